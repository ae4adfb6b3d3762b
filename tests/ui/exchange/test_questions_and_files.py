"""Gửi nhận: files of agencies with other software, and questions between agencies that wait for a person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.acts.mail.test_edxml_files import BANK, with_folders
from tests.province import mailbox_of
from tests.ui.exchange.test_page import CLERK, COMMUNE, DRAFTER, FINANCE, Offices, button, column, page_of
from vbdt.acts.mail.edxml_folder import exchange_files
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.mail.recall import recall
from vbdt.acts.mail.wishes import Wish, hear_wish
from vbdt.acts.office import Office
from vbdt.acts.register_in import register_in
from vbdt.acts.send import send
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.calendar import local_day
from vbdt.document.ids import PackageId
from vbdt.document.model import Change
from vbdt.law import load_early_wait
from vbdt.ui.drafts.fields import FieldsForm, FormFacts
from vbdt.ui.exchange.page import ExchangePage
from vbdt.ui.ticks import value_of

QUESTIONS = 3


@pytest.fixture
def with_pair(offices: Offices, tmp_path: Path) -> Iterator[tuple[Office, Path, Path]]:
    inward, outward = tmp_path / "vao", tmp_path / "ra"
    inward.mkdir()
    outward.mkdir()
    yield with_folders(offices[CLERK], (inward, outward)), inward, outward
    settle(offices)


def file_state(page: ExchangePage) -> str:
    """What the only row of a file says."""
    (state,) = (
        state for state, kind in zip(column(page.sent, 0), column(page.sent, 1), strict=True) if kind == "Văn bản (tệp)"
    )
    return state


def test_a_file_is_written_taken_and_written_again(
    with_pair: tuple[Office, Path, Path], offices: Offices, demo: Demo, qtbot: QtBot, qapp: QApplication
) -> None:
    office, inward, outward = with_pair
    document = send_out(offices, letter(offices[DRAFTER]), demo.province.pin, lambda _: None)
    send(office, document, [BANK])
    exchange_files(office, lambda _: None)
    (lying,) = outward.glob("*.edxml")
    tomorrow = replace(office, clock=lambda: office.clock() + timedelta(days=1, minutes=5))
    with page_of(tomorrow, qtbot, qapp) as (shown, page):
        assert file_state(page) == "Quá 24 giờ chưa được lấy đi"
        assert "1 tệp edXML đã nằm trong thư mục gửi hơn 24 giờ" in page.notice.text
        lying.unlink()
        page.reload()
        shown.settle()
        assert file_state(page) == "Đã lấy đi"
        page.sent.table.selectRow(column(page.sent, 1).index("Văn bản (tệp)"))
        assert page.sent.hint.text() == lying.name
        button(page.sent, "Gửi lại").click()
        shown.settle()
        exchange_files(tomorrow, lambda _: None)
        page.reload()
        shown.settle()
        assert file_state(page) == "Đã ghi, chờ chuyển đi"
        (inward / "la.edxml").write_bytes(b"hong")
        exchange_files(tomorrow, lambda _: None)
        page.reload()
        shown.settle()
        assert page._tabs.tabText(2) == "Cách ly (1)"
        assert column(page.refused, 0) == ["Tệp lỗi"]
        page._tabs.setCurrentIndex(2)
        page.refused.table.selectRow(0)
        assert page.refused.hint.text() == column(page.refused, 2)[0]
        assert not button(page.refused, "Xuất tệp…").isEnabled()
        button(page.refused, "Thử lại").click()
        shown.settle()
        assert "vẫn không nhận được" in page.banner.text
        inward.rename(inward.with_name("mat"))
        page.reload()
        shown.settle()
        assert f"Không có thư mục {inward}" in page.notice.text


def test_a_question_is_shown_with_what_can_be_done(
    offices: Offices, demo: Demo, qtbot: QtBot, qapp: QApplication
) -> None:
    clerk, leader = offices[COMMUNE], offices["tan-hoa-lanh-dao"]
    document = send_out(offices, letter(offices[DRAFTER]), demo.province.pin, lambda _: None)
    settle(offices)
    mine = clerk.store.received_as(offices[CLERK].agency.id, offices[CLERK].store.document(document).edxml_id)
    assert mine is not None
    register_in(clerk, mine.id, leader.me.id)
    settle(offices)
    recall(offices[CLERK], document, "Sai số liệu")
    exchange(offices[CLERK])
    exchange(clerk)
    for path in (mailbox_of(leader) / "new").glob("*.goi"):
        path.unlink()  # the question is lost on its way to the leader
    with page_of(clerk, qtbot, qapp) as (shown, page):
        page._tabs.setCurrentIndex(QUESTIONS)
        assert page._tabs.tabText(QUESTIONS) == "Chờ trả lời (1)"
        assert column(page.questions, 0) == ["Thu hồi: chờ bàn giữ văn bản"]
        page.questions.table.selectRow(0)
        assert "chuyển lại hoặc nhắc" in page.questions.hint.text()
        button(page.questions, "Chuyển lại").click()
        shown.settle()
        for office in (clerk, leader, clerk):
            exchange(office)
        page.reload()
        shown.settle()
        assert column(page.questions, 0) == ["Thu hồi: cơ quan ta trả lời"]
        assert "«Sai số liệu»" in column(page.questions, 1)[0]
        page.questions.table.selectRow(0)
        with qtbot.waitSignal(page.opened) as opened:
            button(page.questions, "Mở văn bản").click()
        assert opened.args == [mine.id]
        shown.settle()
    with page_of(offices[CLERK], qtbot, qapp) as (_, page):
        assert column(page.questions, 0) == ["Thu hồi: chờ nơi nhận"]
        page.questions.table.selectRow(0)
        assert "«Ngừng chờ»" in page.questions.hint.text()


def test_what_never_came_is_asked_for_by_hand(offices: Offices, demo: Demo, qtbot: QtBot, qapp: QApplication) -> None:
    settle(offices)
    finance, sender = offices[FINANCE], offices[CLERK]
    lost = send_out(offices, letter(offices[DRAFTER]), demo.province.pin, lambda _: None)
    exchange(sender)
    for path in (mailbox_of(finance) / "new").glob("*.goi"):
        path.unlink()
    send_out(offices, letter(offices[DRAFTER]), demo.province.pin, lambda _: None)
    settle(offices)
    tomorrow = replace(finance, clock=lambda: finance.clock() + timedelta(days=1, minutes=5))
    with page_of(tomorrow, qtbot, qapp) as (shown, page):
        page._tabs.setCurrentIndex(1)
        assert page.waiting.table.rowCount() == 1
        page.waiting.table.selectRow(0)
        assert "bàn chưa nhận được" in page.waiting.hint.text()
        button(page.waiting, "Đề nghị gửi lại").click()
        shown.settle()
        assert "đã đề nghị gửi lại lúc" in column(page.waiting, 3)[0]
    settle(offices)
    assert finance.store.received_as(sender.agency.id, sender.store.document(lost).edxml_id) is not None


def test_the_draft_form_marks_who_is_reached_by_file(
    with_pair: tuple[Office, Path, Path], offices: Offices, qtbot: QtBot
) -> None:
    """At the drafter's desk, which has no folders of its own."""
    drafter = replace(offices[DRAFTER], directory=with_pair[0].directory)
    form = FieldsForm(FormFacts(drafter.directory, drafter.agency, drafter.today))
    qtbot.addWidget(form)
    shown = {value_of(each): each.text() for each in form.agencies._list.rows()}
    assert shown[BANK] == "Qua tệp: Ngân hàng Chính sách tỉnh"
    assert drafter.agency.id not in shown
    assert "qua tệp" not in shown[offices[FINANCE].agency.id]


def test_a_recall_whose_document_has_not_come_says_until_when_it_waits(
    offices: Offices, qtbot: QtBot, qapp: QApplication
) -> None:
    clerk, sender = offices[COMMUNE], offices[CLERK].agency.id
    with clerk.store.write() as writing:
        hear_wish(clerk, writing, Wish(sender, "15/SNV-2026", Change.RECALL, "Gửi nhầm", PackageId("x")))
    with page_of(clerk, qtbot, qapp) as (_, page):
        page._tabs.setCurrentIndex(QUESTIONS)
        page.questions.table.selectRow(column(page.questions, 1).index("15/SNV-2026 «Gửi nhầm»"))
        until = local_day(clerk.clock() + load_early_wait())
        assert page.questions.hint.text().endswith(f"Chờ đến hết ngày {until:%d/%m/%Y}.")
    longer = replace(clerk, clock=lambda: clerk.clock() + load_early_wait() + timedelta(days=1))
    exchange(longer)
    with page_of(longer, qtbot, qapp) as (_, page):
        assert not [each for each in column(page.questions, 1) if each.startswith("15/SNV-2026")]
