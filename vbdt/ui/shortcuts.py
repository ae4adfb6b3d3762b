"""Every key of the window in one table: the window binds them from here and F1 shows them."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication


class Scope(Enum):
    """Where a key works."""

    WINDOW = "window"
    LIST = "list"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One key: `name` is what the program calls the deed, `keys` in Qt's portable spelling, `words` what it does."""

    name: str
    keys: str
    words: str
    scope: Scope = Scope.WINDOW


def table() -> tuple[Shortcut, ...]:
    """All of them, in the order in which the help shows them. Made anew, so that the words follow the language."""
    tr = QCoreApplication.translate
    return (
        Shortcut("search", "Ctrl+K", tr("shortcuts", "Tìm văn bản")),
        Shortcut("compose", "Ctrl+N", tr("shortcuts", "Soạn văn bản")),
        Shortcut("refresh", "F5", tr("shortcuts", "Gửi nhận và tải lại")),
        Shortcut("act", "Ctrl+Return", tr("shortcuts", "Làm việc chính của văn bản đang xem")),
        Shortcut("next_pane", "F6", tr("shortcuts", "Sang khung kế tiếp")),
        Shortcut("box_1", "Ctrl+1", tr("shortcuts", "Mở mục thứ nhất của thanh bên (Ctrl+2, Ctrl+3… mục sau)")),
        Shortcut("theme", "Ctrl+Shift+L", tr("shortcuts", "Đổi nền sáng, nền tối")),
        Shortcut("help", "F1", tr("shortcuts", "Bảng phím tắt")),
        Shortcut("quit", "Ctrl+Q", tr("shortcuts", "Thoát")),
        Shortcut("down", "J", tr("shortcuts", "Văn bản kế tiếp (hoặc ↓)"), Scope.LIST),
        Shortcut("up", "K", tr("shortcuts", "Văn bản trước (hoặc ↑)"), Scope.LIST),
        Shortcut("open", "Return", tr("shortcuts", "Sang khung xem văn bản"), Scope.LIST),
        Shortcut("zoom_in", "Ctrl+=", tr("shortcuts", "Phóng to trang"), Scope.PREVIEW),
        Shortcut("zoom_out", "Ctrl+-", tr("shortcuts", "Thu nhỏ trang"), Scope.PREVIEW),
        Shortcut("zoom_fit", "Ctrl+0", tr("shortcuts", "Vừa bề ngang"), Scope.PREVIEW),
        Shortcut("save_pdf", "Ctrl+Shift+S", tr("shortcuts", "Lưu bản PDF ra tệp"), Scope.PREVIEW),
    )


def keys_of(name: str) -> str:
    """The key of one deed. Raises KeyError for a name that is not in the table."""
    found = {each.name: each.keys for each in table()}
    return found[name]
