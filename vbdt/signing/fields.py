"""Empty signature fields in a PDF that was made elsewhere, so that it can be signed like one of ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    SigFieldSpec,
    append_signature_field,
    enumerate_sig_fields,
)

from vbdt.errors import BadInput, NotAllowed
from vbdt.signing.editing import open_for_update, pdf_border


@dataclass(frozen=True, slots=True)
class Place:
    """Where a signature goes: page counted from 1; left, bottom, width and height in points from the lower left corner.

    Signing the field will lock the fields named in `lock` (FieldMDP INCLUDE).
    """

    field: str
    page: int
    left: float
    bottom: float
    width: float
    height: float
    lock: tuple[str, ...] = ()


def add_signature_fields(pdf: bytes, places: Sequence[Place]) -> bytes:
    """The file with these empty fields. Only before the first signature: later it would look like a change.

    Raises BadInput (not a usable PDF, no such page, name taken), NotAllowed (already signed).
    """
    writer = open_for_update(pdf)
    with pdf_border():
        present = {name: value for name, value, _ in enumerate_sig_fields(writer.prev)}
        if any(value is not None for value in present.values()):
            raise NotAllowed("Tệp đã có chữ ký số nên không thêm ô ký được nữa.", "Ký vào tệp gốc chưa có chữ ký.")
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


def _spec(place: Place) -> SigFieldSpec:
    box = (place.left, place.bottom, place.left + place.width, place.bottom + place.height)
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, list(place.lock)) if place.lock else None
    # pyHanko's annotation counts corners in whole numbers; it writes fractions correctly.
    return SigFieldSpec(place.field, on_page=place.page - 1, box=box, field_mdp_spec=lock)  # type: ignore[arg-type]
