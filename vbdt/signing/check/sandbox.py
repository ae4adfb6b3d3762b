"""Files from outside are read in child processes, which may hang, swell or crash without harm to the desk.

A child gets the trust when it first needs it, then files one by one, and answers with JSON (`vbdt.children`). Whatever
happens to it, a check ends in a verdict: a child that takes too long or dies is `unknown`. Besides checking, a child
does any other reading that its caller names (`Sandbox.read`).
"""

import atexit
import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import cast

from vbdt.children.warm import Children, Matter, NoAnswer
from vbdt.document.codec import Json
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.errors import BadInput, Cancelled
from vbdt.signing.check import words
from vbdt.signing.check.coverage import MAX_PDF
from vbdt.signing.trust.anchors import Trust

SECONDS = 60.0
"""For one file, by the clock on the wall. The slowest public sample, with 50 revisions, takes 6."""
CHILD = "vbdt.signing.check.sandbox_child"
MAX_ANSWER = 192 << 20
"""Bytes. Forty signatures with their certificates take some hundred kilobytes, a scan of 100 MB written anew 134 MB."""
ASK_EVERY = 0.2

Step = Callable[[int, int], bool]
"""Told how many files of how many are done; answers whether to go on."""


@dataclass(frozen=True)
class Sandbox:
    """Warm children, as many as are busy at once. Safe to call from several threads."""

    children: Children = field(default_factory=lambda: Children(CHILD, SECONDS, MAX_ANSWER))

    def verify(self, pdf: bytes, trust: Trust, at: datetime | None = None) -> FileVerdict:
        """The verdict on a file from outside, as of `at` (aware; now when left out). Raises nothing for any bytes."""
        moment = at or datetime.now(UTC)
        if moment.tzinfo is None:
            raise ValueError("a time without a zone decides nothing")
        if len(pdf) > MAX_PDF:
            return FileVerdict(Verdict.UNKNOWN, words.TOO_LARGE)
        try:
            (answer,) = self.children.ask([b"file", moment.isoformat().encode(), pdf], _matter(trust))
            return FileVerdict.from_json(json.loads(answer))
        except (NoAnswer, ValueError, BadInput):
            return FileVerdict(Verdict.UNKNOWN, words.NOT_FINISHED)

    def read(self, reader: str, data: bytes, *about: object) -> Json:
        """What the function `module:name` of this program makes of a file from outside; it runs in a child.

        The function takes bytes and `about`, and gives JSON or records. Raises BadInput or NotAllowed when it does, and
        BadInput when the child does not come to an end; other failures of the child are a defect of ours.
        """
        try:
            if len(data) > MAX_PDF:
                raise ValueError
            (answer,) = self.children.ask([b"read", reader.encode(), data, json.dumps(about).encode()])
            return cast(Json, json.loads(answer))
        except (NoAnswer, ValueError):
            raise BadInput(words.NOT_READ, words.ASK_AGAIN) from None

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
        """End the children."""
        self.children.close()

    def _file(self, path: Path, trust: Trust, at: datetime) -> FileVerdict:
        try:
            if path.stat().st_size > MAX_PDF:
                return FileVerdict(Verdict.UNKNOWN, words.TOO_LARGE)
            return self.verify(path.read_bytes(), trust, at)
        except OSError:
            return FileVerdict(Verdict.UNKNOWN, words.NO_FILE)


@cache
def sandbox() -> Sandbox:
    """The children of this process; they end with it."""
    made = Sandbox()
    atexit.register(made.close)
    return made


def _go_on(step: Step | None, done: int, total: int) -> None:
    if step is not None and not step(done, total):
        raise Cancelled


def _matter(trust: Trust) -> Matter:
    groups = trust.anchors, trust.intermediates, trust.crls
    return Matter(trust, [json.dumps([len(each) for each in groups]).encode(), *chain.from_iterable(groups)])
