"""Asked before something is changed for good: what will be, one button to do it, one to leave it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Banner


class AskingDialog(QDialog):
    """What there is to say is put into `said`. `agreed` tells the office that goes on with what was changed."""

    agreed = Signal(object)

    def __init__(self, title: str, verb: str, width: int, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(width)
        self.setWindowTitle(title)
        heading = QLabel(title)
        heading.setProperty("look", "title")
        heading.setWordWrap(True)
        self.said = QVBoxLayout()
        self.said.setSpacing(10)
        self.banner = Banner(self)
        self.main = QPushButton(verb)
        self.main.setProperty("kind", "primary")
        self.main.setDefault(True)
        self.main.clicked.connect(self.start)
        cancel = QPushButton(self.tr("Hủy"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.main)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addLayout(self.said)
        column.addWidget(self.banner)
        column.addStretch(1)
        column.addSpacing(6)
        column.addLayout(row)
        self.main.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """As high as the words need: a layout alone guesses too much for those that wrap."""
        super().showEvent(event)
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        """Grow with what the banner says."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.setMinimumHeight(self._column.totalHeightForWidth(self.width()))
        return done

    def change(self) -> Callable[[], Office]:
        """What the main button does, off the window's thread."""
        raise NotImplementedError

    def start(self) -> None:
        self.banner.clear()
        self.main.setEnabled(False)
        self._jobs.run(self, self.change(), self._done, self.refused)

    def refused(self, error: UserError) -> None:
        self.main.setEnabled(True)
        self.banner.fail(error)

    def _done(self, office: Office) -> None:
        self.agreed.emit(office)
        self.accept()
