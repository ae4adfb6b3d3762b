"""The recovery key, shown once; and what is to be done with the card."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel

from vbdt.acts.desks.roster import Application, write_application
from vbdt.errors import UserError
from vbdt.store.durable import write_durably
from vbdt.ui.firstrun.sheet import StepPage

CARD = "the-ghi-danh.json"
"""Beside the store of a desk that is new: what it asks for, to be sent by hand where no carrier takes it."""


@dataclass(frozen=True, slots=True)
class Made:
    """A desk just made: its folder, its enrolment card, its recovery key; and why the card is no file, where it is
    none."""

    folder: Path
    card: Path
    recovery: str
    no_card: UserError | None = None


def write_card(folder: Path, application: Application) -> Path:
    """The card as a file beside the store. Raises UserError."""
    card = folder / CARD
    write_durably(card, [write_application(application)])
    return card


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
        if made.no_card is not None:
            self.banner.fail(made.no_card)
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
        card = QLabel(self._next(made))
        card.setProperty("look", "second")
        card.setWordWrap(True)
        card.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows.addSpacing(10)
        self.rows.addWidget(card)
        self.main.setEnabled(False)

    def _next(self, made: Made) -> str:
        if made.no_card is None:
            text = self.tr(
                "Tiếp theo: mở bàn rồi gọi điện cho quản trị danh bạ. Thẻ ghi danh tự gửi qua thư mục chung hoặc trục; "
                "không gửi được thì trao tệp này cho quản trị:\n{card}"
            )
        else:
            text = self.tr(
                "Bàn đã lập xong, chỉ chưa ghi được tệp thẻ ghi danh. Tiếp theo: mở bàn rồi gọi điện cho quản trị "
                "danh bạ. Lúc mở bàn, thẻ tự gửi qua thư mục chung hoặc trục, và tệp thẻ được ghi lại tại:\n{card}"
            )
        return text.format(card=made.card)

    def go(self) -> None:
        self.key.clear()
        self.noted.emit(self._folder)
