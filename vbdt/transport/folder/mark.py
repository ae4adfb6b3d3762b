"""Dấu của hộp thư: the file by which a folder is known to be a mailbox, and not the empty place of a share or a stick
that is not there. It is written when a person chooses the folder; without it nothing is written there.

Any mark will do: a second stick in the first one's place is a mailbox, too. Folders of before there was a mark are
known by the board and the boxes in them, and get one.
"""

import os
from pathlib import Path

from vbdt.errors import UserError
from vbdt.transport.folder.board import FOLDER as BOARD
from vbdt.transport.folder.errors import explain
from vbdt.transport.folder.files import sync_folder

MARK = "hop-thu-vbdt.txt"
_WORDS = "Thư mục này là hộp thư của chương trình vbdt. Xin đừng xóa tệp này: không có nó, các bàn không gửi vào đây.\n"


def mark(root: Path) -> None:
    """A person says that this folder is a mailbox. Raises UserError when it is not there or cannot be written to."""
    try:
        if not is_marked(root):
            with (root / MARK).open("w", encoding="utf-8") as file:
                file.write(_WORDS)
                file.flush()
                os.fsync(file.fileno())
            sync_folder(root)
    except OSError as error:
        raise explain(error, root) from error


def require_mark(root: Path) -> None:
    """Raises UserError when the folder is not there, or is no mailbox."""
    try:
        if is_marked(root):
            return
        known = _is_of_before(root)
    except OSError as error:
        raise explain(error, root) from error
    if not known:
        raise UserError(
            f"Thư mục «{root}» không phải hộp thư: ổ mạng hoặc thẻ nhớ chưa được kết nối.",
            "Kết nối lại. Nếu đây là hộp thư mới: chọn lại thư mục này trong Thiết lập, mục Hộp thư.",
        )
    mark(root)


def is_mailbox(root: Path) -> bool:
    """Whether the folder is known to be one. False also where nobody can tell."""
    try:
        return is_marked(root) or _is_of_before(root)
    except OSError:
        return False


def is_marked(root: Path) -> bool:
    """Raises OSError."""
    try:
        (root / MARK).stat()
    except FileNotFoundError:
        return False
    return True


def _is_of_before(root: Path) -> bool:
    return any((each / "new").is_dir() for each in root.iterdir()) and (root / BOARD).is_dir()
