"""Bàn của tôi: a person gives a desk or a register away, compares the printed book, takes over, asks again."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.acts.desks.test_hand_over import STAFF as HANDS
from tests.acts.desks.test_hand_over import TODAY, YESTERDAY, assigned
from tests.acts.desks.test_keeping import YEAR, number
from tests.acts.test_reform import Reformed, arrived, reformed
from tests.acts.towns import SNV, Town, arrive
from tests.ui.keyboard import type_text
from vbdt.acts.desks.hand_over import held
from vbdt.acts.desks.keeping import without_release
from vbdt.acts.desks.my_desk import give_books
from vbdt.acts.desks.roster import publish, write_down
from vbdt.acts.office import Office
from vbdt.document.directory import Book, Closing, Role
from vbdt.document.registers import INCOMING
from vbdt.document.roster import Absent, DeskClosed, RegisterMoved
from vbdt.document.states import State
from vbdt.ui.dialogs.frame import ActDialog
from vbdt.ui.jobs import Jobs
from vbdt.ui.roster.absences import BackDialog
from vbdt.ui.roster.card import Card
from vbdt.ui.roster.comparing import CompareDialog
from vbdt.ui.roster.handing import AskAgainDialog, GiveBookDialog, GiveDeskDialog, SuccessorDialog, TakeOverDialog
from vbdt.ui.roster.page import RosterPage
from vbdt.ui.start import dress

__all__ = ["reformed"]
CLERKS = {"hanh": (Role.CLERK,), "binh": (Role.LEADER,), "lan": (Role.CLERK, Role.ADMINISTRATOR)}


class Sat:
    """The page of one desk, and its dialogs as they open."""

    def __init__(self, town: Town, name: str, qtbot: QtBot, app: QApplication) -> None:
        dress(app)
        self.town, self.name, self.qtbot = town, name, qtbot
        self.jobs = Jobs(app)
        self.show(town.office(name))

    def show(self, office: Office) -> None:
        self.page = RosterPage(office, self.jobs)
        self.qtbot.addWidget(self.page)
        self.page.renewed.connect(self.show)
        self.page.reload()
        self.settle()

    def settle(self) -> None:
        for _ in range(2):
            self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=15_000)
            self.qtbot.wait(0)

    def press(self, text: str) -> ActDialog:
        """Press a button of the cards; the dialog that opens."""
        self.page.mine.reload()
        self.settle()
        (button,) = [
            each for card in self.page.mine.cards for each in card.findChildren(QPushButton) if text in each.text()
        ]
        button.click()
        return self.page.window().findChildren(ActDialog)[-1]

    def finish(self, dialog: ActDialog) -> None:
        dialog.start()
        self.qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=15_000)
        self.settle()

    def card(self, text: str) -> Card | None:
        self.page.mine.reload()
        self.settle()
        return next((each for each in self.page.mine.cards if text in _words(each)), None)


def _words(card: Card) -> str:
    return " ".join(each.text() for each in card.findChildren(QLabel))


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Town, str], Sat]]:
    made: list[Sat] = []

    def at(town: Town, name: str) -> Sat:
        made.append(Sat(town, name, qtbot, qapp))
        return made[-1]

    yield at
    for each in made:
        each.jobs.stop()


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, HANDS)
    yield made
    made.close()


@pytest.fixture
def clerks(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, CLERKS)
    made.administered_by("lan")
    yield made
    made.close()


def test_a_whole_desk_is_handed_over_and_counted_first(hands: Town, sit: Callable[[Town, str], Sat]) -> None:
    first, second = assigned(hands), assigned(hands)
    phuc = sit(hands, "phuc")
    dialog = phuc.press("Bàn giao bàn làm việc")
    assert isinstance(dialog, GiveDeskDialog)
    dialog.start()
    assert "Chưa chọn người" in dialog.banner.text
    dialog.to.choose(hands.id("lan"))
    assert "2 văn bản" in dialog.count.text()
    dialog.working.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert "1 văn bản" in dialog.count.text()
    for name in ("binh", "lan"):
        dialog.to.choose(hands.id(name))
        assert "1 văn bản" in dialog.count.text(), "what was not ticked stays so"
    dialog.working.item(0).setCheckState(Qt.CheckState.Checked)
    phuc.finish(dialog)
    hands.sync()
    assert {each.id for each in held(hands.office("lan"))} == {first, second}


def test_what_the_colleague_cannot_go_on_with_stays(hands: Town, sit: Callable[[Town, str], Sat]) -> None:
    arrive(hands.office("hanh"))
    dialog = sit(hands, "hanh").press("Bàn giao bàn làm việc")
    assert isinstance(dialog, GiveDeskDialog)
    dialog.to.choose(hands.id("lan"))
    assert "1 văn bản không chuyển được" in dialog.left_out.text()
    assert dialog.working.chosen() == ()
    dialog.start()
    assert "Chưa chọn gì" in dialog.banner.text


def test_a_clerk_gives_desk_and_books_in_one_step(clerks: Town, sit: Callable[[Town, str], Sat]) -> None:
    number(clerks, "hanh")
    waiting = arrive(clerks.office("hanh"))
    clerks.sync()
    hanh = sit(clerks, "hanh")
    dialog = hanh.press("Bàn giao bàn làm việc")
    assert isinstance(dialog, GiveDeskDialog)
    dialog.to.choose(clerks.id("lan"))
    for tick in dialog.books.values():
        tick.setChecked(True)
    hanh.finish(dialog)
    card = hanh.card("Đang giữ: Sổ văn bản đến")
    assert card is not None
    assert "chờ quản trị danh bạ chuyển sổ" in _words(card)
    lan = sit(clerks, "lan")
    for _ in Book:
        given = [each for each in lan.page.table.rows if each.given]
        lan.page.decide(given[:1])
        lan.finish(lan.page.findChildren(ActDialog)[-1])
    clerks.sync()
    office = clerks.office("lan")
    assert [office.directory.keeper(SNV, each) for each in Book] == [office.me.id, office.me.id]
    assert office.store.document(waiting).holder == office.me.id
    assert number(clerks, "lan")[1] == 2


def test_an_administrator_gives_a_book_away_at_once(clerks: Town, sit: Callable[[Town, str], Sat]) -> None:
    """The book comes to lan, who then gives it back: as administrator she writes it down with her signature."""
    give_books(clerks.office("hanh"), [Book.INCOMING], clerks.id("lan"))
    lan = sit(clerks, "lan")
    lan.page.decide([each for each in lan.page.table.rows if each.given])
    lan.finish(lan.page.findChildren(ActDialog)[-1])
    back = lan.press("Giao sổ cho văn thư khác")
    assert isinstance(back, GiveBookDialog)
    back.to.choose(clerks.id("hanh"))
    lan.finish(back)
    clerks.sync()
    assert clerks.office("hanh").directory.keeper(SNV, Book.INCOMING) == clerks.id("hanh")


def test_numbers_of_the_printed_book_are_written_behind(clerks: Town, sit: Callable[[Town, str], Sat]) -> None:
    number(clerks, "hanh")
    hanh = sit(clerks, "hanh")
    buttons = [
        each
        for card in hanh.page.mine.cards
        for each in card.findChildren(QPushButton)
        if "Ghi số của sổ giấy" in each.text() and "Sổ văn bản đến" in _words(card)
    ]
    buttons[0].click()
    dialog = hanh.page.window().findChildren(CompareDialog)[-1]
    dialog.start()
    assert "Chưa xác nhận đã xem sổ giấy" in dialog.banner.text
    dialog.looked.setChecked(True)
    dialog.last[INCOMING].setValue(3)
    assert "2 số" in dialog.count.text()
    dialog.start()
    hanh.settle()
    assert "Chưa ghi lý do" in dialog.banner.text
    type_text(dialog.reason, "Máy hỏng")
    hanh.finish(dialog)
    office = clerks.office("hanh")
    assert [(each.number, each.paper) for each in office.store.book(INCOMING, YEAR)] == [
        (1, False),
        (2, True),
        (3, True),
    ]
    assert number(clerks, "hanh")[1] == 4


def test_a_lost_keepers_book_is_compared_before_it_goes_on(clerks: Town, sit: Callable[[Town, str], Sat]) -> None:
    number(clerks, "hanh")
    clerks.sync()
    lan = sit(clerks, "lan")
    now = write_down(clerks.office("lan"), DeskClosed(clerks.id("hanh"), TODAY, Closing.LOST, clerks.id("lan")))
    given = without_release(now, Book.INCOMING, clerks.id("lan"))
    publish(write_down(now, RegisterMoved(given.release)))
    lan.show(clerks.office("lan"))
    assert lan.page.mine.waits >= 1
    dialog = lan.press("Đối chiếu với sổ giấy")
    assert isinstance(dialog, CompareDialog)
    dialog.looked.setChecked(True)
    lan.finish(dialog)
    assert number(clerks, "lan")[1] == 2


def test_the_heir_takes_over_and_asks_again(hands: Town, sit: Callable[[Town, str], Sat]) -> None:
    document = assigned(hands)
    hands.announce(DeskClosed(hands.id("phuc"), YESTERDAY, Closing.LEFT, hands.id("lan")))
    hands.sync()
    lan = sit(hands, "lan")
    again = lan.press("Đề nghị gửi lại văn bản")
    assert isinstance(again, AskAgainDialog)
    lan.finish(again)
    hands.sync("lan", "hanh", "binh")
    assert lan.page.mine.waits == 0
    dialog = lan.press("Tiếp quản văn bản")
    assert isinstance(dialog, TakeOverDialog)
    assert dialog.asked.isHidden()
    lan.finish(dialog)
    assert hands.office("lan").store.document(document).holder == hands.id("lan")


def test_an_absence_ends_before_its_time(clerks: Town, sit: Callable[[Town, str], Sat]) -> None:
    lan = sit(clerks, "lan")
    away = Absent(
        clerks.made["binh"].card.person,
        TODAY,
        TODAY + timedelta(days=5),
        clerks.made["hanh"].card.person,
        reason="nghi_phep",
    )
    publish(write_down(clerks.office("lan"), away))
    lan.show(clerks.office("lan"))
    row = next(each for each in lan.page.table.rows if each.away)
    lan.page._ask(BackDialog, [row])
    dialog = lan.page.findChildren(BackDialog)[-1]
    assert "Nghỉ phép năm" in dialog.which.currentText()
    dialog.last.set_day(TODAY + timedelta(days=5))
    dialog.start()
    assert "vốn đến hết ngày" in dialog.banner.text
    dialog.last.set_day(TODAY - timedelta(days=1))
    lan.finish(dialog)
    assert clerks.office("lan").directory.absence(away.person, TODAY) is None


def test_an_ended_agency_hands_its_open_work_to_its_successor(
    reformed: Reformed, sit: Callable[[Town, str], Sat]
) -> None:
    town = reformed.town
    document = arrive(town.office("hanh"))
    reformed.close_the_district()
    hanh = sit(town, "hanh")
    assert hanh.page.mine.waits
    dialog = hanh.press("Bàn giao cho cơ quan kế nhiệm")
    assert isinstance(dialog, SuccessorDialog)
    assert dialog.to.currentText() == "UBND xã Tân Hòa"
    hanh.finish(dialog)
    assert reformed.sync() == []
    (came,) = arrived(reformed.commune)
    assert (came.state, came.verdict_reason) == (State.ARRIVED, "Nhận bàn giao từ Sở Nội vụ.")
    card = hanh.card("đã kết thúc hoạt động")
    assert card is not None
    assert "không còn việc dở dang" in _words(card)
    assert town.office("hanh").store.document(document).holder == town.id("hanh")
