"""Does a signed page still look as it did when it was signed? Drawn by another program than the one that reads it here.

The structure of the changes is judged elsewhere; this is the second, independent pair of eyes, and the only one that
sees what a mark hides. PDFium is not safe in two threads: call this only where nothing else draws, that is in the child
process of `vbdt.signing.check.sandbox`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from ctypes import byref, c_double, c_int
from dataclasses import dataclass
from math import ceil

import pypdfium2
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import raw

from vbdt.signing.check import words

DPI = 72
"""Enough to see a letter of 6 points change; a page of A4 takes half a million grey values."""
CLOSE_DPI = 144
"""For what lies under a mark."""
MAX_PAGES = 40
MAX_PIXELS = 4_000_000
MARGIN = 2.0
"""Points around a field that its border may touch."""
CLOSE_MARGIN = 20.0
"""Points around a mark, so that letters which it only touches are seen whole."""
NOISE = 48
"""Grey values of 255. Two drawings of the same objects do not differ at all; a new letter differs by more than 100."""
INK = 128
MAX_MARK_TEXT = 4000
LOST_SHARE = 0.5
ADDED_SHARE = 0.3
MANY_LETTERS = 12
"""A letter is lost when half of its ink is gone, altered when a third is added in its dark ink. A seal in red over a
line of text hides two or three letters of it; a dozen, or half of all beneath the mark, is a cover."""
SHOWN = 60
TOGETHER = 64
"""Letters whose place is asked for at once."""
LEADERS = frozenset(" .…_-–\u00a0\t\r\n\0")
"""Signs that stand for a place to be written on."""


@dataclass(frozen=True, slots=True)
class Box:
    """A widget on a page: page from 0, corners in points as in its /Rect."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Sight:
    """`changed` condemns, `unseen` leaves open, `remarks` inform."""

    changed: str = ""
    unseen: str = ""
    remarks: tuple[str, ...] = ()


def compare(signed: bytes, final: bytes, filled: Sequence[Box], marks: Sequence[Box], *, plain: bool = False) -> Sight:
    """Hold the signed revision against the final file.

    Pages may differ inside of `filled` (fields written later) and `marks` (signatures made later); under a mark the
    text must stay readable. `plain` says that object by object nothing but these fields was written: then the pages
    are read by the other program as well, every one, but only what lies under a mark is drawn. Raises nothing for
    damaged files: what cannot be drawn is said to be unseen.
    """
    try:
        with _opened(signed) as old, _opened(final) as new:
            return _compared(old, new, filled, marks, _same_content if plain else _same_outside)
    except (pypdfium2.PdfiumError, ValueError, OSError):
        return Sight(unseen=words.NOT_DRAWN)


def _compared(
    old: pypdfium2.PdfDocument,
    new: pypdfium2.PdfDocument,
    filled: Sequence[Box],
    marks: Sequence[Box],
    same: Callable[[pypdfium2.PdfPage, pypdfium2.PdfPage, Sequence[Box]], bool],
) -> Sight:
    if len(old) != len(new):
        return Sight(changed=words.PAGES_DIFFER)
    remarks: list[str] = []
    for page in range(min(len(old), MAX_PAGES)):
        with closing(old[page]) as before, closing(new[page]) as after:
            if before.get_size() != after.get_size() or before.get_rotation() != after.get_rotation():
                return Sight(changed=words.PAGES_DIFFER)
            if not same(before, after, [each for each in (*filled, *marks) if each.page == page]):
                return Sight(changed=words.LOOKS_DIFFERENT.format(page=page + 1))
            for mark in (each for each in marks if each.page == page):
                hidden, beneath = _under(before, after, mark)
                if hidden:
                    return Sight(changed=words.COVERED.format(text=hidden))
                if beneath:
                    remarks.append(words.MARK_OVER_TEXT.format(text=beneath))
    if len(old) > MAX_PAGES:
        remarks.append(words.PARTLY_COMPARED.format(count=MAX_PAGES))
    return Sight(remarks=tuple(remarks))


@contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with closing(pypdfium2.PdfDocument(data)) as document:
        document.init_forms()
        yield document


def _same_outside(before: pypdfium2.PdfPage, after: pypdfium2.PdfPage, boxes: Sequence[Box]) -> bool:
    old, new = _drawn(before), _drawn(after)
    if old.tobytes() == new.tobytes():
        return True
    difference = ImageChops.difference(old, new)
    pen = ImageDraw.Draw(difference)
    for box in boxes:
        pen.rectangle(_pixels(before, box, old.size, MARGIN), fill=0)
    return difference.point([0 if level < NOISE else 255 for level in range(256)]).getbbox() is None


def _same_content(before: pypdfium2.PdfPage, after: pypdfium2.PdfPage, _boxes: Sequence[Box]) -> bool:
    """Whether both pages hold the same words, as many drawn things, and annotations at the same places."""
    if raw.FPDFPage_CountObjects(before) != raw.FPDFPage_CountObjects(after) or _places(before) != _places(after):
        return False
    with closing(before.get_textpage()) as was, closing(after.get_textpage()) as now:
        return str(was.get_text_range()) == str(now.get_text_range())


def _places(page: pypdfium2.PdfPage) -> list[tuple[int, float, float, float, float]]:
    """Kind and rectangle of each annotation."""
    found = []
    for n in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation, box = raw.FPDFPage_GetAnnot(page, n), raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, byref(box))
        found.append((raw.FPDFAnnot_GetSubtype(annotation), box.left, box.bottom, box.right, box.top))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _under(before: pypdfium2.PdfPage, after: pypdfium2.PdfPage, mark: Box) -> tuple[str, str]:
    """The letters that the mark hides or alters, and those that it lies over without harm."""
    letters = list(_letters(before, mark))
    if not letters:
        return "", ""
    old, new = _near(before, mark), _near(after, mark)
    lost, altered = "", ""
    for letter, box in letters:
        area = old.area(before, box)
        was, now = old.ink.crop(area), new.ink.crop(area)
        amount = was.histogram()[255]
        if not amount:
            continue
        gone = ImageChops.subtract(was, now).histogram()[255]
        added = ImageChops.subtract(now, was).histogram()[255]
        if gone >= amount * LOST_SHARE:
            lost += letter
        elif added >= amount * ADDED_SHARE:
            altered += letter
    hidden = bool(altered) or len(lost) >= min(MANY_LETTERS, len(letters) / 2)
    beneath = _words(before, mark) if hidden or lost else ""
    return (beneath, "") if hidden else ("", beneath)


def _words(page: pypdfium2.PdfPage, box: Box) -> str:
    """What can be read in the box, in one short line; never empty."""
    with closing(page.get_textpage()) as text:
        found = " ".join(text.get_text_bounded(box.left, box.bottom, box.right, box.top).split())
    return (found if len(found) <= SHOWN else f"{found[:SHOWN]}…") or "…"


def _letters(page: pypdfium2.PdfPage, mark: Box) -> Iterator[tuple[str, Box]]:
    """The letters that the mark's rectangle touches, with their boxes."""
    with closing(page.get_textpage()) as text:
        corners = [c_double() for _ in range(4)]
        pointers = [byref(each) for each in corners]
        for start in range(0, min(text.count_chars(), 100 * MAX_MARK_TEXT), TOGETHER):
            if not _any_near(text, start, mark):
                continue
            for n in range(start, min(start + TOGETHER, text.count_chars())):
                raw.FPDFText_GetCharBox(text, n, *pointers)
                left, right, bottom, top = (each.value for each in corners)
                apart = right <= mark.left or left >= mark.right or top <= mark.bottom or bottom >= mark.top
                if not apart:
                    letter = chr(raw.FPDFText_GetUnicode(text, n))
                    if letter not in LEADERS:
                        yield letter, Box(mark.page, left, bottom, right, top)


def _any_near(text: pypdfium2.PdfTextPage, start: int, mark: Box) -> bool:
    """Whether a line of these letters comes near the mark: PDFium unites the boxes of letters in a line."""
    corners = [c_double() for _ in range(4)]
    pointers = [byref(each) for each in corners]
    for n in range(raw.FPDFText_CountRects(text, start, TOGETHER)):
        raw.FPDFText_GetRect(text, n, *pointers)
        left, top, right, bottom = (each.value for each in corners)
        if right > mark.left - 1 and left < mark.right + 1 and top > mark.bottom - 1 and bottom < mark.top + 1:
            return True
    return False


def _ink(picture: Image.Image) -> Image.Image:
    """Where it is dark and without much colour: text is, a red seal and a blue signature are not."""
    red, green, blue = picture.split()
    brightest = ImageChops.lighter(red, ImageChops.lighter(green, blue))
    return brightest.point([255 if level < INK else 0 for level in range(256)])


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    width, height = page.get_size()
    scale = min(DPI / 72, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
    with closing(page.render(scale=scale, grayscale=True, rev_byteorder=True)) as bitmap:
        picture: Image.Image = bitmap.to_pil().convert("L")
        return picture


@dataclass(frozen=True)
class _Near:
    """The surroundings of a mark, drawn finely: where there is ink, and where on the whole drawing this lies."""

    ink: Image.Image
    whole: tuple[int, int]
    left: int
    top: int

    def area(self, page: pypdfium2.PdfPage, box: Box) -> tuple[int, int, int, int]:
        x0, y0, x1, y1 = _pixels(page, box, self.whole, 0)
        return x0 - self.left, y0 - self.top, x1 - self.left, y1 - self.top


def _near(page: pypdfium2.PdfPage, mark: Box) -> _Near:
    width, height = page.get_size()
    scale = min(CLOSE_DPI / 72, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
    whole = ceil(width * scale), ceil(height * scale)
    x0, y0, x1, y1 = _pixels(page, mark, whole, CLOSE_MARGIN)
    left, top, right, bottom = max(x0, 0), max(y0, 0), min(x1, whole[0]), min(y1, whole[1])
    if left >= right or top >= bottom:
        return _Near(Image.new("L", (1, 1)), whole, 0, 0)
    # PDFium takes margins in points and rounds them up to pixels.
    cut = [max(pixels - 0.5, 0) / scale for pixels in (left, whole[1] - bottom, whole[0] - right, top)]
    with closing(page.render(scale=scale, crop=tuple(cut), rev_byteorder=True)) as bitmap:
        return _Near(_ink(bitmap.to_pil().convert("RGB")), whole, left, top)


def _pixels(page: pypdfium2.PdfPage, box: Box, size: tuple[int, int], margin: float) -> tuple[int, int, int, int]:
    """The box in pixels of a drawing of the page, whatever the page's rotation and origin."""
    xs, ys = [], []
    for x, y in ((box.left - margin, box.bottom - margin), (box.right + margin, box.top + margin)):
        column, row = c_int(), c_int()
        raw.FPDF_PageToDevice(page, 0, 0, size[0], size[1], 0, x, y, byref(column), byref(row))
        xs.append(column.value)
        ys.append(row.value)
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1
