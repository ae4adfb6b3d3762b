"""Which element each field of a record is: read once from the record's annotations."""

from dataclasses import dataclass, fields
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from vbdt.transport.edxml.records import Aside, Tag


@dataclass(frozen=True, slots=True)
class Slot:
    """One field: its element, the wrapper around repeated ones, and the record inside (None for plain text)."""

    name: str
    tag: str
    inside: str
    many: bool
    record: type[Any] | None


@cache
def slots_of(record: type[Any]) -> tuple[Slot, ...]:
    """The fields that child elements carry, in writing order; `extra` and what is marked Aside left out."""
    hints = get_type_hints(record, include_extras=True)
    found = []
    for each in fields(record):
        hint, marks = _split(hints[each.name])
        if each.name == "extra" or any(isinstance(mark, Aside) for mark in marks):
            continue
        tag = next((mark for mark in marks if isinstance(mark, Tag)), Tag(_camel(each.name)))
        many = get_origin(hint) is tuple
        item = get_args(hint)[0] if many else hint
        found.append(Slot(each.name, tag.name, tag.inside, many, None if item is str else item))
    return tuple(found)


def _split(hint: Any) -> tuple[Any, tuple[object, ...]]:
    if get_origin(hint) is Annotated:
        return hint.__origin__, hint.__metadata__
    return hint, ()


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))
