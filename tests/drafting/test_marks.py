"""The marks of the agency's signature: the law's size, place and words."""

from datetime import UTC, date, datetime

import pytest
from PIL import Image, ImageChops

from tests.drafting.foreign import scan, turned
from vbdt.document.model import MarkPlace
from vbdt.drafting.extract import inspect
from vbdt.drafting.images import seal_image
from vbdt.drafting.marks import Arrival, annex_lines, incoming_mark, numbered_seal, text_mark
from vbdt.drafting.page_frame import frame
from vbdt.drafting.render import page_sizes, render
from vbdt.errors import UserError

AT = datetime(2026, 11, 22, 2, 5, 7, tzinfo=UTC)


def test_an_annex_says_number_and_time_in_two_lines() -> None:
    drawn = text_mark(scan(), annex_lines("05/QĐ-SNV", AT))
    assert inspect(drawn.pdf).text.split() == ["05/QĐ-SNV", "2026-11-22T09:05:07+07:00"]
    assert [round(side) for side in page_sizes(drawn.pdf)[0]] == [170, 30]
    left, bottom, right, top = drawn.box
    assert (round(right - left), round(top - bottom)) == (170, 30)
    assert 595 - right < 20
    assert 842 - top < 20


def test_a_long_name_widens_the_mark_and_never_shrinks_its_letters() -> None:
    long = "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Hậu Giang"
    drawn = text_mark(scan(), ("SAO Y", long, *annex_lines("01/SY-UBND", AT)))
    width, height = page_sizes(drawn.pdf)[0]
    assert round(width) == 230
    assert 52 < height < 70


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_the_mark_stands_upright_on_a_turned_page(degrees: int) -> None:
    drawn = text_mark(turned(scan(), degrees), annex_lines("05/QĐ-SNV", AT))
    left, bottom, right, top = drawn.box
    wide = (right - left) > (top - bottom)
    assert wide == (degrees == 180)
    assert 0 < left < right < 596
    assert 0 < bottom < top < 843


def test_the_incoming_stamp_has_the_size_of_the_decree() -> None:
    said = Arrival("Ủy ban nhân dân xã Tân Hòa", 12, date(2026, 11, 22), "Văn phòng", "01.CCHC")
    drawn = incoming_mark(frame(scan(), 1), said, MarkPlace(1, 300, 520))
    assert [round(side / 72 * 25.4) for side in page_sizes(drawn.pdf)[0]] == [50, 35]
    words = " ".join(inspect(drawn.pdf).text.split())
    for each in ("ỦY BAN NHÂN DÂN XÃ TÂN HÒA", "ĐẾN", "12", "22/11/2026", "Văn phòng", "01.CCHC"):
        assert each in words


def test_what_the_font_lacks_is_refused() -> None:
    with pytest.raises(UserError, match="Phông chữ"):
        text_mark(scan(), ("05/QĐ-😀",))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_seal_that_says_number_and_date_keeps_its_real_size(turn: int) -> None:
    size = (44 / 25.4 * 72, 46 / 25.4 * 72)
    lines = ("Số: 05/QĐ-SNV", "ngày 05 tháng 3 năm 2026")
    pdf = numbered_seal(seal_image("Sở Nội vụ", "Hậu Giang"), 36, lines, size, turn)
    assert [round(side / 72 * 25.4) for side in page_sizes(pdf)[0]] == ([46, 44] if turn in (90, 270) else [44, 46])
    assert " ".join(inspect(pdf).text.split()) == " ".join(lines)
    picture = render(pdf, 1, 101.6)  # four dots a millimetre
    shown = Image.frombuffer("RGBA", (picture.width, picture.height), picture.data, "raw", "RGBA", 0, 1)
    red = shown.getchannel("G").point([255] * 100 + [0] * 156)
    dark = shown.getchannel("R").point([255] * 100 + [0] * 156)
    left, top, right, bottom = ImageChops.subtract(red, dark).getbbox() or (0, 0, 0, 0)
    assert abs((right - left) / 4 - 36) < 2.5
    assert abs((bottom - top) / 4 - 36) < 2.5
