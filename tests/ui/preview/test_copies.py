"""The working copy with the mark «ĐẾN» beside the original: shown, kept apart, saved as what it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.province import demo, offices
from tests.ui.keyboard import press, type_text
from vbdt.acts.office import Office
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import decision
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Direction, MarkPlace
from vbdt.document.states import Act
from vbdt.document.verdict import Verdict
from vbdt.drafting.extract import inspect
from vbdt.signing.check.verify import verify
from vbdt.ui.dialogs.perform import dialog_for
from vbdt.ui.dialogs.register_in import RegisterInDialog
from vbdt.ui.dialogs.seal_mark import SealMarkDialog
from vbdt.ui.jobs import Jobs
from vbdt.ui.place.mark import NAME
from vbdt.ui.preview.pane import DocumentPane

__all__ = ["demo", "offices"]
WAIT = 20_000
Pane = Callable[[str], DocumentPane]


@pytest.fixture(scope="module")
def arrived(demo: Demo, offices: dict[str, Office]) -> DocumentId:
    """A decision that waits at the commune's clerk."""
    send_out(offices, decision(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    (found,) = offices["tan-hoa-van-thu"].store.documents(Filter(direction=Direction.INCOMING)).rows
    return found.id


@pytest.fixture
def pane(offices: dict[str, Office], arrived: DocumentId, jobs: Jobs, qtbot: QtBot) -> Pane:
    def shown(desk: str) -> DocumentPane:
        made = DocumentPane(offices[desk], jobs)
        qtbot.addWidget(made)
        made.resize(720, 800)
        made.show()
        made.show_document(arrived)
        qtbot.waitUntil(lambda: made.seen is not None and bool(made.reader.pages.data) and jobs.idle, timeout=WAIT)
        return made

    return shown


def test_1_before_registering_there_is_nothing_to_choose(pane: Pane) -> None:
    assert pane("tan-hoa-van-thu").copies.isHidden()


def test_2_the_mark_lies_where_there_is_room_and_one_enter_registers(
    offices: dict[str, Office], arrived: DocumentId, jobs: Jobs, qtbot: QtBot, pane: Pane
) -> None:
    clerk = offices["tan-hoa-van-thu"]
    heard: list[Changed] = []
    parent = pane("tan-hoa-van-thu")
    dialog = dialog_for(Act.REGISTER_IN, clerk, clerk.store.document(arrived), jobs, heard.append, parent)
    assert isinstance(dialog, RegisterInDialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.mark.place() is not None, timeout=WAIT)
    proposed = dialog.mark.place()
    assert proposed is not None
    assert "50,0 × 35,0 mm" in dialog.mark.where.text()
    press(dialog.mark.canvas, Qt.Key.Key_Right)
    press(dialog.mark.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    moved = MarkPlace(1, proposed.x + 10, proposed.y + 10)
    assert dialog.mark.place() == moved
    assert dialog.mark.canvas.field(NAME).width == 500
    press(dialog.mark.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT)
    assert clerk.store.document(arrived).mark == moved
    settle(offices)


def test_3_every_desk_sees_the_mark_first_and_the_original_at_a_press(pane: Pane, jobs: Jobs, qtbot: QtBot) -> None:
    shown = pane("tan-hoa-lanh-dao")
    assert shown.copies.sign.isHidden()
    assert "ĐẾN" in inspect(shown.reader.pages.data).text
    shown.copies._received.click()
    assert shown.seen is not None
    original = shown._office.store.files.read(shown.seen.document.pdf)
    qtbot.waitUntil(lambda: shown.reader.pages.data == original, timeout=WAIT)
    shown.copies._marked.click()
    qtbot.waitUntil(lambda: shown.reader.pages.data != original, timeout=WAIT)
    qtbot.waitUntil(lambda: jobs.idle, timeout=WAIT)


def test_4_what_is_shown_is_saved_and_said(pane: Pane, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    shown = pane("tan-hoa-van-thu")
    for button, file, words in (
        (shown.copies._marked, tmp_path / "a.pdf", "bản làm việc có dấu Đến"),
        (shown.copies._received, tmp_path / "b.pdf", "Đã lưu ra"),
    ):
        button.click()
        shown.save_pdf()
        (dialog,) = [each for each in shown.findChildren(QFileDialog) if each.isVisible()]
        dialog.fileSelected.emit(str(file))
        dialog.reject()
        qtbot.waitUntil(lambda: jobs.idle, timeout=WAIT)
        assert words in shown.header.news.text
        assert ("ĐẾN" in inspect(file.read_bytes()).text) == (button is shown.copies._marked)


def test_5_the_clerk_seals_the_mark(
    pane: Pane, demo: Demo, offices: dict[str, Office], jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = pane("tan-hoa-van-thu")
    assert shown.seen is not None
    shown._seal(shown.seen.document, str(tmp_path / "den.pdf"))
    (dialog,) = shown.findChildren(SealMarkDialog)
    qtbot.waitUntil(lambda: jobs.idle, timeout=WAIT)
    assert dialog.known.isHidden()
    type_text(dialog.pin, demo.province.pin)
    dialog.main.click()
    qtbot.waitUntil(lambda: "Đã ký dấu Đến" in shown.header.news.text, timeout=WAIT)
    clerk = offices["tan-hoa-van-thu"]
    assert verify((tmp_path / "den.pdf").read_bytes(), clerk.trust, at=clerk.clock()).verdict is Verdict.VALID
