"""The administrator's screen: who waits is seen, the code is compared, roles, absences and closings are written."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.acts.desks.test_keeping import number
from tests.acts.towns import PROVINCE_KEY, Town, name_of
from vbdt.acts.desks.absence import absence_at
from vbdt.acts.desks.board import CARD
from vbdt.acts.desks.keeping import release
from vbdt.acts.desks.roster import Application, offer_release, publish, spoken_code, write_application, write_down
from vbdt.acts.office import Office
from vbdt.app import build_office
from vbdt.document.directory import Book, Closing, Role
from vbdt.document.ids import PersonId
from vbdt.document.roster import Absent
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.ui.dialogs.frame import ActDialog
from vbdt.ui.grid import PADDING
from vbdt.ui.jobs import Jobs
from vbdt.ui.places import places
from vbdt.ui.preferences import Preferences
from vbdt.ui.roster.absences import AbsenceDialog
from vbdt.ui.roster.dialogs import AdmitDialog, CloseDialog, MoveDialog, RolesDialog
from vbdt.ui.roster.keys import ChangeKeysDialog
from vbdt.ui.roster.page import RosterPage
from vbdt.ui.start import dress
from vbdt.ui.window import Window

STAFF = {"hanh": (Role.CLERK,), "binh": (Role.LEADER,), "lan": (Role.CLERK, Role.ADMINISTRATOR)}
LOOKS = os.environ.get("VBDT_LOOKS", "")


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    made = Town(tmp_path, STAFF)
    names = {"hanh": "Lê Thị Mỹ Hạnh", "binh": "Trần Văn Bình", "lan": "Phạm Thị Ngọc Lan"}
    people = tuple(replace(each, name=names[each.id]) for each in made.directory.persons)
    made.directory = replace(made.directory, persons=people)
    made.administered_by("lan")
    yield made
    made.close()


class Screen:
    def __init__(self, town: Town, qtbot: QtBot, app: QApplication) -> None:
        dress(app)
        self.town, self.qtbot = town, qtbot
        self.jobs = Jobs(app)
        self.window = Window(town.office("lan"), self.jobs, Preferences())
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.go("danh_ba")
        self.settle()

    @property
    def page(self) -> RosterPage:
        return self.window.roster

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=15_000)
        self.qtbot.wait(0)
        self.qtbot.waitUntil(lambda: self.jobs.idle, timeout=15_000)

    def finish(self, dialog: ActDialog) -> None:
        dialog.start()
        self.qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=15_000)
        self.settle()
        self.qtbot.wait(50)
        self.settle()

    def draw(self, name: str, widget: QWidget | None = None) -> None:
        if LOOKS:
            (widget or self.window).grab().save(f"{LOOKS}/{name}.png")

    @property
    def directory_of_binh(self) -> Office:
        self.town.sync("binh")
        return build_office(self.town.made["binh"].store)


@pytest.fixture
def screen(town: Town, qtbot: QtBot, qapp: QApplication) -> Iterator[Screen]:
    made = Screen(town, qtbot, qapp)
    yield made
    made.jobs.stop()


def test_everybody_sees_the_desks_and_only_an_administrator_writes(
    screen: Screen, qtbot: QtBot, qapp: QApplication
) -> None:
    for name, buttons in (("lan", 5), ("hanh", 0)):
        office = screen.town.office(name)
        assert "danh_ba" in [each.key for each in places(office)]
        page = RosterPage(office, screen.jobs)
        qtbot.addWidget(page)
        page.reload()
        screen.settle()
        assert len(page.table.rows) == len(STAFF)
        assert len(page.table.findChildren(QPushButton)) == buttons


def test_a_new_desk_is_let_in_after_its_code_was_heard(screen: Screen) -> None:
    made = screen.town.desk("ngoc", Role.SPECIALIST)
    data = write_application(Application(made.card, "Trần Thị Ngọc", "Chuyên viên"))
    screen.town.put(CARD + made.card.id, data)
    screen.page.reload()
    screen.settle()
    screen.draw("danh-ba")
    screen.page.decide([next(each for each in screen.page.table.rows if each.request)])
    dialog = screen.page.findChild(AdmitDialog)
    assert isinstance(dialog, AdmitDialog)
    screen.draw("duyet", dialog)
    assert dialog.province.text() == spoken_code(bytes.fromhex(name_of(PROVINCE_KEY))), "what the new desk compares"
    dialog.start()
    assert "Chưa xác nhận mã" in dialog.banner.text
    assert not dialog.main.isEnabled() or dialog.isVisible()
    dialog.heard.setChecked(True)
    dialog.roles.ticks[Role.ARCHIVIST].setChecked(True)
    screen.finish(dialog)
    assert [each for each in screen.page.table.rows if each.request] == []
    known = screen.directory_of_binh.directory.desk(made.card.id)
    assert known.roles == (Role.SPECIALIST, Role.ARCHIVIST)
    assert screen.window.office.directory.find_desk(made.card.id) is not None, "the window went on with it"
    made.store.close()


def test_roles_absence_and_closing(screen: Screen) -> None:
    town = screen.town
    binh = town.office("lan").directory.desk(town.id("binh"))
    roles = RolesDialog(screen.window.office, binh, screen.jobs, screen.page._written, screen.page)
    roles.open()
    roles.roles.ticks[Role.SPECIALIST].setChecked(True)
    screen.finish(roles)
    assert screen.directory_of_binh.me.roles == (Role.LEADER, Role.SPECIALIST)
    away = AbsenceDialog(screen.window.office, binh, screen.jobs, screen.page._written, screen.page)
    away.open()
    screen.draw("vang-mat", away)
    away.start()
    assert "Chưa chọn người làm thay" in away.banner.text
    away.deputy.setCurrentIndex(away.deputy.findData("hanh"))
    away.until.set_day(town.office("lan").today + timedelta(days=3))
    screen.finish(away)
    absence = absence_at(screen.directory_of_binh, binh.id)
    assert absence is not None
    assert absence.deputy == "hanh"
    closing = CloseDialog(screen.window.office, binh, screen.jobs, screen.page._written, screen.page)
    closing.open()
    screen.draw("dong-ban", closing)
    closing.heir.choose(town.id("lan"))
    screen.finish(closing)
    town.sync("hanh")
    assert town.office("hanh").directory.desk(binh.id).closed is Closing.LOST
    screen.page.reload()
    screen.settle()
    screen.draw("danh-ba-da-dong")


def test_a_register_that_was_released_is_moved(screen: Screen) -> None:
    town = screen.town
    number(town, "hanh")
    offer_release(
        FolderMailbox(town.mailbox, town.id("hanh")), release(town.office("hanh"), Book.INCOMING, town.id("lan"))
    )
    screen.page.reload()
    screen.settle()
    screen.page.decide([next(each for each in screen.page.table.rows if each.given)])
    dialog = screen.page.findChild(MoveDialog)
    assert isinstance(dialog, MoveDialog)
    screen.draw("chuyen-so", dialog)
    screen.finish(dialog)
    assert screen.directory_of_binh.agency.mail_desk == town.id("lan")


def test_new_keys_in_use_are_told(screen: Screen) -> None:
    before = screen.window.office.me.signs
    dialog = ChangeKeysDialog(screen.window.office, screen.jobs, screen.page._written, screen.page)
    dialog.open()
    screen.finish(dialog)
    screen.qtbot.waitUntil(lambda: "dùng khóa mới" in screen.window.banner.text, timeout=15_000)
    assert screen.window.office.me.signs != before
    assert screen.window.office.keys.signs == screen.window.office.me.signs


def test_nothing_is_cut_in_the_smallest_window(screen: Screen) -> None:
    town = screen.town
    today = town.office("lan").today
    publish(write_down(town.office("lan"), Absent(PersonId("binh"), today, today, PersonId("lan"))))
    screen.window.adopt(town.office("lan"))
    screen.window.resize(screen.window.minimumSize())
    screen.settle()
    table = screen.page.table.table
    metrics = QFontMetrics(table.font())
    for row in range(table.rowCount()):
        for column in range(table.columnCount()):
            item = table.item(row, column)
            assert item is not None
            room = QRect(0, 0, table.columnWidth(column) - 2 * PADDING - (20 if column == 0 else 0), 1000)
            needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, item.text())
            assert needed.width() <= room.width(), item.text()
            assert needed.height() <= table.rowHeight(row), item.text()
