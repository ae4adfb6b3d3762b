"""Giao liên: carries packages out of the outbox and into the inbox, over and over, without a window and without SQL.

The store keeps what must survive (rows, counters); the acts verify and record. The order that loses nothing: a package
is recorded first and put away after, and is sent again with the same bytes until its receipt comes.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Protocol

from vbdt.document.ids import DeskId, PackageId
from vbdt.errors import BadInput, NotAllowed, UserError
from vbdt.transport.mailbox import SUFFIX, Arrival, Mailbox

ATTEMPTS = 5
"""How often a package may bring the program down before it is set aside."""
PAUSE = 5.0
"""Seconds between two scans at most."""
_FIRST_WAIT = 10.0
_LONGEST_WAIT = 3600.0
_JITTER = 0.2
_BATCH = 100

_log = logging.getLogger(__name__)


class Posting(Protocol):
    """One row of the outbox: one package for one desk, tried `attempts` times so far."""

    @property
    def row(self) -> int: ...
    @property
    def package(self) -> PackageId: ...
    @property
    def desk(self) -> DeskId: ...
    @property
    def attempts(self) -> int: ...


class Outbox(Protocol):
    """Kept by the store, each call its own transaction."""

    def due(self, now: datetime, limit: int) -> Sequence[Posting]: ...
    def sealed_bytes(self, package: PackageId) -> bytes: ...
    def handed_over(self, row: int, now: datetime) -> None: ...
    def failed(self, row: int, now: datetime, reason: str, retry_at: datetime) -> None: ...


class Inbox(Protocol):
    """Kept by the store. A count is durable before `count_attempt` returns, so that a crash counts."""

    def count_attempt(self, name: str) -> int: ...
    def forget_attempts(self, name: str) -> None: ...
    def quarantine_note(self, name: str, reason: str, at: datetime) -> None: ...


class Outcome(StrEnum):
    """What became of a package that was handled."""

    RECORDED = "recorded"
    DUPLICATE = "duplicate"
    PARKED = "parked"


Handle = Callable[[bytes], Outcome]
"""Verifies, records in one transaction and queues the receipt. BadInput and NotAllowed refuse the package for good."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one round did. `problems` are sentences for the status line; none of them means lost mail."""

    sent: int = 0
    failed: int = 0
    recorded: int = 0
    duplicates: int = 0
    parked: int = 0
    quarantined: int = 0
    problems: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        return bool(self.sent or self.recorded or self.duplicates or self.parked or self.quarantined)


def backoff(attempts: int, random: Random) -> float:
    """Seconds to wait after `attempts` failures: 10, doubling to an hour, give or take a fifth."""
    wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** min(attempts - 1, 20))
    return wait * random.uniform(1 - _JITTER, 1 + _JITTER)


@dataclass(frozen=True, slots=True)
class Courier:
    """One desk's courier. `clock` gives the time in UTC; `told` hears the tally of every round that did something."""

    mailbox: Mailbox
    outbox: Outbox
    inbox: Inbox
    handle: Handle
    clock: Callable[[], datetime]
    random: Random
    told: Callable[[Tally], None] = lambda _: None

    def run(self, stop: threading.Event) -> None:
        """Rounds until `stop` is set; `mailbox.wake()` after setting it ends the wait at once."""
        troubled = False
        while not stop.is_set():
            tally = self.run_once()
            if tally.changed or tally.problems or troubled:  # the first good round after trouble is news, too
                self.told(tally)
            troubled = bool(tally.problems)
            self.mailbox.wait(PAUSE)

    def run_once(self, before: Tally | None = None) -> Tally:
        """Take in what has arrived, then send what is due, so that receipts leave in the same round.

        The tally goes on from the round `before`, where there was one.
        """
        return self._send(self._receive(before or Tally()))

    def _receive(self, tally: Tally) -> Tally:
        try:
            for n, arrival in enumerate(self.mailbox.incoming()):
                if n == _BATCH:
                    self.mailbox.wake()
                    break
                tally = self._take_in(arrival, tally)
        except UserError as error:
            tally = _with_problem(tally, error)
        return tally

    def _take_in(self, arrival: Arrival, tally: Tally) -> Tally:
        """One package. Raises UserError only where going on makes no sense: store or mailbox cannot be used."""
        name = arrival.name
        if self.inbox.count_attempt(name) > ATTEMPTS:
            words = f"Gói tin này đã làm chương trình dừng {ATTEMPTS} lần khi xử lý; cần người kiểm tra."
            return self._set_aside(name, words, tally)
        try:
            data = self.mailbox.fetch(arrival)
            if data is None:
                return tally
            outcome = self.handle(data)
        except (BadInput, NotAllowed) as refused:
            return self._set_aside(name, str(refused), tally)
        except UserError as error:
            # The world failed, not the package: it stays where it is and is not counted.
            self.inbox.forget_attempts(name)
            return _with_problem(tally, error)
        except Exception:  # noqa: BLE001 - a defect that one package brings out must not stop the post; it is counted
            _log.exception("package %s could not be handled", name)
            return tally
        self.mailbox.settle(name)
        self.inbox.forget_attempts(name)
        match outcome:
            case Outcome.RECORDED:
                return replace(tally, recorded=tally.recorded + 1)
            case Outcome.DUPLICATE:
                return replace(tally, duplicates=tally.duplicates + 1)
            case Outcome.PARKED:
                return replace(tally, parked=tally.parked + 1)

    def _set_aside(self, name: str, reason: str, tally: Tally) -> Tally:
        self.mailbox.quarantine(name, reason)
        self.inbox.quarantine_note(name, reason, self.clock())
        self.inbox.forget_attempts(name)
        return replace(tally, quarantined=tally.quarantined + 1, problems=(*tally.problems, reason))

    def _send(self, tally: Tally) -> Tally:
        try:
            postings = self.outbox.due(self.clock(), _BATCH)
            for posting in postings:
                tally = self._hand_over(posting, tally)
        except UserError as error:
            return _with_problem(tally, error)
        if len(postings) == _BATCH:
            self.mailbox.wake()
        return tally

    def _hand_over(self, posting: Posting, tally: Tally) -> Tally:
        try:
            data = self.outbox.sealed_bytes(posting.package)
            self.mailbox.deliver(posting.desk, posting.package + SUFFIX, data)
        except UserError as error:
            now = self.clock()
            wait = timedelta(seconds=backoff(posting.attempts + 1, self.random))
            self.outbox.failed(posting.row, now, str(error), now + wait)
            return replace(_with_problem(tally, error), failed=tally.failed + 1)
        self.outbox.handed_over(posting.row, self.clock())
        return replace(tally, sent=tally.sent + 1)


def _with_problem(tally: Tally, error: UserError) -> Tally:
    sentence = str(error)
    return tally if sentence in tally.problems else replace(tally, problems=(*tally.problems, sentence))
