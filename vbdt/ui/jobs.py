"""Work off the window's thread, and its result brought home. The only module of the window that knows threads.

Lanes: WORK for reading, typesetting and everything else; TOKEN, one thread, because a signing token is used by one
caller at a time; DRAW for pages, which a hostile file may keep busy until its child is ended; WATCH for what runs as
long as the window does.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum, auto
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from vbdt.errors import Cancelled, UserError

T = TypeVar("T")


class Lane(Enum):
    """Where work runs."""

    WORK = auto()
    TOKEN = auto()
    DRAW = auto()
    WATCH = auto()


THREADS = {Lane.WORK: 4, Lane.TOKEN: 1, Lane.DRAW: 2, Lane.WATCH: 2}
"""How many at a time."""


class Job:
    """Work under way. `cancel` stops it before it starts, or at its next step."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def cancel(self) -> None:
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()


class Steps:
    """Given to long work: it tells how far it is, and is stopped there when the person asked for it."""

    def __init__(self, job: Job, quitting: threading.Event, tell: Callable[[int, int, str], None]) -> None:
        self._job = job
        self._quitting = quitting
        self._tell = tell

    def is_set(self) -> bool:
        """Whether the work is no longer wanted: asked by what waits in the middle of a step, as an event is."""
        return self._job.cancelled or self._quitting.is_set()

    def step(self, done: int, total: int, words: str = "") -> None:
        """Tell that `done` of `total` steps are made. Raises Cancelled when the work is no longer wanted."""
        if self.is_set():
            raise Cancelled
        self._tell(done, total, words)


class Jobs(QObject):
    """Runs work in lanes. `done` and `failed` are called on the window's thread unless `owner` has gone meanwhile.

    `failed` gets failures of the world; a defect of ours is raised on the window's thread, where the crash hook is.
    """

    _home = Signal(object, object)
    _news = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {lane: ThreadPoolExecutor(threads, lane.name.lower()) for lane, threads in THREADS.items()}
        self._quit = threading.Event()
        self._ends: list[Callable[[], None]] = []
        self._pending = 0
        self._home.connect(self._come_home, Qt.ConnectionType.QueuedConnection)
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether everything that was begun has come home; watchers do not count."""
        return self._pending == 0

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
        lane: Lane = Lane.WORK,
    ) -> Job:
        """Do `work` in a lane and bring its result to `done`."""
        return self._submit(Job(), owner, work, done, failed, lane)

    def follow(
        self,
        owner: QObject,
        work: Callable[[Steps], T],
        told: Callable[[int, int, str], None],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
        lane: Lane = Lane.WORK,
    ) -> Job:
        """Like `run`, for work of many steps: `told` hears of each on the window's thread."""
        job = Job()
        tell: Callable[[tuple[int, int, str]], None] = self.teller(owner, lambda step: told(*step))
        steps = Steps(job, self._quit, lambda done, total, words: tell((done, total, words)))
        return self._submit(job, owner, partial(work, steps), done, failed, lane)

    def teller(self, owner: QObject, told: Callable[[T], None]) -> Callable[[T], None]:
        """A function that any thread may call; `told` hears it on the window's thread."""
        return lambda news: self._news.emit(owner, partial(told, news))

    def keep(
        self, owner: QObject, work: Callable[[], None], end: Callable[[], None], failed: Callable[[UserError], None]
    ) -> None:
        """Run `work` for as long as the window lives; `end` tells it to stop, from another thread."""
        self._ends.append(end)
        self._submit(Job(), owner, work, lambda _: None, failed, Lane.WATCH)

    def stop(self) -> None:
        """Drop what has not begun, tell watchers to end, and wait for what is running; but not for pictures."""
        self._quit.set()
        for end in self._ends:
            end()
        for lane, pool in self._lanes.items():
            pool.shutdown(wait=lane is not Lane.DRAW, cancel_futures=True)

    def _submit(
        self,
        job: Job,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
        lane: Lane,
    ) -> Job:
        def start() -> T:
            if job.cancelled:
                raise Cancelled
            return work()

        if not self._quit.is_set():
            self._pending += lane is not Lane.WATCH
            future = self._lanes[lane].submit(start)
            future.add_done_callback(partial(self._bring_home, owner, done, failed, lane))
        return job

    def _bring_home(
        self,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
        lane: Lane,
        future: Future[T],
    ) -> None:
        if future.cancelled() or self._quit.is_set():
            return
        home = self._news if lane is Lane.WATCH else self._home
        error = future.exception()
        if error is None:
            home.emit(owner, partial(done, future.result()))
        elif isinstance(error, UserError):
            home.emit(owner, partial(failed, error))
        else:
            home.emit(owner, partial(_raise, error))

    @Slot(object, object)
    def _come_home(self, owner: QObject, then: Callable[[], None]) -> None:
        self._pending -= 1
        self._deliver(owner, then)

    @Slot(object, object)
    def _deliver(self, owner: QObject, then: Callable[[], None]) -> None:
        if isValid(owner) and not self._quit.is_set():
            then()


def _raise(error: BaseException) -> None:
    raise error
