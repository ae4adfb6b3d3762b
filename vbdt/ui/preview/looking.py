"""Whether a person has really looked: the pages of one document stood in sight for a second, or were scrolled."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from vbdt.acts.office import Office
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction, Document
from vbdt.document.states import State
from vbdt.ui.preview.pages import Pages

LOOK_MS = 1000
"""How long pages stand in sight before that counts as having looked."""

HANDED_OVER = (State.SUBMITTED, State.SIGNED)
"""States in which it matters to somebody else whether the holder has looked."""


class Looking(QObject):
    """Watches the pages. `looked` tells the document, once each time it comes into sight."""

    looked = Signal(object)

    def __init__(self, pages: Pages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._document: DocumentId | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._tell)
        pages.verticalScrollBar().actionTriggered.connect(lambda _: self._tell())

    def begin(self, office: Office, document: Document) -> None:
        """A document came into sight; the same one again does not begin anew."""
        waits = document.holder == office.me.id and document.state in HANDED_OVER and not document.opened
        wanted = document.id if waits and document.direction is Direction.OUTGOING else None
        if wanted != self._document or wanted is None:
            self._document = wanted
            self._timer.stop() if wanted is None else self._timer.start()

    def end(self) -> None:
        self._document = None
        self._timer.stop()

    def _tell(self) -> None:
        if self._document is None:
            return
        covered = QApplication.activeModalWidget() is not None or self._pages.window().isMinimized()
        if covered or not (self._pages.data and self._pages.isVisible()):
            self._timer.start()  # behind a dialog or another tab, or still being read
            return
        document, self._document = self._document, None
        self._timer.stop()
        self.looked.emit(document)
