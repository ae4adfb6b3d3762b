"""Opening somebody's PDF to add to it: what must be refused first, in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from vbdt.errors import BadInput, UserError
from vbdt.pdf import KeepingWriter

_DAMAGED = ("Tệp PDF bị hỏng hoặc không đúng chuẩn nên không ký được.", "Xuất lại tệp PDF từ bản soạn thảo rồi ký.")


@contextmanager
def pdf_border() -> Iterator[None]:
    """Around pyHanko's reading and writing of a file that others made. Raises BadInput; ours pass through."""
    try:
        yield
    except UserError:
        raise
    except Exception as error:  # a hostile file can make a parser raise anything at all
        raise BadInput(*_DAMAGED) from error


def open_for_update(pdf: bytes) -> KeepingWriter:
    """A writer that appends to the file. Raises BadInput for what is no PDF, encrypted or damaged."""
    if not pdf.startswith(b"%PDF-"):
        raise BadInput("Tệp không phải là PDF.", "Chọn tệp PDF để ký.")
    with pdf_border():
        # typst ends its files without a line break; an update appended right there breaks PDF/A (ISO 19005-2, 6.1.3).
        writer = KeepingWriter(BytesIO(pdf if pdf.endswith((b"\n", b"\r")) else pdf + b"\n"))
        if writer.prev.encrypted:
            raise BadInput("Tệp PDF có đặt mật khẩu nên không ký được.", "Bỏ mật khẩu của tệp rồi ký.")
        if writer.prev.xrefs.hybrid_xrefs_present:
            raise BadInput(*_DAMAGED)
        return writer
