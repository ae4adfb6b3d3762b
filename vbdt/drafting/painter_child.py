"""The child process of `vbdt.drafting.apart`: draws pages of the file that it was told last."""

import json
from collections.abc import Sequence

from vbdt.children.serve import serve
from vbdt.drafting.render import page_sizes, render

CPU_SECONDS = 8
"""For one page; a little less than what the parent waits."""
MEMORY = 3 << 29
"""Bytes of address space. The largest picture takes 160 MB, three times over while it is handed on."""


def file_of(frames: list[bytes]) -> bytes:
    return frames[0] if frames else b""


def answer(pdf: bytes, question: list[bytes]) -> Sequence[bytes]:
    """The sizes of all pages, or one page drawn."""
    match json.loads(question[0]):
        case [page, dpi]:
            drawn = render(pdf, page, dpi)
            return [json.dumps([drawn.width, drawn.height]).encode(), drawn.data]
        case _:
            return [json.dumps(page_sizes(pdf)).encode()]


if __name__ == "__main__":
    serve(file_of, answer, CPU_SECONDS, MEMORY)
