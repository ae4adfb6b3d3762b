"""When a newer directory has come, the window goes on with it at the first moment that disturbs nobody."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from vbdt.acts.office import Office

LOOK_MS = 1_000


class Renewal(QObject):
    """Holds the office until nothing is being written and no dialog is open, then gives it to `adopt`."""

    def __init__(self, window: QWidget, is_writing: Callable[[], bool], adopt: Callable[[Office], None]) -> None:
        super().__init__(window)
        self._window, self._is_writing, self._adopt = window, is_writing, adopt
        self._waiting: Office | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._try)

    def take(self, office: Office) -> None:
        """An office whose directory is newer than the window's."""
        self._waiting = office
        self._try()

    def _try(self) -> None:
        office = self._waiting
        if office is None:
            return
        asking = any(each.isVisible() for each in self._window.findChildren(QDialog))
        if asking or self._is_writing():
            self._timer.start()
            return
        self._waiting = None
        self._timer.stop()
        self._adopt(office)
