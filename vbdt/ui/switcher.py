"""The demo province on one computer: choose whose desk to sit at. Desks that are not open still get their mail."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.mail.exchange import Rounds
from vbdt.acts.office import Office
from vbdt.ui.jobs import Jobs
from vbdt.ui.start import show_window
from vbdt.ui.window import Window


class Switcher(QWidget):
    """One button a desk; pressing it opens that desk's window or brings it to the front."""

    def __init__(self, offices: Mapping[str, Office], app: QApplication) -> None:
        super().__init__()
        self._offices = dict(offices)
        self._app = app
        self.windows: dict[str, Window] = {}
        self._jobs = Jobs(self)
        self._open: frozenset[str] = frozenset()
        self._rounds = Rounds(self._closed)
        self.setWindowTitle(self.tr("Tỉnh mẫu: chọn bàn làm việc"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._lay_out()

    def begin(self) -> None:
        """Carry the mail of closed desks from now on."""
        self._jobs.keep(self, self._rounds.run, self._rounds.stop, lambda _: None)

    def open_desk(self, key: str) -> Window:
        window = self.windows.get(key)
        if window is None or not window.isVisible():
            window = show_window(self._offices[key], self._app)
            self.windows[key] = window
            self._open |= {key}
            window.closed.connect(partial(self._leave, key))
            window.renewed.connect(partial(self._offices.__setitem__, key))
        window.raise_()
        window.activateWindow()
        return window

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._jobs.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 20)
        rows.setSpacing(8)
        rows.addWidget(QLabel(self.tr("Chọn người để ngồi vào bàn của người đó. PIN ký số của mọi bàn: 123456")))
        agency = ""
        for key, office in self._offices.items():
            if office.agency.name != agency:
                agency = office.agency.name
                head = QLabel(agency)
                head.setProperty("look", "strong")
                rows.addWidget(head)
            button = QPushButton(f"{office.person.name}, {office.person.title}")
            button.clicked.connect(partial(self.open_desk, key))
            rows.addWidget(button)

    def _leave(self, key: str) -> None:
        self._open -= {key}

    def _closed(self) -> list[Office]:
        """The desks without a window. Only reads; called from the lane that carries their mail."""
        return [office for key, office in self._offices.items() if key not in self._open]
