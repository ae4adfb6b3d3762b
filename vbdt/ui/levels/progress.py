"""One button that begins long work, how far the work is, and «Dừng»."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from vbdt.ui.elided import Elided


class Progress(QWidget):
    """`wanted` asks to begin, `halted` to stop. `row` takes further buttons, at the left of the main one.

    `home` is what the work is about: the keys go from there to «Dừng», and back when the work is done.
    """

    wanted = Signal()
    halted = Signal()

    def __init__(self, verb: str, home: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self.main = QPushButton(verb)
        self.main.setProperty("kind", "primary")
        self.main.clicked.connect(self.wanted)
        self.halt = QPushButton(self.tr("Dừng"))
        self.halt.clicked.connect(self._stop)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(150)
        self._bar.setAccessibleName(self.tr("Tiến độ"))
        self._doing = Elided("", "second")
        self.row = QHBoxLayout()
        self.row.setSpacing(10)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._bar)
        line.addWidget(self._doing, 1)
        line.addLayout(self.row)
        line.addWidget(self.main)
        line.addWidget(self.halt)
        self.end()

    @property
    def busy(self) -> bool:
        return not self.halt.isHidden()

    def begin(self, words: str) -> None:
        """Work begins; nothing is known of its length."""
        had_focus = self.main.hasFocus() or self._home.hasFocus()
        self._show(True)
        self._bar.setRange(0, 0)
        self._doing.setText(words)
        if had_focus:
            self.halt.setFocus()

    def show_step(self, done: int, total: int, words: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._doing.setText(f"{done + 1}/{total}  {words}" if self.halt.isEnabled() else self.tr("Đang dừng…"))

    def end(self) -> None:
        had_focus = self.halt.hasFocus()
        self._show(False)
        self._doing.setText("")
        if had_focus:
            self._home.setFocus()

    def _show(self, busy: bool) -> None:
        self.main.setVisible(not busy)
        self.halt.setVisible(busy)
        self.halt.setEnabled(busy)
        self._bar.setVisible(busy)

    def _stop(self) -> None:
        self.halt.setEnabled(False)
        self._doing.setText(self.tr("Đang dừng…"))
        self.halted.emit()
