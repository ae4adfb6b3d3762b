"""Keys in the review before a batch: the order of Tab, and that Enter on «Hủy» signs nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_text
from vbdt.acts.book import signature_book
from vbdt.acts.office import Office
from vbdt.acts.opened import note_opened
from vbdt.acts.submit import submit
from vbdt.demo.make import Demo
from vbdt.demo.story import settle
from vbdt.demo.texts import letter
from vbdt.document.ids import DocumentId
from vbdt.ui.book.batch import BatchDialog
from vbdt.ui.jobs import Jobs

Offices = dict[str, Office]
PATIENCE = 15_000


@pytest.fixture(scope="module")
def book(offices: Offices) -> list[DocumentId]:
    """Two documents on the leader's desk; the first was opened."""
    drafter, leader = offices["snv-chuyen-vien"], offices["snv-lanh-dao"]
    made = []
    for n in (1, 2):
        sheet = letter(drafter)
        submit(drafter, replace(sheet, content=replace(sheet.content, subject=f"Văn bản {n}")), "Kính trình.")
        made.append(sheet.id)
    settle(offices)
    note_opened(leader, made[0])
    return made


@contextmanager
def reviewed(bot: QtBot, app: QApplication, office: Office, book: list[DocumentId]) -> Iterator[BatchDialog]:
    parent = QWidget()
    bot.addWidget(parent)
    jobs = Jobs(app)
    dialog = BatchDialog(office, book, jobs, lambda _: None, parent)
    dialog.open()
    try:
        bot.waitUntil(lambda: len(dialog.rows) == len(book), timeout=PATIENCE)
        # A row shows itself when its layout is next looked at, and Tab passes by what is not shown.
        bot.waitUntil(lambda: all(row.tick.isVisible() for row in dialog.rows.values()), timeout=PATIENCE)
        dialog.activateWindow()
        bot.waitUntil(dialog.isActiveWindow)
        yield dialog
        bot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)
    finally:
        jobs.stop()


def test_tab_goes_as_one_reads(qtbot: QtBot, qapp: QApplication, offices: Offices, book: list[DocumentId]) -> None:
    with reviewed(qtbot, qapp, offices["snv-lanh-dao"], book) as dialog:
        dialog.unseen.click()
        ticks = [dialog.rows[each].tick for each in book]
        wanted = [dialog._area, *ticks, dialog.unseen, dialog.key.again, dialog.key.pin, dialog.cancel, dialog.main]
        dialog._area.setFocus()
        found = []
        for _ in wanted:
            found.append(dialog.focusWidget())
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert found == wanted
        dialog.reject()


def test_enter_on_cancel_leaves(
    qtbot: QtBot, qapp: QApplication, offices: Offices, book: list[DocumentId], demo: Demo
) -> None:
    office = offices["snv-lanh-dao"]
    with reviewed(qtbot, qapp, office, book) as dialog:
        type_text(dialog.key.pin, demo.province.pin)
        dialog.cancel.setFocus()
        left: list[int] = []
        dialog.finished.connect(left.append)
        QTest.keyClick(dialog.cancel, Qt.Key.Key_Return)
        assert left == [BatchDialog.DialogCode.Rejected.value]
    assert len(signature_book(office)) == len(book)
