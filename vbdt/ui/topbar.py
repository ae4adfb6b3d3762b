"""The top of the window: the search field, and three small buttons."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from vbdt.ui import icons
from vbdt.ui.shortcuts import keys_of
from vbdt.ui.theme import colours, current

PAUSE_MS = 180
"""How long after the last key the search begins."""


class SearchField(QLineEdit):
    """Where a question is typed. `left` is told on ↓ and Enter: the person goes on to the answers."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left.emit()
            case Qt.Key.Key_Escape:
                self.clear()
            case _:
                super().keyPressEvent(event)


class TopBar(QFrame):
    """Search, exchange, theme. `asked` tells a question a moment after it was typed."""

    asked = Signal(str)
    to_list = Signal()
    exchange = Signal()
    theme = Signal()
    help = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "frame")
        self.setProperty("line", "below")
        self.setFixedHeight(62)
        self.field = SearchField()
        self.field.setPlaceholderText(self.tr("Tìm số, ký hiệu, trích yếu, cơ quan ban hành…"))
        self.field.setAccessibleName(self.tr("Tìm văn bản"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(680)
        self._glass = QAction(self.field)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.field.textEdited.connect(self._typed)
        self.field.left.connect(self._leave)
        hint = QLabel(keys_of("search"))
        hint.setProperty("look", "small")
        self._again = self._button("refresh-cw", self.tr("Gửi nhận và tải lại"), "refresh")
        self._tone = self._button("moon", self.tr("Đổi nền sáng, nền tối"), "theme")
        self._keys = self._button("keyboard", self.tr("Bảng phím tắt"), "help")
        self._again.clicked.connect(self.exchange)
        self._tone.clicked.connect(self.theme)
        self._keys.clicked.connect(self.help)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 3)
        row.addWidget(hint)
        row.addStretch(1)
        for button in (self._again, self._tone, self._keys):
            row.addWidget(button)
        self.follow_theme()

    def follow_theme(self) -> None:
        """Draw what cannot follow by itself."""
        tokens = current()
        self._glass.setIcon(icons.icon("search", colours(tokens)["faint"]))
        icons.dress(self._tone, "sun" if tokens.dark else "moon", "second", 20)

    def focus_search(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def _typed(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self.asked.emit(self.field.text())

    def _leave(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._ask()
        self.to_list.emit()

    def _button(self, icon: str, words: str, shortcut: str) -> QToolButton:
        button = QToolButton()
        icons.dress(button, icon, "second", 20)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({keys_of(shortcut)})")
        return button
