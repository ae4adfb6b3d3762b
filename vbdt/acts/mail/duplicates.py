"""Văn bản trùng: what came before and may be the same paper, by its id in the exchange, or issuer, number and symbol.

Source: Decree 30/2020/NĐ-CP, appendix VI. The clerk is warned and decides; a paper of which the printed book gave the
number counts too, in either order. What was refused or taken back is no duplicate.
"""

import re
from dataclasses import dataclass

from vbdt.acts.office import Office
from vbdt.document.filters import Filter
from vbdt.document.folding import fold
from vbdt.document.model import Direction, Document
from vbdt.document.states import State

GONE = (State.REFUSED, State.RECALLED)
OFFERED = (State.ARRIVED, State.ON_PAPER)
"""States in which the clerk can still do something about a duplicate."""
PAPERS = 2_000
"""Lines of the printed book that are compared, the newest."""
_SYMBOL = re.compile(r"\s*0*(\d{1,9})\s*/\s*(\S.*)")


@dataclass(frozen=True, slots=True)
class _Name:
    """What a paper is called, without the differences of typing."""

    number: int
    notation: str
    folded: str
    year: int | None


def duplicates(office: Office, document: Document) -> tuple[Document, ...]:
    """Other incoming documents that may be this one. Only the printed book's lines may be without date."""
    if document.direction is not Direction.INCOMING:
        return ()
    same = list(office.store.same_id(document.edxml_id))
    name = _name_of(document)
    if name is not None:
        papers = Filter(direction=Direction.INCOMING, states=(State.ON_PAPER,))
        others = office.store.same_number(name.number, name.notation) + office.store.documents(papers, PAPERS).rows
        same += [each for each in others if _is_same(name, _name_of(each)) and _same_issuer(document, each)]
    found = {each.id: each for each in same if each.id != document.id and each.state not in GONE}
    return tuple(found.values())


def _name_of(document: Document) -> _Name | None:
    """A line of the printed book holds number and symbol in one text."""
    number, notation = document.number, document.facts.notation
    if number is None:
        read = _SYMBOL.fullmatch(notation)
        if read is None:
            return None
        number, notation = int(read[1]), read[2]
    plain = "".join(notation.split())
    return _Name(number, plain, fold(plain), document.dated.year if document.dated else None)


def _is_same(one: _Name, other: _Name | None) -> bool:
    if other is None or (one.number, one.folded) != (other.number, other.folded):
        return False
    return one.year == other.year or None in (one.year, other.year)


def _same_issuer(one: Document, other: Document) -> bool:
    names = {" ".join(fold(each.facts.issuer_name).split()) for each in (one, other)}
    return len(names) == 1 or bool(one.facts.issuer and one.facts.issuer == other.facts.issuer)
