"""What each revision brought into a file after its first signature, step by step, and whether it may stay.

Each revision is held against the last signed one before it, once for the whole file; then every earlier signature asks
whether what came after it breaks its own lock (FieldMDP) or certification (DocMDP). That is as strict as comparing
every signed revision with all that follow, and twenty signatures cost twenty comparisons instead of two hundred.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile

from pyhanko.pdf_utils.generic import DictionaryObject, IndirectObject
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel, StandardDiffPolicy, SuspiciousModification
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from vbdt.signing.check import coverage
from vbdt.signing.check.entries import entry
from vbdt.signing.check.plain import Plain

MAX_FIELDS = 2000


@dataclass(frozen=True, slots=True)
class Step:
    """One revision: the fields it filled in, the signature fields it signed, and what kind of change it amounts to.

    `level` is OTHER when the revision did something that no signature allows.
    """

    revision: int
    filled: tuple[str, ...]
    signed: tuple[str, ...]
    validation_data: bool
    level: ModificationLevel
    touched: frozenset[str]


class Steps:
    """The revisions of one file, from the first signature on. Raises whatever a hostile file provokes."""

    def __init__(
        self,
        reader: PdfFileReader,
        signatures: Sequence[EmbeddedPdfSignature],
        policy: StandardDiffPolicy,
        plain: Plain,
    ) -> None:
        self._reader = reader
        self._signatures = signatures
        self._policy = policy
        self._plain = plain
        self._values = cache(lambda revision: _values(reader.get_historical_resolver(revision)))

    @cached_property
    def all(self) -> tuple[Step, ...]:
        return tuple(self._step(n) for n in range(self._first + 1, self._reader.total_revisions))

    @cached_property
    def plain(self) -> int:
        """The last revision up to which all that came after the first signature is proven to be plain routine."""
        return self._first + len(self._plain_fields)

    @cached_property
    def _first(self) -> int:
        return int(min(each.signed_revision for each in self._signatures))

    @cached_property
    def _plain_fields(self) -> list[frozenset[str]]:
        """What each of the plain revisions filled in or signed."""
        if any(each.docmdp_level is not None for each in self._signatures):
            return []
        proven = (self._plain.fields(n) for n in range(self._first + 1, self._reader.total_revisions))
        return [each for each in takewhile(lambda fields: fields is not None, proven) if each is not None]

    @property
    def all_plain(self) -> bool:
        """Whether the file has no change after its first signature that is not plain routine."""
        return self.plain == self._reader.total_revisions - 1

    def after(self, signature: EmbeddedPdfSignature) -> tuple[Step, ...]:
        """What came after a signature."""
        return tuple(step for step in self.all if step.revision > signature.signed_revision)

    def allowed_after(self, signature: EmbeddedPdfSignature) -> bool:
        """Whether the signature allows all that came after it."""
        certified, lock = signature.docmdp_level, signature.fieldmdp
        ceiling = ModificationLevel.FORM_FILLING if certified is None else ModificationLevel(certified.value)
        return not any(
            step.level > ceiling or (lock is not None and any(lock.is_locked(name) for name in step.touched))
            for step in self.after(signature)
        )

    def only_data_after(self, signature: EmbeddedPdfSignature, pdf: bytes) -> bool:
        """Whether nothing but validation data follows, as PAdES B-LT has it, and no byte that a reader might repair."""
        after = self.after(signature)
        harmless = all(step.validation_data and step.level <= ModificationLevel.LTA_UPDATES for step in after)
        if not after or not harmless:
            return False
        offsets = {offset for step in after for offset in self._offsets(step.revision)}
        return coverage.only_objects_follow(pdf, coverage.end_of(list(signature.byte_range)), offsets, len(after))

    def _offsets(self, revision: int) -> set[int]:
        xrefs = self._reader.xrefs
        written = xrefs.explicit_refs_in_revision(revision)
        places = {xrefs.get_historical_ref(reference, revision) for reference in written}
        container = xrefs.get_xref_container_info(revision)
        return {place for place in places if isinstance(place, int)} | {container.start_location}

    def _step(self, revision: int) -> Step:
        old, new = self._reader.get_historical_resolver(revision - 1), self._reader.get_historical_resolver(revision)
        before, after = self._values(revision - 1), self._values(revision)
        fresh = {
            name for name, (_, value) in after.items() if value is not None and value != before.get(name, ("",))[-1]
        }
        signed = tuple(sorted(name for name in fresh if after[name][0] == "/Sig"))
        filled = tuple(sorted(name for name in fresh if after[name][0] != "/Sig"))
        level, touched = self._judged(new, revision)
        return Step(revision, filled, signed, _brings_validation_data(old, new), level, touched)

    def _judged(self, new: HistoricalResolver, revision: int) -> tuple[ModificationLevel, frozenset[str]]:
        if revision <= self.plain:
            touched = self._plain_fields[revision - self._first - 1]
            return (ModificationLevel.FORM_FILLING if touched else ModificationLevel.LTA_UPDATES), touched
        signed_last = max(each.signed_revision for each in self._signatures if each.signed_revision < revision)
        return self._compared(self._reader.get_historical_resolver(signed_last), new, revision)

    def _compared(
        self, old: HistoricalResolver, new: HistoricalResolver, revision: int
    ) -> tuple[ModificationLevel, frozenset[str]]:
        levels = [each.docmdp_level for each in self._signatures if each.signed_revision < revision]
        certified: MDPPerm | None = min((level for level in levels if level is not None), default=None)
        try:
            result = self._policy.apply(old, new, doc_mdp=certified)
        except SuspiciousModification:
            return ModificationLevel.OTHER, frozenset()
        return result.modification_level, frozenset(result.changed_form_fields)


def _values(revision: HistoricalResolver) -> dict[str, tuple[str, object]]:
    """Kind and value of every form field, by full name; a value behind a reference is told by where it lies."""
    form = entry(revision.root, "/AcroForm", DictionaryObject())
    found: dict[str, tuple[str, object]] = {}
    waiting = [("", "", each) for each in entry(form, "/Fields", ())]
    seen = 0
    while waiting and seen < MAX_FIELDS:
        prefix, kind, reference = waiting.pop()
        seen += 1
        field = reference.get_object()
        if not isinstance(field, DictionaryObject):
            continue
        name = ".".join(part for part in (prefix, str(entry(field, "/T", ""))) if part)
        kind = str(entry(field, "/FT", kind))
        if name and "/T" in field:
            found[name] = kind, _plain(field.raw_get("/V")) if "/V" in field else None
        waiting += [(name, kind, kid) for kid in entry(field, "/Kids", ())]
    return found


def _plain(value: object) -> object:
    return ("ref", value.idnum, value.generation) if isinstance(value, IndirectObject) else str(value)


def _brings_validation_data(old: HistoricalResolver, new: HistoricalResolver) -> bool:
    if "/DSS" not in new.root:
        return False
    if "/DSS" not in old.root:
        return True
    store = new.root.raw_get("/DSS")
    return isinstance(store, IndirectObject) and store.reference in new.explicit_refs_in_revision()
