"""Every key of the window in one table: the window binds them from here and F1 shows them."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication


class Scope(Enum):
    """Where a key works."""

    WINDOW = "window"
    LIST = "list"
    BOOK = "book"
    PREVIEW = "preview"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One key: `name` is what the program calls the deed, `keys` in Qt's portable spelling, `words` what it does."""

    name: str
    keys: str
    words: str
    scope: Scope = Scope.WINDOW


def table() -> tuple[Shortcut, ...]:
    """All of them, in the order in which the help shows them. Made anew, so that the words follow the language."""
    translate = QCoreApplication.translate
    return (
        Shortcut("search", "Ctrl+K", translate("shortcuts", "Tìm văn bản")),
        Shortcut("compose", "Ctrl+N", translate("shortcuts", "Soạn văn bản")),
        Shortcut("refresh", "F5", translate("shortcuts", "Gửi nhận và tải lại")),
        Shortcut("act", "Ctrl+Return", translate("shortcuts", "Làm việc chính của văn bản đang xem")),
        Shortcut("next_pane", "F6", translate("shortcuts", "Sang khung kế tiếp")),
        Shortcut("box_1", "Ctrl+1", translate("shortcuts", "Mở mục thứ nhất của thanh bên (Ctrl+2, Ctrl+3… mục sau)")),
        Shortcut("check", "Ctrl+Shift+O", translate("shortcuts", "Kiểm tra chữ ký số của tệp PDF bất kỳ")),
        Shortcut("theme", "Ctrl+Shift+L", translate("shortcuts", "Đổi nền sáng, nền tối")),
        Shortcut("help", "F1", translate("shortcuts", "Bảng phím tắt")),
        Shortcut("quit", "Ctrl+Q", translate("shortcuts", "Thoát")),
        Shortcut("down", "J", translate("shortcuts", "Văn bản kế tiếp (hoặc ↓)"), Scope.LIST),
        Shortcut("up", "K", translate("shortcuts", "Văn bản trước (hoặc ↑)"), Scope.LIST),
        Shortcut("open", "Return", translate("shortcuts", "Sang khung xem văn bản"), Scope.LIST),
        Shortcut("book_sign", "S", translate("shortcuts", "Ký số văn bản đang xem"), Scope.BOOK),
        Shortcut("book_return", "T", translate("shortcuts", "Trả lại kèm ý kiến"), Scope.BOOK),
        Shortcut("book_opinion", "Y", translate("shortcuts", "Xin ý kiến đồng nghiệp"), Scope.BOOK),
        Shortcut("book_aside", "L", translate("shortcuts", "Để sau (bấm lần nữa: về đúng thứ tự)"), Scope.BOOK),
        Shortcut("book_tick", "X", translate("shortcuts", "Chọn văn bản để ký nhiều (hoặc phím cách)"), Scope.BOOK),
        Shortcut(
            "book_more", "Shift+Down", translate("shortcuts", "Chọn thêm văn bản kế tiếp (Shift+↑: trước)"), Scope.BOOK
        ),
        Shortcut("book_all", "Ctrl+A", translate("shortcuts", "Chọn tất cả văn bản chờ ký"), Scope.BOOK),
        Shortcut("book_many", "Ctrl+Shift+K", translate("shortcuts", "Ký các văn bản đã chọn"), Scope.BOOK),
        Shortcut("book_queue", "Esc", translate("shortcuts", "Về danh sách trình ký"), Scope.BOOK),
        Shortcut("zoom_in", "Ctrl+=", translate("shortcuts", "Phóng to trang"), Scope.PREVIEW),
        Shortcut("zoom_out", "Ctrl+-", translate("shortcuts", "Thu nhỏ trang"), Scope.PREVIEW),
        Shortcut("zoom_fit", "Ctrl+0", translate("shortcuts", "Vừa bề ngang"), Scope.PREVIEW),
        Shortcut("save_pdf", "Ctrl+Shift+S", translate("shortcuts", "Lưu bản PDF ra tệp"), Scope.PREVIEW),
        Shortcut("draft_save", "Ctrl+S", translate("shortcuts", "Lưu dự thảo"), Scope.DRAFT),
        Shortcut("draft_submit", "Ctrl+Shift+Return", translate("shortcuts", "Trình ký dự thảo"), Scope.DRAFT),
        Shortcut("draft_close", "Ctrl+W", translate("shortcuts", "Đóng dự thảo"), Scope.DRAFT),
        Shortcut("bold", "Ctrl+B", translate("shortcuts", "Chữ đậm"), Scope.DRAFT),
        Shortcut("italic", "Ctrl+I", translate("shortcuts", "Chữ nghiêng"), Scope.DRAFT),
        Shortcut("underline", "Ctrl+U", translate("shortcuts", "Chữ gạch chân"), Scope.DRAFT),
        Shortcut("level_in", "Ctrl+]", translate("shortcuts", "Xuống một cấp: Điều, khoản, điểm"), Scope.DRAFT),
        Shortcut("level_out", "Ctrl+[", translate("shortcuts", "Lên một cấp"), Scope.DRAFT),
        Shortcut("block_doan", "Ctrl+Alt+0", translate("shortcuts", "Đoạn văn"), Scope.DRAFT),
        Shortcut("block_can_cu", "Ctrl+Alt+1", translate("shortcuts", "Căn cứ"), Scope.DRAFT),
        Shortcut("block_dieu", "Ctrl+Alt+2", translate("shortcuts", "Điều"), Scope.DRAFT),
        Shortcut("block_khoan", "Ctrl+Alt+3", translate("shortcuts", "Khoản"), Scope.DRAFT),
        Shortcut("block_diem", "Ctrl+Alt+4", translate("shortcuts", "Điểm"), Scope.DRAFT),
        Shortcut("block_la_ma", "Ctrl+Alt+5", translate("shortcuts", "Mục lớn I, II, III"), Scope.DRAFT),
        Shortcut("table", "Ctrl+Alt+B", translate("shortcuts", "Chèn bảng"), Scope.DRAFT),
    )


def keys_of(name: str) -> str:
    """The key of one deed. Raises KeyError for a name that is not in the table."""
    found = {each.name: each.keys for each in table()}
    return found[name]
