"""Gửi nhận: each recipient's delivery, what waits, what is set aside; send again, try again, let in, export."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.province import mailbox_of
from tests.ui.conftest import Shown
from vbdt.acts.give_back import give_back
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.submit import submit
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.ids import DocumentId
from vbdt.store.inbox import Quarantined
from vbdt.store.outbox import PostingRow
from vbdt.ui.exchange.page import ExchangePage
from vbdt.ui.exchange.table import ChosenTable
from vbdt.ui.exchange.wording import age_words
from vbdt.ui.jobs import Jobs
from vbdt.ui.preferences import Preferences, Tongue
from vbdt.ui.start import dress, speak
from vbdt.ui.window import Window

Offices = dict[str, Office]
CLERK, DRAFTER, LEADER, FINANCE, COMMUNE = (
    "snv-van-thu",
    "snv-chuyen-vien",
    "snv-lanh-dao",
    "stc-van-thu",
    "tan-hoa-van-thu",
)


@contextmanager
def page_of(office: Office, qtbot: QtBot, qapp: QApplication) -> Iterator[tuple[Shown, ExchangePage]]:
    """The desk's window on this screen, without its courier."""
    dress(qapp)
    speak(qapp, Tongue.VIETNAMESE)
    window = Window(office, Jobs(qapp), Preferences())
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    shown = Shown(window, qtbot)
    shown.go("gui_nhan")
    yield shown, window.exchange
    window.close()
    qapp.setStyleSheet("")


def column(table: ChosenTable[Any], n: int) -> list[str]:
    items = [table.table.item(row, n) for row in range(table.table.rowCount())]
    return [item.text() if item else "" for item in items]


def button(table: ChosenTable[Any], text: str) -> QPushButton:
    return next(each for each in table.findChildren(QPushButton) if each.text() == text)


@pytest.fixture(scope="module")
def sent(offices: Offices, demo: Demo) -> DocumentId:
    """A letter to two agencies; only the finance department has taken it in."""
    document = send_out(offices, letter(offices[DRAFTER]), demo.province.pin, lambda _: None)
    for desk in (CLERK, FINANCE, CLERK):
        exchange(offices[desk])
    return document


def test_every_recipient_has_a_row_and_the_late_one_is_told(
    offices: Offices, sent: DocumentId, qtbot: QtBot, qapp: QApplication
) -> None:
    office = offices[CLERK]
    tomorrow = replace(office, clock=lambda: office.clock() + timedelta(days=1, minutes=5))
    with page_of(tomorrow, qtbot, qapp) as (shown, page):
        mail = dict(zip(column(page.sent, 2), column(page.sent, 0), strict=True))
        assert "Nơi nhận đã xác nhận" in mail.values()
        assert "Quá 24 giờ chưa xác nhận" in mail.values()
        assert "hơn 24 giờ" in page.notice.text
        assert "1 ngày trước" in page.link.text()
        again = button(page.sent, "Gửi lại")
        assert not again.isEnabled()
        late = column(page.sent, 0).index("Quá 24 giờ chưa xác nhận")
        page.sent.table.selectRow(late)
        assert again.isEnabled()
        before = page.sent.at(late)
        assert isinstance(before, PostingRow)
        again.click()
        shown.settle()
        row = next(each for each in office.store.postings() if each.row == before.row)
        assert row.due_at != before.due_at, "due now, or handed over already by the courier that was woken"
        page.sent.table.selectRow(column(page.sent, 0).index("Nơi nhận đã xác nhận"))
        assert not again.isEnabled(), "what was answered is not sent again"


def test_what_was_set_aside_is_shown_exported_and_tried_again(
    offices: Offices, sent: DocumentId, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    office = offices[COMMUNE]
    new = mailbox_of(office) / "new"
    (true,) = new.glob("*.goi")
    stranger = replace(office, directory=replace(office.directory, desks=(office.me,)))
    assert exchange(stranger).quarantined == 1  # its directory is too old: it does not know the sender
    with page_of(office, qtbot, qapp) as (shown, page):
        assert page._tabs.tabText(2) == "Cách ly (1)"
        page._tabs.setCurrentIndex(2)
        assert "danh bạ" in column(page.refused, 2)[0]
        page.refused.table.selectRow(0)
        row = page.refused.at(0)
        assert isinstance(row, Quarantined)
        page.export_to(row, tmp_path / "goi-tin.goi")
        shown.settle()
        kept = mailbox_of(office) / "quarantine" / true.name
        assert (tmp_path / "goi-tin.goi").read_bytes() == kept.read_bytes()
        assert "danh bạ" in (tmp_path / "goi-tin.goi.txt").read_text("utf-8")
        button(page.refused, "Thử lại").click()
        shown.settle()
        assert column(page.refused, 0) == ["Đã thử lại"]
        assert page._tabs.tabText(2) == "Cách ly"
        assert kept.exists(), "nothing that was set aside is deleted by a program"
        page.refused.table.selectRow(0)
        assert not button(page.refused, "Thử lại").isEnabled()
    settle({CLERK: offices[CLERK], COMMUNE: office})
    told = {each.recipient: each for each in offices[CLERK].store.document(sent).deliveries}
    assert told[office.me.agency].receipt_at is not None


def test_what_is_still_wrong_says_so(offices: Offices, qtbot: QtBot, qapp: QApplication) -> None:
    office = offices[FINANCE]
    office.store.inbox.quarantine_note("la.goi", "Gói tin bị hỏng.", office.clock(), b"VBDT-GOI khong dung")
    with page_of(office, qtbot, qapp) as (shown, page):
        page.refused.table.selectRow(0)
        box = mailbox_of(office) / "new"
        button(page.refused, "Thử lại").click()
        shown.settle()
        for path in box.glob("*.goi"):
            path.unlink()
        assert column(page.refused, 0)[-1] == "Đã thử lại"


def test_what_waits_for_earlier_parts_is_shown_and_let_in(offices: Offices, qtbot: QtBot, qapp: QApplication) -> None:
    drafter, leader, clerk = (offices[key] for key in (DRAFTER, LEADER, CLERK))
    settle(offices)
    sheet = letter(drafter)
    submit(drafter, sheet)
    exchange(drafter)
    box = mailbox_of(clerk) / "new"
    held = {path: path.read_bytes() for path in box.glob("*.goi")}
    for path in held:
        path.unlink()
    exchange(leader)
    give_back(leader, sheet.id, "Bổ sung căn cứ")
    exchange(leader)
    assert exchange(clerk).parked == 1
    before = clerk.store.parked()
    with page_of(clerk, qtbot, qapp) as (shown, page):
        assert page._tabs.tabText(1) == "Chờ phần còn thiếu (1)"
        page._tabs.setCurrentIndex(1)
        assert column(page.waiting, 0) == ["Chờ phần trước"]
        page.waiting.table.selectRow(0)
        button(page.waiting, "Nhận lại").click()
        shown.settle()
        assert "vẫn chưa đến" in page.banner.text
        assert clerk.store.parked() == before, "waits since it first came"
        for path, data in held.items():
            path.write_bytes(data)
        exchange(clerk)
        page.reload()
        shown.settle()
        assert column(page.waiting, 0) == []
    assert clerk.store.document(sheet.id).head_n == 2


def test_the_keyboard_gets_everywhere(offices: Offices, sent: DocumentId, qtbot: QtBot, qapp: QApplication) -> None:
    with page_of(offices[CLERK], qtbot, qapp) as (_, page):
        assert page.sent.table.accessibleName() == "Gói đã gửi"
        assert page.sent.table.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button(page.sent, "Gửi lại").focusPolicy() & Qt.FocusPolicy.TabFocus
        assert page.sent.table.mapTo(page, QPoint(0, 0)).y() > 0


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=30), "vừa xong"),
        (timedelta(minutes=5), "5 phút trước"),
        (timedelta(hours=23, minutes=59), "23 giờ trước"),
        (timedelta(days=3, hours=4), "3 ngày trước"),
    ],
)
def test_the_age_of_the_link(age: timedelta, words: str, qapp: QApplication) -> None:
    assert age_words(age) == words
