"""What a move of the mailbox will do, said before it is done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Banner
from vbdt.ui.settings.part import line, marked

WIDTH = 540


class MoveDialog(QDialog):
    """Asks once. `moved` tells the office that goes on with the other carrier."""

    moved = Signal(object)

    def __init__(
        self, title: str, told: Sequence[str], verb: str, move: Callable[[], Office], jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._move, self._jobs = move, jobs
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.setWindowTitle(title)
        self.banner = Banner(self)
        heading = QLabel(title)
        heading.setProperty("look", "title")
        heading.setWordWrap(True)
        self.main = QPushButton(verb)
        self.main.setProperty("kind", "primary")
        self.main.setDefault(True)
        self.main.clicked.connect(self.start)
        cancel = QPushButton(self.tr("Hủy"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(line(self.tr("Khi chuyển:"), "second"))
        for each in told:
            column.addLayout(marked("check", "text", each))
        column.addWidget(self.banner)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.main)
        column.addSpacing(6)
        column.addLayout(row)
        self.main.setFocus()

    def start(self) -> None:
        self.banner.clear()
        self.main.setEnabled(False)
        self._jobs.run(self, self._move, self._done, self._refused)

    def _done(self, office: Office) -> None:
        self.moved.emit(office)
        self.accept()

    def _refused(self, error: UserError) -> None:
        self.main.setEnabled(True)
        self.banner.fail(error)
