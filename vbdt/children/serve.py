"""The child's side: it is told a matter, then answers questions about it, until its parent closes the pipe."""

import json
import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from vbdt.children.frames import read_frames, write_frames
from vbdt.children.limits import allow_seconds, limit_process
from vbdt.errors import NotAllowed, UserError

MATTER, QUESTION = b"matter", b"question"
DONE, REFUSED = b"done", b"refused"
MAX_MESSAGE = 1 << 32

M = TypeVar("M")


def serve(
    prepare: Callable[[list[bytes]], M],
    answer: Callable[[M, list[bytes]], Sequence[bytes]],
    seconds: int,
    memory: int,
) -> None:
    """Answer until there is nobody to ask. `seconds` of the processor are allowed for one answer,
    and `memory` bytes of address space.

    `prepare` makes of a matter's frames what `answer` gets with every question; before the first matter, of none.
    """
    limit_process(memory)
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    known = prepare([])
    while True:
        try:
            kind, *frames = read_frames(questions, MAX_MESSAGE)
        except EOFError:
            return
        if kind == MATTER:
            known = prepare(frames)
            continue
        allow_seconds(seconds)
        write_frames(answers, _outcome(answer, known, frames))


def _outcome(answer: Callable[[M, list[bytes]], Sequence[bytes]], known: M, question: list[bytes]) -> Sequence[bytes]:
    try:
        return [DONE, *answer(known, question)]
    except UserError as refusal:
        said = refusal.what, refusal.cure, refusal.rule, isinstance(refusal, NotAllowed)
        return [REFUSED, json.dumps(said).encode()]
