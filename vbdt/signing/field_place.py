"""Where a signature will stand: page and rectangle of a field of the form, and whether it is signed already."""

from io import BytesIO

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from vbdt.errors import BadInput
from vbdt.signing.check.entries import entry
from vbdt.signing.editing import pdf_border
from vbdt.signing.places import FieldPlace

MAX_PAGES = 2_000
MAX_DEPTH = 32


def field_place(pdf: bytes, field: str) -> FieldPlace | None:
    """The place of a signature field, or None when the file has no such field on a page.

    Raises BadInput for what cannot be read.
    """
    if not pdf.startswith(b"%PDF-"):
        raise BadInput("Tệp không phải là PDF.", "Trả lại người soạn để trình tệp khác.")
    with pdf_border():
        reader = PdfFileReader(BytesIO(pdf))
        for name, value, reference in enumerate_sig_fields(reader):
            if name == field:
                return _place(reader, reference.get_object(), signed=value is not None)
    return None


def page_turn(widget: DictionaryObject) -> int:
    """By how many degrees the page of a widget is shown turned clockwise: 0, 90, 180 or 270."""
    node = entry(widget, "/P", None)
    for _ in range(MAX_DEPTH):
        if node is None:
            break
        if "/Rotate" in node:
            turn = int(node["/Rotate"]) % 360
            return turn if turn % 90 == 0 else 0
        node = entry(node, "/Parent", None)
    return 0


def _place(reader: PdfFileReader, widget: dict[str, object], *, signed: bool) -> FieldPlace | None:
    left, bottom, right, top = (float(value) for value in widget["/Rect"])  # type: ignore[attr-defined]
    home = widget.raw_get("/P") if "/P" in widget else None  # type: ignore[attr-defined]
    for n in range(min(int(reader.root["/Pages"]["/Count"]), MAX_PAGES)):
        page = reader.find_page_for_modification(n)[0]
        if home is not None and page.reference == home.reference:
            return FieldPlace(n + 1, (left, bottom, right, top), signed)
    return None
