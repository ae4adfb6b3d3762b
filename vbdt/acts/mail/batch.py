"""Một đợt: what a desk does with the packages that its courier brings together, under one view of the directory."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from vbdt.acts.desks.looks import SOON, Looks
from vbdt.acts.mail.receive import Prepared, Taken, body_wanted, prepare, record
from vbdt.acts.office import Office
from vbdt.document.ids import DeskId, PackageId
from vbdt.document.model import Changed
from vbdt.errors import BadInput, UserError
from vbdt.transport.courier import FetchBody, NotNow, Outcome
from vbdt.transport.mailbox import Mailbox


@dataclass(frozen=True, slots=True)
class Asked:
    """A package as it was prepared, and how it is prepared anew with a newer directory."""

    prepared: Prepared
    anew: Callable[[Office], Prepared | NotNow]


@dataclass(slots=True)
class Batches:
    """What is refused may only be newer than our directory: there is one more look before it is refused for good.

    `tell` hears of every change once it is recorded.
    """

    office: Office
    mailbox: Mailbox
    tell: Callable[[Changed], None]
    looks: Looks
    _before: set[tuple[DeskId, PackageId]] = field(default_factory=set)
    _now: Office | None = None

    @contextmanager
    def together(self) -> Iterator[None]:
        self._now = self.looks.now(self.office, self.mailbox)
        self._before.clear()
        with self.office.store.files.together():
            yield

    def wants(self, data: bytes) -> tuple[str, int] | None:
        """See Handle."""
        return body_wanted(self._now or self.office, data)

    def prepare(self, data: bytes, fetch: FetchBody) -> Asked | NotNow:
        """See Handle."""

        def anew(office: Office) -> Prepared | NotNow:
            return prepare(office, data, fetch, self._before)

        known = self._now or self.office
        try:
            prepared = anew(known)
        except BadInput:
            newer = self._newer(known)
            if newer is None:
                raise
            prepared = anew(newer)
        if isinstance(prepared, NotNow):
            return prepared
        self._before.add(prepared.key)
        return Asked(prepared, anew)

    def record(self, prepared: Sequence[Asked]) -> list[Outcome | Exception]:
        """See Handle."""
        found = record(self.office.store, [each.prepared for each in prepared])
        self._before.clear()
        for n, (asked, result) in enumerate(zip(prepared, found, strict=True)):
            if isinstance(result, BadInput):
                found[n] = self._once_more(asked, result)
        outcomes: list[Outcome | Exception] = []
        for each in found:
            if isinstance(each, Exception):
                outcomes.append(each)
            else:
                outcomes.append(each[0])
                self.tell(each[1])
        return outcomes

    def _once_more(self, asked: Asked, refused: BadInput) -> Taken | Exception:
        newer = self._newer(asked.prepared.office)
        if newer is None:
            return refused
        try:
            prepared = asked.anew(newer)
        except UserError as error:  # refused for good; or the carrier failed, and it comes again
            return error
        return refused if isinstance(prepared, NotNow) else record(self.office.store, [prepared])[0]

    def _newer(self, known: Office) -> Office | None:
        """The desk with a directory that is newer than that one, for the rest of the batch, too; None when none is."""
        now = self.looks.now(self.office, self.mailbox, pause=SOON)
        if now.directory is known.directory:
            return None
        self._now = now
        return now
