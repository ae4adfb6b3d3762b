"""Khóa của bàn này: found in «Bàn của tôi», asked for in two clicks, and its end is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.acts.desks.test_hand_over import TODAY
from tests.acts.towns import Town
from tests.ui.roster.test_my_desk import CLERKS, Sat
from vbdt.acts.desks.new_keys import key_state
from vbdt.acts.desks.roster import publish, write_down
from vbdt.document.directory import Closing
from vbdt.document.roster import DeskClosed
from vbdt.ui.roster.dialogs import AdmitDialog, CloseDialog
from vbdt.ui.roster.keys import ChangeKeysDialog
from vbdt.ui.words import day


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, CLERKS)
    made.administered_by("lan")
    yield made
    made.close()


@pytest.fixture
def sit(town: Town, qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[str], Sat]]:
    made: list[Sat] = []

    def at(name: str) -> Sat:
        made.append(Sat(town, name, qtbot, qapp))
        return made[-1]

    yield at
    for each in made:
        each.jobs.stop()


def words(sat: Sat) -> str:
    card = sat.card("Khóa của bàn này")
    assert card is not None
    return " ".join(each.text() for each in card.findChildren(QLabel))


def ask(sat: Sat, *, leaked: bool) -> ChangeKeysDialog:
    dialog = sat.press("Đổi khóa của bàn này")
    assert isinstance(dialog, ChangeKeysDialog)
    assert dialog.warning.isHidden()
    dialog.leaked.setChecked(leaked)
    assert dialog.warning.isHidden() is not leaked
    return dialog


def test_an_administrators_are_new_at_once(town: Town, sit: Callable[[str], Sat]) -> None:
    lan = sit("lan")
    before = town.office("lan")
    assert f"từ ngày {day(before.me.valid_from)}" in words(lan)
    lan.finish(ask(lan, leaked=False))
    now = town.office("lan")
    assert now.me.signs != before.me.signs
    assert f"từ ngày {day(now.today)}" in words(lan)


def test_everybody_elses_when_the_code_was_heard(town: Town, sit: Callable[[str], Sat]) -> None:
    hanh, lan = sit("hanh"), sit("lan")
    hanh.finish(ask(hanh, leaked=True))
    code = key_state(town.office("hanh")).code
    assert f"(Lan) và đọc mã {code}" in words(hanh)
    lan.page.reload()
    lan.settle()
    (row,) = [each for each in lan.page.table.rows if each.request]
    lan.page.decide([row])
    dialog = lan.page.findChildren(AdmitDialog)[-1]
    assert dialog.lost.isChecked(), "hanh said so"
    assert dialog.roles.isHidden()
    dialog.heard.setChecked(True)
    lan.finish(dialog)
    town.sync()
    hanh.show(town.office("hanh"))
    assert f"từ ngày {day(town.office('hanh').today)}" in words(hanh)


def test_everybody_sees_who_lets_desks_in(town: Town, sit: Callable[[str], Sat]) -> None:
    hanh = sit("hanh")
    assert hanh.page.whom.text() == "Quản trị danh bạ: Lan"
    office = town.office("lan")
    closing = CloseDialog(office, office.me, hanh.jobs, lambda _: None, hanh.page)
    assert "duy nhất" in " ".join(each.text() for each in closing.findChildren(QLabel))
    publish(write_down(office, DeskClosed(office.me.id, TODAY, Closing.LOST, town.id("hanh"))))
    town.sync("hanh")
    hanh.show(town.office("hanh"))
    assert "gọi quản trị danh bạ của tỉnh" in hanh.page.whom.text()
