"""Children are started once and kept warm. Whatever happens to one, the question that it was asked only fails.

A child takes frames of bytes and gives frames of bytes; nothing that it says is executed. One that takes too long is
killed by our clock, on Linux also by the system (`vbdt.children.limits`), and the next question gets a new one.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Timer

from vbdt.children.frames import read_frames, write_frames
from vbdt.children.serve import DONE, MATTER, QUESTION, REFUSED
from vbdt.errors import BadInput, NotAllowed, UserError

MAX_SERVED = 1000
"""Questions after which a child is replaced, so that no library's forgotten memory adds up."""
KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "TEMP", "LANG")
"""What a child needs of the environment; the rest, passphrases among it, it does not get."""


class NoAnswer(Exception):
    """The child died, was killed for its time, or spoke nonsense."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What several questions are about. A child is told it once; what has the same `key` is the same matter."""

    key: object
    frames: Sequence[bytes]


@dataclass
class Child:
    """A process, how often its like had been closed when it began, the key of the matter that it was told last, and how
    many questions it answered."""

    process: subprocess.Popen[bytes]
    began_after: int
    told: object = None
    served: int = 0

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


@dataclass
class Children:
    """Warm children that run `module`, as many as are busy at once. Safe to call from several threads.

    `seconds` is what one answer may take by the clock on the wall, `most` how many bytes it may have.
    """

    module: str
    seconds: float
    most: int
    _idle: list[Child] = field(default_factory=list)
    _busy: list[Child] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)
    _times_closed: int = 0

    def ask(self, question: Sequence[bytes], matter: Matter | None = None) -> list[bytes]:
        """One question to a child, and its answer.

        Raises NoAnswer when none comes, and the BadInput or NotAllowed with which the child refuses.
        """
        child = self._take(matter)
        alarm = Timer(self.seconds, child.process.kill)
        alarm.daemon = True
        alarm.start()
        sound = False
        try:
            outcome, *answer = _answer(child, question, matter, self.most)
            refusal = None if outcome == DONE else _refusal(outcome, answer)
            sound = True
        except (OSError, EOFError, ValueError, RecursionError) as failure:
            raise NoAnswer from failure
        finally:
            alarm.cancel()
            self._put_back(child, sound=sound)
        if refusal is not None:
            raise refusal
        return answer

    def warm(self) -> None:
        """Start a child if there is none; it gets ready while we do other things."""
        with self._lock:
            if not self._idle and not self._busy:
                self._idle.append(Child(_started(self.module), self._times_closed))

    def close(self) -> None:
        """End all children; who waits for one gets NoAnswer, and none that is still asked is kept."""
        with self._lock:
            self._times_closed += 1
            idle, self._idle[:] = list(self._idle), []
            for child in self._busy:
                child.process.kill()
        for child in idle:
            child.stop()

    def __del__(self) -> None:
        """Children do not outlive the last who could ask them."""
        self.close()

    def _take(self, matter: Matter | None) -> Child:
        with self._lock:
            self._idle.sort(key=lambda child: matter is not None and child.told == matter.key)
            child = self._idle.pop() if self._idle else None
            if child is not None and child.process.poll() is None:
                self._busy.append(child)
                return child
        if child is not None:
            child.stop()
            return self._take(matter)
        began_after = self._times_closed
        made = Child(_started(self.module), began_after)
        with self._lock:
            self._busy.append(made)
        return made

    def _put_back(self, child: Child, *, sound: bool) -> None:
        with self._lock:
            self._busy.remove(child)
            if sound and child.began_after == self._times_closed and child.served < MAX_SERVED:
                self._idle.append(child)
                return
        child.stop()


def _started(module: str) -> "subprocess.Popen[bytes]":
    """A new child with nothing of our surroundings: no passphrase, no working folder to import from."""
    surroundings = {name: os.environ[name] for name in KEPT if name in os.environ}
    source = str(Path(__file__).parents[2])
    return subprocess.Popen(  # noqa: S603 - our own interpreter with our own module
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**surroundings, "PYTHONPATH": source},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _answer(child: Child, question: Sequence[bytes], matter: Matter | None, most: int) -> list[bytes]:
    """Raises OSError or EOFError when the child is gone, ValueError for nonsense."""
    sent, received = child.process.stdin, child.process.stdout
    if sent is None or received is None:
        raise EOFError
    if matter is not None and child.told != matter.key:
        write_frames(sent, [MATTER, *matter.frames])
        child.told = matter.key
    write_frames(sent, [QUESTION, *question])
    answer = read_frames(received, most)
    child.served += 1
    return answer


def _refusal(outcome: bytes, said: list[bytes]) -> UserError:
    """What a child refuses with. Raises ValueError or RecursionError for nonsense."""
    if outcome == REFUSED and len(said) == 1:
        match json.loads(said[0]):
            case [str(what), str(cure), str(rule), bool(forbidden)]:
                return (NotAllowed if forbidden else BadInput)(what, cure, rule=rule)
    raise ValueError("neither an answer nor a refusal")
