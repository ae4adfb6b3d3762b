"""The marks an agency's signature shows on page 1: annex in a file of its own, electronic copy, incoming document.

Source: Decree 30/2020/NĐ-CP, appendix I, II.7d, II.8, III.1d and part II (text of 10 points, no picture, time of
signing by ISO 8601 in Vietnamese time); appendix IV (the incoming stamp of 35 × 50 mm).
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vbdt.document.calendar import VIETNAM
from vbdt.document.model import MarkPlace
from vbdt.drafting.glyphs import check_glyphs
from vbdt.drafting.law import LAW
from vbdt.drafting.page_frame import Box, Frame, frame
from vbdt.drafting.places import POINTS_PER_MM
from vbdt.drafting.render import page_sizes
from vbdt.drafting.typeset import typesetter

BLOCK = LAW["mark_text"]
INCOMING = LAW["incoming_mark"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark ready to be put on a page: `pdf` is its picture (one page), `box` its place on `page`, in points."""

    pdf: bytes
    box: Box
    page: int = 1


def time_text(at: datetime) -> str:
    """`2026-11-22T09:05:07+07:00`."""
    return at.astimezone(VIETNAM).isoformat(timespec="seconds")


def text_mark(target: bytes, lines: tuple[str, ...]) -> Drawn:
    """Lines of text for the upper right corner of page 1 of `target`.

    Raises BadInput when the file cannot be opened, UserError when the font lacks a character.
    """
    check_glyphs(lines)
    shape = {
        "shape": "text",
        "lines": list(lines),
        "size": BLOCK["size"],
        "width": BLOCK["width_pt"],
        "widest": BLOCK["widest_pt"],
        "height": BLOCK["height_pt"],
    }
    first = frame(target, 1)
    return _cornered(first, shape, BLOCK["from_edge"])


def annex_lines(symbol: str, at: datetime) -> tuple[str, str]:
    """What stands on an annex in a file of its own: số và ký hiệu of the document, time of signing."""
    return symbol, time_text(at)


def copy_lines(form: str, agency: str, at: datetime) -> tuple[str, str]:
    """What stands on an electronic copy (ô 14): hình thức sao, the copying agency, time of signing (template 3.2)."""
    return f"{form}; {agency};", time_text(at)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the mark «ĐẾN» says: the agency, số đến, ngày đến, whom it was handed to, số và ký hiệu hồ sơ."""

    agency: str
    number: int
    day: date
    to: str = ""
    case_file: str = ""


def incoming_mark(shown: Frame, said: Arrival, place: MarkPlace) -> Drawn:
    """The mark «ĐẾN» at this place of the page `shown`, moved onto it where it would hang over the edge.

    Raises UserError when the font lacks a character.
    """
    shape = {
        "shape": "den",
        "agency": said.agency.upper(),
        "number": str(said.number),
        "day": f"{said.day:%d/%m/%Y}",
        "to": said.to,
        "case": said.case_file,
        "size": INCOMING["size"],
        "width": INCOMING["width"] * POINTS_PER_MM,
        "height": INCOMING["height"] * POINTS_PER_MM,
    }
    check_glyphs([str(value) for value in shape.values()])
    drawn, width, height = _drawn(shown, shape)
    x = max(min(place.x / 10, shown.size[0] - width), 0)
    y = max(min(place.y / 10, shown.size[1] - height), 0)
    return Drawn(drawn, shown.box(x, y, width, height), place.page)


def numbered_seal(
    image: bytes | None, diameter: float, lines: tuple[str, ...], size: tuple[float, float], turn: int = 0
) -> bytes:
    """A seal's picture (PNG) with words of 10 points below it, as one PDF page of `size` points as it is seen.

    `diameter` is the seal's in millimetres, `turn` by how much the page that it goes on is turned.
    Raises UserError when the font lacks a character.
    """
    check_glyphs(lines)
    shape = {
        "shape": "seal",
        "image": list(image or b""),
        "diameter": diameter,
        "lines": list(lines),
        "size": BLOCK["size"],
        "width": size[0],
        "height": size[1],
        "turn": -turn,
    }
    return typesetter("marks.typ").pdf(json.dumps(shape, ensure_ascii=False), tags=False)


def _cornered(first: Frame, shape: dict[str, Any], from_edge: float) -> Drawn:
    drawn, width, height = _drawn(first, shape)
    return Drawn(drawn, first.box(first.size[0] - from_edge - width, from_edge, width, height))


def _drawn(first: Frame, shape: dict[str, Any]) -> tuple[bytes, float, float]:
    """The picture, turned against the page, and its width and height in millimetres as it is seen."""
    value = json.dumps(shape | {"turn": -first.turn}, ensure_ascii=False)
    pdf = typesetter("marks.typ").pdf(value, tags=False)
    width, height = (side / POINTS_PER_MM for side in page_sizes(pdf)[0])
    return (pdf, height, width) if first.turn in (90, 270) else (pdf, width, height)
