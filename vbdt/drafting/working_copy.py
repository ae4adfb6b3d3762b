"""A working copy (bản làm việc) of a document received: what it shows, with the mark «ĐẾN» printed on its page.

It is written anew and carries no signature: nobody can take it for the original, which stays as it came.
"""

from pypdfium2 import raw

from vbdt.drafting.excerpt import overlaid
from vbdt.drafting.marks import Drawn
from vbdt.drafting.mend import flattened


def marked(data: bytes, drawn: Drawn) -> bytes:
    """`data` as it is shown, with the mark. Locks against changes and signatures are left behind.

    Raises BadInput when the file cannot be opened.
    """
    return overlaid(flattened(data, raw.FLAT_NORMALDISPLAY, raw.FPDF_REMOVE_SECURITY), drawn)
