"""The kinds of block in the drafter's words."""

from PySide6.QtCore import QCoreApplication

from vbdt.document.content import BlockKind


def kind_names() -> tuple[tuple[BlockKind, str], ...]:
    """Every kind one can choose, the usual ones first; tables are inserted, not chosen."""
    tr = QCoreApplication.translate
    return (
        (BlockKind.PARAGRAPH, tr("kinds", "Đoạn văn")),
        (BlockKind.CAN_CU, tr("kinds", "Căn cứ")),
        (BlockKind.DIEU, tr("kinds", "Điều")),
        (BlockKind.KHOAN, tr("kinds", "Khoản 1, 2, 3")),
        (BlockKind.DIEM, tr("kinds", "Điểm a, b, c")),
        (BlockKind.ROMAN, tr("kinds", "Mục lớn I, II, III")),
        (BlockKind.CENTERED, tr("kinds", "Dòng giữa")),
        (BlockKind.PHAN, tr("kinds", "Phần")),
        (BlockKind.CHUONG, tr("kinds", "Chương")),
        (BlockKind.MUC, tr("kinds", "Mục")),
        (BlockKind.TIEU_MUC, tr("kinds", "Tiểu mục")),
    )
