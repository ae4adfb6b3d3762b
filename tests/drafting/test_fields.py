"""Number, date and annex references are filled in after the leader's signature, and the file stays PDF/A."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.drafting.looks import failed_rules, words
from tests.drafting.sample_drafts import decision, letter, plan
from vbdt.document.content import Draft
from vbdt.drafting.compose import compose
from vbdt.drafting.fields import field_values, fill
from vbdt.drafting.wording import issue_lines
from vbdt.errors import BadInput, UserError

DAY = date(2026, 3, 5)


@pytest.mark.parametrize("draft", [decision(), letter(), plan()], ids=lambda draft: draft.kind)
def test_filling_keeps_every_earlier_byte_and_pdf_a(draft: Draft) -> None:
    before = compose(draft).pdf
    after = fill(before, issue_lines(draft, 7, DAY))
    assert after.startswith(before)
    assert failed_rules(after) == []
    assert field_values(after) == issue_lines(draft, 7, DAY)


def test_the_words_stand_in_their_fields(tmp_path: Path) -> None:
    composed = compose(decision())
    seen = words(fill(composed.pdf, issue_lines(decision(), 15, DAY)), tmp_path)
    for name, word in (("so", "15/QĐ-SNV"), ("ngay", "Giang,"), ("pl1", "(Kèm")):
        left, bottom, right, top = composed.places[name].box
        found = [each for each in seen if each.text == word and each.page == composed.places[name].page]
        assert any(
            left <= each.left and each.right <= right and 841.9 - top - 1 <= each.top <= 841.9 - bottom
            for each in found
        )


def test_a_line_too_long_for_its_field_shrinks_instead_of_leaving_it(tmp_path: Path) -> None:
    draft = replace(decision(), notation="QĐ-" + "BCĐCCHC" * 8)
    composed = compose(draft)
    seen = words(fill(composed.pdf, issue_lines(draft, 15, DAY)), tmp_path)
    left, _, right, _ = composed.places["so"].box
    number = next(each for each in seen if each.text.startswith("15/QĐ-BCĐ"))
    assert left <= number.left
    assert number.right <= right


def test_fields_are_read_only_and_the_seal_locks_them() -> None:
    form = PdfFileReader(BytesIO(compose(decision()).pdf)).root["/AcroForm"]
    fields = {str(field["/T"]): field for field in (reference.get_object() for reference in form["/Fields"])}
    assert list(fields) == ["so", "ngay", "pl1", "nguoi_ky", "dau"]
    assert all(fields[name]["/Ff"] == 1 for name in ("so", "ngay", "pl1"))
    lock = fields["dau"]["/Lock"]
    assert lock["/Action"] == "/Include"
    assert [str(name) for name in lock["/Fields"]] == ["so", "ngay", "pl1"]
    assert "/Lock" not in fields["nguoi_ky"]


def test_the_same_filling_differs_only_in_its_file_id() -> None:
    once, again = (fill(compose(letter()).pdf, issue_lines(letter(), 7, DAY)) for _ in range(2))
    assert len(once) == len(again)


def test_a_file_without_the_field_is_refused() -> None:
    with pytest.raises(BadInput, match="không có ô pl9"):
        fill(compose(letter()).pdf, {"pl9": "(Kèm theo …)"})


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7", b"\x00" * 4096, compose(letter()).pdf[:30_000]])
def test_a_damaged_file_is_refused_with_a_sentence(damage: bytes) -> None:
    with pytest.raises(BadInput, match="bị hỏng"):
        fill(damage, {"so": "Số: 15/QĐ-SNV"})
    with pytest.raises(BadInput, match="bị hỏng"):
        field_values(damage)


def test_a_character_the_font_lacks_is_not_filled_in() -> None:
    with pytest.raises(UserError, match="«★»"):
        fill(compose(letter()).pdf, {"so": "Số: 15★/QĐ"})
