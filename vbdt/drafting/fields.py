"""The fields of our PDFs: text that waits for the clerk (`so`, `ngay`, `pl1`…) and room for two signatures.

The fields exist before anything is signed; filling them is an incremental update that leaves the leader's signature
valid, and the seal's FieldMDP lock then binds what was filled in. Appearances are set by typst at the field's exact
size: pyHanko's own text layout mis-spaces fonts of 2048 units per em.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO

from pyhanko.pdf_utils import generic as pdf
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, SigFieldSpec, append_signature_field

from vbdt.drafting.glyphs import check_glyphs
from vbdt.drafting.law import LAW
from vbdt.drafting.places import LEADER, SEAL, Place
from vbdt.drafting.typeset import typesetter
from vbdt.errors import BadInput
from vbdt.pdf import KeepingWriter

READ_ONLY = 1
PRINT = 4
_TITLES = {"so": "Số, ký hiệu của văn bản", "ngay": "Địa danh và thời gian ban hành"}
_TURNS = {90: (0, 1, -1, 0, 0, 0), 180: (-1, 0, 0, -1, 0, 0), 270: (0, -1, 1, 0, 0, 0)}
"""Matrices that turn counterclockwise."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One appearance to set: sizes in points."""

    text: str
    width: float
    height: float
    size: int
    italic: bool
    wrap: bool
    opaque: bool


def is_text_field(name: str) -> bool:
    """Whether the clerk fills this field."""
    return name in _TITLES or re.fullmatch(r"pl[0-9]+", name) is not None


def add_fields(
    data: bytes, places: Sequence[Place], values: Mapping[str, str], *, made_elsewhere: bool = False
) -> bytes:
    """`data` with a text field at each text place, showing `values`, and signature fields at `nguoi_ky` and `dau`.

    In a file made elsewhere the text fields have a white ground: they stand over what is printed there, «Số:      /QĐ».
    """
    # typst ends its file without a line end and pyHanko appends at once; PDF/A wants the line end.
    writer = KeepingWriter(BytesIO(data + b"\n"))
    writer.keep_document_id()
    if b"\r\nendstream" in data and not made_elsewhere:
        writer.mend_streams()
    texts = [place for place in places if is_text_field(place.name)]
    form = writer.add_object(pdf.DictionaryObject({pdf.pdf_name("/Fields"): pdf.ArrayObject()}))
    writer.root[pdf.pdf_name("/AcroForm")] = form
    writer.update_root()
    lines = [_line(place.name, values[place.name], place.box, place.turn, opaque=made_elsewhere) for place in texts]
    for place, appearance in zip(texts, _appearances(writer, lines), strict=True):
        _turn(appearance, place.turn)
        _add_text_field(writer, place, values[place.name], appearance, opaque=made_elsewhere)
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, [place.name for place in texts])
    for place in places:
        if place.name == LEADER:
            _add_signature(writer, place, "Chữ ký của người có thẩm quyền", None)
    for place in places:
        if place.name == SEAL:
            _add_signature(writer, place, "Chữ ký số của cơ quan, tổ chức", lock)
    return _written(writer)


def fill(data: bytes, values: Mapping[str, str]) -> bytes:
    """`data` with these text fields filled in and read-only, as an incremental update.

    Raises BadInput when the file is not one of ours with all these fields, UserError when the font lacks a character.
    """
    check_glyphs(values.values())
    with _reading():
        writer = KeepingWriter(BytesIO(data))
        fields = {name: widget for name, widget in _text_widgets(writer) if name in values}
    missing = [name for name in values if name not in fields]
    if missing:
        raise BadInput(f"Tệp PDF không có ô {', '.join(missing)} để điền.", "Lập lại tệp từ dự thảo rồi trình ký.")
    lines = [_filled(name, values[name], widget) for name, widget in fields.items()]
    for (name, widget), appearance in zip(fields.items(), _appearances(writer, lines), strict=True):
        _turn(appearance, _looks(widget)[1])
        widget[pdf.pdf_name("/V")] = pdf.pdf_string(values[name])
        widget[pdf.pdf_name("/AP")] = pdf.DictionaryObject({pdf.pdf_name("/N"): appearance})
        widget[pdf.pdf_name("/Ff")] = pdf.NumberObject(READ_ONLY)
        writer.update_container(widget)
    return _written(writer)


def field_values(data: bytes) -> dict[str, str]:
    """What the text fields of a PDF of ours say; empty for a PDF without them. Raises BadInput for a damaged file."""
    with _reading():
        return {name: str(widget["/V"]) for name, widget in _text_widgets(PdfFileReader(BytesIO(data)))}


def _text_widgets(source: KeepingWriter | PdfFileReader) -> Iterator[tuple[str, pdf.DictionaryObject]]:
    """Our text fields: each is one widget at the top of the form."""
    if "/AcroForm" not in source.root:
        return
    for reference in source.root["/AcroForm"]["/Fields"]:
        widget = reference.get_object()
        if "/FT" in widget and widget["/FT"] == "/Tx" and is_text_field(str(widget["/T"])):
            yield str(widget["/T"]), widget


def _box(widget: pdf.DictionaryObject) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(value) for value in widget["/Rect"])
    return left, bottom, right, top


def _looks(widget: pdf.DictionaryObject) -> tuple[bool, int]:
    """Whether a widget has a ground of its own, and by how many degrees it is turned (ISO 32000-1, table 189)."""
    looks = widget["/MK"] if "/MK" in widget else {}  # noqa: SIM401 - get gives references
    turn = int(looks["/R"]) % 360 if "/R" in looks else 0
    return "/BG" in looks, turn if turn in _TURNS else 0


def _filled(name: str, text: str, widget: pdf.DictionaryObject) -> _Line:
    opaque, turn = _looks(widget)
    return _line(name, text, _box(widget), turn, opaque=opaque)


def _turn(appearance: pdf.IndirectObject, turn: int) -> None:
    """Turn an appearance against its page; readers then move it into the field by themselves (ISO 32000-1, 12.5.5)."""
    if turn:
        appearance.get_object()[pdf.pdf_name("/Matrix")] = pdf.ArrayObject(map(pdf.NumberObject, _TURNS[turn]))


def _line(name: str, text: str, box: tuple[float, float, float, float], turn: int, *, opaque: bool) -> _Line:
    """How a field's value is set: the date and the annex references in italics, only the latter over two lines."""
    sizes = LAW["size"]
    annex = name.startswith("pl")
    size = sizes["annex_reference"] if annex else sizes["number" if name == "so" else "date"]
    sides = box[2] - box[0], box[3] - box[1]
    width, height = reversed(sides) if turn in (90, 270) else sides
    return _Line(text, width, height, size, italic=name != "so", wrap=annex, opaque=opaque)


def _appearances(writer: KeepingWriter, lines: Sequence[_Line]) -> list[pdf.IndirectObject]:
    """One form XObject for each line, all set in one go."""
    if not lines:
        return []
    value = json.dumps([asdict(line) for line in lines], ensure_ascii=False)
    pages = PdfFileReader(BytesIO(typesetter("lines.typ").pdf(value, tags=False)))
    return [writer.import_page_as_xobject(pages, page_ix=n) for n in range(len(lines))]


def _add_text_field(
    writer: KeepingWriter, place: Place, value: str, appearance: pdf.IndirectObject, *, opaque: bool
) -> None:
    page, _ = writer.find_page_for_modification(place.page - 1)
    name = pdf.pdf_name
    widget = pdf.DictionaryObject(
        {
            name("/Type"): name("/Annot"),
            name("/Subtype"): name("/Widget"),
            name("/FT"): name("/Tx"),
            name("/T"): pdf.pdf_string(place.name),
            name("/TU"): pdf.pdf_string(_TITLES.get(place.name, "Chỉ dẫn kèm theo của phụ lục")),
            name("/V"): pdf.pdf_string(value),
            name("/Ff"): pdf.NumberObject(READ_ONLY),
            name("/F"): pdf.NumberObject(PRINT),
            name("/DA"): pdf.pdf_string("/Tinos 13 Tf 0 g"),
            name("/Rect"): pdf.ArrayObject(map(pdf.FloatObject, place.box)),
            name("/P"): page,
            name("/AP"): pdf.DictionaryObject({name("/N"): appearance}),
        }
    )
    looks = pdf.DictionaryObject()
    if opaque:
        looks[name("/BG")] = pdf.ArrayObject([pdf.NumberObject(1)])
    if place.turn:
        looks[name("/R")] = pdf.NumberObject(place.turn)
    if looks:
        widget[name("/MK")] = looks
    reference = writer.add_object(widget)
    writer.register_annotation(page, reference)
    fields = writer.root["/AcroForm"]["/Fields"]
    fields.append(reference)
    writer.update_container(fields)


def _add_signature(writer: KeepingWriter, place: Place, title: str, lock: FieldMDPSpec | None) -> None:
    left, bottom, right, top = (round(value) for value in place.box)
    spec = SigFieldSpec(
        place.name,
        on_page=place.page - 1,
        box=(left, bottom, right, top),
        field_mdp_spec=lock,
        readable_field_name=title,
    )
    append_signature_field(writer, spec)


def _written(writer: KeepingWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@contextmanager
def _reading() -> Iterator[None]:
    """Any failure to read a file as a sentence.

    pyHanko's parser meets damaged bytes with whatever its code happens to raise (PdfError, KeyError, AssertionError …);
    nothing of ours runs inside this block but reading.
    """
    try:
        yield
    except Exception:  # noqa: BLE001
        raise BadInput("Tệp PDF bị hỏng hoặc có mật khẩu nên không điền được.", "Lấy lại tệp gốc.") from None
