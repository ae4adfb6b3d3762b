"""May a file that others signed take further signatures, and which of its text fields may still be filled in?

What their signatures forbid is read here; whether they are good is the verifier's business.
"""

from collections.abc import Sequence
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader

from vbdt.errors import NotAllowed
from vbdt.signing.editing import pdf_border
from vbdt.signing.fields import require_open

ASK = "Đề nghị nơi đã ký gửi tệp chưa khóa, hoặc ký trên tệp riêng."


def fields_left_open(pdf: bytes, wanted: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Those text fields of `wanted` that no signature locks.

    Raises NotAllowed when the signatures allow no fields named `new`, or the file cannot be added to without being
    written anew; BadInput for what cannot be read.
    """
    with pdf_border():
        reader = PdfFileReader(BytesIO(pdf))
        if reader.xrefs.hybrid_xrefs_present:
            raise NotAllowed("Tệp đã ký dùng bảng tham chiếu kiểu cũ (lai), ký tiếp sẽ làm hỏng chữ ký đã có.", ASK)
        require_open(reader)
        locks = [each.fieldmdp for each in reader.embedded_signatures if each.fieldmdp is not None]
        if any(lock.is_locked(name) for lock in locks for name in new):
            raise NotAllowed("Chữ ký trước đã khóa mọi ô của tệp, không cho thêm chữ ký.", ASK)
        return tuple(name for name in wanted if not any(lock.is_locked(name) for lock in locks))
