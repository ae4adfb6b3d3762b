"""The quick proof that a revision is plain routine: fields that the office filled in, empty fields that were signed.

Most files that arrive have nothing else, and the full comparison of `differences` reads every object of the signed
revision for that. This proof looks only at what the revision wrote, object by object, and at the bytes:

- everything it wrote lies behind the earlier revisions, in no object stream, and frees nothing;
- an object that was there before may be the catalogue (/Extensions and /Version), the form (/SigFlags), a signature
  field that gets its first /V, or a text field that the next signature locks and that gets another /V; either may get
  another normal appearance; every other entry is the same, to the type;
- every other object is new to the file and can be read, and nothing in the earlier bytes, not even in their object
  streams, speaks of its number: so it can be reached through those entries only.

Whatever else there is, the proof is not given, and the full comparison decides. So it can only ever save time: what is
proven here would be allowed there. `tests/signing/check/test_plain.py` holds the two against each other.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TypeGuard

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NumberObject,
    Reference,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from vbdt.signing.check.entries import entry

MAX_FIELDS = 200
MAX_DEPTH = 12
MAX_OBJECT_STREAMS = 400
IN_CATALOGUE = frozenset({"/Extensions", "/Version", "/AcroForm"})
IN_FORM = frozenset({"/SigFlags"})
IN_FIELD = frozenset({"/V", "/AP"})
FREE_IN_TRAILER = frozenset({"/Size", "/Prev", "/ID"})
NEAR = 48
FAR = 4096
"""Bytes before an R that are looked at: for two numbers on one line, and for comments and line breaks between them."""
MAX_WORDS = 100_000
ANY_NUMBER = 1 << 60
"""Stands for a reference that is written oddly, or to another generation than the first: nothing is proven then."""

_R = re.compile(rb"[\0\t\n\f\r ]R")
_TWO_NUMBERS = re.compile(rb"(\d+)[\0\t\f ]+(\d+)[\0\t\f ]\Z")
_COMMENT = re.compile(rb"(?:\A|[\d\0\t\f ])%")
_WHITE = b"\0\t\n\f\r "

Locked = Callable[[str, int], bool]
"""Whether the next signature at or after a revision locks a field."""


@dataclass(frozen=True)
class Plain:
    """Proves revisions of one file. Raises whatever a hostile file provokes."""

    pdf: bytes
    reader: PdfFileReader
    locked: Locked

    def fields(self, revision: int) -> frozenset[str] | None:
        """The fields that the revision filled in or signed, or None when it is not proven to be plain."""
        reader = self.reader
        if reader.encrypted or not reader.strict or reader.xrefs.hybrid_xrefs_present:
            return None
        old, new = reader.get_historical_resolver(revision - 1), reader.get_historical_resolver(revision)
        written = self._written(revision)
        if written is None or not _same_trailer(old, new):
            return None
        before = {each for each in written if not old.is_ref_unassignable(each)}
        for each in written:
            new(each)
        if self._spoken_of(written - before, revision) or self._leads_nowhere(new):
            return None
        return self._changed(old, new, before)

    def _written(self, revision: int) -> set[Reference] | None:
        """What the revision wrote, when all of it lies where an update has its objects."""
        xrefs = self.reader.xrefs
        if xrefs.refs_freed_in_revision(revision) or xrefs.object_streams_used_in(revision):
            return None
        written = set(xrefs.explicit_refs_in_revision(revision))
        start = xrefs.get_xref_container_info(revision - 1).end_location
        end = xrefs.get_xref_container_info(revision).end_location
        for reference in written:
            place = xrefs.get_historical_ref(reference, revision)
            if reference.generation or not isinstance(place, int) or not start < place < end:
                return None
        return written

    def _spoken_of(self, fresh: set[Reference], revision: int) -> bool:
        """Whether earlier revisions speak of numbers that are new; the new ones are the highest of the file."""
        least = min((each.idnum for each in fresh), default=ANY_NUMBER)
        end = self.reader.xrefs.get_xref_container_info(revision - 1).end_location
        if any(number >= least for place, number in self._named if place < end):
            return True
        return any(number >= least for since, number in self._named_inside if since < revision)

    def _leads_nowhere(self, new: HistoricalResolver) -> bool:
        """Whether the revision itself refers to what is not there."""
        xrefs = self.reader.xrefs
        start = xrefs.get_xref_container_info(new.revision - 1).end_location
        end = xrefs.get_xref_container_info(new.revision).end_location
        numbers = {number for place, number in self._named if start <= place < end}
        return any(xrefs.get_historical_ref(Reference(n, 0, new), new.revision) is None for n in numbers)

    @cached_property
    def _named(self) -> list[tuple[int, int]]:
        return list(referred_numbers(self.pdf))

    @cached_property
    def _named_inside(self) -> list[tuple[int, int]]:
        """Revision and number of what object streams refer to."""
        xrefs = self.reader.xrefs
        inside = [(n, each) for n in range(self.reader.total_revisions) for each in xrefs.object_streams_used_in(n)]
        if len(inside) > MAX_OBJECT_STREAMS:
            return [(0, ANY_NUMBER)]
        packed = [(n, self.reader.get_historical_resolver(n)(reference)) for n, reference in inside]
        return [(n, number) for n, each in packed for _, number in referred_numbers(bytes(each.data))]

    def _changed(
        self, old: HistoricalResolver, new: HistoricalResolver, before: set[Reference]
    ) -> frozenset[str] | None:
        names, form = _fields(old), _reference(old.root, "/AcroForm")
        changed = set()
        for reference in before:
            was, now = old(reference), new(reference)
            if type(was) is not DictionaryObject or type(now) is not DictionaryObject:
                return None
            if reference == old.root_ref:
                allowed = _same_catalogue(was, now)
            elif reference == form:
                allowed = _same_form(was, now)
            else:
                name = names.get(reference, "")
                allowed = bool(name) and self._proper(name, was, now, old, new)
                changed.add(name)
            if not allowed:
                return None
        return frozenset(changed)

    def _proper(
        self,
        name: str,
        was: DictionaryObject,
        now: DictionaryObject,
        old: HistoricalResolver,
        new: HistoricalResolver,
    ) -> bool:
        """Whether the field was filled in or signed as the office does it, and nothing else."""
        if not _same_but(was, now, IN_FIELD) or not _proper_look(was, now, old, new):
            return False
        value = now.get("/V")
        if was.get("/FT") == "/Sig":
            return "/V" not in was and _fresh(value, old) and _is_signature(new(value.reference))
        is_text = isinstance(value, TextStringObject | ByteStringObject)
        return was.get("/FT") == "/Tx" and is_text and self.locked(name, new.revision)


def referred_numbers(data: bytes) -> Iterator[tuple[int, int]]:
    """Place and object number of everything that may be a reference (`12 0 R`), wherever it stands."""
    for n, found in enumerate(_R.finditer(data)):
        end = found.end() - 1
        near = max(0, end - NEAR)
        numbers = _TWO_NUMBERS.search(data, near, end)
        if n > MAX_WORDS:
            yield 0, ANY_NUMBER
            return
        if numbers and (numbers.start() > near or near == 0):
            yield end, ANY_NUMBER if int(numbers[2]) else int(numbers[1])
        elif _may_be_reference(data[max(0, end - FAR) : end]):
            yield end, ANY_NUMBER


def _may_be_reference(text: bytes) -> bool:
    """Whether two numbers end the text, whatever stands between and behind them that a reader skips."""
    for _ in range(2):
        found = text.rstrip(_WHITE)
        skipped = text[len(found) :]
        if b"\n" in skipped or b"\r" in skipped:
            line = found[max(found.rfind(b"\n"), found.rfind(b"\r")) + 1 :]
            if len(line) == len(found) or _COMMENT.search(line):
                return True
        if not found[-1:].isdigit():
            return False
        text = found.rstrip(b"0123456789")
    return True


def _fields(revision: HistoricalResolver) -> dict[Reference, str]:
    """The fields at the top of the form that are their own widgets, by where they are."""
    form = entry(revision.root, "/AcroForm", DictionaryObject())
    found = {}
    for each in list(entry(form, "/Fields", ArrayObject()))[:MAX_FIELDS]:
        field = each.get_object()
        alone = type(field) is DictionaryObject and not {"/Kids", "/Parent"} & set(field)
        if alone and isinstance(field.get("/T"), TextStringObject) and field.get("/Subtype") == "/Widget":
            found[each.reference] = str(field["/T"])
    return found if len(set(found.values())) == len(found) else {}


def _reference(dictionary: DictionaryObject, key: str) -> Reference | None:
    value = dictionary.get(key)
    return value.reference if isinstance(value, IndirectObject) else None


def _same_trailer(old: HistoricalResolver, new: HistoricalResolver) -> bool:
    return _same_but(old.trailer_view, new.trailer_view, FREE_IN_TRAILER)


def _same_catalogue(was: DictionaryObject, now: DictionaryObject) -> bool:
    if not _same_but(was, now, IN_CATALOGUE) or not {"/Extensions", "/Version"} & set(was) <= set(now):
        return False
    form, new_form = was.get("/AcroForm"), now.get("/AcroForm")
    if isinstance(form, DictionaryObject) and isinstance(new_form, DictionaryObject):
        same_form = _same_form(form, new_form)
    else:
        same_form = _same(form, new_form, 0)
    return same_form and all(_is_direct(now.get(key), 0) for key in ("/Extensions", "/Version"))


def _same_form(was: DictionaryObject, now: DictionaryObject) -> bool:
    """The same, or with other /SigFlags."""
    return _same_but(was, now, IN_FORM) and type(now.get("/SigFlags")) is NumberObject


def _same_but(was: DictionaryObject, now: DictionaryObject, free: frozenset[str]) -> bool:
    kept = set(was) - free
    return kept == set(now) - free and all(_same(was.raw_get(key), now.raw_get(key), 0) for key in kept)


def _same(was: object, now: object, depth: int) -> bool:
    """Equal in kind and value; references when they lead to the same number."""
    if type(was) is not type(now) or depth > MAX_DEPTH:
        return False
    match was, now:
        case DictionaryObject(), DictionaryObject():
            keys = set(was)
            return keys == set(now) and all(_same(was.raw_get(key), now.raw_get(key), depth + 1) for key in keys)
        case ArrayObject(), ArrayObject():
            pairs = zip(list.__iter__(was), list.__iter__(now), strict=True) if len(was) == len(now) else None
            return pairs is not None and all(_same(one, other, depth + 1) for one, other in pairs)
    return bool(was == now)


def _is_direct(value: object, depth: int) -> bool:
    """Whether no reference stands in it."""
    match value:
        case IndirectObject() | StreamObject():
            return False
        case DictionaryObject():
            return depth < MAX_DEPTH and all(_is_direct(value.raw_get(key), depth + 1) for key in value)
        case ArrayObject():
            return depth < MAX_DEPTH and all(_is_direct(each, depth + 1) for each in list.__iter__(value))
    return True


def _proper_look(
    was: DictionaryObject, now: DictionaryObject, old: HistoricalResolver, new: HistoricalResolver
) -> bool:
    """Whether the appearance is the same, or another single one that is new to the file."""
    look, new_look = was.get("/AP"), now.get("/AP")
    if _same(look, new_look, 0):
        return True
    if type(new_look) is not DictionaryObject or type(look) not in (DictionaryObject, type(None)):
        return False
    normal = new_look.get("/N")
    return set(new_look) == {"/N"} and _fresh(normal, old) and _stays_inside(new(normal.reference))


def _stays_inside(form: object) -> bool:
    """Whether a drawing is cut off at its box, which a widget's rectangle then holds (ISO 32000-2, 12.5.5)."""
    if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form" or "/Matrix" in form:
        return False
    box = form.get("/BBox")
    return (
        isinstance(box, ArrayObject) and len(box) == 4 and all(isinstance(each, int | float | Decimal) for each in box)
    )


def _fresh(value: object, old: HistoricalResolver) -> TypeGuard[IndirectObject]:
    return isinstance(value, IndirectObject) and old.is_ref_unassignable(value.reference)


def _is_signature(value: object) -> bool:
    return type(value) is DictionaryObject and {"/ByteRange", "/Contents"} <= set(value)
