"""The kinds of block in the drafter's words."""

from PySide6.QtCore import QCoreApplication

from vbdt.document.content import BlockKind


def kind_names() -> tuple[tuple[BlockKind, str], ...]:
    """Every kind one can choose, the usual ones first; tables are inserted, not chosen."""
    translate = QCoreApplication.translate
    return (
        (BlockKind.PARAGRAPH, translate("kinds", "Đoạn văn")),
        (BlockKind.CAN_CU, translate("kinds", "Căn cứ")),
        (BlockKind.DIEU, translate("kinds", "Điều")),
        (BlockKind.KHOAN, translate("kinds", "Khoản 1, 2, 3")),
        (BlockKind.DIEM, translate("kinds", "Điểm a, b, c")),
        (BlockKind.ROMAN, translate("kinds", "Mục lớn I, II, III")),
        (BlockKind.CENTERED, translate("kinds", "Dòng giữa")),
        (BlockKind.PHAN, translate("kinds", "Phần")),
        (BlockKind.CHUONG, translate("kinds", "Chương")),
        (BlockKind.MUC, translate("kinds", "Mục")),
        (BlockKind.TIEU_MUC, translate("kinds", "Tiểu mục")),
    )
