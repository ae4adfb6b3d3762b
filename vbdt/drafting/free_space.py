"""Where the mark «ĐẾN» goes: below number and symbol of the sender, or the nearest place of page 1 that is still white.

Decree 30/2020/NĐ-CP, appendix IV: the free space under number and symbol (for a công văn under its subject), else under
place and date. A page without room for 35 × 50 mm takes the mark where it lies over the fewest letters.
"""

from itertools import accumulate
from math import ceil, floor

from PIL import Image

from vbdt.document.model import MarkPlace
from vbdt.drafting.find_text import find_text
from vbdt.drafting.law import LAW
from vbdt.drafting.page_frame import frame
from vbdt.drafting.render import Picture, render

MARK = LAW["incoming_mark"]
DOTS = 2
"""Dots a millimetre in which the page is looked at."""
DARKER = 40
"""Grey values by which ink differs from the paper, which a scan may leave greyish."""
EDGE = 5
"""Millimetres that printers leave white."""
GAP = 2
"""Millimetres of white around the mark."""
ASIDE = 3
"""A step to the side counts like so many steps down: the mark keeps to the left, clear of the signer's block."""
BELOW = 2
"""Millimetres between the line of the number and the mark."""
OVER_TEXT = 4
"""A square millimetre of ink is shunned like this many millimetres of way, where no place is white."""


PLACES = 300
"""Places tried along a side: every millimetre of A4, fewer on a map."""
LARGEST = 1200
"""Millimetres of a side (A0) up to which a page is looked at."""


def propose_place(pdf: bytes) -> MarkPlace:
    """The place for the mark on page 1, always the same for the same file.

    Raises BadInput for what cannot be opened or drawn.
    """
    wished = _wished(pdf, frame(pdf, 1).size)
    x, y = nearest_white(pdf, 1, wished, (MARK["width"], MARK["height"]))
    return MarkPlace(1, round(x * 10), round(y * 10))


def nearest_white(pdf: bytes, page: int, wished: tuple[float, float], room: tuple[float, float]) -> tuple[float, float]:
    """The upper left corner of a white place of this size on `page`, as near to `wished` as can be; in millimetres.

    Raises BadInput for what cannot be opened or drawn.
    """
    size = frame(pdf, page).size
    if max(size) > LARGEST:
        return wished
    ink = _Ink(render(pdf, page, DOTS * 25.4))
    last_x, last_y = (int(side - each - EDGE) for side, each in zip(size, room, strict=True))
    if last_x < EDGE or last_y < EDGE:
        return 0, 0  # a page hardly larger than the mark

    def cost(place: tuple[int, int]) -> tuple[bool, float]:
        x, y = place
        dirt = ink.under(x - GAP, y - GAP, ceil(x + room[0] + GAP), ceil(y + room[1] + GAP))
        way = ((ASIDE * (x - wished[0])) ** 2 + (y - wished[1]) ** 2) ** 0.5
        return dirt > 0, way + OVER_TEXT * dirt

    step = 1 + int(max(size)) // PLACES
    return min(((x, y) for y in range(EDGE, last_y + 1, step) for x in range(EDGE, last_x + 1, step)), key=cost)


def is_white(pdf: bytes, page: int, corner: tuple[float, float], room: tuple[float, float]) -> bool:
    """Whether nothing is printed there; millimetres from the upper left of the page as it is seen."""
    ink = _Ink(render(pdf, page, DOTS * 25.4))
    (x, y), (width, height) = corner, room
    return not ink.under(floor(x), floor(y), ceil(x + width), ceil(y + height))


def _wished(pdf: bytes, size: tuple[float, float]) -> tuple[float, float]:
    """Centred below the sender's «Số: …» in the upper left part, or where that usually ends."""
    for line in find_text(pdf, "Số:"):
        if line.page == 1 and line.x < size[0] / 2 and line.y < size[1] / 3:
            return max(line.x - MARK["left_of_number"], EDGE), line.y + line.height + BELOW
    return MARK["left"], MARK["top"]


class _Ink:
    """How much of a page is not paper, summed so that any rectangle is told in four steps."""

    def __init__(self, picture: Picture) -> None:
        grey = Image.frombuffer("RGBA", (picture.width, picture.height), picture.data, "raw", "RGBA", 0, 1).convert("L")
        counts = grey.histogram()
        paper = counts.index(max(counts))
        inked = grey.point([255 if abs(level - paper) > DARKER else 0 for level in range(256)]).reduce(DOTS)
        self._width, self._height = inked.size
        dots = [min(value, 1) for value in inked.tobytes()]
        above = [0] * (self._width + 1)
        self._sums = [above]
        for row in range(self._height):
            line = accumulate(dots[row * self._width : (row + 1) * self._width], initial=0)
            above = [one + other for one, other in zip(line, above, strict=True)]
            self._sums.append(above)

    def under(self, left: int, top: int, right: int, bottom: int) -> int:
        """Square millimetres of ink within these millimetres of the page."""
        left, right = (min(max(each, 0), self._width) for each in (left, right))
        top, bottom = (min(max(each, 0), self._height) for each in (top, bottom))
        low, high = self._sums[top], self._sums[bottom]
        return high[right] - high[left] - low[right] + low[left]
