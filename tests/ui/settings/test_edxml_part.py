"""The pair of folders for `.edxml` files: chosen, refused with what is wrong, and looked at whenever it is opened."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_text
from tests.ui.settings.test_settings import PATIENCE, keep, settings_of, texts, window
from vbdt.acts.mail.edxml_folder import exchange_files
from vbdt.acts.office import Office
from vbdt.settings import Section
from vbdt.ui.settings.dialog import SettingsDialog
from vbdt.ui.settings.edxml import EdxmlPart
from vbdt.ui.window import Window

__all__ = ["keep", "window"]


def write_in(field: QLineEdit, path: Path) -> None:
    field.clear()
    type_text(field, str(path))


def test_folders_are_chosen_and_what_is_wrong_is_said(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    inward, outward = tmp_path / "vào", tmp_path / "ra"
    inward.mkdir()
    dialog = settings_of(window, qtbot, Section.EDXML)
    part = dialog.parts[Section.EDXML]
    assert isinstance(part, EdxmlPart)
    assert "Thư mục nhận: chưa chọn" in texts(part)
    write_in(part.inward, inward)
    write_in(part.outward, outward)
    part.save.click()
    qtbot.waitUntil(lambda: f"Không có thư mục {outward}" in part.banner.text, timeout=PATIENCE)
    assert dialog.office.settings.edxml_in == ""
    write_in(part.outward, inward)
    part.save.click()
    qtbot.waitUntil(lambda: "phải khác nhau" in part.banner.text, timeout=PATIENCE)
    outward.mkdir()
    write_in(part.outward, outward)
    part.save.click()
    qtbot.waitUntil(lambda: "Thư mục gửi: dùng được" in texts(part), timeout=PATIENCE)
    assert (dialog.office.settings.edxml_in, dialog.office.settings.edxml_out) == (str(inward), str(outward))
    (inward / "la.edxml").write_bytes(b"hong")
    exchange_files(dialog.office, lambda _: None)
    inward.rename(tmp_path / "mất")
    dialog.show_section(Section.KEYS)
    dialog.show_section(Section.EDXML)
    qtbot.waitUntil(lambda: f"Không có thư mục {inward}" in texts(part), timeout=PATIENCE)
    (tmp_path / "mất").rename(inward)
    dialog.show_section(Section.EDXML)
    qtbot.waitUntil(lambda: "1 tệp không nhận được" in texts(part), timeout=PATIENCE)
    write_in(part.inward, Path(" "))
    write_in(part.outward, Path(" "))
    part.save.click()
    qtbot.waitUntil(lambda: "Thư mục gửi: chưa chọn" in texts(part), timeout=PATIENCE)
    dialog.accept()
    assert window.office.settings.edxml_out == ""


def test_only_the_mail_desk_has_this_part(offices: dict[str, Office], qtbot: QtBot, window: Window) -> None:
    dialog = SettingsDialog(offices["snv-lanh-dao"], window.jobs, Section.EDXML)
    qtbot.addWidget(dialog)
    assert Section.EDXML not in dialog.parts
    qtbot.waitUntil(lambda: window.jobs.idle, timeout=PATIENCE)
