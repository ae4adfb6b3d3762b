"""The child process of `vbdt.signing.sandbox`: reads what it is given, one file after the other, within its limits."""

import json
import sys
import warnings
from datetime import datetime
from importlib import import_module
from typing import IO

from vbdt.document.codec import Json
from vbdt.errors import NotAllowed, UserError
from vbdt.signing.appearance import compare
from vbdt.signing.frames import read_frames, write_frames
from vbdt.signing.hexstrings import read_hex_strings_fast
from vbdt.signing.limits import allow_seconds, limit_process
from vbdt.signing.names import treat_names_fast
from vbdt.signing.trust import Trust
from vbdt.signing.verify import verify
from vbdt.signing.xref_tables import end_tables_with_the_file

MAX_MESSAGE = 1 << 32
CPU_SECONDS = 50
"""For one file; a little less than what the parent waits."""


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until the parent closes the pipe."""
    trust = Trust()
    while True:
        try:
            kind, *rest = read_frames(questions, MAX_MESSAGE)
        except EOFError:
            return
        if kind == b"trust":
            trust = Trust(*(tuple(read_frames(questions, MAX_MESSAGE)) for _ in range(3)))
            continue
        how, data = rest
        allow_seconds(CPU_SECONDS)
        if kind == b"file":
            answer = verify(data, trust, datetime.fromisoformat(how.decode()), compare).to_json()
        else:
            answer = _read(how.decode(), data)
        write_frames(answers, [json.dumps(answer).encode()])


def _read(reader: str, data: bytes) -> Json:
    """What a function of ours, named by our parent as `module:name`, makes of the data, or why it refuses them."""
    module, _, name = reader.partition(":")
    try:
        return {"read": getattr(import_module(module), name)(data)}
    except UserError as refusal:
        return {"refused": [refusal.what, refusal.cure, refusal.rule], "allowed": not isinstance(refusal, NotAllowed)}


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # odd certificates of other people's making are judged, not commented on
    read_hex_strings_fast()
    treat_names_fast()
    end_tables_with_the_file()
    limit_process()
    serve(sys.stdin.buffer, sys.stdout.buffer)
