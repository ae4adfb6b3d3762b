"""Where on a page of any PDF something stands: from millimetres on the page as it is seen to the file's own points.

A page of a file made elsewhere may be of any size, cut out of a larger sheet (CropBox) and turned (Rotate).
"""

from contextlib import closing
from dataclasses import dataclass

import pypdfium2

from vbdt.drafting.law import LAW
from vbdt.drafting.pdfium import opened
from vbdt.drafting.places import POINTS_PER_MM, Place
from vbdt.errors import BadInput

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the file, as in a /Rect."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of page `page` (from 1) in points of the file, turned clockwise by `turn` degrees when shown."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in millimetres of the page as it is seen."""
        width, height = (self.right - self.left) / POINTS_PER_MM, (self.top - self.bottom) / POINTS_PER_MM
        return (height, width) if self.turn in (90, 270) else (width, height)

    def box(self, x: float, y: float, width: float, height: float) -> Box:
        """The rectangle of the file whose upper left corner is seen at x, y; all in millimetres."""
        x, y, w, h = (value * POINTS_PER_MM for value in (x, y, width, height))
        match self.turn:
            case 90:
                return (self.left + y, self.bottom + x, self.left + y + h, self.bottom + x + w)
            case 180:
                return (self.right - x - w, self.bottom + y, self.right - x, self.bottom + y + h)
            case 270:
                return (self.right - y - h, self.top - x - w, self.right - y, self.top - x)
        return (self.left + x, self.top - y - h, self.left + x + w, self.top - y)

    def place(self, name: str, x: float, y: float, width: float, height: float) -> Place:
        """A field at this place as it is seen. `Place` counts from the upper left of an A4 sheet, whatever the page."""
        left, bottom, right, top = (value / POINTS_PER_MM for value in self.box(x, y, width, height))
        return Place(name, self.page, left, LAW["page"]["height"] - top, right - left, top - bottom, self.turn)

    def seen(self, box: Box) -> tuple[float, float, float, float]:
        """Where a rectangle of the file is seen: x, y, width, height in millimetres; `box` turned round."""
        left, bottom, right, top = box
        match self.turn:
            case 90:
                corners = (bottom - self.bottom, left - self.left, top - bottom, right - left)
            case 180:
                corners = (self.right - right, bottom - self.bottom, right - left, top - bottom)
            case 270:
                corners = (self.top - top, self.right - right, top - bottom, right - left)
            case _:
                corners = (left - self.left, self.top - top, right - left, top - bottom)
        x, y, width, height = (value / POINTS_PER_MM for value in corners)
        return x, y, width, height


def frames(data: bytes) -> tuple[Frame, ...]:
    """The frames of all pages. Raises BadInput for what cannot be opened."""
    with opened(data) as document:
        return tuple(_frame(document, n) for n in range(len(document)))


def frame(data: bytes, page: int) -> Frame:
    """The frame of page `page` (from 1). Raises BadInput when there is no such page."""
    with opened(data) as document:
        if not 1 <= page <= len(document):
            raise BadInput(f"Tệp PDF không có trang {page}.", f"Chọn trang từ 1 đến {len(document)}.")
        return _frame(document, page - 1)


def _frame(document: pypdfium2.PdfDocument, n: int) -> Frame:
    try:
        with closing(document[n]) as page:
            left, bottom, right, top = page.get_cropbox()
            return Frame(n + 1, left, bottom, right, top, page.get_rotation() % 360)
    except pypdfium2.PdfiumError:
        raise BadInput(f"Trang {n + 1} của tệp PDF bị hỏng nên không mở được.", "Lấy lại tệp gốc.") from None
