"""Báo cáo kiểm tra chữ ký: the verdict on a file as a PDF to print and as JSON to keep."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from vbdt.document.calendar import VIETNAM
from vbdt.document.codec import Json
from vbdt.document.verdict import FileVerdict, SignatureVerdict, Verdict
from vbdt.drafting.glyphs import shown_characters
from vbdt.drafting.typeset import typesetter
from vbdt.errors import UserError

TITLE = "Báo cáo kiểm tra chữ ký số"
BASIS = (
    "Kiểm tra theo Thông tư số 15/2025/TT-BKHCN, ngoại tuyến, bằng danh sách tin cậy và dữ liệu thu hồi có trên máy và "
    "trong tệp. Báo cáo này không thay cho chữ ký số."
)
NOT_SHOWN = "Một số ký tự trong tệp không in được bằng phông chữ của báo cáo nên hiện là □; báo cáo JSON giữ đủ."
BLANK = "□"
TONES = {Verdict.VALID: "good", Verdict.VALID_UNTRUSTED: "open", Verdict.UNKNOWN: "open", Verdict.UNSIGNED: "open"}


def report_pdf(name: str, pdf: bytes, verdict: FileVerdict, at: datetime | None = None) -> bytes:
    """The report on the file `name`, checked `at` (now when left out); PDF/A-2b, A4, in Vietnamese."""
    page = _page(name, pdf, verdict, at or datetime.now(UTC))
    if _printable(page) != page:
        page = _page(name, pdf, replace(verdict, warnings=(*verdict.warnings, NOT_SHOWN)), at or datetime.now(UTC))
    return typesetter("check_report.typ").pdf(json.dumps(_printable(page)))


def report_json(name: str, pdf: bytes, verdict: FileVerdict, at: datetime | None = None) -> bytes:
    """The same facts for a program: file name, digest, time of the check, and the whole verdict."""
    moment = at or datetime.now(UTC)
    value = {
        "file": name,
        "sha256": sha256(pdf).hexdigest(),
        "checked_at": moment.astimezone(VIETNAM).isoformat(timespec="seconds"),
        "verdict": verdict.to_json(),
    }
    # A file name that is no UTF-8 holds halves of letters; inside of JSON text they are written as \udc80.
    return json.dumps(value, ensure_ascii=False, indent=2).encode(errors="backslashreplace")


def save_report(path: Path, name: str, pdf: bytes, verdict: FileVerdict, at: datetime | None = None) -> str:
    """Write the report: JSON where the path ends so, else PDF. Returns the path; raises UserError when it cannot."""
    as_json = path.suffix.lower() == ".json"
    made = (report_json if as_json else report_pdf)(name, pdf, verdict, at)
    try:
        if path.is_file() and path.stat().st_size == len(pdf) and path.read_bytes() == pdf:
            raise UserError("Đây chính là tệp vừa kiểm tra.", "Đặt cho báo cáo một tên khác.")
        path.write_bytes(made)
    except OSError as error:
        what = f"Không ghi được báo cáo {path.name}: {error.strerror}."
        raise UserError(what, "Chọn thư mục khác rồi thử lại.") from None
    return str(path)


def _printable(value: Json) -> Json:
    """The same with a box for every character that the font of the report cannot show."""
    match value:
        case str():
            shown = shown_characters()
            return "".join(each if each in shown or each == "\n" else BLANK for each in value)
        case list():
            return [_printable(each) for each in value]
        case dict():
            return {key: _printable(each) for key, each in value.items()}
    return value


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
