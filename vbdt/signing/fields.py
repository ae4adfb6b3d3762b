"""Empty signature fields in a PDF that was made elsewhere, so that it can be signed like one of ours."""

from collections.abc import Sequence
from io import BytesIO

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    SigFieldSpec,
    append_signature_field,
    enumerate_sig_fields,
)

from vbdt.errors import BadInput, NotAllowed
from vbdt.signing.editing import open_for_update, pdf_border
from vbdt.signing.places import Place


def add_signature_fields(pdf: bytes, places: Sequence[Place], *, after_others: bool = False) -> bytes:
    """The file with these empty fields, as an incremental update.

    A field that comes after a signature looks like a change until it is signed; `after_others` says that it will be.
    Raises BadInput (not a usable PDF, no such page, name taken), NotAllowed (already signed, or certified against it).
    """
    writer = open_for_update(pdf)
    with pdf_border():
        present = {name: value for name, value, _ in enumerate_sig_fields(writer.prev)}
        if any(value is not None for value in present.values()):
            if not after_others:
                raise NotAllowed("Tệp đã có chữ ký số nên không thêm ô ký được nữa.", "Ký vào tệp gốc chưa có chữ ký.")
            require_open(writer.prev)
        pages = int(writer.root["/Pages"]["/Count"])
        for place in places:
            if not 1 <= place.page <= pages:
                raise BadInput(f"Tệp chỉ có {pages} trang, không có trang {place.page}.", "Chọn lại trang đặt chữ ký.")
            if place.field in present:
                raise BadInput(f"Tệp đã có ô ký tên «{place.field}».", "Dùng ô đã có.")
            append_signature_field(writer, _spec(place))
        out = BytesIO()
        writer.write(out)
        return out.getvalue()


def require_open(reader: PdfFileReader) -> None:
    """Raise NotAllowed when a signature certifies the file (DocMDP): no new mark may be seen on its pages after that.

    ISO 32000-1, 12.8.2.2; readers differ in what they let pass after levels 2 and 3, so nothing is added there either.
    """
    if any(each.docmdp_level is not None for each in reader.embedded_signatures):
        raise NotAllowed(
            "Tệp được ký chứng nhận (DocMDP), không cho thêm chữ ký nào nữa.", "Đề nghị nơi gửi ký thông thường."
        )


def field_names(pdf: bytes) -> frozenset[str]:
    """The names of all signature fields. Raises BadInput for what cannot be read."""
    with pdf_border():
        return frozenset(name for name, _, _ in enumerate_sig_fields(PdfFileReader(BytesIO(pdf))))


def locked_by(pdf: bytes, field: str) -> frozenset[str]:
    """The fields that signing `field` locks by name. Raises BadInput for what cannot be read."""
    with pdf_border():
        for name, _, reference in enumerate_sig_fields(PdfFileReader(BytesIO(pdf))):
            if name == field:
                return lock_of(reference.get_object())
    return frozenset()


def lock_of(field: DictionaryObject) -> frozenset[str]:
    """The names that a field's /Lock includes."""
    if "/Lock" not in field:
        return frozenset()
    spec = FieldMDPSpec.from_pdf_object(field["/Lock"])
    return frozenset(spec.fields or ()) if spec.action is FieldMDPAction.INCLUDE else frozenset()


def _spec(place: Place) -> SigFieldSpec:
    box = (place.left, place.bottom, place.left + place.width, place.bottom + place.height)
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, list(place.lock)) if place.lock else None
    # pyHanko's annotation counts corners in whole numbers; it writes fractions correctly.
    return SigFieldSpec(place.field, on_page=place.page - 1, box=box, field_mdp_spec=lock)  # type: ignore[arg-type]
