"""What went wrong is said with what to do."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from vbdt.errors import UserError
from vbdt.ui.say import Banner, Tone, sentence, show_error

FULL = UserError("Ổ đĩa đầy.", "Xóa bớt tệp rồi thử lại.")


def test_a_failure_has_what_happened_what_to_do_and_the_rule() -> None:
    assert sentence(FULL) == "Ổ đĩa đầy.\nXóa bớt tệp rồi thử lại."
    ruled = UserError("Không được.", "Làm trên giấy.", rule="Nghị định 30/2020/NĐ-CP")
    assert sentence(ruled) == "Không được.\nLàm trên giấy. (Nghị định 30/2020/NĐ-CP)"


def test_a_strip_says_and_falls_silent(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.fail(FULL)
    assert not banner.isHidden()
    assert banner.accessibleName() == banner.text == sentence(FULL)
    banner.clear()
    assert banner.isHidden()


def test_a_strip_may_offer_one_thing_to_do(qtbot: QtBot) -> None:
    banner, done = Banner(), []
    qtbot.addWidget(banner)
    banner.offer("Có bản mới.", Tone.CALM, "Tải lại", lambda: done.append(True))
    button = next(each for each in banner.findChildren(QPushButton) if each.text() == "Tải lại")
    button.click()
    assert done == [True]


def test_a_box_opens_without_waiting(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = show_error(parent, FULL)
    assert box.text() == FULL.what
    assert box.informativeText() == FULL.cure
    box.close()
