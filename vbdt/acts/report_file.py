"""Báo cáo kiểm tra chữ ký: the verdict on a file as a PDF to print and as JSON to keep."""

import json
from datetime import UTC, datetime
from hashlib import sha256

from vbdt.document.calendar import VIETNAM
from vbdt.document.codec import Json
from vbdt.document.verdict import FileVerdict, SignatureVerdict, Verdict
from vbdt.drafting.typeset import typesetter

TITLE = "Báo cáo kiểm tra chữ ký số"
BASIS = (
    "Kiểm tra theo Thông tư số 15/2025/TT-BKHCN, ngoại tuyến, bằng danh sách tin cậy và dữ liệu thu hồi có trên máy và "
    "trong tệp. Báo cáo này không thay cho chữ ký số."
)
TONES = {Verdict.VALID: "good", Verdict.VALID_UNTRUSTED: "open", Verdict.UNKNOWN: "open", Verdict.UNSIGNED: "open"}


def report_pdf(name: str, pdf: bytes, verdict: FileVerdict, at: datetime | None = None) -> bytes:
    """The report on the file `name`, checked `at` (now when left out); PDF/A-2b, A4, in Vietnamese."""
    return typesetter("check_report.typ").pdf(json.dumps(_page(name, pdf, verdict, at or datetime.now(UTC))))


def report_json(name: str, pdf: bytes, verdict: FileVerdict, at: datetime | None = None) -> bytes:
    """The same facts for a program: file name, digest, time of the check, and the whole verdict."""
    moment = at or datetime.now(UTC)
    value = {
        "file": name,
        "sha256": sha256(pdf).hexdigest(),
        "checked_at": moment.astimezone(VIETNAM).isoformat(timespec="seconds"),
        "verdict": verdict.to_json(),
    }
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


def _page(name: str, pdf: bytes, verdict: FileVerdict, at: datetime) -> Json:
    local = at.astimezone(VIETNAM)
    return {
        "title": TITLE,
        "file": name,
        "digest": sha256(pdf).hexdigest(),
        "day": [local.year, local.month, local.day],
        "checked": f"{local:%H:%M:%S ngày %d/%m/%Y} (giờ Việt Nam)",
        "verdict": verdict.verdict.label,
        "tone": TONES.get(verdict.verdict, "bad"),
        "reason": verdict.reason,
        "warnings": list(verdict.warnings),
        "signatures": [_signature(each) for each in verdict.signatures],
        "basis": BASIS,
    }


def _signature(signature: SignatureVerdict) -> Json:
    facts: list[Json] = [[item.name, item.value, item.answer.label] for item in signature.items]
    facts += [["Mức chữ ký", signature.level.value or "–", ""], ["Ô chữ ký", signature.field, ""]]
    if signature.certificate is not None:
        facts.append(["Số chứng thư", signature.certificate.serial, ""])
    return {
        "title": signature.kind.label,
        "verdict": signature.verdict.label,
        "tone": TONES.get(signature.verdict, "bad"),
        "facts": facts,
        "after": signature.added_after,
        "notes": list(signature.notes),
    }
