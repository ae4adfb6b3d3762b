"""The child process of `vbdt.signing.sandbox`: checks what it is given, one file after the other, within its limits."""

import json
import sys
import warnings
from datetime import datetime
from typing import IO

from vbdt.document.verdict import FileVerdict
from vbdt.signing.appearance import compare
from vbdt.signing.frames import read_frames, write_frames
from vbdt.signing.hexstrings import read_hex_strings_fast
from vbdt.signing.limits import allow_seconds, limit_process
from vbdt.signing.trust import Trust
from vbdt.signing.verify import verify

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
        else:
            moment, pdf = rest
            allow_seconds(CPU_SECONDS)
            found = verify(pdf, trust, datetime.fromisoformat(moment.decode()), compare)
            write_frames(answers, [_encoded(found)])


def _encoded(found: FileVerdict) -> bytes:
    return json.dumps(found.to_json()).encode()


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # odd certificates of other people's making are judged, not commented on
    read_hex_strings_fast()
    limit_process()
    serve(sys.stdin.buffer, sys.stdout.buffer)
