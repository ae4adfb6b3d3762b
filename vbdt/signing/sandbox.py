"""Files from outside are read in child processes, which may hang, swell or crash without harm to the desk.

A child is started once and kept warm: loading pyHanko takes longer than most checks. It gets the trust when it first
needs it, then files one by one, and answers with JSON; nothing that it says is executed. Whatever happens to it, a
check ends in a verdict: a child that takes too long or dies is `unknown`, and the next file gets a new one.

Besides checking, a child does any other reading that its caller names (`Sandbox.read`). On Linux the system itself
limits a child's memory, processor time and writing (`vbdt.signing.limits`); elsewhere only our clock ends it.
"""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Timer
from typing import cast

from vbdt.document.codec import Json
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.errors import BadInput, Cancelled, NotAllowed
from vbdt.signing import words
from vbdt.signing.coverage import MAX_PDF
from vbdt.signing.frames import read_frames, write_frames
from vbdt.signing.trust import Trust

SECONDS = 60.0
"""For one file, by the clock on the wall. The slowest public sample, with 50 revisions, takes 6."""
CHILD = "vbdt.signing.sandbox_child"
MAX_ANSWER = 192 << 20
"""Bytes. Forty signatures with their certificates take some hundred kilobytes, a scan of 100 MB written anew 134 MB."""
MAX_SERVED = 1000
"""Files after which a child is replaced, so that no library's forgotten memory adds up."""
ASK_EVERY = 0.2
KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "TEMP", "LANG")
"""What a child needs of the environment; the rest, passphrases among it, it does not get."""

Step = Callable[[int, int], bool]
"""Told how many files of how many are done; answers whether to go on."""


@dataclass
class Child:
    """A warm process and the trust that it was told last."""

    process: subprocess.Popen[bytes]
    trust: Trust | None = None
    served: int = 0

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


@dataclass(frozen=True)
class Sandbox:
    """Warm children, as many as are busy at once. Safe to call from several threads."""

    seconds: float = SECONDS
    _idle: "SimpleQueue[Child]" = field(default_factory=SimpleQueue)
    _closed: Event = field(default_factory=Event)

    def verify(self, pdf: bytes, trust: Trust, at: datetime | None = None) -> FileVerdict:
        """The verdict on a file from outside, as of `at` (aware; now when left out). Raises nothing for any bytes."""
        moment = at or datetime.now(UTC)
        if moment.tzinfo is None:
            raise ValueError("a time without a zone decides nothing")
        if len(pdf) > MAX_PDF:
            return FileVerdict(Verdict.UNKNOWN, words.TOO_LARGE)
        try:
            answer = self._ask(trust, [b"file", moment.isoformat().encode(), pdf])
            return FileVerdict.from_json(json.loads(answer))
        except (OSError, EOFError, ValueError, BadInput):
            return FileVerdict(Verdict.UNKNOWN, words.NOT_FINISHED)

    def read(self, reader: str, data: bytes) -> Json:
        """What the function `module:name` of this program makes of a file from outside; it runs in a child.

        The function takes bytes and gives JSON. Raises BadInput or NotAllowed when it does, and BadInput when the child
        does not come to an end; other failures of the child are a defect of ours.
        """
        try:
            if len(data) > MAX_PDF:
                raise ValueError
            answer = json.loads(self._ask(None, [b"read", reader.encode(), data]))
        except (OSError, EOFError, ValueError):
            raise BadInput(words.NOT_READ, words.ASK_AGAIN) from None
        if "refused" in answer:
            what, cure, rule = answer["refused"]
            raise (BadInput if answer["allowed"] else NotAllowed)(what, cure, rule=rule)
        return cast(Json, answer["read"])

    def _ask(self, trust: Trust | None, question: Sequence[bytes]) -> bytes:
        """One question to a child, and its answer. Raises OSError, EOFError or ValueError when none comes."""
        child = self._take()
        alarm = Timer(self.seconds, child.process.kill)
        alarm.daemon = True
        alarm.start()
        try:
            answer = _answer(child, trust, question)
        except (OSError, EOFError, ValueError):
            child.stop()
            raise
        finally:
            alarm.cancel()
        self._rest(child)
        return answer

    def verify_many(
        self, paths: Sequence[Path], trust: Trust, at: datetime | None = None, step: Step | None = None
    ) -> Iterator[tuple[Path, FileVerdict]]:
        """Check files on all cores and give the verdicts in the order of `paths`. Unreadable files are `unknown`.

        Raises Cancelled when `step` says no; it is asked after every file and five times a second in between.
        """
        moment = at or datetime.now(UTC)
        pool = ThreadPoolExecutor(os.cpu_count() or 1)
        tasks = [pool.submit(self._file, path, trust, moment) for path in paths]
        try:
            for n, (path, task) in enumerate(zip(paths, tasks, strict=True)):
                while not wait([task], ASK_EVERY).done:
                    _go_on(step, n, len(paths))
                yield path, task.result()
                _go_on(step, n + 1, len(paths))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End the children that rest; those that are busy end with their file."""
        self._closed.set()
        while True:
            try:
                self._idle.get_nowait().stop()
            except Empty:
                return

    def _rest(self, child: Child) -> None:
        if child.served >= MAX_SERVED:
            child.stop()
            return
        self._idle.put(child)
        if self._closed.is_set():
            self.close()

    def _file(self, path: Path, trust: Trust, at: datetime) -> FileVerdict:
        try:
            if path.stat().st_size > MAX_PDF:
                return FileVerdict(Verdict.UNKNOWN, words.TOO_LARGE)
            return self.verify(path.read_bytes(), trust, at)
        except OSError:
            return FileVerdict(Verdict.UNKNOWN, words.NO_FILE)

    def _take(self) -> Child:
        try:
            child = self._idle.get_nowait()
        except Empty:
            return Child(_started())
        if child.process.poll() is None:
            return child
        child.stop()
        return self._take()


@cache
def sandbox() -> Sandbox:
    """The children of this process; they end with it."""
    made = Sandbox()
    atexit.register(made.close)
    return made


def _go_on(step: Step | None, done: int, total: int) -> None:
    if step is not None and not step(done, total):
        raise Cancelled


def _started() -> "subprocess.Popen[bytes]":
    """A new child with nothing of our surroundings: no passphrase, no working folder to import from."""
    surroundings = {name: os.environ[name] for name in KEPT if name in os.environ}
    source = str(Path(__file__).parents[2])
    return subprocess.Popen(  # noqa: S603 - our own interpreter with our own module
        [sys.executable, "-P", "-m", CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**surroundings, "PYTHONPATH": source},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _answer(child: Child, trust: Trust | None, question: Sequence[bytes]) -> bytes:
    """Raises OSError or EOFError when the child is gone, ValueError for nonsense."""
    sent, received = child.process.stdin, child.process.stdout
    if sent is None or received is None:
        raise EOFError
    if trust is not None and child.trust != trust:
        write_frames(sent, [b"trust"], trust.anchors, trust.intermediates, trust.crls)
        child.trust = trust
    write_frames(sent, question)
    (answer,) = read_frames(received, MAX_ANSWER)
    child.served += 1
    return answer
