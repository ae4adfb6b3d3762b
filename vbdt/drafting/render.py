"""Pages of a PDF as pictures, for the preview and for printing, form fields and signature images included."""

from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from vbdt.drafting.pdfium import opened
from vbdt.errors import BadInput

MAX_PIXELS = 40_000_000
MOST_PAGES = 5_000
LONGEST = 100_000.0
"""Points of a side; Adobe's readers show 14,400."""
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn on white: 4 bytes a pixel (red, green, blue, and 255), rows from the top without gaps."""

    width: int
    height: int
    data: bytes


def page_sizes(data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points. Raises BadInput for what cannot be opened."""
    with opened(data) as document:
        if len(document) > MOST_PAGES:
            raise BadInput(f"Tệp PDF có {len(document)} trang, nhiều hơn mức hiện được.", "Tách tệp thành nhiều phần.")
        try:
            sizes = [document.get_page_size(n) for n in range(len(document))]
        except pypdfium2.PdfiumError:
            raise BadInput("Tệp PDF bị hỏng nên không đọc được các trang.", "Đề nghị nơi gửi gửi lại tệp.") from None
    return tuple((_sane(width), _sane(height)) for width, height in sizes)


def render(data: bytes, page: int, dpi: float) -> Picture:
    """Page `page` (from 1) at `dpi`, or as fine as 40 million pixels allow.

    Raises BadInput for what cannot be opened or drawn.
    """
    with opened(data) as document:
        if not 1 <= page <= len(document):
            raise BadInput(f"Tệp PDF không có trang {page}.", f"Chọn trang từ 1 đến {len(document)}.")
        try:
            with closing(document[page - 1]) as shown:
                return _drawn(shown, dpi)
        except pypdfium2.PdfiumError:
            raise BadInput(f"Trang {page} của tệp PDF bị hỏng nên không hiện được.", "Lấy lại tệp gốc.") from None


def _sane(side: float) -> float:
    """A file may say anything of its pages, also what is no number."""
    return min(max(1.0, side), LONGEST)


def _drawn(page: pypdfium2.PdfPage, dpi: float) -> Picture:
    width, height = page.get_size()
    finest = (MAX_PIXELS / max(width * height, 1)) ** 0.5
    scale = min(dpi / POINTS_PER_INCH, finest)
    # With an alpha channel PDFium smooths the text of form fields in grey; without one it leaves coloured fringes.
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=raw.FPDFBitmap_BGRA)
    with closing(bitmap):
        return Picture(bitmap.width, bitmap.height, _rows(bitmap))


def _rows(bitmap: pypdfium2.PdfBitmap) -> bytes:
    row = bitmap.width * 4
    data = bytes(bitmap.buffer)
    if bitmap.stride == row:
        return data
    return b"".join(data[n * bitmap.stride : n * bitmap.stride + row] for n in range(bitmap.height))
