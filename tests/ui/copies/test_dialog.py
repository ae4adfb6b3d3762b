"""Copies through the window, with real desks and tokens: of a paper, of a document, refused, and in the book."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.drafting.foreign import scanned
from tests.province import demo, offices
from tests.ui.keyboard import press, type_text
from vbdt.acts.deeds import Deed, open_deeds
from vbdt.acts.files.copy import copy
from vbdt.acts.office import Office
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.copies import CopyKind, Medium
from vbdt.document.events import Copied
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.registers import COPIED
from vbdt.document.states import State
from vbdt.drafting.extract import inspect
from vbdt.errors import BadInput
from vbdt.ui.copies.begin import begin_copy
from vbdt.ui.copies.dialog import CopyDialog
from vbdt.ui.copies.source import read_pages
from vbdt.ui.jobs import Jobs
from vbdt.ui.preferences import Preferences
from vbdt.ui.reports.books import read_book
from vbdt.ui.window import Window
from vbdt.ui.words import event_note, event_words

__all__ = ["demo", "offices"]
SECONDS_20 = 20_000


@pytest.fixture
def clerk(offices: dict[str, Office]) -> Office:
    return offices["snv-van-thu"]


@pytest.fixture(scope="module")
def sent(offices: dict[str, Office], demo: Demo) -> DocumentId:
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    return document


class Hand:
    """The clerk's hand at one dialog."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, office: Office, document: Document | None = None) -> None:
        self._bot, self.heard = qtbot, list[Changed]()
        self._parent = QWidget()
        qtbot.addWidget(self._parent)
        self.dialog = CopyDialog(office, document, jobs, self.heard.append, self._parent)
        self.dialog.open()

    def choose(self, kind: CopyKind, onto: Medium) -> None:
        ways = [self.dialog.way.itemData(row) for row in range(self.dialog.way.count())]
        self.dialog.way.setCurrentIndex(ways.index((kind.value, onto.value)))

    def take_scan(self, path: Path, data: bytes) -> None:
        path.write_bytes(data)
        assert self.dialog.paper is not None
        before = self.dialog.paper.scan.data
        self.dialog.paper.scan.take(str(path))
        self.wait(lambda: self.dialog.paper is not None and self.dialog.paper.scan.data not in (None, before))

    def wait(self, so: Callable[[], bool]) -> None:
        self._bot.waitUntil(so, timeout=SECONDS_20)

    def press_main(self) -> DocumentId:
        self.dialog.main.click()
        self.wait(lambda: not self.dialog._busy)
        assert self.heard, self.dialog.banner.text
        return self.heard[-1].documents[0]

    def is_refused(self) -> str:
        self.dialog.main.click()
        self.wait(lambda: bool(self.dialog.banner.text) and not self.dialog._busy)
        assert not self.heard
        return self.dialog.banner.text


def test_a_scan_becomes_a_sealed_copy(qtbot: QtBot, jobs: Jobs, clerk: Office, demo: Demo, tmp_path: Path) -> None:
    hand = Hand(qtbot, jobs, clerk)
    dialog, paper = hand.dialog, hand.dialog.paper
    assert paper is not None
    assert hand.dialog.way.currentText() == "Sao y sang bản điện tử"
    hand.wait(lambda: "Chọn tệp quét" in dialog.preview.which.text())
    hand.take_scan(tmp_path / "quét.pdf", scanned(200))
    hand.wait(lambda: not dialog.preview.page.pixmap().isNull())
    assert "PIN" in hand.is_refused()
    dialog.key.pin.setText(demo.province.pin)
    assert "đối chiếu" in hand.is_refused()
    assert dialog.key.pin.text() == ""
    paper.compared.setChecked(True)
    type_text(paper.symbol, "15/QĐ-UBND")
    type_text(paper.issuer, "Ủy ban nhân dân tỉnh")
    dialog.key.pin.setText(demo.province.pin)
    assert "trích yếu" in hand.is_refused()
    type_text(paper.subject, "Giao chỉ tiêu biên chế")
    paper.name_kind("quyet_dinh")
    dialog.key.pin.setText(demo.province.pin)
    made = clerk.store.document(hand.press_main())
    assert made.state is State.ISSUED
    assert made.facts.subject == "Quyết định số 15/QĐ-UBND của Ủy ban nhân dân tỉnh: Giao chỉ tiêu biên chế"
    event = clerk.store.history(made.id)[0].event
    assert isinstance(event.fact, Copied)
    assert event_words(event, clerk.directory).startswith(f"Sao y từ bản giấy sang bản điện tử, số {made.number:02d}")
    assert event_note(event) == made.facts.subject


def test_a_coarse_scan_is_told_before_anything_is_pressed(
    qtbot: QtBot, jobs: Jobs, clerk: Office, tmp_path: Path
) -> None:
    hand = Hand(qtbot, jobs, clerk)
    hand.take_scan(tmp_path / "mờ.pdf", scanned(100))
    hand.wait(lambda: "100 dpi" in hand.dialog.preview.notes.text)
    assert hand.dialog.preview.page.pixmap().isNull()


def test_another_scan_has_to_be_compared_again(qtbot: QtBot, jobs: Jobs, clerk: Office, tmp_path: Path) -> None:
    hand = Hand(qtbot, jobs, clerk)
    paper = hand.dialog.paper
    assert paper is not None
    hand.take_scan(tmp_path / "một.pdf", scanned(200))
    paper.compared.setChecked(True)
    hand.take_scan(tmp_path / "hai.pdf", scanned(200, pages=2))
    assert not paper.compared.isChecked()


def test_a_letter_is_printed_as_sao_y_and_excerpted_with_its_pages(
    qtbot: QtBot, jobs: Jobs, clerk: Office, demo: Demo, sent: DocumentId
) -> None:
    hand = Hand(qtbot, jobs, clerk, clerk.store.document(sent))
    dialog, part = hand.dialog, hand.dialog.part
    assert part is not None
    assert dialog.way.currentText() == "Sao y sang bản giấy"
    assert not dialog.key.isVisible()
    assert not part.isVisible()
    hand.wait(lambda: "2/2" in dialog.preview.which.text())
    printed = clerk.store.document(hand.press_main())
    assert printed.state is State.COPIED
    assert printed.symbol in inspect(clerk.store.files.read(printed.pdf)).text

    hand = Hand(qtbot, jobs, clerk, clerk.store.document(sent))
    hand.choose(CopyKind.TRICH_SAO, Medium.ELECTRONIC)
    dialog, part = hand.dialog, hand.dialog.part
    assert part is not None
    assert part.isVisible()
    assert dialog.key.isVisible()
    type_text(part.pages, "hai")
    dialog.key.pin.setText(demo.province.pin)
    assert "không phải số trang" in hand.is_refused()
    part.pages.setText("1")
    dialog.key.pin.setText(demo.province.pin)
    excerpt = clerk.store.document(hand.press_main())
    assert (excerpt.facts.notation, excerpt.facts.pages, excerpt.state) == ("TrS-SNV", 1, State.ISSUED)


def test_capacity_follows_the_person(qtbot: QtBot, jobs: Jobs, clerk: Office, sent: DocumentId) -> None:
    hand = Hand(qtbot, jobs, clerk, clerk.store.document(sent))
    dialog = hand.dialog
    assert dialog.by.currentText().startswith("Trần Văn Bình")
    assert dialog.capacity.currentText() == "GIÁM ĐỐC"
    dialog.by.setCurrentIndex(1)
    assert dialog.capacity.currentText() != "GIÁM ĐỐC"
    assert dialog.wanted().capacity[0].startswith(("KT.", "TL."))


def test_every_field_has_a_name_and_escape_leaves(qtbot: QtBot, jobs: Jobs, clerk: Office) -> None:
    hand = Hand(qtbot, jobs, clerk)
    paper = hand.dialog.paper
    assert paper is not None
    fields = (hand.dialog.way, hand.dialog.by, hand.dialog.capacity, hand.dialog.to_places)
    assert all(each.accessibleName() for each in (*fields, paper.kind, paper.symbol, paper.issuer, paper.subject))
    press(hand.dialog, Qt.Key.Key_Escape)
    assert not hand.dialog.isVisible()
    assert not hand.heard


def test_the_window_offers_copies_and_shows_what_was_made(
    qtbot: QtBot, jobs: Jobs, clerk: Office, offices: dict[str, Office], sent: DocumentId
) -> None:
    document = clerk.store.document(sent)
    assert Deed.COPY in open_deeds(clerk, document)
    assert Deed.COPY not in open_deeds(offices["snv-luu-tru"], document)
    window = Window(clerk, jobs, Preferences())
    qtbot.addWidget(window)
    window.show()
    menu = window.sidebar.write.menu()
    assert any("Sao từ bản giấy" in each.text() for each in menu.actions())
    window.do(Deed.COPY, document)
    (dialog,) = window.findChildren(CopyDialog)
    dialog.main.click()
    qtbot.waitUntil(lambda: "Đã cấp số" in window.banner.text, timeout=SECONDS_20)
    qtbot.waitUntil(lambda: window.jobs.idle, timeout=SECONDS_20)
    seen = window.desktop.preview.seen
    assert seen is not None
    assert seen.document.state is State.COPIED
    begin_copy(window).reject()
    specialist = Window(offices["snv-chuyen-vien"], jobs, Preferences())
    qtbot.addWidget(specialist)
    assert not any("Sao từ bản giấy" in each.text() for each in specialist.sidebar.write.menu().actions())


def test_the_register_of_copies_prints_its_ten_columns(
    qtbot: QtBot, jobs: Jobs, clerk: Office, sent: DocumentId
) -> None:
    before = len(clerk.store.book(COPIED, clerk.today.year))
    hand = Hand(qtbot, jobs, clerk, clerk.store.document(sent))
    wanted = hand.dialog.wanted()
    made = [clerk.store.document(copy(clerk, wanted).documents[0]) for _ in range(2)]
    book = read_book(clerk, COPIED, clerk.today.year)
    assert book.fault == ""
    assert len(book.heads) == 10
    numbers = [line[0] for line in book.lines]
    assert [int(each.split("/")[0]) for each in numbers] == list(range(1, before + 3))
    assert numbers[-2:] == [f"{before + 1:02d}/SY-SNV", f"{before + 2:02d}/SY-SNV"]
    last = book.lines[-1]
    assert last[2] == f"Bản sao y: {made[-1].facts.subject}"
    assert last[4] == "Lưu: VT"
    assert last[-1] == "Đã sao ra giấy"


@pytest.mark.parametrize(("text", "pages"), [("1, 3-4", (1, 3, 4)), ("", ()), (" 2 ; 5 – 6", (2, 5, 6))])
def test_pages_as_a_person_writes_them(text: str, pages: tuple[int, ...]) -> None:
    assert read_pages(text) == pages


def test_words_are_no_pages() -> None:
    with pytest.raises(BadInput, match="không phải số trang"):
        read_pages("1, ba")
