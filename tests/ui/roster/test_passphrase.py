"""Mật khẩu của bàn: found in «Bàn của tôi», changed in one dialog; what is refused changes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.acts.towns import Town
from tests.store.test_keys import InMemory
from tests.ui.firstrun.looks import draw
from tests.ui.keyboard import type_text
from tests.ui.roster.test_my_desk import Sat
from vbdt.document.directory import Role
from vbdt.store.keys import HEADER, WrongPassphrase, create_lock, unlock
from vbdt.store.system_keyring import REAL_BACKENDS
from vbdt.ui.roster.passphrase import PassphraseCard, PassphraseDialog

OLD, NEW = "mot cau dai", "nắng Long Mỹ tháng ba"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, {"hanh": (Role.CLERK,)})
    yield made
    made.close()


@pytest.fixture
def hanh(town: Town, qtbot: QtBot, qapp: QApplication) -> Iterator[Sat]:
    made = Sat(town, "hanh", qtbot, qapp)
    yield made
    made.jobs.stop()


@pytest.fixture
def folder(town: Town) -> Path:
    return town.office("hanh").store.folder


Fill = Callable[..., PassphraseDialog]


@pytest.fixture
def fill(hanh: Sat) -> Fill:
    """The dialog, filled in."""

    def filled(present: str = OLD, new: str = NEW, again: str = NEW) -> PassphraseDialog:
        dialog = hanh.press("Đổi mật khẩu của bàn")
        assert isinstance(dialog, PassphraseDialog)
        hanh.settle()
        assert not dialog.present.isHidden()
        for field, text in ((dialog.present, present), (dialog.new, new), (dialog.again, again)):
            type_text(field, text)
        return dialog

    return filled


def test_the_new_one_opens_and_the_old_one_does_not(hanh: Sat, fill: Fill, folder: Path, town: Town) -> None:
    dialog = fill()
    words = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "Bản sao lưu đã có vẫn mở bằng mật khẩu cũ" in words
    assert "Khóa khôi phục không đổi" in words
    draw(dialog, "mat-khau")
    hanh.finish(dialog)
    assert "Đã đổi mật khẩu của bàn" in hanh.page.mine.banner.text
    assert unlock(folder, NEW) == unlock(folder, recovery=town.made["hanh"].recovery)
    with pytest.raises(WrongPassphrase):
        unlock(folder, OLD)


@pytest.mark.parametrize(
    ("present", "new", "again", "said"),
    [
        ("", NEW, NEW, "Chưa nhập mật khẩu hiện nay"),
        ("sai roi sai roi", NEW, NEW, "không đúng"),
        (OLD, NEW, NEW + "!", "không giống nhau"),
        (OLD, "ngắn", "ngắn", "ít nhất 8 ký tự"),
        (OLD, "", "", "ít nhất 8 ký tự"),
    ],
)
def test_what_is_refused_changes_nothing(
    hanh: Sat, fill: Fill, folder: Path, present: str, new: str, again: str, said: str
) -> None:
    before = (folder / HEADER).read_bytes()
    dialog = fill(present, new, again)
    dialog.start()
    hanh.settle()
    assert said in dialog.banner.text
    assert dialog.main.isEnabled()
    assert (folder / HEADER).read_bytes() == before
    dialog.reject()


def test_who_forgot_it_has_the_recovery_key(hanh: Sat, fill: Fill, folder: Path, town: Town) -> None:
    dialog = fill(present="")
    dialog.by_recovery.setChecked(True)
    assert dialog.present.accessibleName() == "Khóa khôi phục"
    dialog.start()
    assert "Chưa nhập khóa khôi phục" in dialog.banner.text
    type_text(dialog.present, town.made["hanh"].recovery.lower())
    hanh.finish(dialog)
    assert unlock(folder, NEW)


@pytest.fixture
def of_the_system() -> Iterator[InMemory]:
    """A keyring that counts as the system's."""
    before = keyring.get_keyring()
    there: InMemory = type("There", (InMemory,), {"__module__": min(REAL_BACKENDS)})()
    keyring.set_keyring(there)
    yield there
    keyring.set_keyring(before)


def test_a_desk_that_opens_by_itself_is_asked_for_no_other(hanh: Sat, folder: Path, of_the_system: InMemory) -> None:
    (folder / HEADER).unlink()
    key, _ = create_lock(folder, OLD, use_keyring=True)
    dialog = hanh.press("Đổi mật khẩu của bàn")
    assert isinstance(dialog, PassphraseDialog)
    hanh.settle()
    assert dialog.present.isHidden()
    assert not dialog.by_keyring.isHidden()
    draw(dialog, "mat-khau-kho-khoa")
    type_text(dialog.new, NEW)
    type_text(dialog.again, NEW)
    hanh.finish(dialog)
    assert unlock(folder) == key
    of_the_system.kept.clear()
    assert unlock(folder, NEW) == key
    with pytest.raises(WrongPassphrase):
        unlock(folder, OLD)


def test_the_demo_keeps_the_passphrase_that_everybody_knows(hanh: Sat, town: Town) -> None:
    office = town.office("hanh")
    demo = replace(office, settings=replace(office.settings, demo=True))
    card = PassphraseCard(demo, lambda: None)
    hanh.qtbot.addWidget(card)
    assert not card.findChildren(QPushButton)
    assert "dùng thử" in " ".join(each.text() for each in card.findChildren(QLabel))
