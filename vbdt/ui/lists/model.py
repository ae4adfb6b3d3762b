"""Rows of one list, read a page at a time off the window's thread as the person scrolls."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from vbdt.document.ids import DocumentId
from vbdt.errors import UserError
from vbdt.store.reading import Cursor
from vbdt.ui.jobs import Jobs
from vbdt.ui.lists.rows import Row, RowPage

PAGE = 100
ROW = Qt.ItemDataRole.UserRole

Fetch = Callable[[int, Cursor | None], RowPage]
"""Reads up to so many rows before a place; called in a lane."""

AnyIndex = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel):
    """The rows. `settled` tells how many are known after each reading, `failed` why there are none."""

    settled = Signal(int)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._rows: list[Row] = []
        self._next: Cursor | None = None
        self._fetch: Fetch | None = None
        self._asked = 0
        self._fetching = False

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.subject
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return row.spoken
            case _:
                return row if role == ROW else None

    def canFetchMore(self, parent: AnyIndex = QModelIndex()) -> bool:  # noqa: N802, B008 - Qt's signature
        return not parent.isValid() and self._next is not None and not self._fetching

    def fetchMore(self, parent: AnyIndex = QModelIndex()) -> None:  # noqa: N802, B008 - Qt's signature
        if self.canFetchMore(parent):
            self._ask(PAGE, self._next, self._append)

    def show_list(self, fetch: Fetch) -> None:
        """Forget the rows and read the first page of another list."""
        self._fetch = fetch
        if self._rows:
            self.beginResetModel()
            self._rows, self._next = [], None
            self.endResetModel()
        self._ask(PAGE, None, self._replace)

    def reload(self) -> None:
        """Read as many rows as are shown anew; nothing flickers when nothing changed."""
        if self._fetch is not None:
            self._ask(max(PAGE, len(self._rows)), None, self._replace)

    def row(self, index: AnyIndex) -> Row:
        return self._rows[index.row()]

    def index_of(self, document: DocumentId) -> QModelIndex:
        """Where a document stands; an invalid index when it is not among the rows read."""
        place = next((n for n, row in enumerate(self._rows) if row.id == document), -1)
        return self.index(place) if place >= 0 else QModelIndex()

    def _ask(self, limit: int, before: Cursor | None, then: Callable[[RowPage], None]) -> None:
        fetch = self._fetch
        if fetch is None:
            return
        self._asked += 1
        asked = self._asked
        self._fetching = True

        def arrived(page: RowPage) -> None:
            if asked == self._asked:  # a later question makes this answer stale
                self._fetching = False
                then(page)
                self.settled.emit(len(self._rows))

        def refused(error: UserError) -> None:
            if asked == self._asked:
                self._fetching = False
                self.failed.emit(error)

        self._jobs.run(self, lambda: fetch(limit, before), arrived, refused)

    def _append(self, page: RowPage) -> None:
        self._next = page.next
        if page.rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
            self._rows += page.rows
            self.endInsertRows()

    def _replace(self, page: RowPage) -> None:
        self._next = page.next
        if self._rows == list(page.rows):
            return
        self.beginResetModel()
        self._rows = list(page.rows)
        self.endResetModel()
