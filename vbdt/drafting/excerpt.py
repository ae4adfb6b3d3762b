"""Pages of a document as they are shown, without its form and its signatures: what a copy is made of."""

from contextlib import closing
from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from vbdt.drafting.apart import render
from vbdt.drafting.marks import Drawn
from vbdt.drafting.mend import flattened
from vbdt.drafting.pdfium import opened
from vbdt.errors import BadInput

LOOK_DPI = 50
PALE = 24
"""A dot is ink when it differs from white by more, in 256 steps: scans are never quite white."""
LEFTOVERS = ("/DSS", "/Perms", "/StructTreeRoot", "/MarkInfo", "/Extensions")
"""What the catalog says about signatures and structure that are no longer there."""
_NAME = "/Dau"


def excerpt(data: bytes, pages: tuple[int, ...] = ()) -> bytes:
    """These pages (from 1, rising), or all, with fields and pictures of signatures made part of the page.

    No signature and no form is left: the copy carries the copying agency's own. A PDF/A stays one.
    Raises BadInput for what cannot be opened, pages that are not there, and none at all.
    """
    flat = flattened(data, raw.FLAT_PRINT)
    out = BytesIO()
    with opened(flat) as document:
        count = len(document)
        wanted = pages or tuple(range(1, count + 1))
        if list(wanted) != sorted(set(wanted)):
            raise BadInput("Số trang không theo thứ tự hoặc lặp lại.", "Ghi số trang từ nhỏ đến lớn, ví dụ 1, 3-4.")
        if not 1 <= wanted[0] <= wanted[-1] <= count:
            raise BadInput(f"Văn bản chỉ có {count} trang.", "Ghi lại số trang.")
        for n in reversed(range(count)):
            if n + 1 not in wanted:
                document.del_page(n)
        document.save(out)
    return _tidied(out.getvalue())


def joined(parts: list[bytes]) -> bytes:
    """The pages of several files, one after the other. Raises BadInput for what cannot be opened."""
    whole = parts[0]
    for part in parts[1:]:
        out = BytesIO()
        with opened(whole) as document:
            # Not by `opened`, which would wait for itself: the part was written by PDFium a moment ago.
            with closing(pypdfium2.PdfDocument(part)) as other:
                document.import_pages(other)
            document.save(out)
        whole = out.getvalue()
    return whole


def white_below(data: bytes, page: int) -> float:
    """Millimetres from the upper edge of page `page` (from 1) to the last ink on it; 0 for an empty page."""
    shown = render(data, page, LOOK_DPI)
    picture = Image.frombytes("RGBA", (shown.width, shown.height), shown.data).convert("L")
    ink = ImageChops.invert(picture).point([255 if step > PALE else 0 for step in range(256)])
    found = ink.getbbox()
    return 0.0 if found is None else found[3] / LOOK_DPI * 25.4


def overlaid(data: bytes, drawn: Drawn) -> bytes:
    """The file with a drawn page laid over one of its pages, by an update at its end. Raises BadInput."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.reader import PdfFileReader

    from vbdt.pdf import KeepingWriter

    try:
        writer = KeepingWriter(BytesIO(data if data.endswith((b"\n", b"\r")) else data + b"\n"))
        picture = writer.import_page_as_xobject(PdfFileReader(BytesIO(drawn.pdf)), page_ix=0)
        left, bottom, _, _ = drawn.box
        content = f"\nQ q 1 0 0 1 {left:.2f} {bottom:.2f} cm {_NAME} Do Q\n".encode()
        named = generic.DictionaryObject({generic.pdf_name(_NAME): picture})
        resources = generic.DictionaryObject({generic.pdf_name("/XObject"): named})
        # Whatever state the page's own drawing leaves behind ends with the Q.
        begin, end = (writer.add_object(generic.StreamObject(stream_data=each)) for each in (b"q\n", content))
        writer.add_stream_to_page(drawn.page - 1, begin, prepend=True)
        writer.add_stream_to_page(drawn.page - 1, end, resources=resources)
        out = BytesIO()
        writer.write(out)
    except Exception:  # noqa: BLE001 - what was written of a damaged file may still be more than the parser can read
        raise BadInput("Tệp PDF bị hỏng nên không in được lên trang.", "Lấy lại tệp gốc.") from None
    return out.getvalue()


def _tidied(data: bytes) -> bytes:
    from vbdt.pdf import KeepingWriter

    writer = KeepingWriter(BytesIO(data))
    present = [name for name in LEFTOVERS if name in writer.root]
    if not present:
        return data
    for name in present:
        del writer.root[name]
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
