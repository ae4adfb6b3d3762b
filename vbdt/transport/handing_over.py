"""Handing over what is due: all bodies of a batch, then the pointers of those that lie there, then it is noted.

Nothing is taken for sent that was not. What was sent and not noted, because the power went, is sent again with the same
bytes, and known where it comes twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Protocol

from vbdt.crashpoints import reached
from vbdt.document.ids import DeskId, PackageId
from vbdt.errors import UserError
from vbdt.transport.mailbox import SUFFIX, Mailbox, Parcel

BATCH = 64
"""Packages that are handed over, or taken in, together at most."""
_FIRST_WAIT = 10.0
_LONGEST_WAIT = 3600.0
_JITTER = 0.2


class Posting(Protocol):
    """One row of the outbox: one package for one desk, tried `attempts` times so far. `body` names a body that lies
    apart and must lie on the carrier before the package does."""

    @property
    def row(self) -> int: ...
    @property
    def package(self) -> PackageId: ...
    @property
    def desk(self) -> DeskId: ...
    @property
    def attempts(self) -> int: ...
    @property
    def body(self) -> str | None: ...


class Outbox(Protocol):
    """Kept by the store, each call its own transaction."""

    def due(self, now: datetime, limit: int) -> Sequence[Posting]: ...
    def pointer(self, row: int) -> bytes: ...
    def body_path(self, digest: str) -> Path: ...
    def handed_over(self, rows: Sequence[int], now: datetime) -> None: ...
    def failed(self, failures: Sequence["Failure"], now: datetime) -> None: ...
    def to_forget(self) -> Sequence[str]: ...
    def forgotten(self, digests: Sequence[str]) -> None: ...


@dataclass(frozen=True, slots=True)
class Failure:
    """A row of the outbox that did not get through; try again at `retry_at`."""

    row: int
    reason: str
    retry_at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """What was done. `more` when there was more than fits into one batch."""

    sent: int = 0
    failed: int = 0
    problems: tuple[UserError, ...] = ()
    more: bool = False


def backoff(attempts: int, random: Random) -> float:
    """Seconds to wait after `attempts` failures: 10, doubling to an hour, give or take a fifth."""
    wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** min(attempts - 1, 20))
    return wait * random.uniform(1 - _JITTER, 1 + _JITTER)


@dataclass(frozen=True, slots=True)
class Sending:
    """The way out of the outbox onto the carrier."""

    mailbox: Mailbox
    outbox: Outbox
    clock: Callable[[], datetime]
    random: Random

    def hand_over_due(self) -> Sent:
        """One batch; and bodies that nobody waits for any more are taken off the carrier."""
        sent = Sent()
        try:
            postings = self.outbox.due(self.clock(), BATCH)
            reached("send.3 due")
            if postings:
                sent = self._hand_over(postings)
            self._take_back()
        except UserError as error:
            return Sent(sent.sent, sent.failed, (*sent.problems, error), sent.more)
        return sent

    def _hand_over(self, postings: Sequence[Posting]) -> Sent:
        """Each fails for itself."""
        failed: dict[int, UserError] = {}
        pointers: dict[int, bytes] = {}
        for posting in postings:
            try:
                pointers[posting.row] = self.outbox.pointer(posting.row)
            except UserError as error:
                failed[posting.row] = error
        whole = [each for each in postings if each.row in pointers]
        bodies = {each.body: self.outbox.body_path(each.body) for each in whole if each.body is not None}
        lost = self.mailbox.deliver_bodies(bodies) if bodies else {}
        reached("send.4 bodies handed over")
        failed |= {each.row: lost[each.body] for each in whole if each.body is not None and each.body in lost}
        going = [each for each in whole if each.row not in failed]
        parcels = [Parcel(each.desk, each.package + SUFFIX, pointers[each.row]) for each in going]
        results = self.mailbox.deliver_all(parcels) if parcels else []
        failed |= {each.row: result for each, result in zip(going, results, strict=True) if result is not None}
        reached("send.5 pointers handed over")
        self._note(postings, failed)
        reached("send.6 marked")
        problems = tuple({str(each): each for each in failed.values()}.values())
        return Sent(len(postings) - len(failed), len(failed), problems, len(postings) == BATCH)

    def _note(self, postings: Sequence[Posting], failed: dict[int, UserError]) -> None:
        now = self.clock()
        handed = [each.row for each in postings if each.row not in failed]
        if handed:
            self.outbox.handed_over(handed, now)
        failures = [
            Failure(each.row, str(failed[each.row]), now + timedelta(seconds=backoff(each.attempts + 1, self.random)))
            for each in postings
            if each.row in failed
        ]
        if failures:
            self.outbox.failed(failures, now)

    def _take_back(self) -> None:
        over = self.outbox.to_forget()
        if over:
            self.mailbox.forget_bodies(over)
            reached("send.7 bodies taken off the carrier")
            self.outbox.forgotten(over)
