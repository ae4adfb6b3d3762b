"""Room that is left on the disk so that what is under way can still be answered and written down."""

import shutil

from vbdt.acts.office import Office
from vbdt.errors import UserError
from vbdt.transport.folder.files import FLOOR


def require_floor(office: Office) -> None:
    """Raise UserError when under 200 MB are free (a twentieth of a smaller disk). Receipts do not ask."""
    try:
        about = shutil.disk_usage(office.store.folder)
    except OSError:
        return  # the write that follows says what is wrong
    if about.free < min(FLOOR, about.total // 20):
        raise UserError(
            f"Ổ đĩa của máy này chỉ còn {about.free // 1_000_000} MB nên tạm ngừng gửi và nhận.",
            "Giải phóng dung lượng; gói chưa nhận vẫn nằm trong hộp thư, không mất gì.",
        )
