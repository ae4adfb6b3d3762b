"""Which changes of the document security store (DSS) are harmless after a signature.

pyHanko wants old /VRI entries to stay as they were. Programs in use, EU DSS among them, write the whole store anew with
each archive time-stamp, and they may: nothing in the store is believed for being there, and nothing on a page comes
from it. What matters is that no object of the store is shared with anything else, and that no stream is overwritten,
which readers that repair files could show. Source: ETSI EN 319 142-1, 5.4 and 5.5; ISO 32000-2, 12.8.4.3.
"""

from collections.abc import Iterable, Iterator

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject
from pyhanko.pdf_utils.reader import HistoricalResolver, RawPdfPath
from pyhanko.sign.diff_analysis import ReferenceUpdate, SuspiciousModification, WhitelistRule
from pyhanko.sign.diff_analysis.rules_api import Context

from vbdt.signing.check.entries import entry

STORE_KEYS = frozenset({"/Type", "/VRI", "/Certs", "/CRLs", "/OCSPs", "/TU", "/TS"})
ENTRY_KEYS = frozenset({"/Type", "/Cert", "/CRL", "/OCSP", "/TU", "/TS"})
LISTS = frozenset({"/Certs", "/CRLs", "/OCSPs", "/Cert", "/CRL", "/OCSP"})
TRAILER_KEYS = frozenset({"/Size", "/Prev", "/Root", "/Encrypt", "/Info", "/ID", "/XRefStm"})
"""ISO 32000-2, table 15; those of a cross-reference stream hold no reference."""
MAX_REFERENCES = 20_000
MAX_DEPTH = 6
"""Store, /VRI, entry, list, stream, its length."""


class ValidationDataRule(WhitelistRule):
    """The store may be added and rewritten, but never taken away, nor a list of it."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        before, after = entry(old.root, "/DSS"), entry(new.root, "/DSS")
        if after is None:
            if before is not None:
                raise SuspiciousModification("/DSS was taken away")
            return
        _require_shape(after, before if isinstance(before, DictionaryObject) else DictionaryObject())
        written = new.explicit_refs_in_revision()
        # What has left the store may have been overwritten for another use; that use is asked about by other rules.
        for revision in (new, old):
            if "/DSS" in revision.root:
                for path, found in _references(RawPdfPath("/Root", "/DSS"), revision.root.raw_get("/DSS")):
                    if found.reference in written:
                        self._require_no_stream_overwritten(old, new, found)
                        yield _approved(old, found, path)
        yield from self._idle(old, new)

    @staticmethod
    def _idle(old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        """Old references from entries of the trailer that mean nothing, to what is now the dictionary of the store.

        LibreOffice writes /AdditionalStreams there; after another program's rewriting they lead to nowhere, until a
        store happens to take the number.
        """
        store = new.root.raw_get("/DSS")
        for key in set(old.trailer_view) - TRAILER_KEYS:
            for path, found in _references(RawPdfPath(key), old.trailer_view.raw_get(key)):
                if found == store:
                    yield _approved(old, found, path)

    @staticmethod
    def _require_no_stream_overwritten(old: HistoricalResolver, new: HistoricalResolver, found: IndirectObject) -> None:
        if found.reference not in new.explicit_refs_in_revision() or old.is_ref_unassignable(found.reference):
            return
        was, now = old(found.reference), new(found.reference)
        if isinstance(was, StreamObject) or isinstance(now, StreamObject):
            same = isinstance(was, StreamObject) and isinstance(now, StreamObject) and was.data == now.data
            if not same:
                raise SuspiciousModification(f"{found.reference} of the DSS was overwritten")


def _require_shape(store: object, before: DictionaryObject) -> None:
    _require_dictionary(store, STORE_KEYS)
    assert isinstance(store, DictionaryObject)
    lost = {key for key in LISTS | {"/VRI"} if key in before and _held(store, key) is None}
    if lost:
        raise SuspiciousModification(f"{lost} of the DSS was taken away")
    entries = _held(store, "/VRI")
    if entries is None:
        return
    if isinstance(entries, StreamObject) or not isinstance(entries, DictionaryObject):
        raise SuspiciousModification("/VRI is no dictionary")
    for key in entries:
        if key != "/Type":
            _require_dictionary(_held(entries, key), ENTRY_KEYS)


def _held(dictionary: DictionaryObject, key: str) -> object:
    """What the entry leads to; None when it is absent or null, which is the same."""
    try:
        return dictionary[key]
    except KeyError:
        return None


def _require_dictionary(found: object, keys: frozenset[str]) -> None:
    if not isinstance(found, DictionaryObject) or isinstance(found, StreamObject) or not set(found) <= keys:
        raise SuspiciousModification("the DSS holds what does not belong there")
    for key in LISTS & set(found):
        held = _held(found, key)
        if not isinstance(held, ArrayObject):
            raise SuspiciousModification(f"{key} of the DSS is no list")
        if not all(isinstance(each.get_object(), StreamObject) for each in held):
            raise SuspiciousModification(f"{key} of the DSS holds what is no data")


def _approved(old: HistoricalResolver, found: IndirectObject, path: RawPdfPath) -> ReferenceUpdate:
    return ReferenceUpdate(found.reference, context_checked=Context.from_absolute(old, path))


def _references(path: RawPdfPath, found: object) -> Iterator[tuple[RawPdfPath, IndirectObject]]:
    """Every reference below `found`, with its path."""
    for n, each in enumerate(_walk(path, found, 0)):
        if n > MAX_REFERENCES:
            raise SuspiciousModification("a DSS with too many references")
        yield each


def _walk(path: RawPdfPath, found: object, depth: int) -> Iterator[tuple[RawPdfPath, IndirectObject]]:
    if depth > MAX_DEPTH:
        raise SuspiciousModification("a DSS that is too deep")
    if isinstance(found, IndirectObject):
        yield path, found
        found = found.get_object()
    if isinstance(found, DictionaryObject):
        for key in found:
            yield from _walk(path + key, found.raw_get(key), depth + 1)
    elif isinstance(found, ArrayObject):
        for n in range(len(found)):
            yield from _walk(path + n, found.raw_get(n), depth + 1)
