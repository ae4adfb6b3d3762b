"""Files made elsewhere become fit to be signed, or are refused in words."""

import pytest

from tests.drafting.foreign import locked, scan, turned
from tests.drafting.sample_drafts import decision
from vbdt.drafting.compose import compose
from vbdt.drafting.extract import inspect
from vbdt.drafting.fields import field_values
from vbdt.drafting.mend import mend
from vbdt.drafting.page_frame import frames
from vbdt.drafting.render import render
from vbdt.drafting.typeset import typesetter
from vbdt.errors import BadInput, NotAllowed

LINE = '[{"text": "Biểu số liệu", "width": 400, "height": 500, "size": 13, "italic": false, "wrap": false}]'


def plain() -> bytes:
    """A PDF/A without fields."""
    return typesetter("lines.typ").pdf(LINE)


def test_a_sound_pdf_a_stays_byte_for_byte() -> None:
    mended = mend(plain())
    assert (mended.pdf, mended.notes, mended.pages) == (plain(), (), 1)
    assert "Biểu số liệu" in mended.text


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, "đầu tệp"),
        (lambda data: data + b"\0" * 2000, "cuối tệp"),
        (lambda data: data.replace(b"startxref", b"startxrex"), "cấu trúc"),
    ],
)
def test_junk_is_cured_by_writing_anew_and_said(damage: object, said: str) -> None:
    assert callable(damage)
    mended = mend(damage(plain()))
    assert said in mended.notes[0]
    assert mend(mended.pdf).pdf == mended.pdf
    assert "Biểu số liệu" in inspect(mended.pdf).text


def test_a_filled_form_becomes_part_of_the_page() -> None:
    before = compose(decision()).pdf
    mended = mend(before)
    assert "biểu mẫu" in mended.notes[0]
    assert field_values(mended.pdf) == {}
    assert render(mended.pdf, 1, 50).data == render(before, 1, 50).data


def test_a_scan_is_taken_with_a_note() -> None:
    assert any("PDF/A" in note for note in mend(scan()).notes)


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"PK\x03\x04", BadInput, "không phải là PDF"),
        (b"%PDF-1.7\n" + b"x" * 2000, BadInput, "bị hỏng"),
        (locked(scan(), "mat-khau"), BadInput, "có mật khẩu"),
        (locked(scan(), ""), NotAllowed, "bị khóa"),
        (scan() + b"\n/ByteRange [0 1 2 3]\n%%EOF", NotAllowed, "đã có chữ ký số"),
    ],
)
def test_what_cannot_be_signed_is_said(data: bytes, error: type[BadInput], said: str) -> None:
    with pytest.raises(error, match=said):
        mend(data)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_is_found_whatever_its_size_and_turn(degrees: int) -> None:
    first = frames(turned(scan((297, 420)), degrees))[0]
    assert [round(side) for side in first.size] == ([420, 297] if degrees in (90, 270) else [297, 420])
    x, y, width, height = first.seen(first.box(20, 30, 60, 10))
    assert [round(value, 3) for value in (x, y, width, height)] == [20, 30, 60, 10]
