"""The strip above a sheet: what it is, whether it is kept, and what can be done with it, by button or by key."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from vbdt.ui import icons
from vbdt.ui.shortcuts import keys_of


def dress_strip(frame: QFrame) -> QHBoxLayout:
    """Make it a strip with a line below; the row in it."""
    frame.setProperty("ground", "canvas")
    frame.setProperty("line", "below")
    row = QHBoxLayout(frame)
    row.setContentsMargins(18, 10, 18, 10)
    row.setSpacing(10)
    return row


class SheetHead(QFrame):
    """Belongs to `page`, within which its keys count."""

    discarded = Signal()
    saved = Signal()
    closed = Signal()
    submitted = Signal()

    def __init__(self, title: str, page: QWidget) -> None:
        super().__init__(page)
        row = dress_strip(self)
        self.title = QLabel(title, self)
        self.title.setProperty("look", "title")
        self.state = QLabel(self)
        self.state.setProperty("look", "second")
        row.addWidget(self.title)
        row.addWidget(self.state)
        row.addStretch(1)
        for words, icon, signal in (
            (self.tr("Bỏ dự thảo"), "trash-2", self.discarded),
            (self.tr("Lưu"), "save", self.saved),
            (self.tr("Đóng"), "x", self.closed),
        ):
            row.addWidget(self._button(words, icon, signal.emit))
        self.submit = self._button(self.tr("Trình ký"), "send", self.submitted.emit)
        self.submit.setProperty("kind", "primary")
        icons.dress(self.submit, "send", "on_primary")
        row.addWidget(self.submit)
        keys = (("draft_save", self.saved), ("draft_submit", self.submitted), ("draft_close", self.closed))
        for name, signal in keys:
            shortcut = QShortcut(QKeySequence(keys_of(name)), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal.emit)

    def show_returned(self) -> None:
        """It came back, and is submitted once more."""
        self.submit.setText(self.tr("Trình lại"))

    def _button(self, words: str, icon: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        icons.dress(button, icon)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: do())
        return button
