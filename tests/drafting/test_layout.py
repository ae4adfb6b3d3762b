"""What drafters need not type: capitals, dashes, final marks, the order line."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.drafting.sample_drafts import decision, letter, plan
from vbdt.document.content import BlockKind, Draft, paragraph
from vbdt.drafting.layout import page_data


def _page(draft: Draft) -> dict[str, Any]:
    return page_data(draft, date(2026, 3, 5))


def _text(block: dict[str, Any]) -> str:
    return "".join(run["text"] for run in block["runs"])


def test_grounds_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    grounds = [_text(block) for block in _page(decision())["body"] if block["kind"] == "can_cu"]
    assert [text[-1] for text in grounds] == [";", ";", ";", "."]


def test_the_order_line_stands_between_grounds_and_dieu_1_once() -> None:
    kinds = [(block["kind"], block["label"]) for block in _page(decision())["body"]]
    assert kinds[3:6] == [("can_cu", ""), ("giua", ""), ("dieu", "Điều 1.")]
    typed = paragraph("QUYẾT ĐỊNH:", BlockKind.CENTERED)
    once = replace(decision(), body=(*decision().body[:4], typed, *decision().body[4:]))
    assert _page(once)["body"] == _page(decision())["body"]


def test_the_text_ends_with_its_closing_mark_however_it_was_typed() -> None:
    for typed in ("Thực hiện nghiêm túc", "Thực hiện nghiêm túc.", "Thực hiện nghiêm túc./.", "Thực hiện nghiêm túc;"):
        body = _page(replace(letter(), body=(paragraph(typed),)))["body"]
        assert _text(body[-1]) == "Thực hiện nghiêm túc./."


def test_recipients_have_dashes_and_end_marks() -> None:
    draft = replace(decision(), recipients=("- Như Điều 3;", "UBND tỉnh", "Lưu: VT, CCHC."))
    assert _page(draft)["recipients"] == ["- Như Điều 3;", "- UBND tỉnh;", "- Lưu: VT, CCHC."]


def test_one_addressee_stands_on_the_line_of_kinh_gui() -> None:
    assert _page(replace(letter(), addressees=("Sở Tài chính",)))["addressees"] == ["Sở Tài chính"]
    assert _page(letter())["addressees"] == ["- Các sở, ban, ngành tỉnh;", "- Ủy ban nhân dân các xã, phường."]


def test_a_letter_has_its_subject_under_the_number_and_no_title() -> None:
    for typed in ("rà soát chỉ tiêu", "V/v rà soát chỉ tiêu", "Về việc rà soát chỉ tiêu"):
        page = _page(replace(letter(), subject=typed))
        assert (page["letter_subject"], page["title"]) == ("V/v rà soát chỉ tiêu", "")


def test_a_committee_and_its_territory_take_two_lines() -> None:
    assert _page(plan())["agency_lines"] == ["ỦY BAN NHÂN DÂN", "XÃ TÂN BÌNH"]
    assert _page(decision())["agency_lines"] == ["SỞ NỘI VỤ"]
