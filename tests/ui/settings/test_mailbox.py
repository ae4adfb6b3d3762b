"""The mailbox in the settings: a hub's file is tried and moved to, back to a folder, and every move is ended."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.hubs import TestHub, running_hub
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.submit import submit
from vbdt.app import build_office
from vbdt.demo.texts import letter
from vbdt.settings import HUB, Section
from vbdt.ui.jobs import Jobs
from vbdt.ui.preferences import Preferences
from vbdt.ui.settings.dialog import SettingsDialog
from vbdt.ui.settings.mailbox import MailboxPart
from vbdt.ui.settings.moving import MoveDialog
from vbdt.ui.start import dress
from vbdt.ui.window import Window

PATIENCE = 20_000
DRAFTER, LEADER = "snv-chuyen-vien", "snv-lanh-dao"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, offices: dict[str, Office]) -> Iterator[TestHub]:
    with running_hub(tmp_path_factory.mktemp("truc") / "hub", [each.me.id for each in offices.values()]) as made:
        yield made


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, offices: dict[str, Office]) -> Iterator[Window]:
    """The leader's, without its courier; his settings are put back."""
    store = offices[LEADER].store
    kept = store.setting("settings")
    dress(qapp)
    made = Window(offices[LEADER], Jobs(qapp), Preferences())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()
    qapp.setStyleSheet("")
    with store.write() as writing:
        writing.set_setting("settings", kept or b"")


def opened(window: Window, qtbot: QtBot) -> tuple[SettingsDialog, MailboxPart]:
    window.show_settings(Section.MAILBOX)
    dialog = window.findChildren(SettingsDialog)[-1]
    part = dialog.parts[Section.MAILBOX]
    assert isinstance(part, MailboxPart)
    return dialog, part


def texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def file_of(hub: TestHub, office: Office, folder: Path) -> Path:
    path = folder / f"{office.me.id}.truc"
    path.write_bytes(hub.passes[office.me.id])
    return path


def agree(part: MailboxPart, ask: QPushButton, qtbot: QtBot) -> str:
    """Press, read what will happen, and agree; gives what was said."""
    ask.click()
    (dialog,) = part.findChildren(MoveDialog)
    said = texts(dialog)
    with qtbot.waitSignal(dialog.agreed, timeout=PATIENCE):
        dialog.main.click()
    qtbot.waitUntil(lambda: not part.findChildren(MoveDialog), timeout=PATIENCE)
    return said


def test_there_and_back_and_nothing_is_lost(
    window: Window, qtbot: QtBot, hub: TestHub, offices: dict[str, Office], tmp_path: Path
) -> None:
    leader, folder = offices[LEADER], offices[LEADER].settings.mailbox
    sheet = letter(offices[DRAFTER])
    submit(offices[DRAFTER], sheet)
    exchange(offices[DRAFTER])
    dialog, part = opened(window, qtbot)
    assert folder in texts(part)
    assert leader.me.id in texts(part), "what the hub's operator asks for"
    assert not part.to_hub.isEnabled()
    part.choose_file(file_of(hub, leader, tmp_path))
    assert f"127.0.0.1:{hub.hub.nodes[0].port}" in texts(part)
    part.trial.click()
    qtbot.waitUntil(lambda: "nhận bàn này sau" in texts(part), timeout=PATIENCE)
    assert "có 0 gói" in texts(part)
    said = agree(part, part.to_hub, qtbot)
    assert "Bàn nhận ở cả hai nơi" in said
    assert folder in said
    assert dialog.office.settings.mailbox == f"{HUB}tinh"
    assert "còn nhận cả ở" in texts(part)
    part.end.click()
    qtbot.waitUntil(lambda: "còn 1 gói" in texts(part), timeout=PATIENCE)
    dialog.accept()
    assert window.office.settings.mailbox == f"{HUB}tinh"
    exchange(window.office)
    assert leader.store.find(sheet.id) is not None, "what lay in the folder came"

    dialog, part = opened(window, qtbot)
    part.trial.click()
    qtbot.waitUntil(lambda: "nhận bàn này sau" in texts(part), timeout=PATIENCE)
    part.end.click()
    qtbot.waitUntil(lambda: "chỉ còn dùng một hộp thư" in texts(part), timeout=PATIENCE)
    assert not part.end.isVisibleTo(part)
    part.folder.setText(folder)
    assert "trục «tinh»" in agree(part, part.to_folder, qtbot)
    part.end.click()
    qtbot.waitUntil(lambda: dialog.office.settings.former_mailbox == "", timeout=PATIENCE)
    dialog.accept()
    assert build_office(leader.store).settings.mailbox == folder


def test_a_newer_file_of_the_same_hub_is_only_taken_in(
    window: Window, qtbot: QtBot, hub: TestHub, offices: dict[str, Office], tmp_path: Path
) -> None:
    dialog, part = opened(window, qtbot)
    path = file_of(hub, offices[LEADER], tmp_path)
    part.choose_file(path)
    agree(part, part.to_hub, qtbot)
    assert part.to_hub.text() == "Nạp tệp mới"
    part.to_hub.click()
    qtbot.waitUntil(lambda: "Đã nạp tệp kết nối mới" in texts(part), timeout=PATIENCE)
    dialog.reject()


def test_another_stick_in_the_same_place_is_chosen_once(
    window: Window, qtbot: QtBot, offices: dict[str, Office], tmp_path: Path
) -> None:
    """An empty folder may as well be a share that is away: a person must say that it is the mailbox."""
    leader, stick, first = offices[LEADER], Path(offices[LEADER].settings.mailbox), tmp_path / "the-cu"
    stick.rename(first)
    stick.mkdir()
    try:
        assert any("chưa được kết nối" in each for each in exchange(leader).problems)
        dialog, part = opened(window, qtbot)
        part.folder.setText(str(stick))
        assert part.to_folder.text() == "Dùng thư mục này"
        part.to_folder.click()
        qtbot.waitUntil(lambda: "từ nay là hộp thư của bàn" in texts(part), timeout=PATIENCE)
        dialog.reject()
        assert exchange(leader).problems == ()
    finally:
        shutil.rmtree(stick)
        first.rename(stick)


def test_wrong_files_and_a_silent_hub_are_one_sentence(
    window: Window, qtbot: QtBot, hub: TestHub, offices: dict[str, Office], tmp_path: Path
) -> None:
    dialog, part = opened(window, qtbot)
    bad = tmp_path / "x.truc"
    bad.write_bytes(b"{}")
    part.choose_file(bad)
    assert "không phải tệp kết nối" in texts(part)
    part.choose_file(tmp_path / "khong-co.truc")
    assert "Không đọc được tệp" in texts(part)
    part.choose_file(file_of(hub, offices[DRAFTER], tmp_path))
    part.trial.click()
    qtbot.waitUntil(lambda: "cấp cho bàn khác" in texts(part), timeout=PATIENCE)
    away = hub.passes[offices[LEADER].me.id].replace(b"127.0.0.1:%d" % hub.hub.nodes[0].port, b"127.0.0.1:9")
    bad.write_bytes(away)
    part.choose_file(bad)
    part.trial.click()
    qtbot.waitUntil(lambda: "Không kết nối được máy chủ 127.0.0.1:9" in texts(part), timeout=PATIENCE)
    part.folder.setText(str(tmp_path / "khong-co"))
    part.to_folder.click()
    (asked,) = part.findChildren(MoveDialog)
    asked.main.click()
    qtbot.waitUntil(lambda: "Không thấy thư mục" in texts(asked), timeout=PATIENCE)
    asked.reject()
    dialog.reject()
    assert window.office.settings.mailbox == offices[LEADER].settings.mailbox
