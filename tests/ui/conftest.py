"""What the window's tests share: jobs that end with the test, and desks with a morning's work on them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desks import demo_offices, fill
from vbdt.acts.office import Office
from vbdt.ui.jobs import Jobs
from vbdt.ui.preferences import Preferences, Tongue
from vbdt.ui.start import dress, speak
from vbdt.ui.window import Window


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Office]]:
    """Desks of the demo province after a morning's work. Tests look at them and leave them as they are."""
    with demo_offices(tmp_path_factory.mktemp("busy") / "tinh") as (demo, offices):
        fill(offices, demo.province.pin)
        yield offices


@dataclass(frozen=True, slots=True)
class Shown:
    """A window on the screen of the test."""

    window: Window
    qtbot: QtBot

    def settle(self) -> None:
        """Wait until everything that was asked for has come home."""
        self.qtbot.waitUntil(lambda: self.window.jobs.idle, timeout=15_000)
        self.qtbot.wait(0)
        self.qtbot.waitUntil(lambda: self.window.jobs.idle, timeout=15_000)

    def go(self, place: str) -> None:
        self.window.go(place)
        self.settle()


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, busy: dict[str, Office]) -> Iterator[Callable[[str], Shown]]:
    """Open the window of a desk by its key, without its courier: other desks' mail stays where it is."""
    dress(qapp)
    speak(qapp, Tongue.VIETNAMESE)
    opened: list[Window] = []

    def open_window(key: str) -> Shown:
        window = Window(busy[key], Jobs(qapp), Preferences())
        opened.append(window)
        qtbot.addWidget(window)
        window.show()
        shown = Shown(window, qtbot)
        shown.settle()
        return shown

    yield open_window
    for window in opened:
        window.close()
    qapp.setStyleSheet("")
