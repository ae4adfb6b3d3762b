"""Where acts happen: one open desk with everything it may use. Built once by app.py and passed down."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from vbdt.document.calendar import WorkingCalendar, local_day
from vbdt.document.directory import Agency, Desk, Directory, Person
from vbdt.settings import Settings
from vbdt.signing.timestamps import TimeStamps
from vbdt.signing.trust import Trust
from vbdt.store.store import Store
from vbdt.transport.keys import DeskKeys


@dataclass(frozen=True, slots=True)
class Office:
    """An open desk. `clock` gives the current time in UTC; `timestamps` is None where no service is configured."""

    store: Store
    directory: Directory
    me: Desk
    keys: DeskKeys
    settings: Settings
    trust: Trust
    calendar: WorkingCalendar
    clock: Callable[[], datetime]
    timestamps: TimeStamps | None = None

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
