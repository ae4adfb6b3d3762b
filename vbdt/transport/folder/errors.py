"""The system's errors about a mailbox folder, in words a clerk can act on."""

import errno
from pathlib import Path

from vbdt.errors import UserError


def explain(error: OSError, root: Path) -> UserError:
    """The sentence for an error of the file system under the mailbox folder."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return UserError(
                f"Ổ đĩa chứa hộp thư «{root}» đã đầy.", "Giải phóng dung lượng; gói tin sẽ tự được chuyển tiếp."
            )
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return UserError(
                f"Không có quyền ghi vào hộp thư «{root}».", "Đề nghị người quản trị cấp quyền ghi cho thư mục này."
            )
        case errno.ENOENT | errno.ENOTDIR | errno.ENODEV | errno.ENXIO:
            return UserError(
                f"Không thấy thư mục hộp thư «{root}».", "Kiểm tra ổ mạng hoặc thẻ nhớ đã được kết nối chưa."
            )
        case errno.EXDEV:
            return UserError(
                f"Hộp thư «{root}» trải trên hai ổ đĩa khác nhau, không chuyển gói tin an toàn được.",
                "Đặt toàn bộ hộp thư trên một ổ đĩa.",
            )
        case errno.ENAMETOOLONG:
            return UserError(f"Đường dẫn hộp thư «{root}» quá dài.", "Chọn thư mục có đường dẫn ngắn hơn.")
    return UserError(
        f"Không đọc hoặc ghi được hộp thư «{root}» ({error.strerror or error}).",
        "Kiểm tra ổ đĩa và kết nối mạng; chương trình sẽ tự thử lại.",
    )
