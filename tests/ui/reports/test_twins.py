"""A duplicate is told in the window: when it is registered, and while a paper is copied from the printed book."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.acts.mail.test_duplicates import came
from tests.province import demo, offices
from tests.ui.keyboard import type_text
from vbdt.acts.desks.paper_book import compare
from vbdt.acts.mail.duplicates import duplicates
from vbdt.acts.office import Office
from vbdt.document.directory import Book
from vbdt.document.ids import DocumentId
from vbdt.document.model import Document
from vbdt.document.registers import INCOMING
from vbdt.ui.dialogs.register_in import RegisterInDialog
from vbdt.ui.jobs import Jobs
from vbdt.ui.preview.seen import see
from vbdt.ui.preview.wish import WishBanner
from vbdt.ui.reports.filling import FillDialog

__all__ = ["came", "demo", "offices"]

PATIENCE = 20_000


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_paper_that_came_electronically_is_told_while_it_is_typed(
    offices: dict[str, Office], came: Document, jobs: Jobs, qtbot: QtBot, parent: QWidget
) -> None:
    office = offices["tan-hoa-van-thu"]
    (line,) = compare(office, Book.INCOMING, {INCOMING: 1}, "Máy hỏng").documents
    dialog = FillDialog(office, office.store.document(line), jobs, lambda _: None, parent)
    type_text(dialog.who, came.facts.issuer_name)
    type_text(dialog.notation, f"{came.number}/{came.facts.notation}")
    dialog.notation.editingFinished.emit()
    qtbot.waitUntil(lambda: "Có thể trùng với văn bản đã đến: chưa vào sổ" in dialog.banner.text, timeout=PATIENCE)
    dialog.notation.setText("9999/QĐ-BNV")
    dialog.notation.editingFinished.emit()
    qtbot.waitUntil(lambda: not dialog.banner.text, timeout=PATIENCE)
    qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)


def test_an_answer_that_comes_late_says_nothing(
    offices: dict[str, Office],
    came: Document,
    jobs: Jobs,
    qtbot: QtBot,
    parent: QWidget,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first question finds a twin, but is answered after the second, which finds none."""
    office = offices["tan-hoa-van-thu"]
    *_, line = compare(office, Book.INCOMING, {INCOMING: 2}, "Máy hỏng").documents
    asked: list[Document] = []
    second = Event()

    def first_is_slow(office: Office, typed: Document) -> tuple[Document, ...]:
        asked.append(typed)
        if len(asked) == 1:
            assert second.wait(PATIENCE / 1000)
        return duplicates(office, typed)

    monkeypatch.setattr("vbdt.ui.reports.filling.duplicates", first_is_slow)
    dialog = FillDialog(office, office.store.document(line), jobs, lambda _: None, parent)
    dialog.banner.say("trước")
    type_text(dialog.who, came.facts.issuer_name)
    type_text(dialog.notation, f"{came.number}/{came.facts.notation}")
    dialog.notation.editingFinished.emit()
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=PATIENCE)
    dialog.notation.setText("9999/QĐ-BNV")
    dialog.notation.editingFinished.emit()
    qtbot.waitUntil(lambda: not dialog.banner.text, timeout=PATIENCE)
    second.set()
    qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)
    assert duplicates(office, asked[0])
    assert not dialog.banner.text


def test_one_that_came_before_is_told_when_it_is_registered(
    offices: dict[str, Office], came: Document, jobs: Jobs, qtbot: QtBot, parent: QWidget
) -> None:
    office = offices["tan-hoa-van-thu"]
    twin = replace(came, id=DocumentId("khac"))
    strip = WishBanner()
    qtbot.addWidget(strip)
    seen = see(office, came.id)
    strip.show_seen(seen)
    assert not strip.isVisible()
    strip.show_seen(replace(seen, twins=(twin,)))
    assert "Có thể trùng" in strip.text
    dialog = RegisterInDialog(office, came, jobs, lambda _: None, parent)
    assert dialog.banner.text == ""
    dialog._document = twin
    dialog._warn_of_duplicates()
    assert "Có thể trùng với văn bản đã đến" in dialog.banner.text
    qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)
