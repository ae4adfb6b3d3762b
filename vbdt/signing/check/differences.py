"""What may still change in a file after a signature. Stricter than pyHanko's own policy.

Allowed after signature n: further signatures and time-stamps, validation data (DSS), and text fields filled in, these
only when the *next* signature locks them by FieldMDP. That is how the number and date of a document come in between
the leader's signature and the agency's seal (Decree 30/2020/NĐ-CP, Art. 14 to 16). Everything else is a modification.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import HistoricalResolver, RawPdfPath
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DocInfoRule,
    FieldComparisonContext,
    FieldComparisonSpec,
    FieldMDPRule,
    FormUpdate,
    FormUpdatingRule,
    GenericFieldModificationRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    ReferenceUpdate,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    WhitelistRule,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.rules_api import Context
from pyhanko.sign.fields import FieldMDPSpec, MDPPerm

from vbdt.signing.check.entries import entry
from vbdt.signing.check.validation_data import ValidationDataRule

MAX_MARK_AREA = 75_000.0
"""Square points, about 15 % of A4: a later mark that is larger hides what was signed. A 36 mm seal has 10,400."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A signature of the file, by the revision it made, and what it locks."""

    revision: int
    fields: FieldMDPSpec | None


def locked_next(locks: Sequence[Lock], field: str, revision: int) -> bool:
    """Whether the first signature from that revision on locks the field. `locks` in the order of signing."""
    following = next((lock for lock in locks if lock.revision >= revision), None)
    return following is not None and following.fields is not None and following.fields.is_locked(field)


def policy_for(locks: Sequence[Lock]) -> StandardDiffPolicy:
    """The policy of one file; `locks` are its signatures in order (no document time-stamps)."""
    rules = [
        SmallMarkRule(),
        SigFieldCreationRule(),
        SigFieldModificationRule(allow_in_place_appearance_stream_changes=False),
        LockedFillRule(locks),
    ]
    data = [
        DocInfoRule(),
        XrefStreamRule(),
        ObjectStreamRule(),
        ValidationDataRule(),
        MetadataUpdateRule(),
        FreedRule(),
    ]
    return RevisionPolicy(
        global_rules=[CatalogModificationRule(), *(each.as_qualified(ModificationLevel.LTA_UPDATES) for each in data)],
        form_rule=FormUpdatingRule(field_rules=rules),
        reject_object_freeing=False,
    )


class RevisionPolicy(StandardDiffPolicy):
    """pyHanko's comparison with the rules above; no object that the signed revision has may be freed."""

    def apply(
        self,
        old: HistoricalResolver,
        new: HistoricalResolver,
        field_mdp_spec: FieldMDPSpec | None = None,
        doc_mdp: MDPPerm | None = None,
    ) -> DiffResult:
        if any(_was_there(old, reference.idnum) for reference in new.refs_freed_in_revision()):
            raise SuspiciousModification("objects of the signed revision were freed")
        return super().apply(old, new, field_mdp_spec, doc_mdp)


class FreedRule(WhitelistRule):
    """Numbers that never were in use may be called free: several programs take more than they need and say so."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        # With no path approved, an old reference to such a number stays unexplained.
        nowhere = Context.from_absolute(old, RawPdfPath("/Root"))
        return [ReferenceUpdate(each, context_checked=nowhere) for each in new.refs_freed_in_revision()]


def _was_there(old: HistoricalResolver, number: int) -> bool:
    """Whether the number was ever in use, in whatever generation."""
    parts = [old.reader.xrefs.get_xref_data(n) for n in range(old.revision + 1)]
    parts += [each.hybrid.xref_data for each in parts if each.hybrid is not None]
    return any(number in each.standard_xrefs or number in each.xrefs_in_objstm for each in parts)


class LockedFillRule(GenericFieldModificationRule):
    """A field may be filled in by a revision only if the next signature locks it."""

    def __init__(self, locks: Sequence[Lock]) -> None:
        super().__init__(allow_in_place_appearance_stream_changes=False)
        self._locks = locks

    def check_form_field(
        self, fq_name: str, spec: FieldComparisonSpec, context: FieldComparisonContext
    ) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        if spec.field_type != "/Sig" and spec.old_field_ref and spec.new_field_ref:
            # pyHanko shows every later revision in turn, so each one is judged once for what it wrote itself.
            rewritten = spec.new_field_ref in context.new.explicit_refs_in_revision()
            if (
                rewritten
                and not self.compare_fields(spec)
                and not locked_next(self._locks, fq_name, context.new.revision)
            ):
                raise SuspiciousModification(f"{fq_name} was filled in and not locked by the next signature")
        yield from super().check_form_field(fq_name, spec, context)


class SmallMarkRule(FieldMDPRule):
    """Later signatures may bring their own field, but not one that covers the page. Allows nothing by itself."""

    def apply(self, context: FieldComparisonContext) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        for name, spec in context.field_specs.items():
            if spec.old_field_ref is None and spec.new_field is not None and _area(spec.new_field) > MAX_MARK_AREA:
                raise SuspiciousModification(f"{name} covers too much of the page")
        return ()


def _area(field: DictionaryObject) -> float:
    """Square points of the field's largest widget."""
    widgets = [field, *(kid.get_object() for kid in entry(field, "/Kids", ()))]
    boxes = [[float(number) for number in widget["/Rect"]] for widget in widgets if "/Rect" in widget]
    return max((abs((box[2] - box[0]) * (box[3] - box[1])) for box in boxes), default=0.0)
