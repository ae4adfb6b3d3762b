"""The signature book in the window: its keys, its order, what counts as looked at, what stands behind a document."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Shown
from tests.ui.keyboard import compose, pre_edit, press, type_text
from vbdt.acts.book import note_failures, put_aside, signature_book
from vbdt.acts.deeds import Deed, open_deeds
from vbdt.acts.draft import discard
from vbdt.acts.office import Office
from vbdt.acts.opened import note_unopened
from vbdt.acts.opinion import ask_opinion, opinions_owed
from vbdt.acts.review import review
from vbdt.acts.submit import submit
from vbdt.demo.story import settle
from vbdt.demo.texts import letter
from vbdt.document.events import SignedUnopened
from vbdt.document.ids import DocumentId
from vbdt.document.kinds import Urgency
from vbdt.document.states import Act
from vbdt.ui.book.deeds import AskOpinionDialog, GiveOpinionDialog
from vbdt.ui.dialogs.reason import ReasonDialog
from vbdt.ui.drafts.body import BodyEditor
from vbdt.ui.drafts.office_page import DraftPage
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.rows import Book, Opinions, count_rows, read_rows
from vbdt.ui.preferences import Preferences
from vbdt.ui.window import Window

Offices = dict[str, Office]
PATIENCE = 15_000


@pytest.fixture(scope="module")
def book(offices: Offices) -> list[DocumentId]:
    """Three documents on the leader's desk, the second one urgent."""
    drafter = offices["snv-chuyen-vien"]
    made = []
    for n, urgency in enumerate((Urgency.NORMAL, Urgency.FLASH, Urgency.NORMAL), start=1):
        sheet = letter(drafter)
        content = replace(sheet.content, subject=f"Văn bản {n}", urgency=urgency)
        submit(drafter, replace(sheet, content=content), f"Kính trình {n}.")
        made.append(sheet.id)
    settle(offices)
    return made


@pytest.fixture
def leader(qtbot: QtBot, qapp: QApplication, offices: Offices, book: list[DocumentId]) -> Iterator[Shown]:
    """The leader's window on the book, without its courier."""
    window = Window(offices["snv-lanh-dao"], Jobs(qapp), Preferences())
    qtbot.addWidget(window)
    window.show()
    shown = Shown(window, qtbot)
    shown.go("trinh_ky")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.desktop.focus_book()
    yield shown
    window.close()


def current(shown: Shown) -> str:
    row = shown.window.desktop.book.view.current_row()
    return row.subject if row else ""


def key(shown: Shown, which: Qt.Key) -> None:
    """One key, as the window system sends it: only so do shortcuts hear it."""
    shown.window.activateWindow()
    shown.qtbot.waitUntil(shown.window.isActiveWindow)
    QTest.keyClick(shown.window.focusWidget() or shown.window.desktop, which)
    shown.settle()


def texts(shown: Shown) -> str:
    labels = shown.window.desktop.book.background.findChildren(QLabel)
    return "\n".join(label.text() for label in labels)


def test_urgent_comes_first_and_says_whether_it_was_opened(offices: Offices, book: list[DocumentId]) -> None:
    office = offices["snv-lanh-dao"]
    rows = read_rows(office, Book(), 100).rows
    assert [row.id for row in rows] == [book[1], book[0], book[2]]
    assert [mark.text for mark in rows[1].marks] == ["Chưa mở"]
    assert rows[0].who.startswith(offices["snv-chuyen-vien"].person.name)
    assert count_rows(office, Book()) == 3


def test_a_failure_stays_with_its_document_until_it_is_signed(offices: Offices, book: list[DocumentId]) -> None:
    office = offices["snv-lanh-dao"]
    note_failures(office, {book[2]: "Ô chữ ký đã được ký từ trước."})
    assert "Chưa ký được" in [mark.text for mark in read_rows(office, Book(), 100).rows[2].marks]
    note_failures(office, {book[2]: ""})
    assert "Chưa ký được" not in [mark.text for mark in read_rows(office, Book(), 100).rows[2].marks]


def test_the_choice_to_sign_unseen_is_recorded_once(offices: Offices, book: list[DocumentId]) -> None:
    office = offices["snv-lanh-dao"]
    assert note_unopened(office, book[2]).documents == (book[2],)
    assert note_unopened(office, book[2]).documents == ()
    assert isinstance(office.store.history(book[2])[-1].event.fact, SignedUnopened)


def test_the_review_shows_where_the_signature_goes(offices: Offices, book: list[DocumentId]) -> None:
    seen = review(offices["snv-lanh-dao"], book[0])
    assert seen.obstacles == ()
    assert seen.place is not None
    assert 1 <= seen.place.page <= seen.pages
    assert not seen.place.signed
    left, bottom, right, top = seen.place.box
    assert (0 < left < right < 596, 0 < bottom < top < 842) == (True, True)
    assert seen.picture is not None
    other = review(offices["snv-chuyen-vien"], book[0])
    assert "bàn làm việc khác" in other.obstacles[0]


def test_letters_do_the_acts_and_the_next_document_opens(leader: Shown, offices: Offices) -> None:
    assert current(leader) == "Văn bản 2"
    key(leader, Qt.Key.Key_L)
    leader.qtbot.waitUntil(lambda: current(leader) != "Văn bản 2", timeout=PATIENCE)
    leader.settle()
    assert current(leader) == "Văn bản 1"
    assert signature_book(offices["snv-lanh-dao"])[-1].facts.subject == "Văn bản 2"
    put_aside(offices["snv-lanh-dao"], signature_book(offices["snv-lanh-dao"])[-1].id, aside=False)
    key(leader, Qt.Key.Key_T)
    (dialog,) = leader.window.findChildren(ReasonDialog)
    dialog.reject()
    key(leader, Qt.Key.Key_Y)
    (asking,) = leader.window.findChildren(AskOpinionDialog)
    assert asking.of.count() >= 2
    asking.reject()


def test_letters_in_a_text_field_are_text(leader: Shown) -> None:
    field = leader.window.topbar.field
    field.setFocus()
    for letter_ in (Qt.Key.Key_T, Qt.Key.Key_S, Qt.Key.Key_Y):
        QTest.keyClick(field, letter_)
    assert field.text() == "tsy"
    assert leader.window.findChildren(ReasonDialog) == []


def deeds_begun(shown: Shown) -> list[str]:
    """Dialogs of the book that are open."""
    return [type(each).__name__ for each in shown.window.findChildren(QDialog)]


@pytest.mark.parametrize("typed", ["s", "tr", "ươ"])
def test_letters_that_an_input_method_holds_do_nothing_in_the_book(leader: Shown, typed: str) -> None:
    """Telex and VNI hold letters back until the syllable is whole; the keys of the book must not hear them."""
    leader.window.desktop.preview.ask(Act.RETURN)
    (dialog,) = leader.window.findChildren(ReasonDialog)
    field = dialog.reason
    field.setFocus()
    before = current(leader)
    pre_edit(field, typed)
    for letter_ in (Qt.Key.Key_S, Qt.Key.Key_T, Qt.Key.Key_Y, Qt.Key.Key_L, Qt.Key.Key_X, Qt.Key.Key_Return):
        QTest.keyClick(field, letter_)
        pre_edit(field, typed)
    compose(field, "Trường")
    leader.settle()
    assert deeds_begun(leader) == ["ReasonDialog"]
    assert field.toPlainText().endswith("Trường")
    assert not dialog._busy
    assert current(leader) == before
    dialog.reject()
    leader.settle()


def test_letters_that_an_input_method_holds_are_text_in_a_draft(leader: Shown) -> None:
    leader.window.compose("cong_van")
    leader.settle()
    page = leader.window.draft_page
    assert isinstance(page, DraftPage)
    body = page.findChild(BodyEditor)
    assert body is not None
    body.setFocus()
    for _ in range(3):
        pre_edit(body, "truơ")
        for letter_ in (Qt.Key.Key_S, Qt.Key.Key_T, Qt.Key.Key_L):
            QTest.keyClick(body, letter_)
        compose(body, "trường ")
    leader.settle()
    assert deeds_begun(leader) == []
    assert body.toPlainText().count("trường") == 3
    assert leader.window.draft_page is page
    leader.window.go("trinh_ky")
    leader.qtbot.waitUntil(lambda: leader.window.draft_page is None, timeout=PATIENCE)
    leader.settle()
    for draft in leader.window.office.store.drafts():
        discard(leader.window.office, draft.id)


def test_ticks_by_key_and_by_box(leader: Shown) -> None:
    pane = leader.window.desktop.book.pane
    press(pane.queue, Qt.Key.Key_X)
    assert len(pane.queue.ticked) == 1
    press(pane.queue, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(pane.queue.chosen_for_batch()) == 2
    assert pane.sign_many.text() == "Ký 2 văn bản…"
    pane.every.click()
    assert len(pane.queue.ticked) == pane.model.rowCount()
    pane.every.click()
    assert pane.queue.ticked == frozenset()
    assert not pane.sign_many.isEnabled()


def test_enter_puts_the_background_beside_the_document(leader: Shown) -> None:
    page = leader.window.desktop.book
    press(page.view, Qt.Key.Key_Return)
    leader.settle()
    assert page.is_reading
    assert "Kính trình" in texts(leader)
    assert "không trả lời văn bản đến nào" in texts(leader)
    key(leader, Qt.Key.Key_Escape)
    assert not page.is_reading


def test_j_and_k_turn_to_the_next_document_while_reading(leader: Shown, offices: Offices) -> None:
    first = current(leader)
    key(leader, Qt.Key.Key_Return)
    assert leader.window.desktop.book.is_reading
    assert leader.window.desktop.pages.hasFocus()
    key(leader, Qt.Key.Key_J)
    second = current(leader)
    assert second != first
    assert second in [label.text() for label in leader.window.desktop.preview.header.findChildren(QLabel)]
    assert leader.window.desktop.book.is_reading
    key(leader, Qt.Key.Key_K)
    assert current(leader) == first
    key(leader, Qt.Key.Key_Escape)


def test_the_foot_names_the_keys_of_the_book(leader: Shown, offices: Offices) -> None:
    line = leader.window.statusline
    assert all(words in line.keys for words in ("S ký", "T trả lại", "Y xin ý kiến", "L để sau"))
    leader.go("ho_so")
    assert "S ký" not in line.keys


def test_reading_says_each_thing_once_and_the_urgency_too(leader: Shown, offices: Offices) -> None:
    header = leader.window.desktop.preview.header
    leader.window.desktop.book.view.step(-9)
    leader.settle()
    assert header.urgency.isVisible()
    assert header.urgency.text() == "Hỏa tốc"
    assert "Kính trình 2." in header.note.text
    key(leader, Qt.Key.Key_Return)
    assert "Kính trình 2." in texts(leader)
    assert not header.note.isVisible()
    assert header.urgency.isVisible()
    key(leader, Qt.Key.Key_Escape)
    assert "Kính trình 2." in header.note.text
    key(leader, Qt.Key.Key_J)
    assert not header.urgency.isVisible()


def test_a_second_in_sight_is_a_look(leader: Shown, offices: Offices) -> None:
    shown = leader.window.desktop.preview.seen
    assert shown is not None
    office, document = offices["snv-lanh-dao"], shown.document.id
    leader.qtbot.waitUntil(lambda: office.store.document(document).opened, timeout=PATIENCE)
    leader.settle()


def test_a_colleague_sees_the_question_and_answers(
    leader: Shown, offices: Offices, book: list[DocumentId], qtbot: QtBot, qapp: QApplication
) -> None:
    colleague = offices["snv-luu-tru"]
    ask_opinion(offices["snv-lanh-dao"], book[0], colleague.me.id, "Thời hạn bảo quản đã đúng chưa?")
    settle(offices)
    assert count_rows(colleague, Opinions()) == 1
    assert Deed.GIVE_OPINION in open_deeds(colleague, colleague.store.document(book[0]))
    window = Window(colleague, Jobs(qapp), Preferences())
    qtbot.addWidget(window)
    window.show()
    shown = Shown(window, qtbot)
    window.show_document(book[0])
    shown.settle()
    header = window.desktop.preview.header
    assert "Thời hạn bảo quản đã đúng chưa?" in header.opinion.text
    header.deeds[Deed.GIVE_OPINION.value].click()
    (dialog,) = window.findChildren(GiveOpinionDialog)
    type_text(dialog.opinion, "Đúng, 10 năm.")
    dialog.start()
    shown.settle()
    window.close()

    def answered() -> bool:
        """A window's own courier may carry meanwhile: one round of ours may find nothing and yet not be the last."""
        settle(offices)
        (opinion,) = offices["snv-lanh-dao"].store.document(book[0]).opinions
        return opinion.answer == "Đúng, 10 năm." and opinions_owed(colleague) == ()

    qtbot.waitUntil(answered, timeout=PATIENCE)


def test_after_the_last_document_there_is_peace(leader: Shown, offices: Offices) -> None:
    office = offices["snv-lanh-dao"]
    for _ in range(3):
        key(leader, Qt.Key.Key_T)
        dialog = leader.window.findChildren(ReasonDialog)[-1]
        type_text(dialog.reason, "Bổ sung căn cứ.")
        dialog.start()
        leader.qtbot.waitUntil(lambda: not leader.window.findChildren(ReasonDialog), timeout=PATIENCE)
        leader.settle()
    leader.qtbot.waitUntil(lambda: leader.window.desktop.book.pane.model.rowCount() == 0, timeout=PATIENCE)
    leader.settle()
    said = [label.text() for label in leader.window.desktop.preview.findChildren(QLabel) if label.isVisible()]
    assert "Hết việc" in said
    assert signature_book(office) == ()
