"""Keeping a sheet while it is edited: a moment after the first change, when asked to, and before its page is left."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from vbdt.acts.sheet import Sheet
from vbdt.document.calendar import VIETNAM
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs

PAUSE_MS = 2_500


class Keeper(QObject):
    """Keeps what `look` gives by `keep`, off the window's thread, unless `may` objects to it.

    `said` has words for the person; `saved` what changed; `failed` why not; `left` that the page may go.
    """

    said = Signal(str)
    saved = Signal(object)
    failed = Signal(object)
    left = Signal()

    def __init__(
        self,
        look: Callable[[], Sheet],
        keep: Callable[[Sheet], Changed],
        clock: Callable[[], datetime],
        jobs: Jobs,
        parent: QObject,
        may: Callable[[Sheet], bool] = lambda _sheet: True,
    ) -> None:
        super().__init__(parent)
        self._look, self._keep, self._clock, self._jobs, self._may = look, keep, clock, jobs, may
        self._kept: Sheet | None = None
        self._words = ""
        self._saving = self._leaving = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE_MS)
        self.timer.timeout.connect(self._save_if_changed)

    def is_kept(self) -> bool:
        """Whether the store has the sheet as it stands."""
        return self._kept == self._look() and not self._saving

    def begin(self) -> None:
        """The store has what is shown now."""
        self._kept = self._look()
        self.rest()

    def edited(self) -> None:
        """Something may have changed: counted from the first time, so that who types on and on is saved too."""
        if not self.timer.isActive():
            self.timer.start()

    def follow(self, sheet: Sheet) -> None:
        """Say whether this sheet, which is on the screen, is kept."""
        if sheet == self._kept:
            if not self._saving:
                self.rest()
                self.said.emit(self._words)
        elif not self._saving:
            self.said.emit(self.tr("Chưa lưu"))

    def rest(self) -> None:
        """Keep nothing by itself until something changes."""
        self.timer.stop()
        self._leaving = False

    def save(self) -> None:
        """Keep the sheet now; while one is being kept, a little later."""
        self.timer.stop()
        if self._saving:
            self.timer.start()
            return
        sheet, keep = self._look(), self._keep
        if not self._may(sheet):
            return
        self._saving = True
        self.said.emit(self.tr("Đang lưu…"))
        self._jobs.run(self, lambda: (sheet, keep(sheet)), self._done, self._not_done)

    def leave(self) -> None:
        """Keep what is not kept yet, then `left`."""
        if self.is_kept():
            self.left.emit()
            return
        self._leaving = True
        self.save()

    def _save_if_changed(self) -> None:
        if not self.is_kept():
            self.save()

    def _done(self, result: tuple[Sheet, Changed]) -> None:
        self._kept, changed = result
        self._saving = False
        leaving, self._leaving = self._leaving, False
        self._words = self.tr("Đã lưu lúc {time}").format(time=f"{self._clock().astimezone(VIETNAM):%H:%M}")
        self.said.emit(self._words)
        self.follow(self._look())
        self.saved.emit(changed)
        if leaving:
            self.leave()

    def _not_done(self, error: UserError) -> None:
        self._saving = self._leaving = False
        self.said.emit(self.tr("Chưa lưu được"))
        self.failed.emit(error)
