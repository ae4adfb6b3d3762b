"""A working copy (bản làm việc) of a document received: what it shows, with the mark «ĐẾN» printed on its page.

It is written anew and carries no signature: nobody can take it for the original, which stays as it came.
"""

from io import BytesIO

from pyhanko.pdf_utils import generic as pdf
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdfium2 import raw

from vbdt.drafting.marks import Drawn
from vbdt.drafting.mend import flattened
from vbdt.errors import BadInput
from vbdt.pdf import KeepingWriter

MARK = "/DauDen"


def marked(data: bytes, drawn: Drawn) -> bytes:
    """`data` as it is shown, with the mark. Locks against changes and signatures are left behind.

    Raises BadInput when the file cannot be opened.
    """
    copy = flattened(data, raw.FLAT_NORMALDISPLAY, raw.FPDF_REMOVE_SECURITY)
    try:
        return _printed(copy, drawn)
    except Exception:  # noqa: BLE001 - what PDFium writes of a damaged file may still be more than the parser can read
        raise BadInput("Tệp PDF bị hỏng nên không ghi được dấu Đến.", "Dùng bản gốc.") from None


def _printed(copy: bytes, drawn: Drawn) -> bytes:
    writer = KeepingWriter(BytesIO(copy))
    picture = writer.import_page_as_xobject(PdfFileReader(BytesIO(drawn.pdf)), page_ix=0)
    left, bottom, _, _ = drawn.box
    resources = pdf.DictionaryObject({pdf.pdf_name("/XObject"): pdf.DictionaryObject({pdf.pdf_name(MARK): picture})})
    # Whatever state the page's own drawing leaves behind ends with the Q.
    begin = writer.add_object(pdf.StreamObject(stream_data=b"q\n"))
    end = writer.add_object(
        pdf.StreamObject(stream_data=f"\nQ q 1 0 0 1 {left:.2f} {bottom:.2f} cm {MARK} Do Q\n".encode())
    )
    writer.add_stream_to_page(drawn.page - 1, begin, prepend=True)
    writer.add_stream_to_page(drawn.page - 1, end, resources=resources)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
