"""A PDF from outside is read in a child; what the child refuses is refused in the same words."""

import time

import pytest

from tests.drafting.foreign import locked, scan, scanned
from tests.drafting.sample_drafts import decision
from tests.signing.attacks.forge import endless_table, one_page, text
from vbdt.acts.files.outside import examined, excerpted, mended, page_frames, read_outside, text_outside
from vbdt.drafting.compose import compose
from vbdt.drafting.excerpt import excerpt
from vbdt.drafting.extract import inspect
from vbdt.drafting.mend import AlreadySigned, mend
from vbdt.drafting.page_frame import frames
from vbdt.drafting.scan import examine
from vbdt.errors import BadInput, NotAllowed


def test_words_and_lines_of_a_file() -> None:
    said = read_outside(compose(decision()).pdf)
    assert "QUYẾT ĐỊNH" in said.text
    assert set(said.lines) >= {"so", "ngay"}


def test_a_file_without_fields_has_no_lines() -> None:
    said = read_outside(one_page(text("So tien")))
    assert (said.text.strip(), said.lines) == ("So tien", {})


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nrac", b"khong phai PDF"], ids=["nothing", "damaged", "no PDF"])
def test_what_cannot_be_read_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(BadInput, match="PDF"):
        read_outside(data)


def test_a_file_is_mended_as_here() -> None:
    for data in (scan(), b"rac" + scan(), compose(decision()).pdf):
        assert (mended(data).notes, mended(data).pages) == (mend(data).notes, mend(data).pages)
        assert mended(data).pdf.startswith(b"%PDF")
    assert mended(scan()).text == mend(scan()).text
    assert "QUYẾT ĐỊNH" in text_outside(compose(decision()).pdf)


def test_a_file_that_keeps_a_parser_busy_for_ever_is_written_anew() -> None:
    start = time.monotonic()
    assert any("cấu trúc tệp bị lỗi" in note for note in mended(endless_table()).notes)
    assert time.monotonic() - start < 20


def test_refusals_keep_their_kind() -> None:
    with pytest.raises(AlreadySigned, match="đã có chữ ký số"):
        mended(scan() + b"% /ByteRange\n%%EOF\n")
    with pytest.raises(NotAllowed, match="mật khẩu"):
        mended(locked(scan(), ""))
    with pytest.raises(BadInput, match="PDF"):
        mended(b"khong phai PDF")


def test_a_scan_is_measured_as_here() -> None:
    data = scanned(200, pages=2)
    assert examined(data) == examine(data)


def test_pages_are_taken_out_and_looked_at_as_here() -> None:
    pdf = compose(decision()).pdf
    assert inspect(excerpted(pdf, (2,))).text == inspect(excerpt(pdf, (2,))).text
    assert page_frames(pdf) == frames(pdf)
    with pytest.raises(BadInput, match="chỉ có 2 trang"):
        excerpted(pdf, (3,))
