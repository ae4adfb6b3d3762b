"""Pages of a PDF from outside, drawn in a process apart: a file may kill PDFium, or keep it busy for ever.

The same functions as in `vbdt.drafting.render`, which is for files of our own making and for the child.
"""

import atexit
import json
import time
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256

from vbdt.children.warm import Children, Matter, NoAnswer
from vbdt.drafting.render import MAX_PIXELS, Picture
from vbdt.errors import BadInput

CHILD = "vbdt.drafting.painter_child"
SECONDS = 10.0
"""For one page, by the clock on the wall. A page of a plan or a scan takes less than one."""
MAX_ANSWER = MAX_PIXELS * 4 + (1 << 20)
PATIENCE = 2
"""Children that one file may end before it is left alone for `REST` seconds: each of its pages would end one more."""
REST = 60.0
REMEMBERED = 100


@dataclass(frozen=True)
class Painter:
    """Draws in warm children, which it ends when they take too long. Safe to call from several threads."""

    children: Children = field(default_factory=lambda: Children(CHILD, SECONDS, MAX_ANSWER))
    _ended: dict[bytes, list[float]] = field(default_factory=dict)
    """When children came to their end, by the digest of the file that did it."""

    def page_sizes(self, data: bytes) -> tuple[tuple[float, float], ...]:
        """Width and height of every page in points. Raises BadInput for what cannot be opened."""
        (sizes,) = self._ask(data, [])
        return tuple((width, height) for width, height in json.loads(sizes))

    def render(self, data: bytes, page: int, dpi: float) -> Picture:
        """Page `page` (from 1) at `dpi`. Raises BadInput for what cannot be opened or drawn, or not in time."""
        size, pixels = self._ask(data, [page, dpi])
        width, height = json.loads(size)
        if len(pixels) != width * height * 4:
            raise _not_drawn()
        return Picture(width, height, pixels)

    def _ask(self, data: bytes, question: list[float]) -> list[bytes]:
        digest = sha256(data).digest()
        ended = [at for at in self._ended.get(digest, []) if at > time.monotonic() - REST]
        if len(ended) >= PATIENCE:
            raise _not_drawn()
        try:
            return self.children.ask([json.dumps(question).encode()], Matter(digest, [data]))
        except NoAnswer:
            self._ended[digest] = [*ended, time.monotonic()]
            for oldest in list(self._ended)[:-REMEMBERED]:
                self._ended.pop(oldest, None)
            raise _not_drawn() from None


@cache
def painter() -> Painter:
    """The painter of this process; its children end with it."""
    made = Painter()
    atexit.register(made.children.close)
    return made


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """`Painter.page_sizes` of this process's painter."""
    return painter().page_sizes(data)


def render(data: bytes, page: int, dpi: float) -> Picture:
    """`Painter.render` of this process's painter."""
    return painter().render(data, page, dpi)


def _not_drawn() -> BadInput:
    return BadInput(
        "Tệp PDF này làm chương trình vẽ trang bị dừng nên không hiện được.", "Đề nghị nơi gửi xuất lại tệp PDF."
    )
