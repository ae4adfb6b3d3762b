"""The child process of `sandbox`: reads what it is given, one file after the other, within its limits."""

import json
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from importlib import import_module

from vbdt.children.serve import serve
from vbdt.signing.check.appearance import compare
from vbdt.signing.check.hexstrings import read_hex_strings_fast
from vbdt.signing.check.names import treat_names_fast
from vbdt.signing.check.verify import verify
from vbdt.signing.check.xref_tables import end_tables_with_the_file
from vbdt.signing.trust.anchors import Trust

CPU_SECONDS = 50
"""For one file; a little less than what the parent waits."""
MEMORY = 3 << 30
"""Bytes of address space. The libraries take some hundred megabytes; a file of 100 MB is read several times over."""


def trust_of(frames: list[bytes]) -> Trust:
    """The trust that the parent told; before it did, nobody is trusted."""
    if not frames:
        return Trust()
    head, *certificates = frames
    anchors, intermediates, _ = json.loads(head)
    ends = anchors, anchors + intermediates
    return Trust(tuple(certificates[: ends[0]]), tuple(certificates[ends[0] : ends[1]]), tuple(certificates[ends[1] :]))


def answer(trust: Trust, question: list[bytes]) -> Sequence[bytes]:
    """A verdict, or what a function of ours, named by our parent as `module:name`, makes of the data."""
    kind, how, data, *about = question
    if kind == b"file":
        said = verify(data, trust, datetime.fromisoformat(how.decode()), compare).to_json()
    else:
        module, _, name = how.decode().partition(":")
        said = getattr(import_module(module), name)(data, *json.loads(about[0]))
    return [json.dumps(said, default=asdict).encode()]


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # odd certificates of other people's making are judged, not commented on
    read_hex_strings_fast()
    treat_names_fast()
    end_tables_with_the_file()
    serve(trust_of, answer, CPU_SECONDS, MEMORY)
