"""The left side of the signature book: the queue with its ticks, or what stands behind the document being read."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from vbdt.acts.office import Office
from vbdt.document.ids import DocumentId
from vbdt.ui import icons
from vbdt.ui.book.background import BackgroundPane
from vbdt.ui.book.queue import Queue
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.boxes import Box, Chip
from vbdt.ui.lists.page import BoxPage
from vbdt.ui.lists.rows import Book


class QueuePane(BoxPage):
    """The list of the book with the bar for what is done to many. `batch` asks to sign the ticked documents."""

    batch = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(office, jobs, parent, view=Queue)
        self.every = QCheckBox(self.tr("Chọn tất cả"))
        self.every.setTristate(True)
        self.every.clicked.connect(self._toggle_all)
        self.sign_many = QPushButton()
        icons.dress(self.sign_many, "signature")
        self.sign_many.clicked.connect(lambda: self.batch.emit(self.queue.chosen_for_batch()))
        self.bulk = QFrame()
        self.bulk.setProperty("ground", "surface")
        self.bulk.setProperty("line", "above")
        row = QHBoxLayout(self.bulk)
        row.setContentsMargins(16, 8, 16, 10)
        row.addWidget(self.every, 1)
        row.addWidget(self.sign_many)
        self.foot.addWidget(self.bulk)
        self.queue.ticks.connect(self._count_ticks)
        self.model.settled.connect(self._settled_rows)
        self._count_ticks(0)

    @property
    def queue(self) -> Queue:
        view = self.view
        assert isinstance(view, Queue)
        return view

    @property
    def waits(self) -> bool:
        """Whether the list in sight is the queue itself, and not what was signed or returned."""
        return self.chip is not None and isinstance(self.chip.source, Book)

    def show_chip(self, chip: Chip) -> None:
        self.queue.let_tick(isinstance(chip.source, Book))
        super().show_chip(chip)
        self.bulk.setVisible(False)

    def next_after(self, document: DocumentId) -> DocumentId | None:
        """The document to go on with after this one: the one below, else the first of the others."""
        ids = [row.id for row in self.queue.rows()]
        if document not in ids:
            return ids[0] if ids else None
        place = ids.index(document)
        return next(iter(ids[place + 1 :] + ids[:place]), None)

    def _settled_rows(self, count: int) -> None:
        self.bulk.setVisible(self.waits and count > 1)
        self._count_ticks(len(self.queue.ticked))

    def _count_ticks(self, count: int) -> None:
        rows = self.model.rowCount()
        state = Qt.CheckState.PartiallyChecked if count else Qt.CheckState.Unchecked
        with QSignalBlocker(self.every):
            self.every.setCheckState(Qt.CheckState.Checked if count and count == rows else state)
        self.every.setText(self.tr("Đã chọn {count}/{rows}").format(count=count, rows=rows) if count else self._all())
        self.sign_many.setText(self.tr("Ký %n văn bản…", "", count) if count else self.tr("Ký nhiều…"))
        self.sign_many.setEnabled(count > 0)

    def _all(self) -> str:
        return self.tr("Chọn tất cả")

    def _toggle_all(self) -> None:
        if len(self.queue.ticked) < self.model.rowCount():
            self.queue.tick_all()
        else:
            self.queue.tick_none()
        self._count_ticks(len(self.queue.ticked))


class BookPage(QStackedWidget):
    """Queue or background. Both follow the document in the preview."""

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = QueuePane(office, jobs)
        self.background = BackgroundPane(office, jobs)
        self.addWidget(self.pane)
        self.addWidget(self.background)
        self.chosen = self.pane.chosen
        self.opened = self.pane.opened
        self.batch = self.pane.batch
        self.view = self.pane.view
        self.background.back.connect(self.show_queue)

    @property
    def box(self) -> Box | None:
        return self.pane.box

    @property
    def is_reading(self) -> bool:
        return self.currentWidget() is self.background

    def show_box(self, box: Box, chip: str = "") -> None:
        self.setCurrentWidget(self.pane)
        self.pane.show_box(box, chip)

    def reload(self, box: Box) -> None:
        self.pane.reload(box)

    def read(self) -> None:
        """Put the background in the queue's place, for reading one document after the other."""
        if self.pane.waits:
            self.setCurrentWidget(self.background)

    def show_queue(self) -> None:
        self.setCurrentWidget(self.pane)
        self.pane.focus_list()

    def focus_list(self) -> None:
        if self.is_reading:
            self.background.to_queue.setFocus()
        else:
            self.pane.focus_list()

    def go_on_after(self, document: DocumentId) -> bool:
        """Make the next document current; False when there is none left."""
        following = self.pane.next_after(document)
        return following is not None and self.view.choose(following)
