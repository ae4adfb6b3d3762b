"""The recovery key, shown once; and what is to be done with the card."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel

from vbdt.ui.firstrun.sheet import StepPage

CARD = "the-ghi-danh.json"
"""Beside the store of a desk that is new: what it asks for, to be sent by hand where no carrier takes it."""


@dataclass(frozen=True, slots=True)
class Made:
    """A desk just made: its folder, its enrolment card, its recovery key."""

    folder: Path
    card: Path
    recovery: str


class RecoveryPage(StepPage):
    """Goes on only when the person says that the key is written down. `noted` gives the desk's folder."""

    noted = Signal(object)

    def __init__(self, made: Made) -> None:
        super().__init__(
            self.tr("Ghi lại khóa khôi phục"),
            self.tr("Khóa này mở bàn khi quên mật khẩu. Chương trình chỉ hiện một lần và không giữ lại."),
            self.tr("Tiếp tục"),
        )
        self._folder = made.folder
        self.key = QLabel(made.recovery)
        self.key.setProperty("look", "title")
        self.key.setWordWrap(True)
        self.key.setAccessibleName(self.tr("Khóa khôi phục"))
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.rows.addWidget(self.key)
        self.tick = QCheckBox(self.tr("Tôi đã ghi khóa ra giấy và cất ở nơi an toàn"))
        self.tick.toggled.connect(self.main.setEnabled)
        self.rows.addSpacing(10)
        self.rows.addWidget(self.tick)
        card = QLabel(
            self.tr(
                "Tiếp theo: mở bàn rồi gọi điện cho quản trị danh bạ. Thẻ ghi danh tự gửi qua thư mục chung hoặc trục; "
                "không gửi được thì trao tệp này cho quản trị:\n{card}"
            ).format(card=made.card)
        )
        card.setProperty("look", "second")
        card.setWordWrap(True)
        card.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows.addSpacing(10)
        self.rows.addWidget(card)
        self.main.setEnabled(False)

    def go(self) -> None:
        self.key.clear()
        self.noted.emit(self._folder)
