"""The screen of time-stamps: what waits, what grows old, new stamps for many at once, evidence as a folder."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.acts.mail.test_exchange import AT_ONCE, Slow
from tests.signing.levels import Outage
from tests.ui.conftest import Shown
from tests.ui.keyboard import press
from vbdt.acts.office import Office
from vbdt.acts.proof.archive_stamps import ages
from vbdt.acts.proof.levels import has_grace
from vbdt.archive.bag import check_bag
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Document
from vbdt.document.protection import Hold
from vbdt.signing.levels import lowest_level
from vbdt.ui.jobs import Jobs
from vbdt.ui.levels.archive import HELD, RESULT, ArchiveTab
from vbdt.ui.levels.evidence import EvidenceDialog
from vbdt.ui.levels.waiting import WaitingTab
from vbdt.ui.places import places
from vbdt.ui.preferences import Preferences
from vbdt.ui.window import Window

Offices = dict[str, Office]
CLERK, ARCHIVIST, DRAFTER = "snv-van-thu", "snv-luu-tru", "snv-chuyen-vien"
PATIENCE = 15_000
Open = Callable[[Office], Shown]


@pytest.fixture(scope="module")
def sent(offices: Offices, demo: Demo) -> list[DocumentId]:
    """Three letters that were sealed and sent; of the last one the seal could get no time-stamp."""
    made = []
    for n in range(3):
        sheet = letter(offices[DRAFTER])
        sheet = replace(sheet, content=replace(sheet.content, subject=f"Văn bản {n}"))
        out = replace(offices[CLERK], timestamps=Outage()) if n == 2 else offices[CLERK]
        made.append(send_out({**offices, CLERK: out}, sheet, demo.province.pin, lambda _: None))
    settle(offices)
    return made


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    """A desk's window on the screen of time-stamps, without its courier."""
    with ExitStack() as stack:
        yield lambda office: stack.enter_context(_window(office, qtbot, qapp))


@contextmanager
def _window(office: Office, qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    window = Window(office, Jobs(qapp), Preferences())
    qtbot.addWidget(window)
    window.show()
    shown = Shown(window, qtbot)
    shown.go("dau_thoi_gian")
    yield shown
    window.close()


def rows(shown: Shown, column: int) -> list[str]:
    table = shown.window.levels.archive.table
    items = [table.item(n, column) for n in range(table.rowCount())]
    return [item.text() if item else "" for item in items]


def level(office: Office, document: DocumentId) -> str:
    return lowest_level(office.store.files.read(office.store.document(document).pdf), office.trust)


def test_only_who_may_renew_finds_the_place(offices: Offices) -> None:
    may = {key for key, office in offices.items() if "dau_thoi_gian" in {each.key for each in places(office)}}
    assert {CLERK, ARCHIVIST} <= may
    assert not {DRAFTER, "snv-lanh-dao"} & may


def stopped_within(qtbot: QtBot, tab: WaitingTab | ArchiveTab, slow: Slow) -> float:
    """Seconds from «Dừng», pressed while an authority is being asked, to its end."""
    tab.progress.main.click()
    qtbot.waitUntil(slow.asked.is_set, timeout=PATIENCE)
    start = time.monotonic()
    tab.progress.halt.click()
    qtbot.waitUntil(lambda: not tab.progress.busy, timeout=PATIENCE)
    slow.answer.set()
    return time.monotonic() - start


def test_stop_answers_while_an_authority_is_being_asked(
    qtbot: QtBot, jobs: Jobs, offices: Offices, sent: list[DocumentId]
) -> None:
    slow = Slow()
    tab = WaitingTab(replace(offices[CLERK], timestamps=slow), jobs)
    qtbot.addWidget(tab)
    tab.reload()
    qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)
    assert stopped_within(qtbot, tab, slow) < AT_ONCE
    assert "Đã dừng theo yêu cầu" in tab.banner.text
    qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)
    assert tab.table.rowCount() == 1


def test_what_waits_says_why_and_is_tried_again(open_window: Open, offices: Offices, sent: list[DocumentId]) -> None:
    office = offices[CLERK]
    shown = open_window(office)
    tab = shown.window.levels.waiting
    assert tab.table.rowCount() == 1
    texts = [item.text() for column in range(5) if (item := tab.table.item(0, column)) is not None]
    assert "Văn bản 2" in texts[0]
    assert texts[1] == "Lưu trữ dài hạn"
    assert "dấu thời gian" in texts[3]
    assert shown.window.levels._tabs.tabText(0) == "Chờ nâng mức (1)"

    tab.progress.main.click()
    shown.settle()
    assert level(office, sent[2]) == "B-LTA"
    assert tab.banner.text == "Đã nâng mức 1 văn bản."
    assert not tab.table.isVisible()
    said = [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]
    assert any("Không có văn bản nào chờ" in text for text in said)


def test_an_outage_is_told_and_nothing_is_lost(open_window: Open, offices: Offices, sent: list[DocumentId]) -> None:
    office = replace(offices[CLERK], timestamps=Outage())
    with office.store.write() as writing:
        writing.wait_for_level(sent[0], "B-LTA", "thử")
    shown = open_window(replace(office, settings=replace(office.settings, level=office.settings.level)))
    tab = shown.window.levels.waiting
    tab.try_now()
    shown.settle()
    assert tab.banner.text.startswith("Đã nâng mức 1 văn bản")  # it has its level already: nobody was asked
    with office.store.write() as writing:
        writing.wait_for_level(DocumentId("khong-co"), "B-LTA", "thử")
    tab.reload()
    shown.settle()
    assert tab.table.rowCount() == 1
    tab.try_now()
    shown.settle()
    assert tab.table.rowCount() == 0  # what this desk no longer has waits no more


def test_the_wish_for_newer_answers_is_kept(open_window: Open, offices: Offices, sent: list[DocumentId]) -> None:
    shown = open_window(offices[CLERK])
    assert not has_grace(offices[CLERK])
    shown.window.levels.waiting.grace.click()
    shown.settle()
    assert has_grace(offices[CLERK])
    shown.window.levels.waiting.grace.click()
    shown.settle()
    assert not has_grace(offices[CLERK])


def test_the_archivist_renews_what_he_ticked(open_window: Open, offices: Offices, sent: list[DocumentId]) -> None:
    office = offices[ARCHIVIST]
    shown = open_window(office)
    tab = shown.window.levels.archive
    assert tab.table.isVisible()
    assert rows(shown, HELD) == ["Chỉ có chữ ký", "Dấu thời gian lưu trữ", "Dấu thời gian lưu trữ"]
    assert not tab.progress.main.isEnabled()
    tab.pick.click()
    assert list(tab.ticked) == [sent[2]]
    press(tab.table, Qt.Key.Key_Space)
    assert not tab.ticked
    press(tab.table, Qt.Key.Key_Space)
    assert tab.progress.main.text() == "Gia hạn 1 văn bản"
    press(tab.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(tab.table, Qt.Key.Key_X)
    wanted = tab.ticked
    assert len(wanted) == 2
    tab.progress.main.click()
    shown.settle()
    shown.settle()
    assert tab.banner.text == "Đã gia hạn 2 văn bản."
    assert sorted(rows(shown, RESULT)) == ["", "Đã gia hạn", "Đã gia hạn"]
    assert not tab.table.isColumnHidden(RESULT)
    assert not tab.ticked
    copied = [each for each in sent if office.store.archive_copies(each)]
    assert set(copied) == set(wanted)


def test_stop_in_the_middle_keeps_what_is_done(open_window: Open, offices: Offices, sent: list[DocumentId]) -> None:
    shown = open_window(offices[ARCHIVIST])
    tab = shown.window.levels.archive
    press(tab.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(tab.ticked) == 3
    tab.progress.main.click()
    shown.qtbot.waitUntil(lambda: tab.progress._bar.value() >= 1, timeout=PATIENCE)
    tab.progress.halt.click()
    shown.settle()
    shown.settle()
    done = [text for text in rows(shown, RESULT) if text]
    assert 1 <= len(done) < 3
    assert "chưa làm vì đã dừng" in tab.banner.text
    assert len(tab.ticked) == 3 - len(done)


def test_stop_answers_while_the_archive_stamp_is_being_asked_for(
    qtbot: QtBot, jobs: Jobs, offices: Offices, sent: list[DocumentId]
) -> None:
    slow = Slow()
    tab = ArchiveTab(replace(offices[ARCHIVIST], timestamps=slow), jobs)
    qtbot.addWidget(tab)
    tab.reload()
    qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)
    press(tab.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert stopped_within(qtbot, tab, slow) < AT_ONCE
    assert "dừng" in tab.banner.text
    qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)


def test_who_comes_late_sees_what_to_renew_first(
    qtbot: QtBot, jobs: Jobs, offices: Offices, sent: list[DocumentId]
) -> None:
    """Years later the authority's certificate ends: it says so, and one button ticks what is due."""
    office = offices[ARCHIVIST]
    stamped = [each.held.until for each in ages(office) if each.held.hold is Hold.ARCHIVE]
    ends = min(each for each in stamped if each is not None)
    for when, words in ((ends - timedelta(days=40), "còn 40 ngày"), (ends + timedelta(days=1), "đã hết hạn")):
        tab = ArchiveTab(replace(office, clock=partial(_same, when)), jobs)
        qtbot.addWidget(tab)
        tab.reload()
        qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)
        texts = [item.text() for n in range(3) if (item := tab.table.item(n, HELD + 2)) is not None]
        assert len([text for text in texts if text.endswith(words)]) == len(stamped)
        tab.pick.click()
        assert len(tab.ticked) == 3


def _same(when: datetime) -> datetime:
    return when


def test_the_evidence_is_shown_and_leaves_as_a_folder(
    open_window: Open, offices: Offices, sent: list[DocumentId], tmp_path: Path
) -> None:
    """At the clerk's desk from the day of sealing; at a desk that has none, one check makes it."""
    for key, checks in ((CLERK, 1), ("snv-luu-tru", None)):
        office = offices[key]
        document = office.store.document(sent[0])
        shown = open_window(office)
        shown.window.levels.show_evidence(document)
        (dialog,) = shown.window.findChildren(EvidenceDialog)
        shown.settle()
        before = said(dialog).count("Kiểm tra lúc")
        assert checks is None or before == checks
        dialog.check.click()
        wanted = before + 1
        shown.qtbot.waitUntil(lambda: said(dialog).count("Kiểm tra lúc") == wanted, timeout=PATIENCE)  # noqa: B023
        assert "Hợp lệ" in said(dialog)
        assert "Trần Văn Bình, Sở Nội vụ" in said(dialog)
        folder = tmp_path / key
        folder.mkdir()
        dialog.export_to(folder)
        shown.settle()
        (made,) = folder.iterdir()
        assert check_bag(made) == ()
        names = {each.name for each in (made / "data").iterdir()}
        assert {"kiem-tra-01.json", "bao-cao-01.pdf"} <= names
        assert {each.rpartition(".")[2] for each in names} >= {"cer", "ocsp", "pdf", "json"}
        assert pdf_of(made, document).startswith(office.store.files.read(document.pdf))
        dialog.accept()


def said(dialog: EvidenceDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def pdf_of(folder: Path, document: Document) -> bytes:
    (found,) = (folder / "data").glob(f"*{document.symbol.split('/')[1]}*.pdf")
    return found.read_bytes()


def test_a_row_opens_its_document(open_window: Open, offices: Offices, sent: list[DocumentId]) -> None:
    shown = open_window(offices[ARCHIVIST])
    table = shown.window.levels.archive.table
    table.cellActivated.emit(0, 0)
    shown.settle()
    seen = shown.window.desktop.preview.seen
    assert seen is not None
    assert seen.document.id in sent
