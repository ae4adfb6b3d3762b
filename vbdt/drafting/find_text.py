"""Where words stand on the pages of a PDF, so that fields can be put where a reader expects them.

Work is bounded: the first and last pages of a long file are enough, for the signer's block ends the text.
"""

from collections.abc import Iterator
from contextlib import closing
from ctypes import byref, c_double
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from vbdt.drafting.law import LAW
from vbdt.drafting.page_frame import Frame, frames
from vbdt.drafting.pdfium import opened

MAX_PAGES = 40
MAX_FOUND = 200
MARK = LAW["mark"]
ABOVE_NAME = 45.0
"""Millimetres above a name within which the post of its bearer stands."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on page `page` (from 1) as it is seen: millimetres from the upper left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


def find_text(data: bytes, words: str) -> tuple[Spot, ...]:
    """Every place of `words`, whatever their case. Raises BadInput as `opened` does."""
    known = frames(data)
    count = len(known)
    pages = range(count) if count <= MAX_PAGES else (*range(MAX_PAGES // 2), *range(count - MAX_PAGES // 2, count))
    found: list[Spot] = []
    with opened(data) as document:
        for n in pages:
            if words.strip() and len(found) < MAX_FOUND:
                found.extend(_on_page(document, known[n], words.strip()))
    return tuple(found[:MAX_FOUND])


def signature_spots(data: bytes, post: str, name: str, seal: float) -> tuple[Spot, Spot] | None:
    """Room for signature and seal above the last place where `name` stands, below `post` when that is found too.

    Sizes by Decree 30/2020, appendix I, II.7d and II.8; `seal` is the seal's diameter in millimetres.
    """
    names = find_text(data, name)
    if not names:
        return None
    last = names[-1]
    centre, bottom = last.x + last.width / 2, last.y
    posts = [each for each in find_text(data, post) if each.page == last.page and 0 < bottom - each.y < ABOVE_NAME]
    top = posts[-1].y + posts[-1].height if posts else bottom - MARK["room"]
    width, height = MARK["signature_width"], MARK["signature_height"]
    x, y = centre - width / 2, (top + bottom - height) / 2
    signature = Spot(last.page, x, max(y, 0), width, height)
    return signature, seal_beside(signature, seal)


def seal_beside(signature: Spot, seal: float) -> Spot:
    """The seal over the left third of the signature."""
    x = signature.x + signature.width * MARK["seal_share"] - seal
    y = signature.y + signature.height / 2 - seal / 2
    return Spot(signature.page, max(x, 0), max(y, 0), seal, seal)


def _on_page(document: pypdfium2.PdfDocument, frame: Frame, words: str) -> Iterator[Spot]:
    try:
        with closing(document[frame.page - 1]) as page, closing(page.get_textpage()) as text:
            search = text.search(words)
            for _ in range(MAX_FOUND):
                place = search.get_next()
                if place is None:
                    break
                yield _spot(text, frame, *place)
            search.close()
    except pypdfium2.PdfiumError:
        return


def _spot(text: pypdfium2.PdfTextPage, frame: Frame, first: int, count: int) -> Spot:
    """The box around some letters, as wide as all of them."""
    corners = [c_double() for _ in range(4)]
    boxes = []
    for n in range(first, first + count):
        if raw.FPDFText_GetCharBox(text, n, *map(byref, corners)):
            left, right, bottom, top = (each.value for each in corners)
            if right > left and top > bottom:
                boxes.append((left, bottom, right, top))
    if not boxes:
        return Spot(frame.page, 0, 0, 0, 0)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Spot(frame.page, *frame.seen((min(lefts), min(bottoms), max(rights), max(tops))))
