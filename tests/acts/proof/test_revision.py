"""The file as a signature left it, beside the file of now: only what was added is outlined, where it is."""

from dataclasses import replace

import pytest

from tests.signing.attacks.forge import add_annotation, updated
from vbdt.acts.office import Office
from vbdt.acts.proof.revision import revision, sides
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out
from vbdt.demo.texts import letter
from vbdt.document.verdict import FileVerdict, SignatureKind
from vbdt.drafting.field_page import field_page
from vbdt.drafting.fields import field_values
from vbdt.errors import BadInput
from vbdt.signing.check.verify import verify
from vbdt.signing.field_place import field_place


@pytest.fixture(scope="module")
def issued(demo: Demo, offices: dict[str, Office]) -> tuple[bytes, FileVerdict]:
    """A letter signed, numbered and sealed, with its verdict."""
    clerk = offices["snv-van-thu"]
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    pdf = clerk.store.files.read(clerk.store.document(document).pdf)
    return pdf, verify(pdf, clerk.trust)


def test_between_leader_and_seal_came_number_date_and_the_seal(issued: tuple[bytes, FileVerdict]) -> None:
    pdf, verdict = issued
    leader = verdict.of_kind(SignatureKind.SIGNER)
    assert leader is not None
    made = revision(pdf, leader)
    assert "01" not in field_values(made.then)["so"]
    assert "01" in field_values(made.now)["so"]
    assert 1 in made.differing
    first = sides(made, 1)
    assert first.then is not None
    assert first.now is not None
    height = first.now.height
    assert any(top < height / 4 for _, top, _, _ in first.places), "number and date stand at the top"
    assert all(0 <= left < right <= first.now.width for left, _, right, _ in first.places)


def test_after_the_last_signature_nothing_looks_otherwise(issued: tuple[bytes, FileVerdict]) -> None:
    pdf, verdict = issued
    seal = verdict.of_kind(SignatureKind.AGENCY)
    assert seal is not None
    made = revision(pdf, seal)
    assert made.differing == ()
    place = field_place(pdf, seal.field)
    assert place is not None
    assert made.page == place.page == field_page(pdf, seal.field)


def test_a_covering_stamp_is_outlined_where_it_lies(issued: tuple[bytes, FileVerdict]) -> None:
    pdf, verdict = issued
    seal = verdict.of_kind(SignatureKind.AGENCY)
    assert seal is not None
    forged = updated(
        pdf, add_annotation("/Stamp", (100, 400, 300, 440), b"1 1 1 rg 0 0 200 40 re f 0 g 5 5 50 20 re f")
    )
    made = revision(forged, seal)
    (place,) = sides(made, 1, 72).places
    left, top, right, bottom = place
    assert left >= 90
    assert right <= 310
    assert top >= 842 - 440 - 10
    assert bottom <= 842 - 400 + 10


@pytest.mark.parametrize("size", [0, 10**9])
def test_a_signature_without_a_revision_is_a_sentence(issued: tuple[bytes, FileVerdict], size: int) -> None:
    pdf, verdict = issued
    with pytest.raises(BadInput, match="thời điểm ký"):
        revision(pdf, replace(verdict.signatures[0], revision_bytes=size))
