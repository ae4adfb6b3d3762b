"""The two menus of the side bar: which kind of document to write, and how the window should be."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from vbdt.acts.files.copy_source import keeps_books
from vbdt.acts.office import Office
from vbdt.document.directory import Role
from vbdt.document.kinds import KINDS, kind_of
from vbdt.ui.copies.begin import begin_copy
from vbdt.ui.edxml import give_edxml, take_edxml
from vbdt.ui.preferences import Tongue
from vbdt.ui.shortcuts import keys_of

if TYPE_CHECKING:
    from vbdt.ui.window import Window

FREQUENT = ("cong_van", "quyet_dinh", "to_trinh", "bao_cao", "ke_hoach", "thong_bao", "giay_moi")
WRITERS = (Role.CLERK, Role.SPECIALIST, Role.LEADER)


def may_write(office: Office) -> bool:
    """Whether this desk's roles may begin a draft."""
    return any(office.me.has(role) for role in WRITERS)


def kinds(window: "Window") -> QMenu:
    """The frequent kinds first, the others of the decree's 29 below."""
    menu = QMenu(window)
    for key in FREQUENT:
        menu.addAction(kind_of(key).name).triggered.connect(partial(window.compose, key))
    from_file = QCoreApplication.translate("menus", "Từ tệp PDF có sẵn…")
    menu.addSeparator()
    menu.addAction(from_file).triggered.connect(window.take_file)
    if keeps_books(window.office):
        from_paper = QCoreApplication.translate("menus", "Sao từ bản giấy (tệp quét)…")
        menu.addAction(from_paper).triggered.connect(lambda: begin_copy(window))
    menu.addSeparator()
    others = menu.addMenu(QCoreApplication.translate("menus", "Loại khác"))
    for kind in KINDS:
        if kind.key not in FREQUENT:
            others.addAction(kind.name).triggered.connect(partial(window.compose, kind.key))
    return menu


def options(window: "Window") -> QMenu:
    """Settings, checking files, theme, language, keys, leave."""
    translate = QCoreApplication.translate
    menu = QMenu(window)
    menu.addAction(translate("menus", "Thiết lập…")).triggered.connect(lambda: window.show_settings())
    check = translate("menus", "Kiểm tra tệp PDF…")
    menu.addAction(f"{check}\t{keys_of('check')}").triggered.connect(window.check_files)
    if keeps_books(window.office):
        take_in, give_out = translate("menus", "Nhận tệp .edxml…"), translate("menus", "Xuất tệp .edxml…")
        menu.addAction(take_in).triggered.connect(lambda: take_edxml(window))
        menu.addAction(give_out).triggered.connect(lambda: give_edxml(window))
    menu.addSeparator()
    for name, words, do in (
        ("theme", translate("menus", "Đổi nền sáng, nền tối"), window.toggle_theme),
        ("help", translate("menus", "Bảng phím tắt"), window.show_help),
    ):
        menu.addAction(f"{words}\t{keys_of(name)}").triggered.connect(do)
    menu.addSeparator()
    menu.addAction("Tiếng Việt").triggered.connect(partial(window.speak, Tongue.VIETNAMESE))
    menu.addAction("English").triggered.connect(partial(window.speak, Tongue.ENGLISH))
    menu.addSeparator()
    leave = translate("menus", "Thoát")
    menu.addAction(f"{leave}\t{keys_of('quit')}").triggered.connect(window.close)
    return menu
