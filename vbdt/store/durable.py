"""Files that are either whole on the disk or not there: temporary name, fsync, rename, fsync of the folder."""

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from vbdt.document.ids import random_id
from vbdt.errors import UserError

TEMPORARY = ".tmp"
"""Ending of a file that is still being written; such files are never read and are removed by the sweep."""


def write_durably(path: Path, chunks: Iterable[bytes]) -> None:
    """Write `path` so that a crash at any moment leaves the old state or the new one. Raises UserError."""
    temporary = path.with_name(f"{path.name}.{random_id()[:8]}{TEMPORARY}")
    try:
        make_folder(path.parent)
        with temporary.open("xb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):  # where nothing can be written, nothing can be taken away
            temporary.unlink()
        raise disk_failure(error) from error


def make_folder(folder: Path) -> None:
    """Make the folder, readable by its owner alone, and make its name durable."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make names in the folder durable. Windows does this by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def disk_failure(error: OSError) -> UserError:
    """The sentence for a failure of the file system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return UserError("Ổ đĩa đã đầy nên chưa ghi được.", "Giải phóng dung lượng rồi thử lại; dữ liệu cũ còn nguyên.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UserError(
            f"Không có quyền đọc, ghi «{error.filename or 'thư mục của bàn làm việc'}».",
            "Kiểm tra quyền của thư mục rồi thử lại.",
        )
    if isinstance(error, FileNotFoundError):
        return UserError(
            f"Không tìm thấy «{error.filename}».", "Kiểm tra lại đường dẫn, hoặc khôi phục từ bản sao lưu."
        )
    return UserError(
        f"Ổ đĩa báo lỗi khi đọc, ghi dữ liệu ({error.strerror or 'không rõ'}).", "Kiểm tra ổ đĩa rồi thử lại."
    )
