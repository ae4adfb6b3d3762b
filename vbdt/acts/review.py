"""Rà soát trước khi ký lô: what a leader must see of a document before it is signed among others."""

from dataclasses import dataclass, replace
from typing import Any, cast

from vbdt.acts.files.own_fields import leader_field
from vbdt.acts.office import Office
from vbdt.document.ids import DocumentId
from vbdt.document.model import Document
from vbdt.document.rules import refusal
from vbdt.document.states import Act
from vbdt.drafting.apart import render
from vbdt.drafting.page_frame import frame
from vbdt.drafting.places import POINTS_PER_MM
from vbdt.drafting.render import Picture, page_sizes
from vbdt.errors import UserError
from vbdt.signing.check.sandbox import sandbox
from vbdt.signing.places import FieldPlace

DPI = 36
"""Fine enough to know a page by its look."""


@dataclass(frozen=True, slots=True)
class Review:
    """One document of a batch. `obstacles` keep it from being signed at all.

    `picture` is the page that will be signed, at `DPI`; None when it cannot be drawn. `place` is where on it.
    """

    document: Document
    pages: int
    place: FieldPlace | None
    picture: Picture | None
    obstacles: tuple[str, ...]

    @property
    def opened(self) -> bool:
        return self.document.opened


def review(office: Office, document: DocumentId) -> Review:
    """Look at one document as it will be signed. What cannot be read is an obstacle, never an error."""
    known = office.store.document(document)
    found = [refusal(known, Act.SIGN, office.me)]
    try:
        pdf = office.store.files.read(known.pdf)
        pages, place = _look(pdf)
        picture = render(pdf, place.page if place else 1, DPI)
    except UserError as error:
        return Review(known, known.facts.pages, None, None, tuple(filter(None, [*found, error.what])))
    found.append(_place_problem(place))
    return Review(known, pages, place, picture, tuple(filter(None, found)))


def _look(pdf: bytes) -> tuple[int, FieldPlace | None]:
    pages, found = cast(tuple[int, Any], sandbox().read(f"{__name__}:look_inside", pdf))
    return pages, FieldPlace(**found) if found else None


def look_inside(pdf: bytes) -> tuple[int, FieldPlace | None]:
    """The work of a child: how many pages there are, and where the leader's signature goes. Raises BadInput."""
    from vbdt.signing.field_place import field_place

    return len(page_sizes(pdf)), _as_seen(pdf, field_place(pdf, leader_field(pdf)))


def _as_seen(pdf: bytes, place: FieldPlace | None) -> FieldPlace | None:
    """The same on the page as it is drawn, which may be cut out of a larger sheet and turned."""
    if place is None:
        return None
    shown = frame(pdf, place.page)
    x, y, width, height = (value * POINTS_PER_MM for value in shown.seen(place.box))
    top = shown.size[1] * POINTS_PER_MM - y
    return replace(place, box=(x, top - height, x + width, top))


def _place_problem(place: FieldPlace | None) -> str:
    if place is None:
        return "Tệp không có ô dành cho chữ ký của người ký."
    return "Ô chữ ký đã được ký từ trước." if place.signed else ""
