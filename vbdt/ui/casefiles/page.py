"""Hồ sơ: the case files of this desk, and the documents in each."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedLayout, QWidget

from vbdt.acts.office import Office
from vbdt.document.filters import Filter
from vbdt.document.ids import CaseFileId, DocumentId
from vbdt.document.model import CaseFile
from vbdt.store.reading import Cursor
from vbdt.ui import icons
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.pane import ListPane
from vbdt.ui.lists.rows import Asked, Mark, Row, RowPage, read_rows
from vbdt.ui.say import Tone


class CaseFilesPage(QFrame):
    """Two lists, one over the other: case files, and the documents of the one that was opened."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.files = ListPane(jobs, picture="folder-open")
        self.files.title.setText(self.tr("Hồ sơ"))
        self.files.counts.setText(self.tr("Hồ sơ công việc lập tại bàn này"))
        self.files.view.setAccessibleName(self.tr("Danh sách hồ sơ"))
        self.documents = ListPane(jobs, picture="folder-open")
        self.documents.view.setAccessibleName(self.tr("Văn bản trong hồ sơ"))
        back = QPushButton(self.tr("Tất cả hồ sơ"))
        back.setProperty("kind", "link")
        icons.dress(back, "chevron-left", "accent")
        back.clicked.connect(self.show_files)
        self.documents.bar.addWidget(back)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.files)
        self._stack.addWidget(self.documents)
        self.files.opened.connect(self._open)
        self.files.view.clicked.connect(lambda index: self._open(self.files.model.row(index)))
        self.documents.chosen.connect(self.chosen)
        self.documents.opened.connect(self.opened)

    def show_files(self) -> None:
        self._stack.setCurrentWidget(self.files)
        empty = self.tr("Chưa có hồ sơ. Mở một văn bản đã xong rồi bấm «Lập hồ sơ».")
        self.files.show_list(partial(_case_files, self._office), empty)
        self.files.focus_list()

    def reload(self) -> None:
        pane = self._stack.currentWidget()
        if isinstance(pane, ListPane):
            pane.model.reload()

    def focus_list(self) -> None:
        pane = self._stack.currentWidget()
        if isinstance(pane, ListPane):
            pane.focus_list()

    def _open(self, row: Row) -> None:
        self.documents.title.setText(row.subject)
        self.documents.counts.setText(f"{row.who}. {row.symbol}")
        source = Asked(Filter(case_file=CaseFileId(row.id)))
        self._stack.setCurrentWidget(self.documents)
        fetch = partial(_documents, self._office, source)
        self.documents.show_list(fetch, self.tr("Hồ sơ này chưa có văn bản."), choose=True)
        self.documents.focus_list()


def _documents(office: Office, source: Asked, limit: int, before: Cursor | None) -> RowPage:
    return read_rows(office, source, limit, before)


def _case_files(office: Office, limit: int, before: Cursor | None) -> RowPage:
    """All case files as rows: there are hundreds at most, so one page holds them."""
    return RowPage(tuple(map(_row, office.store.case_files())))


def _row(file: CaseFile) -> Row:
    row = Row(
        id=DocumentId(file.id),
        who=file.code,
        subject=file.title,
        when=str(file.year),
        symbol=file.retention,
    )
    return replace(row, marks=(Mark(str(file.documents), "file-text", Tone.CALM),))
