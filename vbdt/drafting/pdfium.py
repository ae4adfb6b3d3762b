"""The door to PDFium, which reads and draws PDFs from anywhere.

PDFium keeps process-wide state and is not safe in two threads at once, not even on two documents: everything that calls
it holds the one lock of this module, from opening a file to closing it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2
from pypdfium2 import raw

from vbdt.errors import BadInput

PDFIUM = Lock()
MAX_BYTES = 500_000_000


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document in `data` with its form fields ready to draw, PDFium being ours until the end of the block.

    Raises BadInput when `data` is not a PDF, too large, damaged, or needs a password.
    """
    if len(data) > MAX_BYTES:
        raise BadInput("Tệp PDF lớn hơn 500 MB.", "Tách tệp thành nhiều phần.")
    if b"%PDF-" not in data[:1024]:
        raise BadInput("Tệp này không phải là PDF.", "Chọn tệp có định dạng PDF.")
    with PDFIUM:
        document = _load(data)
        try:
            document.init_forms()
            yield document
        finally:
            document.close()


def _load(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise BadInput("Tệp PDF có mật khẩu nên không mở được.", "Đề nghị nơi gửi gỡ mật khẩu.") from None
        raise BadInput("Tệp PDF bị hỏng nên không mở được.", "Đề nghị nơi gửi gửi lại tệp.") from None
    if len(document) == 0:
        document.close()
        raise BadInput("Tệp PDF không có trang nào.", "Đề nghị nơi gửi gửi lại tệp.")
    return document
