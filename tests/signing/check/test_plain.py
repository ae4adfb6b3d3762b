"""The quick proof of plain routine beside the full comparison: what the first lets pass, the second lets pass too."""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import accumulate
from pathlib import Path

import pytest
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    NumberObject,
    Reference,
    StreamObject,
    pdf_name,
    pdf_string,
)
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec

from tests.signing.attacks.forge import appearance, field_named, one_page, stream, text, xref_only
from tests.signing.office import PASSPHRASE, Life
from vbdt.bench.fuzz import mutants
from vbdt.pdf import KeepingWriter
from vbdt.signing.check.collect import collect
from vbdt.signing.check.differences import Lock, locked_next, policy_for
from vbdt.signing.check.plain import ANY_NUMBER, Plain, referred_numbers
from vbdt.signing.check.reader import open_strictly
from vbdt.signing.check.steps import Step, Steps
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.places import Place
from vbdt.signing.sign import sign

ALL_LOCKED = FieldMDPSpec(FieldMDPAction.ALL)
MUTANTS = 250
EDITS = 45
KEYS = ("/V", "/AP", "/Annots", "/Contents", "/Rect", "/Kids", "/F", "/DA", "/XObject")


class NeverPlain(Plain):
    """Leaves everything to the full comparison."""

    def fields(self, revision: int) -> None:
        return None


def told(pdf: bytes, kind: type[Plain], locks: list[Lock] | None = None) -> tuple[tuple[Step, ...], bool, int]:
    """The steps, whether every signature allows them, and how many revisions were proven quickly."""
    reader = open_strictly(pdf)
    signatures = collect(reader).signatures
    if locks is None:
        locks = [Lock(each.signed_revision, each.fieldmdp) for each in signatures]
    steps = Steps(reader, signatures, policy_for(locks), kind(pdf, reader, partial(locked_next, locks)))
    allowed = all(steps.allowed_after(each) for each in signatures)
    return steps.all, allowed, steps.plain - min(each.signed_revision for each in signatures)


def compare(pdf: bytes, locks: list[Lock] | None = None) -> bool:
    """Whether all of the file was proven quickly; then the full comparison has to say just the same."""
    try:
        quick, allowed, proven = told(pdf, Plain, locks)
    except Exception:  # noqa: BLE001 - as in the verifier
        return False  # whatever a reader trips over is not proven
    if proven:
        slow, slow_allowed, _ = told(pdf, NeverPlain, locks)
        assert _since_signed(quick) == _since_signed(slow)
        assert allowed == slow_allowed
    return bool(proven) and proven == len(quick) and allowed


def _since_signed(steps: tuple[Step, ...]) -> list[Step]:
    """The full comparison names what changed since the last signature, the quick proof what this revision changed."""
    unions = accumulate((step.touched for step in steps), lambda one, other: one | other)
    return [replace(step, touched=union) for step, union in zip(steps, unions, strict=True)]


def test_the_routine_of_an_office_is_proven_and_judged_alike(life: Life) -> None:
    assert compare(life.sealed)
    assert compare(life.signed) is False  # nothing came after


def test_damaged_updates(life: Life, key_file: Path) -> None:
    """Whatever stands behind the first signature is damaged in every way."""
    proven = 0
    for pdf, count in ((_signed_twice(key_file), MUTANTS), (life.sealed, MUTANTS // 10)):
        first = collect(open_strictly(pdf)).signatures[0]
        end = first.byte_range[2] + first.byte_range[3]
        proven += sum(compare(pdf[:end] + tail) for _, _, tail in mutants([pdf[end:]], count, 5))
    assert proven > MUTANTS / 10  # noise in pictures and in the signatures' own bytes


def _signed_twice(key_file: Path) -> bytes:
    pdf = one_page(text("So tien: 1.000.000 dong"))
    pdf = add_signature_fields(pdf, [Place("mot", 1, 60, 60, 90, 40), Place("hai", 1, 200, 60, 90, 40)])
    for field in ("mot", "hai"):
        with open_pkcs12(key_file, PASSPHRASE) as key:
            pdf = sign(pdf, key, field).pdf
    return pdf


def _numbered(writer: KeepingWriter) -> None:
    """What the clerk does."""
    field = field_named(writer, "so")
    field[pdf_name("/V")] = pdf_string("Số: 99/QĐ-SNV")
    field[pdf_name("/AP")] = DictionaryObject({pdf_name("/N"): appearance(writer, 200, 20, b"0 0 200 20 re f")})
    writer.update_container(field)


def _updated(pdf: bytes, change: Callable[[KeepingWriter], None]) -> bytes:
    """One update as this program writes it."""
    writer = KeepingWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    updated: bytes = out.getvalue()
    return updated


def _edited(writer: KeepingWriter, chance: random.Random, count: int) -> None:
    """Numbers the document and changes something else anywhere, as a forger would in the same update."""
    form = writer.root["/AcroForm"]
    favourites = [writer.root, form, *(each.get_object() for each in form["/Fields"])]
    _numbered(writer)
    for _ in range(count):
        holder = _somewhere(writer, favourites, chance)
        key = pdf_name(
            chance.choice([*holder, "/V", "/AP", "/Annots", "/Contents", "/Rect", "/Kids", "/F", "/DA", "/XObject"])
        )
        kind = chance.randrange(9)
        if kind == 0 and key in holder:
            del holder[key]
        elif kind == 1:
            holder[key] = writer.add_object(StreamObject(stream_data=b"0 0 500 500 re f"))
        elif kind == 2:
            holder[key] = IndirectObject(chance.randrange(1, 130), 0, writer)
        else:
            holder[key] = chance.choice(
                [NumberObject(7), pdf_string("x"), pdf_name("/Sig"), BooleanObject(True), NullObject(), ArrayObject()]
            )
        if holder.container_ref is not None:
            writer.update_container(holder)


def _somewhere(writer: KeepingWriter, favourites: list[DictionaryObject], chance: random.Random) -> DictionaryObject:
    """A dictionary of the file, those that the routine writes more often than others."""
    while True:
        number = chance.randrange(1, writer.prev.trailer["/Size"])
        found = chance.choice(favourites) if chance.random() < 0.6 else writer.get_object(Reference(number, 0, writer))
        if isinstance(found, DictionaryObject):
            return found


def test_forged_updates(life: Life) -> None:
    """The number filled in, as it may be, and something else with it."""
    locks = [Lock(open_strictly(life.signed).total_revisions - 1, None), Lock(1000, ALL_LOCKED)]
    proven = 0
    for n in range(EDITS):
        chance = random.Random(f"sửa/{n}")
        forged = _updated(life.signed, partial(_edited, chance=chance, count=n % 3))
        proven += compare(forged, locks)
    assert proven >= EDITS / 3  # the update alone is plain routine


def test_what_is_not_locked_is_not_plain(life: Life) -> None:
    pdf = _updated(life.signed, _numbered)
    first = Lock(open_strictly(life.signed).total_revisions - 1, None)
    assert compare(pdf, [first, Lock(1000, ALL_LOCKED)])
    for locks in ([first], [first, Lock(1000, FieldMDPSpec(FieldMDPAction.INCLUDE, ["ngay"]))]):
        assert not compare(pdf, locks)


SPELLINGS = [
    b"12 0 R",
    b"12\n0 R",
    b"12 0%\nR",
    b"12 % 3 0\r0 R",
    b"0012 \0 0\tR",
    b"+12 0 R",
    b"12 0 %" + b"x" * 9000 + b"\nR",
    b"12" + b" " * 99 + b"0 R",
]


@pytest.mark.parametrize("spelling", SPELLINGS, ids=range(len(SPELLINGS)))
def test_a_dangling_reference_is_seen_in_whatever_spelling(spelling: bytes) -> None:
    """A signed page that points to a number that nobody has yet waits for an update to bring it."""
    page = one_page(text("So tien: 1.000.000 dong")).replace(b"/Type/Page/", b"/Odd [" + spelling + b"]/Type/Page/")
    numbers = {number for _, number in referred_numbers(page)}
    assert 12 in numbers or ANY_NUMBER in numbers


def test_numbers_in_the_bytes() -> None:
    told = [
        number for _, number in referred_numbers(b"[1 0 R 22 0 R]<</A 333 0 R>> BT /F 4 Tf (x R) 5 R 6\n0 R\n7 0 RG")
    ]
    assert told == [1, 22, 333, ANY_NUMBER, 7]
    assert not [*referred_numbers(stream(bytes(range(256)) * 40))]


def test_an_object_sent_elsewhere_is_not_plain(life: Life) -> None:
    forged = xref_only(life.sealed, 4, life.sealed.index(b"endobj") - 20)
    assert not compare(forged)


def test_levels_are_those_of_the_full_comparison(life: Life) -> None:
    steps, _, _ = told(life.sealed, Plain)
    assert {step.level for step in steps} == {ModificationLevel.FORM_FILLING}
    assert steps[-1].touched == {"dau"}
