"""What a PDF says, for search and for the preview: its words, number of pages, whether signed or encrypted.

Files come from anywhere: work is bounded in pages, characters and time, and what is cut short is marked so.
"""

import ctypes
import time
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from vbdt.drafting.pdfium import opened

MAX_PAGES = 2_000
MAX_CHARACTERS = 2_000_000
MAX_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """Facts of one PDF. `text` is NFC, pages apart by a form feed, with the values of text fields at their page's end.

    `encrypted` means locked against changes yet readable; `whole` is False where a bound cut the text.
    """

    pages: int
    encrypted: bool
    signed: bool
    text: str
    whole: bool


def inspect(data: bytes) -> PdfFacts:
    """The facts of a PDF. Raises BadInput when it is not a PDF, damaged, or needs a password."""
    with opened(data) as document:
        texts: list[str] = []
        room = MAX_CHARACTERS
        until = time.monotonic() + MAX_SECONDS
        for n in range(min(len(document), MAX_PAGES)):
            if room <= 0 or time.monotonic() > until:
                break
            texts.append(_page_text(document, n)[:room])
            room -= len(texts[-1])
        return PdfFacts(
            pages=len(document),
            encrypted=raw.FPDF_GetSecurityHandlerRevision(document) != -1,
            signed=_signed(document),
            text=unicodedata.normalize("NFC", "\f".join(texts)),
            whole=len(texts) == len(document) and room > 0,
        )


def _signed(document: pypdfium2.PdfDocument) -> bool:
    """Whether any signature field holds a signature; our own PDFs have empty ones from the start."""
    fields = (raw.FPDF_GetSignatureObject(document, n) for n in range(raw.FPDF_GetSignatureCount(document)))
    return any(raw.FPDFSignatureObj_GetContents(field, None, 0) > 0 for field in fields)


def _page_text(document: pypdfium2.PdfDocument, n: int) -> str:
    """The words of page n and the values of its text fields; a page that cannot be read has none."""
    try:
        with closing(document[n]) as page, closing(page.get_textpage()) as words:
            text = str(words.get_text_bounded()).replace("\r\n", "\n")
            return "\n".join([text, *_field_values(document, page)])
    except pypdfium2.PdfiumError:
        return ""


def _field_values(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[str]:
    form = document.formenv
    if form is None:
        return
    for n in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, n)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetFormFieldType(form, annotation) == raw.FPDF_FORMFIELD_TEXTFIELD:
            yield _field_value(form, annotation)
        raw.FPDFPage_CloseAnnot(annotation)


def _field_value(form: pypdfium2.PdfFormEnv, annotation: object) -> str:
    size = raw.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
