"""The report on a check, to print and to keep."""

import json
from datetime import UTC, datetime

from vbdt.acts.report_file import report_json, report_pdf
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
