"""Pages taken from a document, and the form of a copy on paper."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.drafting.foreign import scan, turned
from tests.drafting.looks import failed_rules, font_size, text, words
from tests.drafting.sample_drafts import decision
from vbdt.document.content import Draft, paragraph
from vbdt.drafting.compose import compose
from vbdt.drafting.copy_form import CopyForm, lay_foundation, print_copy
from vbdt.drafting.excerpt import excerpt, joined, overlaid, white_below
from vbdt.drafting.extract import inspect
from vbdt.drafting.fields import fill
from vbdt.drafting.marks import copy_lines, text_mark
from vbdt.drafting.render import render
from vbdt.drafting.wording import issue_lines
from vbdt.errors import BadInput

MM = 72 / 25.4
FORM = CopyForm(
    "SAO Y",
    "Sở Nội vụ",
    "SY-SNV",
    "Hậu Giang",
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    "Trần Văn Bình",
    ("Ủy ban nhân dân xã Tân Hòa", "Lưu: VT"),
    2026,
    5,
    date(2026, 3, 6),
)


def short() -> bytes:
    """A decision that leaves half of its only page free."""
    draft = replace(decision(), body=(paragraph("Thành lập Tổ kiểm tra."),), annexes=())
    return fill(compose(draft).pdf, issue_lines(draft, 15, date(2026, 3, 5)))


def long() -> Draft:
    return replace(decision(), body=tuple(paragraph("Giao chỉ tiêu cho các cơ quan, đơn vị. " * 12) for _ in range(14)))


def test_an_excerpt_keeps_looks_and_words_and_stays_a_pdf_a(tmp_path: Path) -> None:
    pdf = fill(compose(long()).pdf, issue_lines(long(), 15, date(2026, 3, 5)))
    count = inspect(pdf).pages
    assert count > 2
    taken = excerpt(pdf, (1, count))
    assert failed_rules(taken) == []
    assert inspect(taken).pages == 2
    assert "Số: 15/" in text(taken, tmp_path)
    for n, page in enumerate((1, count), 1):
        assert _differs(render(pdf, page, 60).data, render(taken, n, 60).data) < 0.01
    assert b"/AcroForm" not in taken


def test_pages_that_are_not_there_are_refused() -> None:
    for pages in ((1, 3), (0, 1), (2, 1), (1, 1)):
        with pytest.raises(BadInput, match="trang"):
            excerpt(scan(pages=2), pages)


def test_the_form_stands_below_the_text_on_the_same_sheet(tmp_path: Path) -> None:
    pdf = short()
    on = lay_foundation((excerpt(pdf),), FORM)
    assert on.top is not None
    assert on.top == pytest.approx(white_below(pdf, 1) + 8, abs=1)
    made = print_copy(on, FORM)
    assert inspect(made).pages == 1
    assert failed_rules(made) == []
    seen = {word.text: word for word in words(made, tmp_path)}
    assert seen["05/SY-SNV"].top > on.top * MM
    assert seen["SAO"].left > 297.0 > seen["05/SY-SNV"].left
    assert seen["05/SY-SNV"].bottom < 841.89 - 20 * MM
    told = text(made, tmp_path)
    assert "Hậu Giang, ngày 06 tháng 3 năm 2026" in told
    assert "- Ủy ban nhân dân xã Tân Hòa; - Lưu: VT." in told
    assert told.index("KT. GIÁM ĐỐC") < told.index("PHÓ GIÁM ĐỐC") < told.index("Trần Văn Bình", told.index("PHÓ"))
    assert font_size(made, "SAO Y") in (13, 14)


def test_without_room_the_form_has_a_sheet_of_its_own(tmp_path: Path) -> None:
    full = print_copy(lay_foundation((excerpt(compose(long()).pdf), excerpt(scan((420, 297)))), FORM), FORM)
    count = inspect(full).pages
    assert count == inspect(compose(long()).pdf).pages + 2
    assert [word.page for word in words(full, tmp_path) if word.text == "05/SY-SNV"] == [count]


def test_a_last_page_that_lies_on_its_side_takes_no_form() -> None:
    assert lay_foundation((excerpt(turned(short(), 90)),), FORM).top is None


def test_the_form_alone_goes_on_the_back_of_a_photocopy(tmp_path: Path) -> None:
    made = print_copy(lay_foundation((), FORM), FORM)
    assert inspect(made).pages == 1
    assert "SAO Y" in text(made, tmp_path)


def test_a_form_that_is_only_looked_at_leaves_room_for_number_and_day(tmp_path: Path) -> None:
    made = print_copy(lay_foundation((), FORM), replace(FORM, number=None, dated=None))
    assert "Số: /SY-SNV" in text(made, tmp_path)
    assert "ngày tháng năm 2026" in text(made, tmp_path)


def test_a_page_without_ink_is_white_from_the_top() -> None:
    assert white_below(_pdf(Image.new("RGB", (210, 297), "white")), 1) == 0


def test_files_are_joined_in_their_order(tmp_path: Path) -> None:
    assert inspect(joined([scan(pages=2), short(), scan()])).pages == 4


def test_the_mark_of_an_electronic_copy_says_form_agency_and_time(tmp_path: Path) -> None:
    lines = copy_lines("SAO Y", "Sở Nội vụ", datetime(2026, 11, 22, 2, 5, 7, tzinfo=UTC))
    assert lines == ("SAO Y; Sở Nội vụ;", "2026-11-22T09:05:07+07:00")
    page = overlaid(short(), text_mark(short(), lines))
    seen = {word.text: word for word in words(page, tmp_path)}
    assert seen["2026-11-22T09:05:07+07:00"].left > 300
    assert seen["2026-11-22T09:05:07+07:00"].bottom < 20 * MM
    assert failed_rules(page) == []


def _differs(one: bytes, other: bytes) -> float:
    assert len(one) == len(other)
    return sum(abs(a - b) > 40 for a, b in zip(one[::4], other[::4], strict=True)) / (len(one) / 4)


def _pdf(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PDF", resolution=25.4)
    return out.getvalue()
