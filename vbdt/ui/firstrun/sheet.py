"""The card in the middle of the page that every step of the first run is written on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vbdt.errors import UserError
from vbdt.ui.say import Banner

WIDTH = 560
AROUND = 60
"""Pixels of the page around the card when the window opens."""


class _Card(QFrame):
    """As high as its words need at its width; a layout alone gives wrapped labels too little."""

    def event(self, event: QEvent) -> bool:
        layout = self.layout()
        if event.type() is QEvent.Type.LayoutRequest and layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
        return super().event(event)


class StepPage(QScrollArea):
    """A title, a sentence, fields, and one main button. `go` is what the button does."""

    def __init__(self, title: str, words: str, verb: str, back: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("ground", "canvas")
        around = QVBoxLayout(inside)
        card = _Card(inside)
        card.setProperty("ground", "card")
        card.setFixedWidth(WIDTH)
        around.addStretch(1)
        around.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        around.addStretch(2)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        self.banner = Banner(card)
        layout = self._card_layout = QVBoxLayout(card)
        layout.setContentsMargins(32, 28, 32, 28)
        layout.setSpacing(12)
        for text, look in ((title, "page"), (words, "second")):
            label = QLabel(text, card)
            label.setProperty("look", look)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addWidget(self.banner)
        layout.addLayout(self.rows)
        layout.addLayout(self._footer(card, verb, back))
        self.setWidget(inside)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the whole card: a scroll area alone asks for a corner of it."""
        needed = self._card_layout.totalHeightForWidth(WIDTH)
        return QSize(WIDTH + 2 * AROUND, needed + 2 * AROUND)

    def add(self, name: str, field: QWidget, hint: str = "") -> QLabel:
        """One more field; its name is the label above it, `hint` a small line below."""
        label = QLabel(name)
        label.setProperty("look", "second")
        label.setBuddy(field)
        self.rows.addWidget(label)
        self.rows.addWidget(field)
        if hint:
            small = QLabel(hint)
            small.setProperty("look", "small")
            small.setWordWrap(True)
            self.rows.addWidget(small)
        self.rows.addSpacing(6)
        return label

    def go(self) -> None:
        """Do the step."""
        raise NotImplementedError

    def show_busy(self, busy: bool) -> None:
        """Show that something is being done."""
        self.main.setEnabled(not busy)
        self._progress.setVisible(busy)

    def fail(self, error: UserError) -> None:
        """Show a refusal; everything typed stays."""
        self.show_busy(False)
        self.banner.fail(error)
        self.ensureWidgetVisible(self.banner)

    def _footer(self, card: QWidget, verb: str, back: Callable[[], None] | None) -> QHBoxLayout:
        self._progress = QProgressBar(card)
        self._progress.setRange(0, 0)
        self._progress.setFixedWidth(90)
        self._progress.setAccessibleName(verb)
        self._progress.hide()
        self.main = QPushButton(verb, card)
        self.main.setProperty("kind", "primary")
        self.main.clicked.connect(lambda: self.go())
        row = QHBoxLayout()
        if back is not None:
            leave = QPushButton(self.tr("Quay lại"), card)
            leave.clicked.connect(lambda: back())
            row.addWidget(leave)
        row.addWidget(self._progress)
        row.addStretch(1)
        row.addWidget(self.main)
        return row
