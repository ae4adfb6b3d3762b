"""A PDF made elsewhere, made fit to carry fields and signatures: rewritten before the first signature, or refused.

After the first signature nothing may be rewritten; before it a file that strict readers stumble over (hybrid
cross-references of old word processors, bytes before the beginning or after the end) is written anew, and said to be.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pypdfium2 import raw

from vbdt.drafting.extract import inspect
from vbdt.drafting.pdfium import opened
from vbdt.errors import BadInput, NotAllowed

MAX_BYTES = 100_000_000
_TAIL = b" \t\r\n"


class AlreadySigned(NotAllowed):
    """The file carries signatures; it may be gone on with as it is, but never mended."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The file as it can be signed. `notes` are sentences about what was done to it and what it is not."""

    pdf: bytes
    pages: int
    text: str
    notes: tuple[str, ...] = ()


def mend(data: bytes) -> Mended:
    """Look at the file, and rewrite it when it must be.

    Raises BadInput (no PDF, too large, damaged beyond reading, needs a password), NotAllowed (locked), AlreadySigned.
    """
    if len(data) > MAX_BYTES:
        raise BadInput(f"Tệp PDF lớn hơn {MAX_BYTES // 1_000_000} MB.", "Giảm dung lượng hoặc tách tệp.")
    facts = inspect(data)
    if facts.encrypted:
        raise NotAllowed("Tệp PDF bị khóa bằng mật khẩu nên không ký được.", "Bỏ khóa của tệp rồi chọn lại.")
    if facts.signed or b"/ByteRange" in data:
        raise AlreadySigned(
            "Tệp PDF đã có chữ ký số; sửa hoặc thêm ô vào tệp sẽ làm hỏng chữ ký đó.",
            "Dùng tệp gốc chưa ký, hoặc gửi kèm tệp đã ký như tài liệu tham khảo.",
        )
    reasons = tuple(_reasons(data))
    mended = data if not reasons else flattened(data, raw.FLAT_PRINT)
    if reasons and tuple(_reasons(mended)):
        raise BadInput("Tệp PDF bị hỏng và không sửa lại được.", "Xuất lại tệp PDF từ bản soạn thảo.")
    notes = (f"Tệp được ghi lại trước khi ký vì {' và '.join(reasons)}.",) if reasons else ()
    if b"pdfaid:part" not in mended:
        notes = (*notes, "Tệp không phải PDF/A nên không bảo đảm hiển thị như cũ khi lưu trữ lâu dài.")
    return Mended(mended, facts.pages, facts.text, notes)


def _reasons(data: bytes) -> Iterator[str]:
    """What strict readers would stumble over, in words that follow «vì»."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    if not data.startswith(b"%PDF-"):
        yield "có dữ liệu lạ ở đầu tệp"
        return
    if not data.rstrip(_TAIL).endswith(b"%%EOF"):
        yield "có dữ liệu lạ ở cuối tệp"
        return
    try:
        reader = PdfFileReader(BytesIO(data))
        form = reader.root["/AcroForm"] if "/AcroForm" in reader.root else {}  # noqa: SIM401 - get gives references
        filled = "/Fields" in form and len(form["/Fields"]) > 0
        hybrid, identified = reader.xrefs.hybrid_xrefs_present, "/ID" in reader.trailer
        for number in range(int(reader.root["/Pages"]["/Count"])):
            reader.find_page_for_modification(number)
    except Exception:  # noqa: BLE001 - a damaged file can make the parser raise anything; nothing of ours runs here
        yield "cấu trúc tệp bị lỗi"
        return
    if hybrid:
        yield "tệp dùng bảng tham chiếu kiểu cũ"
    if not identified:
        yield "tệp thiếu mã nhận dạng"
    if filled:
        yield "tệp có biểu mẫu điền sẵn"


def flattened(data: bytes, usage: int, flags: int = raw.FPDF_NO_INCREMENTAL) -> bytes:
    """The file written anew by PDFium, the looks of fields, signatures and notes made part of the pages; no form left.

    `usage` (FLAT_PRINT, FLAT_NORMALDISPLAY) says which of them count, `flags` how PDFium saves. Raises BadInput.
    """
    out = BytesIO()
    with opened(data) as document:
        for n in range(len(document)):
            page = document[n]
            raw.FPDFPage_Flatten(page, usage)
            page.close()
        document.save(out, flags=flags)
    return _without_form(out.getvalue())


def _without_form(data: bytes) -> bytes:
    """The form's entry goes too: its names would stand in the way of ours."""
    from vbdt.pdf import KeepingWriter

    writer = KeepingWriter(BytesIO(data))
    if "/AcroForm" not in writer.root:
        return data
    del writer.root["/AcroForm"]
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
