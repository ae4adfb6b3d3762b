"""Where acts happen: one open desk with everything it may use. Built once by app.py and passed down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from vbdt.document.calendar import WorkingCalendar, local_day
from vbdt.document.directory import Agency, Desk, Directory, Person
from vbdt.settings import Settings
from vbdt.signing.timestamps import TimeStamps
from vbdt.signing.trust.anchors import Trust
from vbdt.signing.trust.sources import FirstAnswer, RevocationSource
from vbdt.store.store import Store
from vbdt.transport.keys import DeskKeys


@dataclass(frozen=True, slots=True)
class Office:
    """An open desk. `clock` gives the current time in UTC; `timestamps` is None where no service is configured.

    `revocation` says whether certificates were taken back: nothing, until somebody wires a source.
    """

    store: Store
    directory: Directory
    me: Desk
    keys: DeskKeys
    settings: Settings
    trust: Trust
    calendar: WorkingCalendar
    clock: Callable[[], datetime]
    timestamps: TimeStamps | None = None
    revocation: RevocationSource = field(default_factory=FirstAnswer)

    @property
    def person(self) -> Person:
        return self.directory.person(self.me.person)

    @property
    def agency(self) -> Agency:
        return self.directory.agency(self.me.agency)

    @property
    def today(self) -> date:
        """Today in Vietnam."""
        return local_day(self.clock())
