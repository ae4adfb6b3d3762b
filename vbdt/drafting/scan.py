"""Is a PDF a digitised document as the law wants it: in colour, fine enough, at its real size?

Decree 30/2020/NĐ-CP, appendix I, part II, I.2; the numbers are in `vbdt/law/copies.json`. What is measured is what the
pictures on each page are, not what the scanner was told.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from vbdt.document.copies import ScanStandard
from vbdt.drafting.pdfium import opened
from vbdt.drafting.places import POINTS_PER_MM
from vbdt.errors import BadInput, NotAllowed

MOST_PAGES = 2_000
MOST_PICTURES = 2_000
"""On one page; a scanner leaves one, or some dozens of strips."""
COVERED = 0.6
"""Share of a page that pictures must cover for it to be a scanned page."""
ROUNDING = 2
"""Dots per inch that a scanner's whole numbers of dots may take away."""
PAPERS = ((210, 297), (297, 420), (148, 210), (216, 279), (216, 356), (420, 594), (594, 841), (841, 1189))
"""Sheets by their sides in millimetres: A4, A3, A5, letter, legal, A2, A1, A0."""
OFF = 6
"""Millimetres by which a scanner may cut a sheet."""
_GREY = (raw.FPDF_COLORSPACE_DEVICEGRAY, raw.FPDF_COLORSPACE_CALGRAY)
_HEADER = re.compile(rb"%PDF-(\d)\.(\d)")
_VERSION = re.compile(rb"/Version\s*/(\d)\.(\d)")


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """One page: its size in millimetres, the resolution (dots per inch) at which pictures cover it, and in colour or
    not. `dpi` is 0 for a page that is no picture."""

    width: float
    height: float
    dpi: int
    colour: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as a scanner left it. `version` is that of the PDF, such as `1.4`."""

    version: str
    pages: tuple[ScannedPage, ...]


def examine(data: bytes) -> Scan:
    """Measure every page. Raises BadInput for what cannot be opened, or has absurdly many pages or pictures."""
    with opened(data) as document:
        if len(document) > MOST_PAGES:
            raise BadInput(f"Tệp có {len(document)} trang, quá nhiều để sao.", "Tách tệp thành nhiều phần.")
        return Scan(_version(data), tuple(_page(document, n) for n in range(len(document))))


def check_scan(scan: Scan, standard: ScanStandard, *, pictures_only: bool) -> tuple[str, ...]:
    """Sentences about what a person should look at. Raises NotAllowed for what the standard forbids.

    With `pictures_only` every page must be a scanned one; an excerpt may also have been written anew.
    """
    for n, page in enumerate(scan.pages, 1):
        if page.dpi == 0 and pictures_only:
            raise _refused(f"Trang {n} không phải ảnh quét của bản giấy.", "Chọn tệp quét từ bản giấy.", standard)
        if page.dpi == 0:
            continue
        if page.dpi + ROUNDING < standard.dpi:
            what = f"Trang {n} được quét ở {page.dpi} dpi, quy định tối thiểu {standard.dpi} dpi."
            raise _refused(what, f"Quét lại ở {standard.dpi} dpi trở lên, ảnh màu, tỷ lệ 100 %.", standard)
        if not page.colour:
            what = f"Trang {n} được quét đen trắng hoặc thang xám, quy định là ảnh màu."
            raise _refused(what, "Quét lại ở chế độ màu (24 bit).", standard)
    odd = [str(n) for n, page in enumerate(scan.pages, 1) if page.dpi and not _is_paper(page)]
    if not odd:
        return ()
    return (f"Trang {', '.join(odd)} không đúng khổ giấy thông dụng: kiểm tra tỷ lệ quét có là 100 % không.",)


def is_older(version: str, than: str) -> bool:
    """Whether one version of PDF is below another."""
    first, second = (tuple(int(part) for part in each.split(".")) for each in (version, than))
    return first < second


def _version(data: bytes) -> str:
    """The higher one of header and catalog, as ISO 32000-1, 7.2.2 wants it."""
    header = _HEADER.search(data[:1024])
    told = [header.groups()] if header else []
    told += [found.groups() for found in _VERSION.finditer(data)]
    return max((f"{int(major)}.{int(minor)}" for major, minor in told), default="1.0")


def _page(document: pypdfium2.PdfDocument, n: int) -> ScannedPage:
    try:
        with closing(document[n]) as page:
            width, height = page.get_size()
            room = max(width * height, 1.0)
            pictures = sorted(_pictures(page, n), reverse=True)
    except pypdfium2.PdfiumError:
        raise BadInput(f"Trang {n + 1} của tệp PDF bị hỏng nên không mở được.", "Quét lại trang đó.") from None
    coloured = [each for each in pictures if each[2]]
    return ScannedPage(
        width / POINTS_PER_MM,
        height / POINTS_PER_MM,
        _covering(pictures, room),
        sum(area for _, area, _ in coloured) >= COVERED * room,
    )


def _covering(pictures: list[tuple[int, float, bool]], room: float) -> int:
    """The finest resolution at which pictures together cover the page: a sharp stamp makes no sharp page, and a scan
    in layers is as fine as the layer of its letters."""
    covered = 0.0
    for dpi, area, _ in pictures:
        covered += area
        if covered >= COVERED * room:
            return dpi
    return 0


def _pictures(page: pypdfium2.PdfPage, n: int) -> Iterator[tuple[int, float, bool]]:
    """Resolution, area in square points, and colour of each picture."""
    for count, found in enumerate(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)):
        if count >= MOST_PICTURES:
            raise BadInput(f"Trang {n + 1} có quá nhiều ảnh.", "Quét lại trang đó.")
        facts = found.get_metadata()
        left, bottom, right, top = found.get_bounds()
        finest = min(facts.horizontal_dpi, facts.vertical_dpi)
        one_channel = facts.colorspace == raw.FPDF_COLORSPACE_ICCBASED and facts.bits_per_pixel <= 8
        grey = facts.colorspace in _GREY or facts.bits_per_pixel == 1 or one_channel
        yield round(finest), abs(right - left) * abs(top - bottom), not grey


def _is_paper(page: ScannedPage) -> bool:
    sides = sorted((page.width, page.height))
    return any(all(abs(one - other) <= OFF for one, other in zip(sides, paper, strict=True)) for paper in PAPERS)


def _refused(what: str, cure: str, standard: ScanStandard) -> NotAllowed:
    return NotAllowed(what, cure, rule=standard.source)
