"""Many signatures with one open key, so that the token is the only thing anybody waits for.

While the token works on one document, the next is prepared and the one before is finished; the time-stamp service is
asked for several at a time. Everything that a stage of the caller does (reading, storing, telling) stays on the
caller's thread.
"""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from threading import Event
from typing import Generic, TypeVar

from vbdt.errors import Cancelled, UserError
from vbdt.signing.keys.key import Key
from vbdt.signing.keys.key_problems import KeyRefused
from vbdt.signing.made import Prepared, Signed
from vbdt.signing.timestamps import TimeStamps, TimeStampUnavailable

T = TypeVar("T")
Step = Callable[[int, int, str], None]
"""Hears how many of how many are settled, and a sentence; raises Cancelled when nobody wants the rest any more."""

STAMPING = 4
"""Time-stamps asked for at a time; also how many signed documents may wait to be kept."""


class Result(StrEnum):
    """What became of one document of a batch."""

    SIGNED = "da_ky"
    FAILED = "loi"
    NOT_REACHED = "chua_toi"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """`why` says why a document FAILED; `notice` what is still owed to a signed one (its time-stamp)."""

    item: T
    result: Result = Result.NOT_REACHED
    why: UserError | None = None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Batch(Generic[T]):
    """What became of each document, in the order given. `stopped` is why the rest was not reached.

    That is the key's refusal (KeyRefused: pulled out, crashed, …) or Cancelled.
    """

    outcomes: tuple[Outcome[T], ...]
    stopped: UserError | None = None

    def of(self, result: Result) -> tuple[T, ...]:
        return tuple(each.item for each in self.outcomes if each.result is result)

    @property
    def rest(self) -> tuple[T, ...]:
        """What to go on with once the token is back: all that was not reached."""
        return self.of(Result.NOT_REACHED)


@dataclass(frozen=True, slots=True)
class Stages(Generic[T]):
    """What the caller does with each document. Both may raise UserError, which costs that document only; KeyRefused
    stops the batch and leaves the document among the rest.

    `prepare` gives the file up to the bytes to sign; `keep` stores and records the signed file, for good.
    """

    prepare: Callable[[T], Prepared]
    keep: Callable[[T, Signed], object]
    words: Callable[[T], str] = str


def sign_each(
    items: Sequence[T], key: Key, stages: Stages[T], step: Step, timestamps: TimeStamps | None = None
) -> Batch[T]:
    """Sign in the order given. A document that fails never stops the others; a key that refuses stops the batch.

    What is signed is kept before this returns or raises, also when the key is pulled out or the person stops.
    """
    line = _Line(items, stages, step, None if timestamps is None else UntilOutage(timestamps))
    with ThreadPoolExecutor(1, "token") as token, ThreadPoolExecutor(STAMPING, "finish") as helpers:
        return line.run(token, helpers, key.sign_bytes)


class UntilOutage:
    """A time-stamp service that is not asked again once it has failed: a batch waits for an outage only once."""

    def __init__(self, service: TimeStamps) -> None:
        self._service = service
        self._out = Event()

    def stamp(self, digest: bytes) -> bytes:
        if self._out.is_set():
            raise TimeStampUnavailable("Máy chủ cấp dấu thời gian đang không trả lời.")
        try:
            return self._service.stamp(digest)
        except TimeStampUnavailable:
            self._out.set()
            raise


@dataclass(frozen=True, slots=True)
class _AtToken:
    """The one document whose signature value the token is making."""

    at: int
    prepared: Prepared
    value: "Future[bytes]"


class _Line(Generic[T]):
    """The documents on their way through the stages."""

    def __init__(self, items: Sequence[T], stages: Stages[T], step: Step, timestamps: TimeStamps | None) -> None:
        self._items = items
        self._stages = stages
        self._step = step
        self._timestamps = timestamps
        self._outcomes = [Outcome(item) for item in items]
        self._at_token: _AtToken | None = None
        self._finishing: deque[tuple[int, Future[Signed]]] = deque()
        self._stopped: UserError | None = None

    def run(self, token: Executor, helpers: Executor, sign: Callable[[bytes], bytes]) -> Batch[T]:
        try:
            for at, item in enumerate(self._items):
                prepared = self._prepare(at, item)
                done = self._value() if prepared is not None else None
                if self._stopped is not None:
                    break
                if prepared is not None:  # the token first: it must not wait for what comes after it
                    self._at_token = _AtToken(at, prepared, token.submit(sign, prepared.to_sign))
                self._finish(done, helpers)
                self._keep(STAMPING)
        finally:
            self._finish(self._value(), helpers)
            self._keep(0)
        return Batch(tuple(self._outcomes), self._stopped)

    def _prepare(self, at: int, item: T) -> Prepared | None:
        try:
            return self._stages.prepare(item)
        except UserError as error:
            self._settle(Outcome(item, Result.FAILED, error), at)
            return None

    def _value(self) -> tuple[int, Prepared, bytes] | None:
        """Wait for the document at the token. When the key refuses, the batch stops and the document is as before."""
        busy, self._at_token = self._at_token, None
        if busy is None:
            return None
        try:
            return busy.at, busy.prepared, busy.value.result()
        except KeyRefused as refused:
            self._stopped = refused
            return None

    def _finish(self, done: tuple[int, Prepared, bytes] | None, helpers: Executor) -> None:
        from vbdt.signing.sign import finish

        if done is not None:
            at, prepared, value = done
            self._finishing.append((at, helpers.submit(finish, prepared, value, self._timestamps)))

    def _keep(self, waiting: int) -> None:
        """Keep what is finished, in order, until at most `waiting` are left."""
        while self._finishing and (len(self._finishing) > waiting or self._finishing[0][1].done()):
            at, signed = self._finishing.popleft()
            item = self._items[at]
            try:
                made = signed.result()
                self._stages.keep(item, made)
                self._settle(Outcome(item, Result.SIGNED, notice=made.notice), at)
            except KeyRefused as refused:  # keeping may need the key again, for annexes
                self._stopped = self._stopped or refused
            except UserError as error:
                self._settle(Outcome(item, Result.FAILED, error), at)

    def _settle(self, outcome: Outcome[T], at: int) -> None:
        self._outcomes[at] = outcome
        settled = sum(each.result is not Result.NOT_REACHED for each in self._outcomes)
        try:
            self._step(settled, len(self._items), self._stages.words(outcome.item))
        except Cancelled as cancelled:
            self._stopped = self._stopped or cancelled
