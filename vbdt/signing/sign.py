"""Signing a PDF: PAdES B-B, raised to B-T when a time-stamp can be had (ETSI EN 319 142-1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp import StaticStampStyle

from vbdt.document.verdict import Level
from vbdt.errors import BadInput, NotAllowed
from vbdt.pdf import KeepingWriter
from vbdt.signing.editing import open_for_update, pdf_border
from vbdt.signing.key import Key
from vbdt.signing.loops import require_no_loop
from vbdt.signing.timestamps import TimeStamps, TimeStampUnavailable
from vbdt.signing.upgrade import raise_to_b_t

RESERVED = 24576
"""Hexadecimal digits kept for the signature, with room for a later time-stamp; saves pyHanko a trial signature."""
MAX_IMAGE_SIDE = 2000
"""Pixels. A 36 mm seal at 600 dpi is 850."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed file. `notice` is a sentence when the time-stamp has to be added later (chờ cấp dấu thời gian)."""

    pdf: bytes
    level: Level
    notice: str = ""


def sign(
    pdf: bytes,
    key: Key,
    field: str,
    *,
    image: bytes | None = None,
    lock: Sequence[str] = (),
    timestamps: TimeStamps | None = None,
    reason: str = "",
) -> Signed:
    """Sign in an existing empty field; the mark is `image` (PNG), stretched over the field, and nothing else.

    `lock` names the fields that nobody may change after this signature; the signature field must already say so when
    the file carries an earlier signature. When no time-stamp can be had, the signature stays B-B and `notice` says so:
    `raise_to_b_t` adds it later without the key. Call it on the key's thread, outside of an event loop.
    Raises BadInput (PDF or image unusable), NotAllowed (no such field, already signed), KeyRefused.
    """
    require_no_loop()
    writer = open_for_update(pdf)
    look = _look(image)
    with pdf_border():
        _prepare_field(writer, field, lock)
        signed = _signed(writer, key, field, look, reason)
    if timestamps is None:
        return Signed(signed, Level.B_B)
    try:
        return Signed(raise_to_b_t(signed, field, timestamps), Level.B_T)
    except TimeStampUnavailable as error:
        return Signed(signed, Level.B_B, f"Đã ký, chờ cấp dấu thời gian. {error}")


def _signed(writer: KeepingWriter, key: Key, field: str, look: StaticStampStyle, reason: str) -> bytes:
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=key.certificate.subject,
        reason=reason or None,
    )
    signer = PdfSigner(metadata, key.signer(), stamp_style=look)
    try:
        out: BytesIO = signer.sign_pdf(writer, existing_fields_only=True, bytes_reserved=RESERVED)
    except SigningError as error:
        raise NotAllowed(
            "Văn bản đã được khóa, không cho ký thêm vào ô này.", "Dùng bản chưa khóa, hoặc hỏi nơi đã ký trước."
        ) from error
    return out.getvalue()


def _look(image: bytes | None) -> StaticStampStyle:
    """Nothing of the looks is left to pyHanko: no text, no border, no margin, full opacity."""
    fill = SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0), InnerScaling.STRETCH_TO_FIT
    )
    background = None if image is None else PdfImage(_picture(image))
    return StaticStampStyle(background=background, background_layout=fill, background_opacity=1.0, border_width=0)


def _picture(png: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(png), formats=["PNG"]) as picture:
            if max(picture.size) > MAX_IMAGE_SIDE:
                raise BadInput("Ảnh chữ ký hoặc con dấu quá lớn.", f"Dùng ảnh PNG không quá {MAX_IMAGE_SIDE} điểm ảnh.")
            return picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise BadInput("Không đọc được ảnh chữ ký hoặc con dấu.", "Chọn ảnh PNG nền trong suốt.") from None


def _prepare_field(writer: KeepingWriter, field: str, lock: Sequence[str]) -> None:
    """Find the field, refuse a used one, and see to it that signing will lock what must be locked."""
    fields = {name: (value, reference) for name, value, reference in enumerate_sig_fields(writer)}
    if field not in fields:
        raise NotAllowed(f"Tệp PDF không có ô ký tên «{field}».", "Tạo lại bản PDF từ dự thảo, hoặc thêm ô ký.")
    value, reference = fields[field]
    if value is not None:
        raise NotAllowed("Ô này đã được ký.", "Mỗi ô chỉ ký một lần; muốn ký lại thì lập bản PDF mới.")
    dictionary = reference.get_object()
    missing = set(lock) - _locked(dictionary)
    if not missing:
        return
    if any(earlier is not None for earlier, _ in fields.values()):
        raise NotAllowed(
            "Ô ký không được chuẩn bị để khóa số và ngày của văn bản.", "Tạo lại bản PDF từ dự thảo và trình ký lại."
        )
    names = sorted(set(lock) | _locked(dictionary))
    dictionary["/Lock"] = FieldMDPSpec(FieldMDPAction.INCLUDE, names).as_sig_field_lock()
    writer.mark_update(reference)


def _locked(field: DictionaryObject) -> set[str]:
    """The names that the field's /Lock includes."""
    if "/Lock" not in field:
        return set()
    spec = FieldMDPSpec.from_pdf_object(field["/Lock"])
    return set(spec.fields or ()) if spec.action is FieldMDPAction.INCLUDE else set()
