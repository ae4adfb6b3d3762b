"""The middle of the window: lists on the left, what was chosen from them on the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QWidget

from vbdt.acts.deeds import Deed
from vbdt.acts.office import Office
from vbdt.document.directory import Role
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.document.states import Act
from vbdt.ui.book.page import BookPage
from vbdt.ui.casefiles.page import CaseFilesPage
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.boxes import Box, Chip, boxes
from vbdt.ui.lists.page import BoxPage
from vbdt.ui.lists.rows import Asked, Row
from vbdt.ui.lists.view import RowList
from vbdt.ui.preview.draft import DraftPane
from vbdt.ui.preview.pages import Pages
from vbdt.ui.preview.pane import DocumentPane
from vbdt.ui.preview.seen import Seen
from vbdt.ui.search.page import SearchPage
from vbdt.ui.shortcuts import Scope, keys_of

LISTED = "listed"
BOOK = "trinh_ky"


class Desktop(QSplitter):
    """Lists and preview. `edit` asks to write on at a draft or at a document that was returned.

    `turned` tells that other keys may mean something now.
    """

    edit = Signal(object)
    turned = Signal()

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._office = office
        self.box = BoxPage(office, jobs)
        self.book = BookPage(office, jobs)
        self.search = SearchPage(office, jobs)
        self.case_files = CaseFilesPage(office, jobs)
        self.preview = DocumentPane(office, jobs)
        self.draft = DraftPane(office, jobs)
        self.lists = QStackedWidget()
        self._shown = QStackedWidget()
        for page in (self.box, self.book, self.search, self.case_files):
            self.lists.addWidget(page)
            page.chosen.connect(self._choose)
            page.opened.connect(self._open)
        for pane in (self.preview, self.draft):
            self._shown.addWidget(pane)
        self.draft.edit.connect(self.edit)
        self.preview.showed.connect(self._showed)
        self.book.pane.model.settled.connect(self._book_settled)
        self.book.currentChanged.connect(self._turn)
        self.lists.currentChanged.connect(self._turn)
        self.addWidget(self.lists)
        self.addWidget(self._shown)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.lists.setMinimumWidth(340)
        self._shown.setMinimumWidth(460)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.setSizes([470, 720])
        self._bind_book()

    def show_box(self, box: Box, chip: str = "") -> None:
        """Show the list of a box; the preview waits for a choice. A leader's documents to sign make a book."""
        page = self.book if box.key == BOOK and self._office.me.has(Role.LEADER) else self.box
        self.lists.setCurrentWidget(page)
        page.show_box(box, chip)
        self.show_nothing()

    def show_listed(self, title: str, documents: tuple[DocumentId, ...]) -> None:
        """Show the documents behind a figure."""
        chip = Chip(LISTED, title, Asked(Filter(ids=documents)), self.tr("Không còn văn bản nào trong danh sách này."))
        self.show_box(Box(LISTED, title, "list", (chip,)))

    def show_search(self, question: str) -> None:
        self.lists.setCurrentWidget(self.search)
        self.show_nothing()
        self.search.ask(question)

    def show_case_files(self) -> None:
        self.lists.setCurrentWidget(self.case_files)
        self.case_files.show_files()
        self.show_nothing()

    def show_document(self, document: DocumentId) -> None:
        self._shown.setCurrentWidget(self.preview)
        self.preview.show_document(document)

    def show_nothing(self) -> None:
        self._shown.setCurrentWidget(self.preview)
        self.preview.show_nothing()

    def reload(self) -> None:
        """Read the list in sight anew."""
        page = self.lists.currentWidget()
        if isinstance(page, BoxPage | BookPage) and page.box is not None:
            shown = page.box
            page.reload(next((each for each in boxes(self._office) if each.key == shown.key), shown))
        elif isinstance(page, SearchPage | CaseFilesPage):
            page.reload()

    def follow(self, changed: Changed) -> None:
        self.reload()
        self.preview.refresh(changed)

    @property
    def in_book(self) -> bool:
        """Whether the queue of the signature book, or the background of one of its documents, is in sight."""
        return self.lists.currentWidget() is self.book and self.book.pane.waits

    @property
    def keys(self) -> Scope:
        """Whose keys mean something in what is in sight."""
        return Scope.BOOK if self.in_book else Scope.LIST

    @property
    def list_view(self) -> RowList:
        """The list in sight."""
        return self.book.view if self.lists.currentWidget() is self.book else self.box.view

    def go_on_after(self, document: DocumentId) -> None:
        """Something was done with a document: in the book, the next one opens by itself."""
        if self.in_book:
            self.book.go_on_after(document)
            self.focus_book()

    def focus_book(self) -> None:
        """Have the keys of the book at work."""
        if self.in_book:
            self.focus_preview() if self.book.is_reading else self.focus_list()

    def focus_list(self) -> None:
        page = self.lists.currentWidget()
        if isinstance(page, BoxPage | BookPage | SearchPage | CaseFilesPage):
            page.focus_list()

    def focus_preview(self) -> None:
        self.pages.setFocus()

    @property
    def pages(self) -> Pages:
        """The pages in sight."""
        return self.draft.pages if self._shown.currentWidget() is self.draft else self.preview.reader.pages

    def do_main_act(self) -> None:
        """What the document in sight waits for; a draft waits to be written on."""
        if self._shown.currentWidget() is self.draft:
            self.draft.go_on.click()
        else:
            self.preview.do_main_act()

    def zoom(self, steps: int) -> None:
        """Larger (1), smaller (-1), or as wide as the view (0)."""
        if steps:
            self.pages.zoom_by(steps)
        else:
            self.pages.fit_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """J and K where nobody else wants them: in the pages one goes to the next document, too."""
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}.get(Qt.Key(event.key()))
        listed = self.lists.currentWidget() in (self.box, self.book)
        if steps is not None and listed and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.list_view.step(steps)
            return
        super().keyPressEvent(event)

    def _turn(self) -> None:
        self.preview.header.read_beside(self.in_book and self.book.is_reading)
        self.turned.emit()

    def _choose(self, row: Row) -> None:
        self.preview.header.show_keys(self.in_book)
        if row.draft:
            self._shown.setCurrentWidget(self.draft)
            self.draft.show_draft(row)
        else:
            self.show_document(row.id)

    def _open(self, row: Row) -> None:
        self._choose(row)
        if row.draft:
            self.edit.emit(row.id)
            return
        if self.in_book:
            self.book.read()
        self.focus_preview()

    def _showed(self, seen: Seen) -> None:
        self.book.background.show_seen(seen)

    def _book_settled(self, count: int) -> None:
        """The book is empty, or its current document has gone another way: show what is next, or that all is done."""
        self._turn()
        if not self.in_book:
            return
        if not count:
            self.book.setCurrentWidget(self.book.pane)
            self.preview.show_finished()
        elif self.book.view.current_row() is None:
            self.book.view.step(1)

    def _bind_book(self) -> None:
        """One key for each deed of the book. Qt gives a letter to a text field first, and none while one composes."""
        for name, do in (
            ("book_sign", partial(self.preview.ask, Act.SIGN)),
            ("book_return", partial(self.preview.ask, Act.RETURN)),
            ("book_opinion", partial(self.preview.ask, Deed.ASK_OPINION)),
            ("book_aside", self._aside),
            ("book_many", self.book.pane.sign_many.click),
            ("book_queue", self.book.show_queue),
        ):
            key = QShortcut(QKeySequence(keys_of(name)), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self._in_book, do))

    def _in_book(self, do: Callable[[], None]) -> None:
        focus = QApplication.focusWidget()
        typing = focus is not None and focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if self.in_book and not typing:
            do()

    def _aside(self) -> None:
        seen = self.preview.seen
        if seen is not None:
            self.preview.ask(Deed.TAKE_UP if Deed.TAKE_UP in seen.deeds else Deed.PUT_ASIDE)
