"""What may still change in a file after a signature. Stricter than pyHanko's own policy.

Allowed after signature n: further signatures and time-stamps, validation data (DSS), and text fields filled in, these
only when the *next* signature locks them by FieldMDP. That is how the number and date of a document come in between
the leader's signature and the agency's seal (Decree 30/2020/NĐ-CP, Art. 14 to 16). Everything else is a modification.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    FieldComparisonContext,
    FieldComparisonSpec,
    FieldMDPRule,
    FormUpdate,
    FormUpdatingRule,
    GenericFieldModificationRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
)
from pyhanko.sign.fields import FieldMDPSpec

MAX_MARK_AREA = 75_000.0
"""Square points, about 15 % of A4: a later mark that is larger hides what was signed. A 36 mm seal has 10,400."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A signature of the file, by the revision it made, and what it locks."""

    revision: int
    fields: FieldMDPSpec | None


def policy_for(locks: Sequence[Lock]) -> StandardDiffPolicy:
    """The policy of one file; `locks` are its signatures (no document time-stamps)."""
    rules = [
        SmallMarkRule(),
        SigFieldCreationRule(),
        SigFieldModificationRule(allow_in_place_appearance_stream_changes=False),
        LockedFillRule(sorted(locks, key=lambda lock: lock.revision)),
    ]
    return StandardDiffPolicy(
        global_rules=DEFAULT_DIFF_POLICY.global_rules, form_rule=FormUpdatingRule(field_rules=rules)
    )


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
            if rewritten and not self.compare_fields(spec) and not self._locked(fq_name, context.new.revision):
                raise SuspiciousModification(f"{fq_name} was filled in and not locked by the next signature")
        yield from super().check_form_field(fq_name, spec, context)

    def _locked(self, field: str, revision: int) -> bool:
        following = next((lock for lock in self._locks if lock.revision >= revision), None)
        return following is not None and following.fields is not None and following.fields.is_locked(field)


class SmallMarkRule(FieldMDPRule):
    """Later signatures may bring their own field, but not one that covers the page. Allows nothing by itself."""

    def apply(self, context: FieldComparisonContext) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        for name, spec in context.field_specs.items():
            if spec.old_field_ref is None and spec.new_field is not None and _area(spec.new_field) > MAX_MARK_AREA:
                raise SuspiciousModification(f"{name} covers too much of the page")
        return ()


def _area(field: DictionaryObject) -> float:
    """Square points of the field's largest widget."""
    widgets = [field, *(kid.get_object() for kid in field.get("/Kids", ()))]
    boxes = [[float(number) for number in widget["/Rect"]] for widget in widgets if "/Rect" in widget]
    return max((abs((box[2] - box[0]) * (box[3] - box[1])) for box in boxes), default=0.0)
