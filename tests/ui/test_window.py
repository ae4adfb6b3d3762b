"""The window on real desks: what it shows, and that a keyboard and a screen reader get everywhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Shown
from tests.ui.keyboard import press, type_text
from vbdt.acts.draft import discard
from vbdt.acts.office import Office
from vbdt.document.rules import allowed
from vbdt.document.states import Act
from vbdt.errors import UserError
from vbdt.transport.courier import Tally
from vbdt.ui.drafts.office_page import DraftPage
from vbdt.ui.keyhelp import KeyHelp
from vbdt.ui.places import places
from vbdt.ui.preferences import read_preferences
from vbdt.ui.preview.seen import main_act
from vbdt.ui.reports.cards import TargetCard
from vbdt.ui.sidebar import NavButton
from vbdt.ui.theme import DARK, LIGHT, current
from vbdt.ui.window import USUAL_SIZE, Window

Show = Callable[[str], Shown]
DESKS = ("tan-hoa-van-thu", "snv-lanh-dao", "snv-chuyen-vien", "snv-luu-tru")


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def nameless(window: QWidget) -> list[str]:
    """Visible widgets that take the keyboard and have no accessible name."""
    found = []
    for widget in window.findChildren(QWidget):
        seen = widget.isVisibleTo(window) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        inner = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
        if seen and not inner and not _name(widget):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("key", DESKS)
def test_everything_that_takes_the_keyboard_has_a_name(show: Show, key: str) -> None:
    shown = show(key)
    for place in places(shown.window.office):
        shown.go(place.key)
        for tab in range(shown.window.desktop.preview.tabs.count()):
            shown.window.desktop.preview.tabs.setCurrentIndex(tab)
            assert nameless(shown.window) == [], place.key


def test_the_tab_key_reaches_every_pane(show: Show) -> None:
    window = show("tan-hoa-van-thu").window
    window.activateWindow()
    window.topbar.field.setFocus()
    reached: set[QWidget | None] = set()
    for _ in range(80):
        window.focusNextChild()
        reached.add(window.focusWidget())
    assert window.topbar.field in reached
    assert window.desktop.box.view in reached
    assert window.desktop.preview.reader.pages in reached
    assert set(window.desktop.preview.header.buttons) <= reached
    assert any(isinstance(each, QAbstractButton) and window.sidebar.isAncestorOf(each) for each in reached)


def test_the_desk_is_named(show: Show) -> None:
    window = show("tan-hoa-van-thu").window
    assert window.windowTitle() == "Ủy ban nhân dân xã Tân Hòa – Võ Ngọc Ánh"
    assert {"UBND xã Tân Hòa", "Tỉnh Hậu Giang", "Võ Ngọc Ánh"} <= set(texts(window.sidebar))


@pytest.mark.parametrize("key", DESKS)
def test_it_fits_an_old_laptop_at_125_percent(show: Show, key: str) -> None:
    shown = show(key)
    shown.window.resize(1092, 575)  # 1366×768 at 125 %, less the task bar
    shown.settle()
    assert (shown.window.width(), shown.window.height()) == (1092, 575)
    for place in places(shown.window.office):
        shown.go(place.key)
        chosen = next(each for each in shown.window.sidebar.findChildren(NavButton) if each.isChecked())
        assert not chosen.visibleRegion().isEmpty(), place.key


def test_what_was_done_is_told_before_the_mailbox_speaks_again(show: Show) -> None:
    line = show("snv-lanh-dao").window.statusline
    line.did("Xong: Ký số, 05/QĐ-SNV.")
    line.connected()
    assert line.text == "Xong: Ký số, 05/QĐ-SNV."
    line._told.timeout.emit()
    assert line.text == "Hộp thư: đã kết nối"


def test_counts_stand_beside_the_boxes(show: Show) -> None:
    window = show("snv-lanh-dao").window
    names = [button.accessibleName() for button in window.sidebar.findChildren(QAbstractButton)]
    assert "Trình ký, 1 văn bản" in names


def test_what_came_back_is_counted_in_red_and_says_why(show: Show, qtbot: QtBot) -> None:
    shown = show("snv-chuyen-vien")
    window = shown.window
    button = next(each for each in window.sidebar.findChildren(NavButton) if each.text() == "Dự thảo")
    assert button.accessibleName() == "Dự thảo, 2 văn bản"
    assert [label.property("look") for label in button.findChildren(QLabel)] == ["badge"]
    shown.go("du_thao")
    chip = next(each for each in window.desktop.box.findChildren(QPushButton) if each.text() == "Bị trả lại (1)")
    chip.click()
    shown.settle()
    (mend,) = window.desktop.preview.header.buttons
    assert mend.text() == "Sửa và trình lại"
    window.banner.say("Đã trình ký: Giám đốc.")
    mend.click()
    shown.settle()
    page = window.draft_page
    assert isinstance(page, DraftPage)
    assert page.returned.text == "Bị trả lại: Bổ sung căn cứ và thời hạn báo cáo."
    assert page.head.submit.text() == "Trình lại"
    assert window.banner.text == ""
    page.close_page()
    shown.settle()


def test_the_window_is_not_larger_than_the_screen(show: Show) -> None:
    window = show("snv-van-thu").window
    least, room = window.minimumSize(), window.screen().availableGeometry().size()
    assert window.size() == USUAL_SIZE.boundedTo(room).expandedTo(least)


def test_a_search_hides_the_document_before(show: Show) -> None:
    shown = show("snv-lanh-dao")
    assert shown.window.desktop.preview.seen is not None
    shown.window.search("kế hoạch")
    shown.settle()
    seen = shown.window.desktop.preview.seen
    row = shown.window.desktop.search.view.current_row()
    assert seen is None or (row is not None and seen.document.id == row.id)
    shown.go("bao_cao")
    assert "Ctrl+Enter" not in shown.window.statusline.keys


@pytest.mark.parametrize("key", DESKS)
def test_buttons_are_what_the_rules_allow(show: Show, key: str) -> None:
    shown = show(key)
    office = shown.window.office
    for place in ("den", "di"):
        shown.go(place)
        view = shown.window.desktop.box.view
        for _ in range(3):
            view.step(1)
            shown.settle()
            seen = shown.window.desktop.preview.seen
            if seen is None:
                continue
            buttons = shown.window.desktop.preview.header.buttons
            assert {Act(button.property("act")) for button in buttons} == set(allowed(seen.document, office.me))
            red = [Act(button.property("act")) for button in buttons if button.property("kind") == "primary"]
            assert red == ([main_act(seen)] if main_act(seen) else [])


def test_ctrl_k_searches_and_down_goes_to_the_answers(show: Show) -> None:
    shown = show("tan-hoa-van-thu")
    window = shown.window
    window.topbar.focus_search()
    type_text(window.topbar.field, "quyet dinh")
    press(window.topbar.field, Qt.Key.Key_Down)
    shown.settle()
    page = window.desktop.search
    assert window.desktop.lists.currentWidget() is page
    page.view.step(1)
    found = page.view.current_row()
    assert found is not None
    assert found.symbol == "01/QĐ-SNV"
    assert "«quyet dinh», tìm không phân biệt dấu" in page.counts.text()


def test_nothing_found_is_said(show: Show) -> None:
    shown = show("snv-van-thu")
    shown.window.search("xyzxyz")
    shown.settle()
    assert any("Không tìm thấy" in text for text in texts(shown.window.desktop.search))


def test_the_figures_and_the_list_behind_one(show: Show) -> None:
    shown = show("snv-van-thu")
    shown.go("bao_cao")
    cards = shown.window.reports.findChildren(TargetCard)
    assert [card.accessibleName() for card in cards][:2] == [
        "Văn bản gửi hoàn toàn bằng điện tử: 85,7 %",
        "Văn bản điện tử có chữ ký số của cơ quan: 100,0 %",
    ]
    missing = next(b for b in cards[0].findChildren(QAbstractButton) if b.text() == "Chưa đạt (1)")
    missing.click()
    shown.settle()
    assert shown.window.desktop.box.title.text() == "Chưa đạt: Văn bản gửi hoàn toàn bằng điện tử"
    assert shown.window.desktop.box.model.rowCount() == 1


def test_packages_and_their_receipts(show: Show) -> None:
    shown = show("snv-van-thu")
    shown.go("gui_nhan")
    table: QTableWidget = shown.window.exchange.sent.table
    states = {item.text() for row in range(table.rowCount()) if (item := table.item(row, 0))}
    assert states == {"Nơi nhận đã xác nhận"}
    kinds = {item.text() for row in range(table.rowCount()) if (item := table.item(row, 1))}
    assert kinds == {"Văn bản"}


def test_case_files_and_their_documents(show: Show) -> None:
    shown = show("tan-hoa-chuyen-vien")
    shown.go("ho_so")
    page = shown.window.desktop.case_files
    page.files.view.step(1)
    press(page.files.view, Qt.Key.Key_Return)
    shown.settle()
    assert page.documents.title.text() == "Hồ sơ cải cách hành chính năm nay"
    assert page.documents.model.rowCount() == 1


def test_the_theme_is_changed_and_remembered(show: Show, busy: dict[str, Office]) -> None:
    shown = show("snv-luu-tru")
    assert current() is LIGHT
    shown.window.toggle_theme()
    shown.settle()
    assert current() is DARK
    assert read_preferences(busy["snv-luu-tru"].store).dark
    shown.window.toggle_theme()
    shown.settle()
    assert current() is LIGHT


def test_f1_shows_every_key(show: Show, qapp: QApplication) -> None:
    window = show("snv-luu-tru").window
    window.show_help()
    (help_,) = window.findChildren(KeyHelp)
    assert {"Tìm văn bản", "Ctrl+K", "Ctrl+Enter", "F1"} <= set(texts(help_))
    help_.close()


def test_the_mailbox_is_told_of_below(show: Show) -> None:
    window = show("snv-van-thu").window
    window.statusline.exchanged(Tally(sent=2, recorded=1), window.office.clock())
    assert "gửi 2, nhận 1" in window.statusline.text
    window.statusline.broken(UserError("Không thấy thư mục hộp thư.", "Kiểm tra ổ mạng."))
    assert window.statusline.text == "Hộp thư: Không thấy thư mục hộp thư. Kiểm tra ổ mạng."


def test_a_document_is_saved_as_a_file(show: Show, tmp_path: Path) -> None:
    shown = show("snv-van-thu")
    shown.go("di")
    box = shown.window.desktop.box.box
    assert box is not None
    shown.window.desktop.show_box(box, "da_gui")
    shown.settle()
    pane = shown.window.desktop.preview
    assert pane.seen is not None
    pane._save_to(pane.seen.document.pdf, str(tmp_path / "van-ban.pdf"))
    shown.settle()
    assert (tmp_path / "van-ban.pdf").read_bytes() == pane.reader.pages.data
    pane._save_to(pane.seen.document.pdf, str(tmp_path / "khong-co" / "van-ban.pdf"))
    shown.settle()
    assert "Không ghi được tệp" in pane.header.news.text


def press_shortcut(window: Window, key: Qt.Key, qtbot: QtBot) -> None:
    """Ctrl and a key, as the window system sends it: only so do shortcuts hear it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_enter_begins_what_the_document_waits_for(show: Show, qtbot: QtBot) -> None:
    shown = show("snv-lanh-dao")
    asked: list[Act] = []
    shown.window.desktop.preview.wanted.disconnect(shown.window.act)
    shown.window.desktop.preview.wanted.connect(lambda act, _document: asked.append(act))
    press_shortcut(shown.window, Qt.Key.Key_Return, qtbot)
    assert asked == [Act.SIGN]


def test_ctrl_and_a_number_goes_to_a_place(show: Show, qtbot: QtBot) -> None:
    shown = show("snv-lanh-dao")
    press_shortcut(shown.window, Qt.Key.Key_2, qtbot)
    shown.settle()
    assert shown.window.desktop.box.title.text() == "Văn bản đến"


def test_an_open_draft_is_kept_when_one_goes_elsewhere(show: Show, qtbot: QtBot) -> None:
    shown = show("snv-lanh-dao")
    window = shown.window
    window.compose("cong_van")
    shown.settle()
    page = window.draft_page
    assert page is not None
    assert window.stack.currentWidget() is page
    type_text(page.form.subject, "Về việc lưu dự thảo khi chuyển màn hình")
    asked: list[Act] = []
    window.desktop.preview.wanted.disconnect(window.act)
    window.desktop.preview.wanted.connect(lambda act, _document: asked.append(act))
    press_shortcut(window, Qt.Key.Key_Return, qtbot)
    assert asked == []  # the document in the preview is hidden by the draft, which is what the key submits
    assert isinstance(page, DraftPage)
    assert "chưa trình ký được" in page._banner.text
    assert "Ctrl+Enter trình ký" in window.statusline.keys
    window.go("du_thao")
    qtbot.waitUntil(lambda: window.draft_page is None, timeout=10_000)
    shown.settle()
    row = window.desktop.box.view.current_row()
    assert row is not None
    assert row.subject == "Về việc lưu dự thảo khi chuyển màn hình"
    window.desktop.draft._drop()
    shown.settle()
    assert window.office.store.drafts() == ()


def test_closing_the_window_keeps_the_draft(show: Show, qtbot: QtBot) -> None:
    shown = show("snv-van-thu")
    window = shown.window
    window.compose("thong_bao")
    shown.settle()
    assert window.draft_page is not None
    type_text(window.draft_page.form.subject, "Lịch trực cuối năm")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    (kept,) = window.office.store.drafts()
    assert kept.subject == "Lịch trực cuối năm"
    discard(window.office, kept.id)
