"""The steps that every way through the first run has in common, as a person takes them."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_text
from vbdt.document.directory import Role
from vbdt.ui.firstrun.made import RecoveryPage
from vbdt.ui.firstrun.new import NewDeskPage
from vbdt.ui.firstrun.page import FirstRun, WelcomePage
from vbdt.ui.firstrun.replacing import ReplacePage
from vbdt.ui.firstrun.unlock import UnlockPage

PASSPHRASE = "một câu dễ nhớ"
SECONDS_30 = 30_000


def fill_in(first_run: FirstRun, folder: Path, agency: str) -> NewDeskPage:
    """The form of a specialist's new desk, all but the way of its mail."""
    welcome = first_run.step()
    assert isinstance(welcome, WelcomePage)
    welcome.main.click()
    page = first_run.step()
    assert isinstance(page, NewDeskPage)
    type_text(page.agency, agency)
    type_text(page.name, "Trần Thị Ngọc")
    type_text(page.post, "Chuyên viên")
    page.roles[Role.SPECIALIST].setChecked(True)
    page.folder.set_path(folder)
    type_text(page.passphrase, PASSPHRASE)
    type_text(page.again, PASSPHRASE)
    return page


def make_and_open(
    qtbot: QtBot, first_run: FirstRun, page: NewDeskPage | ReplacePage, passphrase: str = PASSPHRASE
) -> UnlockPage:
    """The desk is made, the recovery key noted, and the desk is opened by its passphrase."""
    with qtbot.waitSignal(page.made, timeout=SECONDS_30):
        page.main.click()
    noted = first_run.step()
    assert isinstance(noted, RecoveryPage)
    noted.tick.setChecked(True)
    noted.main.click()
    unlock = first_run.step()
    assert isinstance(unlock, UnlockPage)
    qtbot.waitUntil(unlock.main.isEnabled, timeout=SECONDS_30)
    type_text(unlock.secret, passphrase)
    unlock.go()
    return unlock
