"""When a newer directory has come, the window goes on with it at the first moment that disturbs nobody."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from vbdt.acts.desks.board import with_directory
from vbdt.acts.office import Office
from vbdt.ui.say import Tone

if TYPE_CHECKING:
    from vbdt.ui.window import Window

LOOK_MS = 1_000


class Renewal(QObject):
    """Holds what the courier's desk goes on with, until nothing is being written and no dialog is open."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._waiting: Office | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._try)
        window.link.renewed.connect(self.take)

    def take(self, office: Office) -> None:
        """An office whose directory is newer than the window's."""
        self._waiting = office
        self._try()

    def _try(self) -> None:
        office, window = self._waiting, self._window
        if office is None:
            return
        asking = any(each.isVisible() for each in window.findChildren(QDialog))
        if asking or window.draft_page is not None:
            self._timer.start()
            return
        self._waiting = None
        self._timer.stop()
        before = window.office.me.signs
        window.adopt(with_directory(window.office, office))
        if window.office.me.signs != before:
            window.banner.say(self.tr("Từ bây giờ bàn này dùng khóa mới."), Tone.GOOD)
