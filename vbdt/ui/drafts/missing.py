"""What the draft still lacks, as links to the fields."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton, QVBoxLayout, QWidget

from vbdt.ui import icons
from vbdt.ui.drafts.problems import Problem


class MissingList(QFrame):
    """Folded to one line until opened. `chosen` names the field of the sentence that was clicked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] | None = None
        self.setProperty("line", "above")
        self._summary = QToolButton(self)
        self._summary.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._summary.setCheckable(True)
        self._summary.toggled.connect(self._open)
        self._lines = QWidget(self)
        self._stack = QVBoxLayout(self._lines)
        self._stack.setContentsMargins(14, 0, 14, 6)
        self._stack.setSpacing(0)
        self._lines.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(2)
        layout.addWidget(self._summary, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._lines)

    def show_problems(self, found: tuple[Problem, ...]) -> None:
        """Show what is missing now."""
        if found == self._problems:
            return
        self._problems = found
        while (item := self._stack.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for problem in found:
            self._stack.addWidget(self._line(problem), 0, Qt.AlignmentFlag.AlignLeft)
        words = self.tr("Còn %n điều cần bổ sung", "", len(found)) if found else self.tr("Đủ để trình ký")
        self._summary.setText(words)
        self._summary.setAccessibleName(words)
        icons.dress(self._summary, "circle-alert" if found else "circle-check", "soon" if found else "good", 16)
        if not found:
            self._summary.setChecked(False)

    def open(self) -> None:
        """Unfold the list."""
        self._summary.setChecked(True)

    def _line(self, problem: Problem) -> QPushButton:
        line = QPushButton(problem.sentence, self._lines)
        line.setProperty("kind", "link")
        line.clicked.connect(partial(self._choose, problem.field))
        return line

    def _choose(self, field: str, _checked: bool = False) -> None:
        self.chosen.emit(field)

    def _open(self, on: bool) -> None:
        self._lines.setVisible(on and bool(self._problems))
