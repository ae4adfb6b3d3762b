"""Giao liên: carries packages out of the outbox and into the inbox, over and over, without a window and without SQL.

The store keeps what must survive (rows, counters); the acts verify and record. The order that loses nothing: a package
is recorded first and put away after, and is sent again with the same bytes until its receipt comes.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Protocol

from vbdt.crashpoints import reached
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
TOLD_AFTER = timedelta(days=1)
"""How long a package may wait for its body before a person is told."""
_BODY_WAITS = (5.0, 300.0)  # seconds between two looks for a body that has not arrived: at first, and at most

_log = logging.getLogger(__name__)


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
    def failed(self, row: int, now: datetime, reason: str, retry_at: datetime) -> None: ...
    def to_forget(self) -> Sequence[str]: ...
    def forgotten(self, digest: str) -> None: ...


class Inbox(Protocol):
    """Kept by the store. A count is durable before `count_attempt` returns, so that a crash counts."""

    def count_attempt(self, name: str) -> int: ...
    def forget_attempts(self, name: str) -> None: ...
    def await_body(self, name: str, now: datetime) -> datetime: ...
    def fetched_path(self, digest: str) -> Path: ...
    def quarantine_note(self, name: str, reason: str, at: datetime, data: bytes | None = None) -> None: ...
    def note_contact(self, now: datetime) -> None: ...


class Outcome(StrEnum):
    """What became of a package that was handled."""

    RECORDED = "recorded"
    DUPLICATE = "duplicate"
    PARKED = "parked"
    WAITING = "waiting"


FetchBody = Callable[[str, int], Path | None]
"""The file with the body of this digest and size, None while it has not arrived. Its bytes are still to be verified."""
Handle = Callable[[bytes, FetchBody], Outcome]
"""Verifies, records in one transaction and queues the receipt. BadInput and NotAllowed refuse the package for good.
WAITING says that the body has not arrived and nothing was done."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one round did. `problems` are sentences for the status line; none of them means lost mail."""

    sent: int = 0
    failed: int = 0
    recorded: int = 0
    duplicates: int = 0
    parked: int = 0
    quarantined: int = 0
    waiting: int = 0
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
    _looks: dict[str, tuple[datetime, float]] = field(default_factory=dict, init=False)

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
            taken = 0
            for arrival in self.mailbox.incoming():
                if taken == _BATCH:
                    self.mailbox.wake()
                    break
                if not self._looks_later(arrival.name):
                    waited = tally.waiting
                    tally = self._take_in(arrival, tally)
                    taken += tally.waiting == waited  # what waits must not hold up what came after it
            self.inbox.note_contact(self.clock())
        except UserError as error:
            tally = _with_problem(tally, error)
        return tally

    def _take_in(self, arrival: Arrival, tally: Tally) -> Tally:
        """One package. Raises UserError only where going on makes no sense: store or mailbox cannot be used."""
        name = arrival.name
        if self.inbox.count_attempt(name) > ATTEMPTS:
            words = f"Gói tin này đã làm chương trình dừng {ATTEMPTS} lần khi xử lý; cần người kiểm tra."
            return self._set_aside(name, words, tally, self._bytes_of(arrival))
        reached("receive.1 counted")
        data: bytes | None = None
        try:
            data = self.mailbox.fetch(arrival)
            if data is None:
                self.inbox.forget_attempts(name)
                return tally
            outcome = self._handle(data)
        except (BadInput, NotAllowed) as refused:
            return self._set_aside(name, str(refused), tally, data)
        except UserError as error:
            # The world failed, not the package: it stays where it is and is not counted.
            self.inbox.forget_attempts(name)
            return _with_problem(tally, error)
        except Exception:  # noqa: BLE001 - a defect that one package brings out must not stop the post; it is counted
            _log.exception("package %s could not be handled", name)
            return tally
        if outcome is Outcome.WAITING:
            return self._wait_for_body(name, tally)
        self._looks.pop(name, None)
        reached("receive.6 recorded")
        self.mailbox.settle(name)
        reached("receive.7 put away")
        self.inbox.forget_attempts(name)
        match outcome:
            case Outcome.RECORDED:
                return replace(tally, recorded=tally.recorded + 1)
            case Outcome.DUPLICATE:
                return replace(tally, duplicates=tally.duplicates + 1)
            case Outcome.PARKED:
                return replace(tally, parked=tally.parked + 1)

    def _handle(self, data: bytes) -> Outcome:
        """A fetched body is gone afterwards, unless it was put where it is kept."""
        fetched: list[Path] = []

        def fetch(digest: str, size: int) -> Path | None:
            path = self.inbox.fetched_path(digest)
            fetched.append(path)
            found = self.mailbox.fetch_body(digest, size, path)
            reached("receive.2 body fetched")
            return path if found else None

        try:
            outcome = self.handle(data, fetch)
        except UserError as error:
            if isinstance(error, BadInput | NotAllowed):
                _remove(fetched)
            raise  # of what the link cut off, the carrier may go on from what is there
        if outcome is not Outcome.WAITING:
            _remove(fetched)
        return outcome

    def _wait_for_body(self, name: str, tally: Tally) -> Tally:
        now = self.clock()
        since = self.inbox.await_body(name, now)
        _, last = self._looks.get(name, (now, _BODY_WAITS[0] / 2))
        pause = min(_BODY_WAITS[1], last * 2)
        self._looks[name] = (now + timedelta(seconds=pause), pause)
        tally = replace(tally, waiting=tally.waiting + 1)
        if now - since < TOLD_AFTER:
            return tally
        sentence = f"Gói {name} đã đến từ hơn một ngày nhưng chưa thấy nội dung. Kiểm tra hộp thư hoặc hỏi nơi gửi."
        return replace(tally, problems=(*tally.problems, sentence))

    def _looks_later(self, name: str) -> bool:
        at, pause = self._looks.get(name, (None, 0.0))
        return at is not None and timedelta(0) < at - self.clock() <= timedelta(seconds=pause)

    def _bytes_of(self, arrival: Arrival) -> bytes | None:
        try:
            return self.mailbox.fetch(arrival)
        except UserError:
            return None

    def _set_aside(self, name: str, reason: str, tally: Tally, data: bytes | None) -> Tally:
        self._looks.pop(name, None)
        self.inbox.quarantine_note(name, reason, self.clock(), data)
        reached("receive.8 noted")  # the note comes first: what is set aside is always seen
        self.mailbox.quarantine(name, reason)
        reached("receive.9 set aside")
        self.inbox.forget_attempts(name)
        return replace(tally, quarantined=tally.quarantined + 1, problems=(*tally.problems, reason))

    def _send(self, tally: Tally) -> Tally:
        try:
            postings = self.outbox.due(self.clock(), _BATCH)
            reached("send.3 due")
            bodies = Bodies(self.mailbox, self.outbox)
            handed: list[int] = []
            try:
                for posting in postings:
                    tally = self._hand_over(posting, bodies, handed, tally)
            finally:
                if handed:
                    self.outbox.handed_over(handed, self.clock())
            reached("send.6 marked")
            if len(postings) == _BATCH:
                self.mailbox.wake()
            for digest in self.outbox.to_forget():
                self.mailbox.forget_body(digest)
                reached("send.7 body taken off the carrier")
                self.outbox.forgotten(digest)
        except UserError as error:
            return _with_problem(tally, error)
        return tally

    def _hand_over(self, posting: Posting, bodies: "Bodies", handed: list[int], tally: Tally) -> Tally:
        try:
            data = self.outbox.pointer(posting.row)
            if posting.body is not None:
                bodies.deliver(posting.body)
                reached("send.4 body handed over")
            self.mailbox.deliver(posting.desk, posting.package + SUFFIX, data)
            reached("send.5 pointer handed over")
        except UserError as error:
            bodies.doubt(posting.body)
            now = self.clock()
            wait = timedelta(seconds=backoff(posting.attempts + 1, self.random))
            self.outbox.failed(posting.row, now, str(error), now + wait)
            return replace(_with_problem(tally, error), failed=tally.failed + 1)
        handed.append(posting.row)
        return replace(tally, sent=tally.sent + 1)


class Bodies:
    """The bodies that one round has put on the carrier. Asked anew in every round: a stick may have been swapped."""

    def __init__(self, mailbox: Mailbox, outbox: Outbox) -> None:
        self._mailbox = mailbox
        self._outbox = outbox
        self._there: set[str] = set()
        self._failed: dict[str, UserError] = {}

    def deliver(self, digest: str) -> None:
        """Once; a failure is the failure of every package that points to the body, without trying again."""
        if digest in self._failed:
            raise self._failed[digest]
        if digest not in self._there:
            try:
                self._mailbox.deliver_body(digest, self._outbox.body_path(digest))
            except UserError as error:
                self._failed[digest] = error
                raise
            self._there.add(digest)

    def doubt(self, digest: str | None) -> None:
        """A package did not get through: look again whether the body did."""
        self._there.discard(digest or "")


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            _log.warning("could not remove %s; the next start will", path)


def _with_problem(tally: Tally, error: UserError) -> Tally:
    sentence = str(error)
    return tally if sentence in tally.problems else replace(tally, problems=(*tally.problems, sentence))
