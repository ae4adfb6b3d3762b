"""A PDF made elsewhere goes the usual way: fields at the words of its signer, signed, numbered, sealed."""

from dataclasses import replace

import pytest

from tests.drafting.foreign import scan, turned
from vbdt.acts.draft import open_sheet, save
from vbdt.acts.files.take_in import composed_page, take_in
from vbdt.acts.office import Office
from vbdt.acts.proof.check import verdict
from vbdt.acts.sheet import Placed, Sheet
from vbdt.acts.submit import submit
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out
from vbdt.demo.texts import FINANCE, decision
from vbdt.document.verdict import SignatureKind, Verdict
from vbdt.drafting.compose import compose
from vbdt.drafting.fields import field_values
from vbdt.errors import BadInput

Offices = dict[str, Office]


def taken(office: Office, data: bytes) -> Sheet:
    sheet, _ = take_in(office, "quyet_dinh", data, "Quyết định.pdf")
    return replace(sheet, content=replace(sheet.content, subject="Thành lập Tổ kiểm tra"), recipients=(FINANCE,))


def test_it_is_signed_numbered_and_sealed_like_one_of_ours(offices: Offices, demo: Demo) -> None:
    drafter, clerk = offices["snv-chuyen-vien"], offices["snv-van-thu"]
    sheet = taken(drafter, compose(decision(drafter).content).pdf)
    document = send_out(offices, sheet, demo.province.pin, lambda _: None)
    found = verdict(clerk, document)
    assert found.verdict is Verdict.VALID, found.reason
    assert [each.kind for each in found.signatures][:2] == [SignatureKind.SIGNER, SignatureKind.AGENCY]
    pdf = clerk.store.files.read(clerk.store.document(document).pdf)
    assert field_values(pdf)["so"] == "Số: 01/QĐ-SNV"


def test_the_fields_are_suggested_at_the_words_they_belong_to(offices: Offices) -> None:
    drafter = offices["snv-chuyen-vien"]
    composed = compose(decision(drafter).content)
    suggested = {each.name: each for each in taken(drafter, composed.pdf).placed}
    for name in ("nguoi_ky", "dau"):
        ours = composed.places[name]
        assert suggested[name].page == ours.page
        assert abs(suggested[name].x / 10 - ours.x) < 3
        assert abs(suggested[name].y / 10 - ours.y) < 6


def test_a_scan_gets_them_where_they_usually_are_and_says_what_it_is_not(offices: Offices) -> None:
    drafter = offices["snv-chuyen-vien"]
    sheet, notes = take_in(drafter, "quyet_dinh", scan(pages=2), "quet.pdf")
    assert [(each.name, each.page) for each in sheet.placed] == [("nguoi_ky", 2), ("dau", 2), ("so", 1), ("ngay", 1)]
    assert any("PDF/A" in note for note in notes)
    save(drafter, sheet)
    assert open_sheet(drafter, sheet.id) == sheet


@pytest.mark.parametrize(
    ("placed", "said"),
    [
        (Placed("so", 1, 2000, 400, 680, 60), "nằm ngoài trang"),
        (Placed("so", 9, 300, 400, 680, 60), "không có trang 9"),
        (Placed("so", 1, 300, 400, 10, 10), "quá nhỏ"),
        (Placed("khac", 1, 300, 400, 680, 60), "Chưa đặt đúng một ô số"),
    ],
)
def test_a_field_that_stands_wrong_is_named(offices: Offices, placed: Placed, said: str) -> None:
    drafter = offices["snv-chuyen-vien"]
    sheet = taken(drafter, scan())
    wrong = tuple(placed if each.name == "so" else each for each in sheet.placed)
    with pytest.raises(BadInput, match=said):
        submit(drafter, replace(sheet, placed=wrong))
    assert drafter.store.find(sheet.id) is None


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_takes_them_where_its_words_are_seen(offices: Offices, degrees: int) -> None:
    drafter = offices["snv-chuyen-vien"]
    pdf = compose(decision(drafter).content).pdf
    upright, turned_by = taken(drafter, pdf), taken(drafter, turned(pdf, degrees))
    made = composed_page(drafter, turned_by)
    assert {each.turn for each in made.places.values()} == {degrees}
    here, there = ({each.name: each for each in sheet.placed} for sheet in (upright, turned_by))
    if degrees == 180:  # as far from the right edge as it was from the left
        assert abs(here["nguoi_ky"].x + there["nguoi_ky"].x + here["nguoi_ky"].width - 2100) < 20
