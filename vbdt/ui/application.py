"""From a command to windows: the one QApplication of a process, the crash hook around it, and what is shown first."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile, QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication

from vbdt.acts.office import Office
from vbdt.drafting.apart import painter
from vbdt.errors import UserError
from vbdt.ui.crash import CrashHook
from vbdt.ui.firstrun import FirstRun
from vbdt.ui.firstrun.unlock import OpenDesk
from vbdt.ui.jobs import Jobs
from vbdt.ui.pictures import draw_shots, without_size_hints
from vbdt.ui.preferences import Tongue
from vbdt.ui.say import show_error
from vbdt.ui.start import dress, show_window, speak
from vbdt.ui.switcher import Switcher

LAST = "desk/last"
LOCK = "cua-so.khoa"
"""Beside the store while a window has the desk open: two windows would overwrite each other's drafts."""


def run_window(open_desk: OpenDesk, folder: Path | None) -> int:
    """Open the desk in `folder`, the desk opened last, or the first-run page; returns when the window is closed."""
    with make_application() as app:
        dress(app)
        speak(app, Tongue.VIETNAMESE)
        jobs = Jobs(app)
        first = FirstRun(open_desk, jobs, folder or remembered_desk())
        offices: list[Office] = []
        locks: list[QLockFile] = []

        def go_on(office: Office) -> None:
            offices.append(office)
            lock = QLockFile(str(office.store.folder / LOCK))
            lock.setStaleLockTime(0)
            if not lock.tryLock(0):
                show_error(
                    first,
                    UserError("Bàn này đang mở ở một cửa sổ khác.", "Dùng cửa sổ đó, hoặc đóng nó rồi mở lại ở đây."),
                )
                return
            locks.append(lock)
            remember_desk(office.store.folder)
            show_window(office, app)
            first.close()

        first.opened.connect(go_on)
        first.show()
        status = app.exec()
        jobs.stop()
        for office in offices:
            office.store.close()
        for lock in locks:
            lock.unlock()
    return status


def show_windows(offices: Mapping[str, Office]) -> None:
    """The windows of a province on one computer: the first desk's, and a list to open the others from."""
    with make_application() as app:
        dress(app)
        switcher = Switcher(offices, app)
        switcher.begin()
        switcher.show()
        switcher.open_desk(next(iter(offices)))
        app.exec()
        switcher.close()


def take_pictures(offices: Mapping[str, Office], folder: Path, say: Callable[[str], None]) -> None:
    """Pictures of the real windows, drawn without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with make_application() as app, without_size_hints():
        draw_shots(offices, app, folder, say)


@contextmanager
def make_application() -> Iterator[QApplication]:
    """Make it (or take the one there is) and catch defects for as long as the block lasts."""
    QCoreApplication.setOrganizationName("vbdt")
    QCoreApplication.setApplicationName("vbdt")
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication([])
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
    hook = CrashHook(folder / "loi", app)
    hook.install()
    try:
        yield app
    finally:
        painter().children.close()
        hook.remove()


def remembered_desk() -> Path | None:
    """The folder of the desk opened last, if it is still there."""
    folder = QSettings().value(LAST, "", str)
    return Path(str(folder)) if folder and Path(str(folder)).is_dir() else None


def remember_desk(folder: Path) -> None:
    QSettings().setValue(LAST, str(folder))
