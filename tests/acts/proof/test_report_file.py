"""The report on a check, to print and to keep."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vbdt.acts.proof.report_file import report_json, report_pdf, save_report
from vbdt.document.verdict import (
    Answer,
    FileVerdict,
    Item,
    Level,
    SignatureKind,
    SignatureVerdict,
    TimeSource,
    Verdict,
)
from vbdt.drafting.extract import inspect
from vbdt.errors import UserError

CHECKED = datetime(2026, 3, 6, 1, 30, tzinfo=UTC)
SIGNATURE = SignatureVerdict(
    field="dau",
    kind=SignatureKind.AGENCY,
    verdict=Verdict.MODIFIED,
    signer="Sở Nội vụ",
    organisation="Sở Nội vụ",
    issuer="CA thử",
    level=Level.B_T,
    signed_at=datetime(2026, 3, 5, 2, 20, tzinfo=UTC),
    time_source=TimeSource.TIME_STAMP,
    covers_whole_file=False,
    certificate=None,
    notes=("Sau khi ký, tệp đã bị sửa.",),
    items=(Item("Người ký", "Sở Nội vụ", Answer.GOOD), Item("Tính toàn vẹn", "Không còn nguyên vẹn", Answer.BAD)),
    added_after="Sau chữ ký này: điền ô «số và ký hiệu»; có thay đổi khác mà chữ ký không cho phép.",
)
VERDICT = FileVerdict(Verdict.MODIFIED, "Tệp đã bị sửa.", (SIGNATURE,), ("Chưa kiểm tra được việc thu hồi.",))


def test_the_printed_report_says_everything() -> None:
    pdf = report_pdf("công văn 05.pdf", b"%PDF", VERDICT, CHECKED)
    facts = inspect(pdf)
    text = " ".join(facts.text.split())
    for words in (
        "BÁO CÁO KIỂM TRA CHỮ KÝ SỐ",
        "công văn 05.pdf",
        "08:30:00 ngày 06/03/2026",
        "Đã bị thay đổi",
        "Chưa kiểm tra được việc thu hồi",
        "Không đạt",
        "điền ô «số và ký hiệu»",
    ):
        assert words in text


def test_the_kept_report_reads_back() -> None:
    value = json.loads(report_json("a.pdf", b"%PDF", VERDICT, CHECKED))
    assert value["checked_at"] == "2026-03-06T08:30:00+07:00"
    assert FileVerdict.from_json(value["verdict"]) == VERDICT


STRANGE = ("李明", "اختبار", "a\x00b\x07c", "x\udc80y", "😀", "\uffff", "e\u0301\u202e", "*_#[]$`<>@\\")


@pytest.mark.parametrize("words", STRANGE, ids=ascii)
def test_whatever_a_file_says_of_itself_has_a_report(words: str) -> None:
    item = Item("Người ký", words, Answer.GOOD)
    signature = replace(SIGNATURE, signer=words, field=words, notes=(words,), items=(item,), added_after=words)
    verdict = FileVerdict(Verdict.MODIFIED, words, (signature,), (words,))
    assert report_pdf(words + ".pdf", b"%PDF", verdict, CHECKED).startswith(b"%PDF")
    assert json.loads(report_json(words + ".pdf", b"%PDF", verdict, CHECKED))["verdict"]["reason"] == words


def test_letters_that_cannot_be_printed_are_said_to_be_missing() -> None:
    text = inspect(report_pdf("李.pdf", b"%PDF", VERDICT, CHECKED)).text
    assert "□.pdf" in text
    assert "không in được" in " ".join(text.split())


def test_a_report_is_saved_in_the_form_of_its_name_and_never_over_the_file(tmp_path: Path) -> None:
    file, pdf = tmp_path / "công văn.pdf", b"%PDF-1.7"
    file.write_bytes(pdf)
    for name, start in (("báo cáo.pdf", b"%PDF"), ("báo cáo.json", b"{")):
        told = save_report(tmp_path / name, file.name, pdf, VERDICT, CHECKED)
        assert told == str(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    with pytest.raises(UserError, match="chính là tệp"):
        save_report(file, file.name, pdf, VERDICT, CHECKED)
    with pytest.raises(UserError, match="Không ghi được"):
        save_report(tmp_path / "không có" / "a.pdf", file.name, pdf, VERDICT, CHECKED)
