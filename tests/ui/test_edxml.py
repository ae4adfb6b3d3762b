"""`.edxml` files from the menu, what a draft replaces, and the strip with the sender's question."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Shown
from tests.ui.keyboard import type_text
from vbdt.acts.deeds import Deed
from vbdt.acts.draft import begin
from vbdt.acts.mail.replaced import replaceable
from vbdt.acts.office import Office
from vbdt.document.filters import Filter
from vbdt.document.ids import PackageId
from vbdt.document.model import Asked, Change, Direction, Document
from vbdt.document.states import State
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import EdxmlDocument
from vbdt.ui.drafts.fields import FieldsForm, FormFacts
from vbdt.ui.drafts.replaced import ReplacedField, SentDialog
from vbdt.ui.edxml import give_file, take_files
from vbdt.ui.preview.seen import Seen, main_act, see
from vbdt.ui.preview.wish import WishBanner

CLERK = "snv-van-thu"
Show = Callable[[str], Shown]


def first(office: Office, direction: Direction, *states: State) -> Document:
    return office.store.documents(Filter(direction=direction, states=states)).rows[0]


def test_the_menu_of_the_mail_desk_takes_and_gives_files(show: Show, busy: dict[str, Office]) -> None:
    def names(key: str) -> set[str]:
        menus = show(key).window.findChildren(QMenu)
        return {action.text() for menu in menus for action in menu.actions()}

    assert {"Nhận tệp .edxml…", "Xuất tệp .edxml…"} <= names(CLERK)
    assert "Nhận tệp .edxml…" not in names("snv-chuyen-vien")


def test_giving_a_file_needs_a_document_in_sight(show: Show, tmp_path: Path, busy: dict[str, Office]) -> None:
    shown = show(CLERK)
    shown.go("bao_cao")
    action = next(
        each
        for menu in shown.window.findChildren(QMenu)
        for each in menu.actions()
        if each.text() == "Xuất tệp .edxml…"
    )
    action.trigger()
    (box,) = shown.window.findChildren(QMessageBox)
    assert "Chưa chọn văn bản" in box.text()
    box.close()
    document = first(busy[CLERK], Direction.OUTGOING, State.SENT)
    shown.go("di")
    shown.window.show_document(document.id)
    shown.settle()
    action.trigger()
    (dialog,) = (each for each in shown.window.findChildren(QFileDialog) if each.isVisible())
    assert dialog.selectedFiles()[0].endswith(document.symbol.replace("/", "-") + ".edxml")
    dialog.reject()
    give_file(shown.window, document.id, str(tmp_path / "ra.edxml"))
    shown.settle()
    assert isinstance(read((tmp_path / "ra.edxml").read_bytes()), EdxmlDocument)
    assert shown.window.banner.text.startswith("Đã xuất ra")


def test_files_that_are_none_are_named(show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    shown = show(CLERK)
    bad, gone = tmp_path / "hong.edxml", tmp_path / "mat.edxml"
    bad.write_bytes(b"hong")
    take_files(shown.window, [str(bad), str(gone)])
    qtbot.waitUntil(lambda: bool(shown.window.findChildren(QMessageBox)), timeout=20_000)
    (box,) = shown.window.findChildren(QMessageBox)
    lines = box.informativeText().splitlines()
    assert [line.split(":")[0] for line in lines] == ["hong.edxml", "mat.edxml"]
    box.close()


def test_a_draft_names_what_it_replaces(busy: dict[str, Office], qtbot: QtBot) -> None:
    office = busy[CLERK]
    sent = replaceable(office)
    form = FieldsForm(FormFacts(office.directory, office.agency, office.today, sent))
    qtbot.addWidget(form)
    sheet = begin(office, "cong_van")
    form.show_sheet(sheet)
    assert form.sheet(sheet).replaces == ()
    field = form.replaces
    qtbot.mouseClick(field.choose, Qt.MouseButton.LeftButton)
    (dialog,) = field.findChildren(SentDialog)
    type_text(dialog.search, sent[0].symbol)
    shown = [each for each in dialog.list.rows() if not each.isHidden()]
    assert shown
    shown[0].setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(form.changed):
        dialog.accept()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert form.sheet(sheet).replaces == (sent[0].id,)
    assert sent[0].symbol in field.said.text()


def test_what_is_replaced_and_no_longer_known_stays(qtbot: QtBot, busy: dict[str, Office]) -> None:
    field = ReplacedField(())
    qtbot.addWidget(field)
    known = replaceable(busy[CLERK])[0]
    field.show_documents((known.id,))
    assert field.documents() == (known.id,)


def asked(office: Office, change: Change) -> Seen:
    """A document at this desk about which its sender asks something."""
    document = first(office, Direction.INCOMING, State.ARRIVED, State.REGISTERED_IN, State.IN_PROGRESS)
    seen = see(office, document.id)
    question = Asked(change, "Sai số liệu", PackageId("g"), office.clock(), document.facts)
    return replace(seen, document=replace(document, asked=question))


def test_who_may_answer_sees_two_buttons_and_others_a_word(busy: dict[str, Office], qtbot: QtBot) -> None:
    strip = WishBanner()
    qtbot.addWidget(strip)
    strip.show()
    seen = asked(busy["tan-hoa-van-thu"], Change.RECALL)
    strip.show_seen(replace(seen, deeds=(Deed.AGREE, Deed.DECLINE)))
    assert (strip.agree.isVisible(), strip.agree.text()) == (True, "Đồng ý thu hồi")
    with qtbot.waitSignal(strip.asked) as pressed:
        qtbot.mouseClick(strip.decline, Qt.MouseButton.LeftButton)
    assert pressed.args == [Deed.DECLINE]
    strip.show_seen(replace(seen, deeds=()))
    assert not strip.agree.isVisible()
    assert "Chờ lãnh đạo hoặc văn thư" in strip.text
    assert main_act(seen) is None
