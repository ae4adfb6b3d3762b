"""A draft becomes a PDF/A-2b in the layout of Decree 30/2020/NĐ-CP, with its fields at their places.

One template sets every kind; typst tells where it left room for number, date and signatures, so no coordinate is kept
by hand. The same draft gives the same bytes.
"""

import json
from dataclasses import dataclass
from datetime import date

from vbdt.document.content import Draft, check_size
from vbdt.drafting.glyphs import check_glyphs
from vbdt.drafting.layout import page_data
from vbdt.drafting.places import Place
from vbdt.drafting.typeset import typesetter
from vbdt.drafting.wording import issue_lines


@dataclass(frozen=True, slots=True)
class Composed:
    """The PDF of a draft: `places` by field name, `pages` as printed, annexes included."""

    pdf: bytes
    pages: int
    places: dict[str, Place]

    @property
    def text_fields(self) -> tuple[str, ...]:
        """The fields the clerk fills and the seal locks, in the order of the pages."""
        return tuple(name for name in self.places if name not in ("nguoi_ky", "dau"))


def compose(draft: Draft, made: date | None = None) -> Composed:
    """Set a draft, complete or not; `made` goes into the file's properties (1 January of the draft's year unless told).

    Raises BadInput when it is too large, UserError when the font lacks one of its characters.
    """
    from vbdt.drafting.fields import add_fields

    check_size(draft)
    page = json.dumps(page_data(draft, made or date(draft.year, 1, 1)), ensure_ascii=False)
    check_glyphs([page])
    pdf, marks = typesetter("document.typ").pdf_and_places(page)
    places = {mark["name"]: Place(**mark) for mark in marks[:-1]}
    pages = marks[-1]["pages"]
    return Composed(add_fields(pdf, tuple(places.values()), issue_lines(draft, None, None)), pages, places)
