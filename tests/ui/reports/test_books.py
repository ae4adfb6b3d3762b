"""Registers show the decree's columns, one line a number, in order."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.acts.towns import Town
from tests.ui.keyboard import type_text
from vbdt.acts.desks.paper_book import compare
from vbdt.acts.office import Office
from vbdt.document.directory import Book as Register
from vbdt.document.registers import GENERAL, INCOMING
from vbdt.ui.jobs import Jobs
from vbdt.ui.reports.books import incoming_heads, outgoing_heads, read_book
from vbdt.ui.reports.filling import FillDialog
from vbdt.ui.reports.page import BooksTab
from vbdt.ui.start import dress


def test_the_outgoing_register(busy: dict[str, Office]) -> None:
    office = busy["snv-van-thu"]
    book = read_book(office, "Chung", office.today.year)
    assert book.heads == outgoing_heads()
    assert len(book.heads) == 10
    assert [line[0] for line in book.lines][-1] == "06/SNV-CCHC"
    assert [line[0][:2] for line in book.lines] == ["01", "02", "03", "04", "05", "06"]
    assert book.lines[-1][4] == "Ủy ban nhân dân xã Tân Hòa; Sở Tài chính"
    assert book.fault == ""


def test_another_desk_has_only_a_part(busy: dict[str, Office]) -> None:
    office = busy["tan-hoa-chuyen-vien"]
    book = read_book(office, INCOMING, office.today.year)
    assert 0 < len(book.lines) < 5
    assert not book.whole
    assert book.fault == ""


def test_the_incoming_register(busy: dict[str, Office]) -> None:
    office = busy["tan-hoa-van-thu"]
    book = read_book(office, INCOMING, office.today.year)
    assert book.heads == incoming_heads()
    assert [line[1] for line in book.lines] == ["1", "2", "3", "4", "5"]
    assert {line[2] for line in book.lines} == {"Sở Nội vụ"}
    assert book.fault == ""


def test_numbers_of_the_printed_book_are_filled_in(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp)
    town = Town(tmp_path)
    office, jobs = town.office("hanh"), Jobs(qapp)
    compare(office, Register.OUTGOING, {GENERAL: 2}, "Máy hỏng")
    tab = BooksTab(office, jobs)
    qtbot.addWidget(tab)
    tab.show()
    tab.reload()
    settle(qtbot, jobs)
    assert "2 số ghi sổ giấy chưa điền" in tab._banner.text
    assert not tab.fill.isEnabled()
    tab.table.selectRow(0)
    tab.fill.click()
    dialog = tab.findChildren(FillDialog)[-1]
    dialog.start()
    settle(qtbot, jobs)
    assert "Chưa ghi trích yếu" in dialog.banner.text
    type_text(dialog.subject, "Họp giao ban")
    type_text(dialog.places, "UBND tỉnh; Sở Tài chính")
    dialog.kind.setCurrentIndex(dialog.kind.findData("giay_moi"))
    dialog.copies.setValue(3)
    dialog.dated.set_day(office.today)
    dialog.start()
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=15_000)
    settle(qtbot, jobs)
    line = read_book(office, GENERAL, office.today.year).lines[0]
    assert line[0] == "01/SNV"
    assert line[1] == f"{office.today:%d/%m/%Y}"
    assert line[2] == "Giấy mời: Họp giao ban"
    assert line[4] == "UBND tỉnh; Sở Tài chính"
    assert (line[6], line[9]) == ("3", "Ghi sổ giấy")
    assert "1 số ghi sổ giấy chưa điền" in tab._banner.text
    jobs.stop()
    town.close()


def test_incoming_numbers_have_their_own_columns(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp)
    town = Town(tmp_path)
    office, jobs = town.office("hanh"), Jobs(qapp)
    (document,) = compare(office, Register.INCOMING, {INCOMING: 1}, "Máy hỏng").documents
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FillDialog(office, office.store.document(document), jobs, lambda _: None, parent)
    dialog.open()
    type_text(dialog.subject, "Báo cáo quý")
    type_text(dialog.who, "Sở Tài chính")
    dialog.notation.setText("12/STC-NS")
    type_text(dialog.receiver, "Phòng Cải cách hành chính")
    dialog.arrived.set_day(office.today)
    assert dialog.copies.isHidden()
    dialog.start()
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=15_000)
    (line,) = read_book(office, INCOMING, office.today.year).lines
    assert line[:4] == (f"{office.today:%d/%m/%Y}", "1", "Sở Tài chính", "12/STC-NS")
    assert line[6] == "Phòng Cải cách hành chính"
    jobs.stop()
    town.close()


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    for _ in range(2):
        qtbot.waitUntil(lambda: jobs.idle, timeout=15_000)
        qtbot.wait(0)
