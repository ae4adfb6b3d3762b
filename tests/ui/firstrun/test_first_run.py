"""A desk is made by hand, its recovery key noted, its directory taken in, and it opens."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.drafts.examples import SNV, directory
from tests.ui.firstrun.looks import draw
from tests.ui.keyboard import type_text
from vbdt.acts.desks.roster import read_application
from vbdt.acts.office import Office
from vbdt.app import open_office
from vbdt.document.directory import Directory, Role
from vbdt.store.keys import unlock
from vbdt.transport.directory import write_directory
from vbdt.transport.folder.mark import mark
from vbdt.ui.firstrun.made import CARD, RecoveryPage
from vbdt.ui.firstrun.new import NewDeskPage
from vbdt.ui.firstrun.page import FirstRun, WelcomePage
from vbdt.ui.firstrun.unlock import UnlockPage
from vbdt.ui.jobs import Jobs

PASSPHRASE = "một câu dễ nhớ"
SECONDS_20 = 20_000


@pytest.fixture
def first_run(qtbot: QtBot, jobs: Jobs) -> FirstRun:
    made = FirstRun(open_office, jobs)
    qtbot.addWidget(made)
    made.show()
    return made


def new_desk(first_run: FirstRun, folder: Path) -> NewDeskPage:
    """The form of a new desk, filled in."""
    welcome = first_run.step()
    assert isinstance(welcome, WelcomePage)
    welcome.main.click()
    page = first_run.step()
    assert isinstance(page, NewDeskPage)
    (folder / "hop-thu").mkdir()
    type_text(page.agency, SNV)
    page.more.click()
    type_text(page.person, "p3")
    page.roles[Role.CLERK].setChecked(True)
    page.folder.set_path(folder / "ban")
    page.carrier.folder.set_path(folder / "hop-thu")
    type_text(page.passphrase, PASSPHRASE)
    type_text(page.again, PASSPHRASE)
    return page


def test_an_empty_folder_is_told_to_be_a_new_mailbox_or_a_share_that_is_away(
    first_run: FirstRun, qtbot: QtBot, tmp_path: Path
) -> None:
    carrier = new_desk(first_run, tmp_path).carrier
    qtbot.waitUntil(lambda: "lập bàn sẽ lập hộp thư mới" in carrier.banner.text, timeout=SECONDS_20)
    (tmp_path / "chung").mkdir()
    mark(tmp_path / "chung")
    carrier.folder.set_path(tmp_path / "chung")
    qtbot.wait(300)
    assert carrier.banner.isHidden()


def make(qtbot: QtBot, first_run: FirstRun, folder: Path) -> str:
    """Make a desk as far as its unlock page; the recovery key."""
    page = new_desk(first_run, folder)
    with qtbot.waitSignal(page.made, timeout=SECONDS_20):
        page.main.click()
    recovery = first_run.step()
    assert isinstance(recovery, RecoveryPage)
    assert not recovery.main.isEnabled()
    shown = recovery.key.text()
    recovery.tick.setChecked(True)
    recovery.main.click()
    return shown


def signed_directory(folder: Path) -> tuple[Path, str]:
    """What the administrator sends back for the card: a signed directory that names the desk, and the key."""
    who = directory()
    card = read_application((folder / "ban" / CARD).read_bytes()).card
    agencies = tuple(replace(each, mail_desk=None) for each in who.agencies if each.id in (SNV, "H30"))
    key = Ed25519PrivateKey.generate()
    file = folder / "danh-ba.json"
    file.write_bytes(write_directory(Directory(1, who.issued, agencies, who.persons, (card,)), key))
    return file, key.public_key().public_bytes_raw().hex()


def unlock_page(first_run: FirstRun) -> UnlockPage:
    page = first_run.step()
    assert isinstance(page, UnlockPage)
    return page


def said(page: UnlockPage, words: str) -> Callable[[], bool]:
    return lambda: words in page.banner.text and page.main.isEnabled()


def test_a_desk_from_nothing_to_open(qtbot: QtBot, first_run: FirstRun, tmp_path: Path) -> None:
    make(qtbot, first_run, tmp_path)
    page = unlock_page(first_run)
    qtbot.waitUntil(page.main.isEnabled, timeout=SECONDS_20)
    type_text(page.secret, PASSPHRASE)
    page.go()
    qtbot.waitUntil(said(page, "chờ quản trị danh bạ duyệt"), timeout=SECONDS_20)
    assert page.secret.isHidden(), "it was typed once"

    page.by_file.click()
    file, key = signed_directory(tmp_path)
    page.directory.set_path(file)
    type_text(page.key, key)
    with qtbot.waitSignal(first_run.opened, timeout=SECONDS_20) as heard:
        page.go()
    office: Office = heard.args[0]
    with office.store:
        assert (office.person.name, office.agency.name) == ("Lê Thị Hạnh", "Sở Nội vụ")


def test_the_recovery_key_opens_what_a_wrong_passphrase_does_not(
    qtbot: QtBot, first_run: FirstRun, tmp_path: Path
) -> None:
    recovery = make(qtbot, first_run, tmp_path)
    page = unlock_page(first_run)
    type_text(page.secret, "sai rồi")
    page.go()
    assert page.secret.text() == ""
    qtbot.waitUntil(said(page, "không đúng"), timeout=SECONDS_20)
    page.by_recovery.setChecked(True)
    type_text(page.secret, recovery.lower())
    page.go()
    qtbot.waitUntil(said(page, "chờ quản trị danh bạ duyệt"), timeout=SECONDS_20)


def test_what_is_missing_is_said_and_nothing_is_made(qtbot: QtBot, first_run: FirstRun, tmp_path: Path) -> None:
    page = new_desk(first_run, tmp_path)
    page.again.setText("khác")
    page.main.click()
    assert "không giống nhau" in page.banner.text
    page.again.setText(PASSPHRASE)
    page.roles[Role.CLERK].setChecked(False)
    page.main.click()
    assert "vai trò" in page.banner.text
    assert not (tmp_path / "ban").exists()


def test_a_folder_in_use_is_refused(qtbot: QtBot, first_run: FirstRun, tmp_path: Path) -> None:
    page = new_desk(first_run, tmp_path)
    (tmp_path / "ban").mkdir()
    (tmp_path / "ban" / "viec-khac.txt").write_text("giữ nguyên", "utf-8")
    page.main.click()
    qtbot.waitUntil(lambda: "không trống" in page.banner.text, timeout=SECONDS_20)
    assert [each.name for each in (tmp_path / "ban").iterdir()] == ["viec-khac.txt"]


def test_a_place_where_no_folder_can_be_made_is_said(qtbot: QtBot, first_run: FirstRun, tmp_path: Path) -> None:
    page = new_desk(first_run, tmp_path)
    (tmp_path / "tep.txt").write_text("một tệp", "utf-8")
    page.folder.set_path(tmp_path / "tep.txt" / "ban")
    page.main.click()
    qtbot.waitUntil(lambda: "Ổ đĩa báo lỗi" in page.banner.text and page.main.isEnabled(), timeout=SECONDS_20)


def test_the_recovery_key_is_shown_where_the_card_cannot_be_written(
    qtbot: QtBot, first_run: FirstRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk refuses the card only, as one that has just become full; the card is written when the desk is opened."""
    monkeypatch.setattr("vbdt.ui.firstrun.made.CARD", "khoa.json/the.json")
    page = new_desk(first_run, tmp_path)
    with qtbot.waitSignal(page.made, timeout=SECONDS_20):
        page.main.click()
    recovery = first_run.step()
    assert isinstance(recovery, RecoveryPage)
    assert "Ổ đĩa báo lỗi" in recovery.banner.text
    assert "chưa ghi được tệp thẻ" in " ".join(each.text() for each in recovery.findChildren(QLabel))
    draw(first_run, "the-khong-ghi-duoc")
    assert unlock(tmp_path / "ban", recovery=recovery.key.text()) == unlock(tmp_path / "ban", PASSPHRASE)
    monkeypatch.undo()
    recovery.tick.setChecked(True)
    recovery.main.click()
    opening = unlock_page(first_run)
    qtbot.waitUntil(opening.main.isEnabled, timeout=SECONDS_20)
    type_text(opening.secret, PASSPHRASE)
    opening.go()
    qtbot.waitUntil((tmp_path / "ban" / CARD).is_file, timeout=SECONDS_20)
    assert read_application((tmp_path / "ban" / CARD).read_bytes()).card.person == "p3"
    qtbot.waitUntil(said(opening, "chờ quản trị danh bạ duyệt"), timeout=SECONDS_20)


def test_no_passphrase_stays_in_the_form(qtbot: QtBot, first_run: FirstRun, tmp_path: Path) -> None:
    page = new_desk(first_run, tmp_path)
    left: list[str] = []
    page.made.connect(lambda _: left.extend((page.passphrase.text(), page.again.text())))
    with qtbot.waitSignal(page.made, timeout=SECONDS_20):
        page.main.click()
    assert left == ["", ""]


def test_a_folder_that_is_no_desk_is_said(first_run: FirstRun, tmp_path: Path) -> None:
    welcome = first_run.step()
    assert isinstance(welcome, WelcomePage)
    welcome.take(str(tmp_path))
    assert "không phải là bàn làm việc" in welcome.banner.text


def test_an_empty_password_is_said_at_once(qtbot: QtBot, first_run: FirstRun, tmp_path: Path) -> None:
    make(qtbot, first_run, tmp_path)
    page = unlock_page(first_run)
    qtbot.waitUntil(page.main.isEnabled, timeout=SECONDS_20)
    page.main.click()
    assert "Chưa nhập mật khẩu." in page.banner.text
    page.by_recovery.setChecked(True)
    page.main.click()
    assert "Chưa nhập khóa khôi phục." in page.banner.text


def test_the_window_grows_with_its_step(first_run: FirstRun) -> None:
    room = first_run.screen().availableGeometry().height()
    first_run.resize(700, 300)
    first_run.make()
    card = first_run.step().widget()
    assert card is not None
    assert first_run.height() >= min(room, card.minimumSizeHint().height())
