"""A file that kills or hangs PDFium costs one sentence; the window goes on."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.drafting.foreign import scan
from tests.signing.attacks.forge import endless_page
from tests.signing.check.test_sandbox import children
from vbdt.drafting.apart import CHILD
from vbdt.ui.jobs import Jobs
from vbdt.ui.preview.reader import Reader


def reader_of(jobs: Jobs, qtbot: QtBot) -> Reader:
    made = Reader(jobs)
    qtbot.addWidget(made)
    made.resize(600, 700)
    made.show()
    return made


def said(reader: Reader) -> str:
    return " ".join(label.text() for label in reader.findChildren(QLabel) if label.isVisible())


def paper(reader: Reader) -> int:
    """How many grey values the middle of the view shows: one while the page is empty."""
    image = reader.pages.viewport().grab().toImage()
    return len({image.pixelColor(x, y).rgb() for x in range(60, 540, 3) for y in range(60, 500, 3)})


def painters() -> set[int]:
    """Process ids of the children that draw; this process may have others, and needs them."""
    found = set()
    for child in children():
        with suppress(OSError):
            if CHILD.encode() in Path(f"/proc/{child}/cmdline").read_bytes():
                found.add(child)
    return found


def test_the_window_stays_usable_while_a_page_is_never_finished(jobs: Jobs, qtbot: QtBot) -> None:
    reader = reader_of(jobs, qtbot)
    reader.open(endless_page())
    qtbot.waitUntil(lambda: "Trang 1/1" in said(reader), timeout=10_000)
    home: list[float] = []
    start = time.monotonic()
    for _ in range(8):
        jobs.run(reader, time.time, home.append, lambda _: None)
    qtbot.waitUntil(lambda: len(home) == 8, timeout=5_000)
    assert time.monotonic() - start < 2
    assert not jobs.idle  # the page is still being drawn
    qtbot.waitUntil(lambda: "bị dừng nên không hiện được" in said(reader), timeout=20_000)
    reader.open(scan())
    qtbot.waitUntil(lambda: jobs.idle and "Trang 1/1" in said(reader), timeout=10_000)
    assert "bị dừng" not in said(reader)


def test_a_child_that_is_killed_is_a_sentence_and_the_next_file_is_drawn(jobs: Jobs, qtbot: QtBot) -> None:
    reader = reader_of(jobs, qtbot)
    reader.open(endless_page(11))
    qtbot.waitUntil(lambda: "Trang 1/1" in said(reader), timeout=10_000)
    ended = painters()
    assert ended
    for child in ended:
        os.kill(child, signal.SIGKILL)
    qtbot.waitUntil(lambda: "bị dừng nên không hiện được" in said(reader), timeout=10_000)
    reader.open(scan())
    qtbot.waitUntil(lambda: jobs.idle and "bị dừng" not in said(reader), timeout=10_000)


def test_what_was_left_is_not_waited_for(jobs: Jobs, qtbot: QtBot) -> None:
    """Another file is opened while one hangs: it is drawn at once, and the first one's failure is not told of it."""
    reader = reader_of(jobs, qtbot)
    reader.open(endless_page(10))
    qtbot.waitUntil(lambda: "Trang 1/1" in said(reader), timeout=10_000)
    start = time.monotonic()
    reader.open(scan())
    qtbot.waitUntil(lambda: paper(reader) > 3, timeout=8_000)
    assert time.monotonic() - start < 6
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    assert "bị dừng" not in said(reader)
