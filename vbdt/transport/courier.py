"""Giao liên: carries packages out of the outbox and into the inbox, over and over, without a window and without SQL.

The store keeps what must survive (rows, counters); the acts verify and record. The order that loses nothing: a package
is recorded first and put away after, and is sent again with the same bytes until its receipt comes.

Packages go in batches, for a wait for the disk costs more than the work: one for the counts of all, one for what they
say, one to put them away. A package that was counted before and is still there may be what stopped the program: it goes
alone, so that nobody suffers for his neighbour.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Generic, Protocol, TypeVar

from vbdt.crashpoints import reached
from vbdt.errors import BadInput, NotAllowed, UserError
from vbdt.transport.handing_over import BATCH, Outbox, Sending
from vbdt.transport.mailbox import Arrival, Mailbox, Wanted

ATTEMPTS = 5
"""How often a package may bring the program down before it is set aside."""
_SUCCESSION, _LONGEST_SUCCESSION = 0.02, 0.1  # seconds
_LOOK, _LIVELY = 0.05, 0.7
# Seconds. After something was put away the box is looked into so often for so long: the bell of a folder may be half a
# second late then, while the system waits whether what left the box comes back under another name.
PAUSE = 5.0
"""Seconds between two scans at most."""
BATCH_BYTES = 32_000_000
"""Bytes of bodies that are taken in together, unless one alone has more."""
BATCH_SECONDS = 1.0
"""After so long what is prepared is recorded: people want to see the first of many while the rest is judged."""
_ROUND = 2 * BATCH  # taken in before something is sent again: receipts must not wait for a long queue
TOLD_AFTER = timedelta(days=1)
"""How long a package may wait for its body before a person is told."""
_BODY_WAITS = (5.0, 300.0)  # seconds between two looks for a body that has not arrived: at first, and at most

_log = logging.getLogger(__name__)


class Inbox(Protocol):
    """Kept by the store. Counts are durable before `count_attempts` returns, so that a crash counts."""

    def attempts(self, name: str) -> int: ...
    def count_attempts(self, names: Sequence[str]) -> None: ...
    def forget_attempts(self, names: Sequence[str]) -> None: ...
    def await_body(self, name: str, now: datetime) -> datetime: ...
    def fetched_path(self, digest: str) -> Path: ...
    def quarantine_note(self, name: str, reason: str, at: datetime, data: bytes | None = None) -> None: ...
    def note_contact(self, now: datetime) -> None: ...


class Outcome(StrEnum):
    """What became of a package that was handled."""

    RECORDED = "recorded"
    DUPLICATE = "duplicate"
    PARKED = "parked"


class NotNow(StrEnum):
    """Why a package is left where it is: its body has not arrived; or the same package is about to be recorded, and
    may be asked for again after that."""

    WAITING = "waiting"
    TWICE = "twice"


FetchBody = Callable[[str, int], Path | None]
"""The file with the body of this digest and size, None while it has not arrived. Its bytes are still to be verified."""
T = TypeVar("T")


class Handle(Protocol[T]):
    """What the acts do with packages. BadInput and NotAllowed refuse a package for good, wherever they come from."""

    def together(self) -> AbstractContextManager[None]:
        """Around the preparation and the recording of one batch."""
        ...

    def wants(self, data: bytes) -> tuple[str, int] | None:
        """Digest and size of the body that this package needs; None when none is needed, or the package is none."""
        ...

    def prepare(self, data: bytes, fetch: FetchBody) -> T | NotNow:
        """Verify, and do what takes long. Nothing is changed for anybody else."""
        ...

    def record(self, prepared: Sequence[T]) -> Sequence[Outcome | Exception]:
        """Record them and queue their receipts; durable on return. Each alone: one that fails changes nothing, and
        what it failed with stands in its place."""
        ...


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


@dataclass(slots=True)
class _Taking(Generic[T]):
    """A package on its way in: its bytes, the files that were fetched for it, and what the acts made of it."""

    name: str
    data: bytes
    fetched: list[Path]
    prepared: T


@dataclass(frozen=True, slots=True)
class Courier(Generic[T]):
    """One desk's courier. `clock` gives the time in UTC; `told` hears the tally of every round that did something."""

    mailbox: Mailbox
    outbox: Outbox
    inbox: Inbox
    handle: Handle[T]
    clock: Callable[[], datetime]
    random: Random
    told: Callable[[Tally], None] = lambda _: None
    _looks: dict[str, tuple[datetime, float]] = field(default_factory=dict, init=False)

    def run(self, stop: threading.Event) -> None:
        """Rounds until `stop` is set; `mailbox.wake()` after setting it ends the wait at once."""
        troubled, lively = False, 0.0
        while not stop.is_set():
            tally = self.run_once()
            if tally.changed or tally.problems or troubled:  # the first good round after trouble is news, too
                self.told(tally)
            troubled = bool(tally.problems)
            if tally.changed:
                lively = time.monotonic() + _LIVELY
            self._rest(stop, _LOOK if time.monotonic() < lively else PAUSE)

    def _rest(self, stop: threading.Event, longest: float) -> None:
        """Until there is something to do. What comes in quick succession goes together: many small rounds would keep
        whoever is writing or sending it."""
        rung = self.mailbox.wait(longest)
        until = time.monotonic() + _LONGEST_SUCCESSION
        while rung and not stop.is_set() and time.monotonic() < until:
            rung = self.mailbox.wait(_SUCCESSION)

    def run_once(self, before: Tally | None = None) -> Tally:
        """Take in what has arrived, then send what is due, so that receipts leave in the same round.

        The tally goes on from the round `before`, where there was one.
        """
        return self._send(self._receive(before or Tally()))

    def _receive(self, tally: Tally) -> Tally:
        try:
            taken = 0
            for batch in self._batches():
                if taken >= _ROUND:
                    self.mailbox.wake()
                    break
                waited = tally.waiting
                tally = self._take_in(batch, tally)
                taken += len(batch) - (tally.waiting - waited)  # what waits must not hold up what came after it
            self.inbox.note_contact(self.clock())
        except UserError as error:
            tally = _with_problem(tally, error)
        return tally

    def _batches(self) -> Iterator[list[Arrival]]:
        """What has come, in order. What was tried before and is still there is a batch of its own."""
        batch: list[Arrival] = []
        for arrival in self.mailbox.incoming():
            if self._looks_later(arrival.name):
                continue
            alone = self.inbox.attempts(arrival.name) > 0
            if batch and (alone or len(batch) == BATCH):
                yield batch
                batch = []
            batch.append(arrival)
            if alone:
                yield batch
                batch = []
        if batch:
            yield batch

    def _take_in(self, batch: Sequence[Arrival], tally: Tally) -> Tally:
        """One batch. Raises UserError only where going on makes no sense: store or mailbox cannot be used."""
        first, names = batch[0], [each.name for each in batch]
        if len(batch) == 1 and self.inbox.attempts(first.name) >= ATTEMPTS:
            words = f"Gói tin này đã làm chương trình dừng {ATTEMPTS} lần khi xử lý; cần người kiểm tra."
            return self._set_aside(first.name, words, tally, self._bytes_of(first))
        self.inbox.count_attempts(names)
        reached("receive.1 counted")
        try:
            with self.handle.together():
                return self._handle_all(batch, tally)
        except UserError:
            with suppress(UserError):
                self.inbox.forget_attempts(names)  # none of them was to blame
            raise

    def _handle_all(self, batch: Sequence[Arrival], tally: Tally) -> Tally:
        takings: list[_Taking[T]] = []
        size = 0
        brought = self._bring(batch)
        began = time.monotonic()
        for arrival in batch:
            taking, tally = self._prepare(arrival, brought, takings, tally)
            if taking is not None:
                takings.append(taking)
                size += sum(_size(path) for path in taking.fetched)
            if size >= BATCH_BYTES or time.monotonic() - began > BATCH_SECONDS:
                tally, size, began = self._record(takings, tally), 0, time.monotonic()
        return self._record(takings, tally)

    def _bring(self, batch: Sequence[Arrival]) -> set[str]:
        """Bodies of this batch that were fetched together, as many as may be in memory together. Each is asked for
        again when its package is prepared: whatever goes wrong here is told then."""
        wanted: dict[str, Wanted] = {}
        room = BATCH_BYTES
        for arrival in batch if len(batch) > 1 and self.mailbox.is_far else ():
            try:
                data = self.mailbox.fetch(arrival)
                needed = self.handle.wants(data) if data is not None else None
            except UserError:
                continue
            if needed is not None and needed[0] not in wanted and needed[1] <= room:
                room -= needed[1]
                wanted[needed[0]] = Wanted(arrival.name, *needed, self.inbox.fetched_path(needed[0]))
        return self.mailbox.bring(list(wanted.values())) if len(wanted) > 1 else set()

    def _prepare(
        self, arrival: Arrival, brought: set[str], before: list[_Taking[T]], tally: Tally
    ) -> tuple[_Taking[T] | None, Tally]:
        """One package, as far as nothing is written. None when it is not to be recorded now."""
        name = arrival.name
        data: bytes | None = None
        fetched: list[Path] = []
        try:
            data = self.mailbox.fetch(arrival)
            if data is None:
                self.inbox.forget_attempts([name])
                return None, tally
            prepared = self.handle.prepare(data, self._fetching(fetched, brought))
            if prepared is NotNow.TWICE:
                tally = self._record(before, tally)
                prepared = self.handle.prepare(data, self._fetching(fetched, brought))
        except (BadInput, NotAllowed) as refused:
            _remove(fetched)
            return None, self._set_aside(name, str(refused), tally, data)
        except UserError as error:
            # The world failed, not the package: it stays where it is and is not counted. Of what a cut link brought,
            # the carrier may go on from what is there.
            self.inbox.forget_attempts([name])
            return None, _with_problem(tally, error)
        except Exception:  # noqa: BLE001 - a defect that one package brings out must not stop the post; it is counted
            _log.exception("package %s could not be handled", name)
            return None, tally
        if isinstance(prepared, NotNow):
            return None, self._wait_for_body(name, tally)
        return _Taking(name, data, fetched, prepared), tally

    def _fetching(self, fetched: list[Path], brought: set[str]) -> FetchBody:
        def fetch(digest: str, size: int) -> Path | None:
            path = self.inbox.fetched_path(digest)
            fetched.append(path)
            found = (digest in brought and path.exists()) or self.mailbox.fetch_body(digest, size, path)
            reached("receive.2 body fetched")
            return path if found else None

        return fetch

    def _record(self, takings: list[_Taking[T]], tally: Tally) -> Tally:
        """All of them, and none is left in the list. A fetched body is gone afterwards, unless it was put where it is
        kept."""
        results = self.handle.record([each.prepared for each in takings]) if takings else ()
        reached("receive.6 recorded")
        done: list[str] = []
        uncounted: list[str] = []
        for each, result in zip(takings, results, strict=True):
            self._looks.pop(each.name, None)
            match result:
                case Outcome():
                    done.append(each.name)
                    tally = _counted(tally, result)
                case BadInput() | NotAllowed():
                    tally = self._set_aside(each.name, str(result), tally, each.data)
                case UserError():
                    uncounted.append(each.name)
                    tally = _with_problem(tally, result)
                case _:
                    _log.error("package %s could not be recorded", each.name, exc_info=result)
            _remove(each.fetched)
        takings.clear()
        if done:
            self.mailbox.settle_all(done)
            reached("receive.7 put away")
        if done or uncounted:
            self.inbox.forget_attempts([*done, *uncounted])
        return tally

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
        self.inbox.forget_attempts([name])
        return replace(tally, quarantined=tally.quarantined + 1, problems=(*tally.problems, reason))

    def _send(self, tally: Tally) -> Tally:
        sent = Sending(self.mailbox, self.outbox, self.clock, self.random).hand_over_due()
        if sent.more:
            self.mailbox.wake()
        for error in sent.problems:
            tally = _with_problem(tally, error)
        return replace(tally, sent=tally.sent + sent.sent, failed=tally.failed + sent.failed)


def _counted(tally: Tally, outcome: Outcome) -> Tally:
    match outcome:
        case Outcome.RECORDED:
            return replace(tally, recorded=tally.recorded + 1)
        case Outcome.DUPLICATE:
            return replace(tally, duplicates=tally.duplicates + 1)
        case Outcome.PARKED:
            return replace(tally, parked=tally.parked + 1)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            _log.warning("could not remove %s; the next start will", path)


def _with_problem(tally: Tally, error: UserError) -> Tally:
    sentence = str(error)
    return tally if sentence in tally.problems else replace(tally, problems=(*tally.problems, sentence))
