"""Pictures of the real windows, for a machine without a display and for the documentation."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from vbdt.acts.office import Office
from vbdt.ui.places import places
from vbdt.ui.start import show_window

SETTLE_MS = 900
"""Long enough for the lists and the first page to be drawn."""

SHOTS = (
    ("snv-van-thu", "di"),
    ("snv-lanh-dao", "trinh_ky"),
    ("tan-hoa-van-thu", "den"),
    ("tan-hoa-chuyen-vien", "den"),
    ("snv-van-thu", "bao_cao"),
    ("snv-van-thu", "gui_nhan"),
)
"""Whose window, at which place."""


def draw_shots(offices: Mapping[str, Office], app: QApplication, folder: Path, say: Callable[[str], None]) -> None:
    """Write one PNG a screen to the folder, light theme, 1440 × 900."""
    folder.mkdir(parents=True, exist_ok=True)
    for key, place in SHOTS:
        window = show_window(offices[key], app)
        known = [each.key for each in places(offices[key])]
        window.go(place if place in known else known[0])
        settle()
        picture(window, folder / f"{key}-{place}.png")
        window.close()
        say(f"Ảnh chụp {folder.name}/{key}-{place}.png")


def picture(widget: QWidget, path: Path) -> None:
    widget.grab().save(str(path))


def settle(milliseconds: int = SETTLE_MS) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
