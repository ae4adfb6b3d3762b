"""The foot of the window: how the mailbox fares, and the keys of the moment."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from vbdt.document.calendar import VIETNAM
from vbdt.errors import UserError
from vbdt.transport.courier import Tally
from vbdt.ui import icons
from vbdt.ui.shortcuts import Scope

DID_MS = 8_000
"""How long the line tells of an act before it speaks of the mailbox again."""


class StatusLine(QFrame):
    """One quiet line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "frame")
        self.setProperty("line", "above")
        self.setFixedHeight(30)
        self._icon = QLabel()
        self._link = QLabel()
        self._link.setProperty("look", "small")
        self._link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._keys = QLabel()
        self._keys.setProperty("look", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._link, 1)
        row.addWidget(self._keys)
        self._mail = ("mail", "faint", self.tr("Hộp thư: chưa kết nối"))
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(DID_MS)
        self._told.timeout.connect(lambda: self._show(*self._mail))
        self._show(*self._mail)
        self.show_keys(Scope.LIST)

    def show_keys(self, where: Scope) -> None:
        """The keys that mean something on the page in sight."""
        keys = {
            Scope.LIST: self.tr("J K chọn    Enter mở    Ctrl+Enter việc chính    F1 trợ giúp"),
            Scope.BOOK: self.tr("J K chọn    S ký    T trả lại    Y xin ý kiến    L để sau    F1 trợ giúp"),
            Scope.DRAFT: self.tr("Ctrl+S lưu    Ctrl+Enter trình ký    Ctrl+W đóng    F1 trợ giúp"),
        }
        self._keys.setText(keys.get(where, self.tr("Ctrl+K tìm    F5 gửi nhận    F1 trợ giúp")))

    @property
    def keys(self) -> str:
        return self._keys.text()

    @property
    def text(self) -> str:
        return self._link.text()

    def connected(self) -> None:
        self._say("mail-check", "good", self.tr("Hộp thư: đã kết nối"))

    def exchanged(self, tally: Tally, at: datetime) -> None:
        """One round that did something."""
        if tally.problems:
            self._say("circle-alert", "soon", self.tr("Hộp thư: {problem}").format(problem=tally.problems[0]))
            return
        time = at.astimezone(VIETNAM).strftime("%H:%M")
        text = self.tr("Hộp thư: đã kết nối, gửi nhận gần nhất lúc {time} (gửi {sent}, nhận {received})")
        self._say("mail-check", "good", text.format(time=time, sent=tally.sent, received=tally.recorded))

    def broken(self, error: UserError) -> None:
        self._say("circle-alert", "late", self.tr("Hộp thư: {problem}").format(problem=str(error)))

    def did(self, text: str) -> None:
        """An act is done; news of the mailbox waits a moment."""
        self._told.start()
        self._show("circle-check", "good", text)

    def _say(self, icon: str, ink: str, text: str) -> None:
        self._mail = (icon, ink, text)
        if not self._told.isActive():
            self._show(icon, ink, text)

    def _show(self, icon: str, ink: str, text: str) -> None:
        icons.dress(self._icon, icon, ink, 16)
        self._link.setText(text)
        self._link.setToolTip(text)
