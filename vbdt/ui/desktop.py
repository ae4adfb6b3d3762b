"""The middle of the window: lists on the left, what was chosen from them on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from vbdt.acts.office import Office
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.ui.casefiles.page import CaseFilesPage
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.boxes import Box, Chip, boxes
from vbdt.ui.lists.page import BoxPage
from vbdt.ui.lists.rows import Asked, Row
from vbdt.ui.preview.draft import DraftPane
from vbdt.ui.preview.pages import Pages
from vbdt.ui.preview.pane import DocumentPane
from vbdt.ui.search.page import SearchPage

LISTED = "listed"


class Desktop(QSplitter):
    """Lists and preview. `edit` asks to write on at a draft or at a document that was returned."""

    edit = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._office = office
        self.box = BoxPage(office, jobs)
        self.search = SearchPage(office, jobs)
        self.case_files = CaseFilesPage(office, jobs)
        self.preview = DocumentPane(office, jobs)
        self.draft = DraftPane(office, jobs)
        self.lists = QStackedWidget()
        self._shown = QStackedWidget()
        for page in (self.box, self.search, self.case_files):
            self.lists.addWidget(page)
            page.chosen.connect(self._choose)
            page.opened.connect(self._open)
        for pane in (self.preview, self.draft):
            self._shown.addWidget(pane)
        self.draft.edit.connect(self.edit)
        self.addWidget(self.lists)
        self.addWidget(self._shown)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.lists.setMinimumWidth(340)
        self._shown.setMinimumWidth(460)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.setSizes([470, 720])

    def show_box(self, box: Box, chip: str = "") -> None:
        """Show the list of a box; the preview waits for a choice."""
        self.lists.setCurrentWidget(self.box)
        self.box.show_box(box, chip)
        self.show_nothing()

    def show_listed(self, title: str, documents: tuple[DocumentId, ...]) -> None:
        """Show the documents behind a figure."""
        chip = Chip(LISTED, title, Asked(Filter(ids=documents)), self.tr("Không còn văn bản nào trong danh sách này."))
        self.show_box(Box(LISTED, title, "list", (chip,)))

    def show_search(self, question: str) -> None:
        self.lists.setCurrentWidget(self.search)
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
        if page is self.box and self.box.box is not None:
            key = self.box.box.key
            self.box.reload(next((each for each in boxes(self._office) if each.key == key), self.box.box))
        elif isinstance(page, SearchPage | CaseFilesPage):
            page.reload()

    def follow(self, changed: Changed) -> None:
        self.reload()
        self.preview.refresh(changed)

    def focus_list(self) -> None:
        page = self.lists.currentWidget()
        if isinstance(page, BoxPage | SearchPage | CaseFilesPage):
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

    def _choose(self, row: Row) -> None:
        if row.draft:
            self._shown.setCurrentWidget(self.draft)
            self.draft.show_draft(row)
        else:
            self.show_document(row.id)

    def _open(self, row: Row) -> None:
        self._choose(row)
        if row.draft:
            self.edit.emit(row.id)
        else:
            self.focus_preview()
