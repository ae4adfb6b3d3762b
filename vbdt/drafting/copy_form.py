"""A copy for paper: the pages of what is copied, then the form that is signed with a pen and stamped.

Decree 30/2020/NĐ-CP, appendix I, part II, II: on A4, right below the end of what is copied, under a rule as wide as
the text.
"""

import json
from dataclasses import dataclass
from datetime import date

from vbdt.drafting.excerpt import joined, overlaid, white_below
from vbdt.drafting.glyphs import check_glyphs
from vbdt.drafting.law import LAW
from vbdt.drafting.layout import listed
from vbdt.drafting.marks import Drawn
from vbdt.drafting.page_frame import frames
from vbdt.drafting.typeset import typesetter
from vbdt.drafting.wording import date_line, number_line

PAGE = LAW["page"]
GAP = 8
"""Millimetres between the end of what is copied and the rule."""
NEAR = 2
"""Millimetres by which a page may differ from A4 and still take the form."""


@dataclass(frozen=True, slots=True)
class CopyForm:
    """What the form says. `number` and `dated` are None while it is only looked at; `capacity` are lines."""

    form: str
    agency: str
    notation: str
    place: str
    capacity: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    year: int
    number: int | None = None
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Foundation:
    """The pages that the form goes on: `top` is where its rule comes on the last page, in millimetres; None for a page
    of its own. `pdf` is None when there are no pages: the form is put on the back of a photocopy."""

    pdf: bytes | None
    top: float | None = None


def lay_foundation(files: tuple[bytes, ...], form: CopyForm) -> Foundation:
    """The pages of all files, each as `excerpt` gives it, and whether the last one has room for the form.

    Raises BadInput for what cannot be opened, UserError when the font lacks a character.
    """
    if not files:
        return Foundation(None)
    pdf = joined(list(files))
    last = frames(pdf)[-1]
    width, height = last.size
    alike = last.turn == 0 and abs(width - PAGE["width"]) <= NEAR and abs(height - PAGE["height"]) <= NEAR
    top = white_below(pdf, last.page) + GAP
    _, tall = _drawn(form, PAGE["top"])
    if alike and top + tall <= PAGE["height"] - PAGE["bottom"]:
        return Foundation(pdf, max(top, PAGE["top"]))
    return Foundation(pdf)


def print_copy(on: Foundation, form: CopyForm) -> bytes:
    """The pages with the form. Quick enough for the moment in which the number is taken."""
    if on.pdf is None or on.top is None:
        drawn, _ = _drawn(form, PAGE["top"])
        return drawn if on.pdf is None else joined([on.pdf, drawn])
    drawn, _ = _drawn(form, on.top)
    last = frames(on.pdf)[-1]
    return overlaid(on.pdf, Drawn(drawn, (last.left, last.bottom, last.right, last.top), last.page))


def _drawn(form: CopyForm, top: float) -> tuple[bytes, float]:
    """The page with the form at `top`, and how tall the form is, in millimetres."""
    day = form.dated or date(form.year, 1, 1)
    value = json.dumps(
        {
            "form": form.form,
            "agency": form.agency,
            "number": number_line(form.number, form.notation),
            "date": date_line(form.place, form.dated, form.year),
            "capacity": list(form.capacity),
            "signer": form.signer,
            "recipients": listed(form.recipients),
            "top": top,
            "made": {"year": day.year, "month": day.month, "day": day.day},
        },
        ensure_ascii=False,
    )
    check_glyphs([value])
    pdf, (mark,) = typesetter("copy_form.typ").pdf_and_places(value)
    return pdf, float(mark["bottom"]) - top
