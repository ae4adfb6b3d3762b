"""A card: a title, sentences, and what can be done about them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from vbdt.ui import icons
from vbdt.ui.flow import FlowLayout


class Card(QFrame):
    """A title, sentences and buttons. As high as its words need."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 14, 18, 14)
        self._column.setSpacing(6)
        self._buttons: FlowLayout | None = None
        self.say(title, "strong")

    def say(self, text: str, look: str = "second") -> None:
        label = QLabel(text)
        label.setProperty("look", look)
        label.setWordWrap(True)
        self._column.addWidget(label)

    def offer(self, text: str, icon: str, then: Callable[[], None], *, main: bool = False) -> QPushButton:
        """A button below the sentences; `main` for what waits to be done."""
        if self._buttons is None:
            self._buttons = FlowLayout()
            self._buttons.setSpacing(8)
            self._column.addSpacing(4)
            self._column.addLayout(self._buttons)
        button = QPushButton(text)
        if main:
            button.setProperty("kind", "primary")
        else:
            icons.dress(button, icon)
        button.clicked.connect(then)
        self._buttons.addWidget(button)
        return button

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(self._column.totalHeightForWidth(self.width()))
        return super().event(event)
