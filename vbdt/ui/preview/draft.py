"""A draft in the preview: the page as it would print now, and the two things to do with it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from vbdt.acts import draft
from vbdt.acts.office import Office
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.ui import icons
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.rows import Row
from vbdt.ui.preview.pages import Pages
from vbdt.ui.say import Banner


class DraftPane(QFrame):
    """Shows one draft. `edit` asks to go on writing it; `changed` tells that it was thrown away."""

    edit = Signal(object)
    changed = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._jobs = jobs
        self._shown: DocumentId | None = None
        self.setProperty("ground", "canvas")
        self._title = QLabel()
        self._title.setProperty("look", "title")
        self._title.setWordWrap(True)
        self._line = QLabel()
        self._line.setProperty("look", "second")
        self.banner = Banner()
        self.pages = Pages(jobs)
        self.go_on = QPushButton(self.tr("Soạn tiếp"))
        self.go_on.setProperty("kind", "primary")
        icons.dress(self.go_on, "pencil-line", "on_primary")
        self.go_on.clicked.connect(self._edit)
        drop = QPushButton(self.tr("Xóa dự thảo…"))
        icons.dress(drop, "trash-2")
        drop.clicked.connect(self._ask_to_drop)
        acts = QHBoxLayout()
        acts.addWidget(self.go_on)
        acts.addWidget(drop)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 20, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addSpacing(4)
        column.addLayout(acts)
        column.addWidget(self.banner)
        column.addSpacing(8)
        column.addWidget(self.pages, 1)
        self.pages.failed.connect(self.banner.fail)

    def show_draft(self, row: Row) -> None:
        self._shown = row.id
        self._title.setText(row.subject)
        self._line.setText(self.tr("{kind}, sửa lần cuối {when}").format(kind=row.who, when=row.when))
        self.banner.clear()
        work = partial(_composed, self._office, row.id)
        self._jobs.run(self, work, partial(self._open, row.id), partial(self._fail, row.id))

    def _open(self, draft_id: DocumentId, data: bytes) -> None:
        if draft_id == self._shown:
            self.pages.open(data)

    def _fail(self, draft_id: DocumentId, error: UserError) -> None:
        if draft_id == self._shown:
            self.pages.open(b"")
            self.banner.fail(error)

    def _edit(self) -> None:
        if self._shown is not None:
            self.edit.emit(self._shown)

    def _ask_to_drop(self) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Xóa dự thảo này?"))
        box.setInformativeText(self.tr("Dự thảo đã xóa không lấy lại được."))
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        box.setDefaultButton(QMessageBox.StandardButton.No)
        box.button(QMessageBox.StandardButton.Yes).clicked.connect(self._drop)
        box.open()

    def _drop(self) -> None:
        if self._shown is not None:
            self._jobs.run(self, partial(draft.discard, self._office, self._shown), self._dropped, self.banner.fail)

    def _dropped(self, changed: Changed) -> None:
        self._shown = None
        self.pages.open(b"")
        self.changed.emit(changed)


def _composed(office: Office, document: DocumentId) -> bytes:
    return draft.preview(office, draft.open_sheet(office, document))
