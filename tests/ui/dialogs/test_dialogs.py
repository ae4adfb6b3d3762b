"""The main job through the dialogs, with real desks and tokens: each asks, refuses in words, and acts once."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.province import demo, offices
from tests.ui.keyboard import compose, press, type_text
from vbdt.acts.office import Office
from vbdt.acts.sheet import Sheet
from vbdt.demo.make import Demo
from vbdt.demo.story import settle
from vbdt.demo.texts import decision
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Direction, Document
from vbdt.document.states import Act, State
from vbdt.ui.dialogs.assign import AssignDialog
from vbdt.ui.dialogs.case_file import CaseFileDialog
from vbdt.ui.dialogs.finish import FinishDialog
from vbdt.ui.dialogs.frame import ActDialog, NoteField
from vbdt.ui.dialogs.perform import dialog_for, perform
from vbdt.ui.dialogs.reason import ReasonDialog
from vbdt.ui.dialogs.register import RegisterDialog
from vbdt.ui.dialogs.register_in import RegisterInDialog
from vbdt.ui.dialogs.send import SendDialog
from vbdt.ui.dialogs.sign import PinDialog
from vbdt.ui.dialogs.submit import SubmitDialog
from vbdt.ui.drafts.office_page import DraftPage
from vbdt.ui.jobs import Jobs

__all__ = ["demo", "offices"]
SECONDS_20 = 20_000


class Hands:
    """A person at one window: opens dialogs, presses the main button, and sees what came of it."""

    def __init__(self, qtbot: QtBot, jobs: Jobs) -> None:
        self._bot, self._jobs = qtbot, jobs
        self.window = QWidget()
        self.window.setWindowTitle("vbdt")
        qtbot.addWidget(self.window)
        self.heard: list[Changed] = []

    def open(self, act: Act, office: Office, document: DocumentId) -> ActDialog:
        dialog = dialog_for(act, office, office.store.document(document), self._jobs, self.heard.append, self.window)
        dialog.open()
        return dialog

    def press_main(self, dialog: ActDialog) -> Changed:
        """Press the main button and wait until it is done; what it said."""
        before = len(self.heard)
        dialog.main.click()
        self._bot.waitUntil(lambda: not dialog._busy, timeout=SECONDS_20)
        assert len(self.heard) == before + 1, dialog.banner.text
        return self.heard[-1]

    def is_refused(self, dialog: ActDialog) -> str:
        """Press the main button; the words of the refusal, which keep the dialog open."""
        before = len(self.heard)
        dialog.main.click()
        self._bot.waitUntil(lambda: bool(dialog.banner.text) and not dialog._busy, timeout=SECONDS_20)
        assert len(self.heard) == before
        assert dialog.isVisible()
        return dialog.banner.text

    def wait(self, so: Callable[[], bool]) -> None:
        self._bot.waitUntil(so, timeout=SECONDS_20)


@pytest.fixture
def hands(qtbot: QtBot, jobs: Jobs) -> Hands:
    return Hands(qtbot, jobs)


@pytest.fixture(scope="module")
def sheet(offices: dict[str, Office]) -> Sheet:
    return decision(offices["snv-chuyen-vien"])


def arrived(office: Office) -> Document:
    return office.store.documents(Filter(direction=Direction.INCOMING)).rows[0]


def test_1_a_draft_is_kept_and_submitted_from_its_page(
    qtbot: QtBot, jobs: Jobs, offices: dict[str, Office], sheet: Sheet
) -> None:
    office = offices["snv-chuyen-vien"]
    page = DraftPage(office, sheet, jobs)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.saved, timeout=SECONDS_20):
        page.save()
    assert office.store.drafts()[0].subject == sheet.content.subject
    page.submit()
    (dialog,) = page.findChildren(SubmitDialog)
    type_text(dialog.words, "Kính trình Giám đốc.")
    with qtbot.waitSignal(page.submitted, timeout=SECONDS_20):
        press(dialog.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.store.document(sheet.id).note == "Kính trình Giám đốc."
    assert office.store.drafts() == ()
    settle(offices)


def test_2_returning_needs_a_note_and_mending_submits_again(
    hands: Hands, offices: dict[str, Office], sheet: Sheet
) -> None:
    dialog = hands.open(Act.RETURN, offices["snv-lanh-dao"], sheet.id)
    assert isinstance(dialog, ReasonDialog)
    dialog.main.setFocus()
    assert "Chưa ghi lý do" in hands.is_refused(dialog)
    assert dialog.focusWidget() is dialog.reason
    type_text(dialog.reason, "Sửa căn cứ.\nThêm nơi nhận.")
    hands.press_main(dialog)
    settle(offices)
    drafter = offices["snv-chuyen-vien"]
    assert drafter.store.document(sheet.id).note == "Sửa căn cứ.\nThêm nơi nhận."

    hands.press_main(hands.open(Act.SUBMIT, drafter, sheet.id))
    settle(offices)
    assert offices["snv-lanh-dao"].store.document(sheet.id).state is State.SUBMITTED


def test_enter_on_a_button_presses_that_button(hands: Hands, offices: dict[str, Office], sheet: Sheet) -> None:
    dialog = hands.open(Act.RETURN, offices["snv-lanh-dao"], sheet.id)
    assert isinstance(dialog, ReasonDialog)
    type_text(dialog.reason, "Không trả lại.")
    dialog.cancel.setFocus()
    press(dialog.cancel, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert hands.heard == []
    assert offices["snv-lanh-dao"].store.document(sheet.id).state is State.SUBMITTED


def test_3_a_wrong_pin_is_said_and_no_pin_stays(
    hands: Hands, demo: Demo, offices: dict[str, Office], sheet: Sheet
) -> None:
    leader = offices["snv-lanh-dao"]
    dialog = hands.open(Act.SIGN, leader, sheet.id)
    assert isinstance(dialog, PinDialog)
    assert dialog.pin.echoMode() is QLineEdit.EchoMode.Password
    hands.wait(lambda: leader.person.name in dialog.key.who.text())
    assert "Chưa nhập mã PIN" in hands.is_refused(dialog)
    type_text(dialog.pin, "000000")
    assert "Mã PIN không đúng" in hands.is_refused(dialog)
    assert dialog.pin.text() == ""
    assert leader.store.document(sheet.id).state is State.SUBMITTED

    left: list[object] = []
    dialog.finished.connect(lambda: left.extend((dialog.pin.text(), dialog.pin.isUndoAvailable())))
    type_text(dialog.pin, demo.province.pin)
    hands.press_main(dialog)
    assert left == ["", False]
    assert leader.store.document(sheet.id).state is State.SIGNED
    settle(offices)


def test_4_the_number_is_shown_before_it_is_taken(hands: Hands, offices: dict[str, Office], sheet: Sheet) -> None:
    clerk = offices["snv-van-thu"]
    dialog = hands.open(Act.REGISTER, clerk, sheet.id)
    assert isinstance(dialog, RegisterDialog)
    promised = dialog.number.text()
    hands.press_main(dialog)
    assert clerk.store.document(sheet.id).symbol == promised


def test_5_leaving_changes_nothing(hands: Hands, demo: Demo, offices: dict[str, Office], sheet: Sheet) -> None:
    clerk = offices["snv-van-thu"]
    left: list[str] = []
    voiding = hands.open(Act.VOID, clerk, sheet.id)
    assert isinstance(voiding, ReasonDialog)
    type_text(voiding.reason, "Không ban hành nữa.")
    press(voiding, Qt.Key.Key_Escape)
    issuing = hands.open(Act.ISSUE, clerk, sheet.id)
    assert isinstance(issuing, PinDialog)
    type_text(issuing.pin, demo.province.pin)
    issuing.finished.connect(lambda: left.append(issuing.pin.text()))
    press(issuing, Qt.Key.Key_Escape)
    assert left == [""]
    assert hands.heard == []
    assert clerk.store.document(sheet.id).state is State.REGISTERED


def test_6_issuing_and_sending(hands: Hands, demo: Demo, offices: dict[str, Office], sheet: Sheet) -> None:
    clerk = offices["snv-van-thu"]
    issuing = hands.open(Act.ISSUE, clerk, sheet.id)
    assert isinstance(issuing, PinDialog)
    type_text(issuing.pin, demo.province.pin)
    press(issuing, Qt.Key.Key_Return)
    hands.wait(lambda: len(hands.heard) == 1)
    assert clerk.store.document(sheet.id).sealed

    sending = hands.open(Act.SEND, clerk, sheet.id)
    assert isinstance(sending, SendDialog)
    assert sending.agencies.ticked() == sheet.recipients
    sending.agencies.tick(())
    assert "Chưa chọn nơi nhận" in hands.is_refused(sending)
    sending.agencies.tick(sheet.recipients)
    hands.press_main(sending)
    assert clerk.store.document(sheet.id).state is State.SENT
    settle(offices)

    again = hands.open(Act.SEND, clerk, sheet.id)
    assert isinstance(again, SendDialog)
    assert again.agencies.ticked() == ()
    press(again, Qt.Key.Key_Escape)


def test_7_the_commune_registers_what_came(hands: Hands, offices: dict[str, Office]) -> None:
    clerk = offices["tan-hoa-van-thu"]
    refusing = hands.open(Act.REFUSE, clerk, arrived(clerk).id)
    assert "Chưa ghi lý do" in hands.is_refused(refusing)
    press(refusing, Qt.Key.Key_Escape)
    dialog = hands.open(Act.REGISTER_IN, clerk, arrived(clerk).id)
    assert isinstance(dialog, RegisterInDialog)
    hands.wait(lambda: "Hợp lệ" in dialog.signatures.text())
    assert dialog.number.text() == "Số đến 1"
    hands.press_main(dialog)
    assert arrived(clerk).arrival_number == 1
    settle(offices)


def test_8_exactly_one_lead_and_a_deadline_in_working_days(hands: Hands, offices: dict[str, Office]) -> None:
    leader = offices["tan-hoa-lanh-dao"]
    dialog = hands.open(Act.ASSIGN, leader, arrived(leader).id)
    assert isinstance(dialog, AssignDialog)
    assert not any("Theo hạn nơi gửi" in label.text() for label in dialog.findChildren(QLabel))
    assert "Chưa chọn người tại ô «Chủ trì»." in hands.is_refused(dialog)
    lead = offices["tan-hoa-chuyen-vien"].me.id
    dialog.lead.choose(lead)
    helpers = [dialog.coordinators.item(row) for row in range(dialog.coordinators.count())]
    assert [item.isHidden() for item in helpers].count(True) == 1
    next(item for item in helpers if not item.isHidden()).setCheckState(Qt.CheckState.Checked)
    dialog.deadline.days.setValue(7)
    assert dialog.deadline.day() == leader.calendar.add(leader.today, 7)
    dialog.deadline.date.set_day(leader.calendar.add(leader.today, 3))
    assert dialog.deadline.days.value() == 3
    type_text(dialog.instruction, "Chủ trì tham mưu.")
    hands.press_main(dialog)

    assigned = arrived(leader)
    assert (assigned.lead, assigned.instruction) == (lead, "Chủ trì tham mưu.")
    assert assigned.deadline == leader.calendar.add(leader.today, 3)
    assert len(assigned.coordinators) == 1
    settle(offices)


def test_the_deadline_of_the_sender_is_named(hands: Hands, jobs: Jobs, offices: dict[str, Office]) -> None:
    leader = offices["tan-hoa-lanh-dao"]
    wanted = leader.calendar.add(leader.today, 4)
    document = arrived(leader)
    asked = replace(document, facts=replace(document.facts, reply_by=wanted))
    dialog = AssignDialog(leader, asked, jobs, hands.heard.append, hands.window)
    assert dialog.deadline.day() == wanted
    words = f"Theo hạn nơi gửi yêu cầu: chậm nhất ngày {wanted:%d/%m/%Y}."
    assert words in [label.text() for label in dialog.findChildren(QLabel)]


def test_9_starting_finishing_and_filing(hands: Hands, jobs: Jobs, offices: dict[str, Office]) -> None:
    lead = offices["tan-hoa-chuyen-vien"]
    perform(Act.START, lead, arrived(lead), jobs, hands.window, hands.heard.append)
    hands.wait(lambda: len(hands.heard) == 1)
    dialog = hands.open(Act.FINISH, lead, arrived(lead).id)
    assert isinstance(dialog, FinishDialog)
    assert "Chưa ghi kết quả" in hands.is_refused(dialog)
    type_text(dialog.outcome, "Đã rà soát.")
    hands.press_main(dialog)
    assert arrived(lead).result == "Đã rà soát."

    filing = hands.open(Act.FILE, lead, arrived(lead).id)
    assert isinstance(filing, CaseFileDialog)
    assert "ký hiệu và tiêu đề" in hands.is_refused(filing)
    type_text(filing.code, "01.CCHC")
    type_text(filing.title, "Kiểm tra văn bản điện tử")
    hands.press_main(filing)
    (case_file,) = lead.store.case_files()
    assert (case_file.title, case_file.retention, case_file.documents) == ("Kiểm tra văn bản điện tử", "10 năm", 1)


def test_a_note_takes_new_lines(qtbot: QtBot) -> None:
    note = NoteField("Ví dụ")
    qtbot.addWidget(note)
    type_text(note, "Một\nHai")
    assert note.text() == "Một\nHai"


def test_a_note_has_whole_letters_and_an_end(qtbot: QtBot) -> None:
    note = NoteField("Ví dụ")
    qtbot.addWidget(note)
    compose(note, "đô\u0300ng y\u0301 ")
    assert note.text() == "đồng ý"
    note.setPlainText("a" * 3_000 + "b" * 2_000)
    assert note.text() == "a" * 3_000 + "b" * 1_000


def test_a_full_note_takes_no_more_and_keeps_the_caret(qtbot: QtBot) -> None:
    note = NoteField("Ví dụ")
    qtbot.addWidget(note)
    note.setPlainText("a" * 2_000 + "b" * 2_000)
    cursor = note.textCursor()
    cursor.setPosition(2_000)
    note.setTextCursor(cursor)
    note.insertPlainText("mới")
    assert note.text() == "a" * 2_000 + "b" * 2_000
    assert note.textCursor().position() == 2_000
    note.setPlainText("a" * 10 + "b" * 3_980)
    cursor.setPosition(10)
    note.setTextCursor(cursor)
    note.insertPlainText("x" * 50)
    assert note.text() == "a" * 10 + "x" * 10 + "b" * 3_980
    assert note.textCursor().position() == 20
