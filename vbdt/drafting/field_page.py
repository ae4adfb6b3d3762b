"""On which page a field of a form lies, read with PDFium: for files from anywhere."""

from contextlib import closing
from ctypes import c_ushort

import pypdfium2
from pypdfium2 import raw

from vbdt.drafting.pdfium import opened

MAX_PAGES = 500
MAX_ANNOTATIONS = 2_000
LONGEST_NAME = 2_048
"""Units of UTF-16."""


def field_page(data: bytes, name: str) -> int:
    """The page (from 1) that shows the field with this full name; 1 when no page does.

    Raises BadInput for what cannot be opened.
    """
    with opened(data) as document:
        for n in range(min(len(document), MAX_PAGES)):
            try:
                with closing(document[n]) as page:
                    if _shows(document, page, name):
                        return n + 1
            except pypdfium2.PdfiumError:  # a damaged page shows nothing
                continue
    return 1


def _shows(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, name: str) -> bool:
    if document.formenv is None:
        return False
    count = min(raw.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)
    return any(_name(document, page, n) == name for n in range(count))


def _name(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, n: int) -> str:
    annotation = raw.FPDFPage_GetAnnot(page, n)
    try:
        if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_WIDGET:
            return ""
        buffer = (c_ushort * LONGEST_NAME)()
        size = raw.FPDFAnnot_GetFormFieldName(document.formenv, annotation, buffer, 2 * LONGEST_NAME)
        return bytes(buffer)[: max(min(size, 2 * LONGEST_NAME) - 2, 0)].decode("utf-16-le", "replace")
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
