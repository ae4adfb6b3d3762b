"""Pictures of the real windows, for a machine without a display and for the documentation."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from vbdt.acts.office import Office
from vbdt.ui.places import places
from vbdt.ui.start import show_window
from vbdt.ui.window import Window

CALM_MS, PATIENCE_MS = 200, 8000
"""How long nothing must happen before a picture is taken, and how long at most is waited for that."""

SHOTS = (
    ("snv-lanh-dao", "trinh_ky"),
    ("snv-van-thu", "den"),
    ("snv-van-thu", "bao_cao"),
    ("snv-van-thu", "gui_nhan"),
    ("tan-hoa-van-thu", "den"),
    ("tan-hoa-chuyen-vien", "den"),
)
"""Whose window, at which place."""


def draw_shots(offices: Mapping[str, Office], app: QApplication, folder: Path, say: Callable[[str], None]) -> None:
    """Write one PNG a screen to the folder, with the first document of a list opened."""
    folder.mkdir(parents=True, exist_ok=True)
    for key, place in SHOTS:
        window = show_window(offices[key], app)
        window.resize(1440, 900)  # the screen without a display is smaller than any office's
        if place in {each.key for each in places(offices[key])}:
            window.go(place)
        settle(window)
        window.desktop.box.view.step(1)
        settle(window)
        window.grab().save(str(folder / f"{key}-{place}.png"))
        window.close()
        say(f"Ảnh chụp {folder.name}/{key}-{place}.png")


@contextmanager
def without_size_hints() -> Iterator[None]:
    """Qt without a display says of every window that it has no frame to size; what else it says is passed on."""

    def pass_on(_: QtMsgType, __: QMessageLogContext, text: str) -> None:
        if "propagateSizeHints" not in text:
            print(text, file=sys.stderr)

    before = qInstallMessageHandler(pass_on)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def settle(window: Window) -> None:
    """Let jobs come home and pages be drawn."""
    patience, calm = QDeadlineTimer(PATIENCE_MS), QDeadlineTimer(CALM_MS)
    while not patience.hasExpired() and not calm.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if not window.jobs.idle:
            calm = QDeadlineTimer(CALM_MS)
