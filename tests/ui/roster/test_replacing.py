"""A lost computer, by hand: the assistant on the new one, one approval at the administrator's, and the desk opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.acts.desks.test_keeping import number
from tests.acts.desks.test_replace_desk import OLD, STAFF, save
from tests.acts.towns import SNV, Town
from tests.ui.firstrun.steps import SECONDS_30, make_and_open
from tests.ui.keyboard import type_text
from tests.ui.roster.test_my_desk import Sat
from vbdt.acts.office import Office
from vbdt.app import open_office
from vbdt.document.directory import Book, Closing
from vbdt.ui.firstrun.page import FirstRun, WelcomePage
from vbdt.ui.firstrun.replacing import ReplacePage
from vbdt.ui.roster.dialogs import AdmitDialog

NEW = "một câu khác"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, STAFF)
    made.administered_by("lan")
    yield made
    made.close()


def test_a_lost_computer_comes_back(town: Town, qtbot: QtBot, qapp: QApplication) -> None:
    number(town, "hanh")
    town.sync()
    old, target = town.id("hanh"), save(town, "hanh")
    town.made.pop("hanh").store.close()
    lan = Sat(town, "lan", qtbot, qapp)
    first_run = FirstRun(open_office, lan.jobs)
    qtbot.addWidget(first_run)
    first_run.show()
    welcome = first_run.step()
    assert isinstance(welcome, WelcomePage)
    welcome.replace.click()
    page = first_run.step()
    assert isinstance(page, ReplacePage)
    page.main.click()
    assert "Chưa chọn bản sao lưu" in page.banner.text
    page.backup.set_path(target)
    page.folder.set_path(town.folder / "hanh-moi")
    for field, text in ((page.secret, OLD), (page.passphrase, NEW), (page.again, NEW)):
        type_text(field, text)
    unlock = make_and_open(qtbot, first_run, page, NEW)
    qtbot.waitUntil(unlock.waiting.isVisible, timeout=SECONDS_30)
    assert unlock.waiting.compared.isHidden(), "the province is known from the backup"

    lan.page.reload()
    lan.settle()
    (row,) = [each for each in lan.page.table.rows if each.request]
    assert row.request is not None
    assert row.request.code == unlock.waiting.card.text()
    lan.page.decide([row])
    dialog = lan.page.findChildren(AdmitDialog)[-1]
    assert "Sổ văn bản đến, sổ văn bản đi".lower() in " ".join(each.text() for each in dialog.findChildren(QLabel))
    dialog.heard.setChecked(True)
    lan.finish(dialog)

    with qtbot.waitSignal(first_run.opened, timeout=SECONDS_30) as heard:
        unlock.waiting.look()
    office: Office = heard.args[0]
    with office.store:
        assert office.directory.desk(old).closed is Closing.LOST
        assert office.directory.keeper(SNV, Book.OUTGOING) == office.me.id
    lan.jobs.stop()
