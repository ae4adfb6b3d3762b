"""Work off the window's thread, ended with each test."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from vbdt.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()
