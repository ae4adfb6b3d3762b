"""What a PDF says; and one sentence for a file that says nothing."""

import time
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from tests.drafting.sample_drafts import decision, letter
from vbdt.drafting import extract
from vbdt.drafting.compose import compose
from vbdt.drafting.extract import inspect
from vbdt.drafting.fields import fill
from vbdt.drafting.wording import issue_lines
from vbdt.errors import BadInput


def test_words_pages_and_field_values_of_a_decision() -> None:
    facts = inspect(fill(compose(decision()).pdf, issue_lines(decision(), 15, date(2026, 3, 5))))
    assert (facts.pages, facts.encrypted, facts.signed, facts.whole) == (2, False, False, True)
    assert "QUYẾT ĐỊNH" in facts.text
    assert "Số: 15/QĐ-SNV" in facts.text
    assert "ngày 05 tháng 3 năm 2026 của Sở Nội vụ)" in facts.text.split("\f")[1]


def _locked(user: str, owner: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(compose(letter()).pdf)))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_password_is_asked_of_the_sender() -> None:
    with pytest.raises(BadInput, match="có mật khẩu"):
        inspect(_locked("mở", "chủ"))


def test_a_file_locked_against_changes_is_readable_and_says_so() -> None:
    facts = inspect(_locked("", "chủ"))
    assert facts.encrypted
    assert "Kính gửi" in facts.text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "không phải là PDF"),
        (b"PK\x03\x04 a word document", "không phải là PDF"),
        (b"%PDF-1.7 and nothing more", "bị hỏng"),
        (compose(letter()).pdf[:20_000], "bị hỏng"),
    ],
    ids=["empty", "zip", "header only", "cut short"],
)
def test_what_is_no_sound_pdf_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        inspect(data)


def test_text_is_bounded_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = compose(letter(rows=200)).pdf
    monkeypatch.setattr(extract, "MAX_CHARACTERS", 1_000)
    facts = inspect(pdf)
    assert len(facts.text) <= 1_100
    assert not facts.whole


def test_a_long_document_is_read_in_little_time() -> None:
    pdf = compose(letter(rows=1_500)).pdf
    start = time.perf_counter()
    facts = inspect(pdf)
    assert facts.pages > 40
    assert facts.whole
    assert time.perf_counter() - start < extract.MAX_SECONDS
