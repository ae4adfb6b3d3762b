"""The list itself: one column of rows, moved through by J, K, the arrows and Enter."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from vbdt.document.ids import DocumentId
from vbdt.ui.lists.delegate import RowDelegate
from vbdt.ui.lists.model import RowsModel
from vbdt.ui.lists.rows import Row


class RowList(QListView):
    """Shows a RowsModel. `chosen` tells the row that became current, `opened` the row that was asked to open."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._kept: DocumentId | None = None
        self._told: DocumentId | None = None
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().selectionChanged.connect(self._moved)
        self.doubleClicked.connect(self._open)
        model.modelReset.connect(self._restore)

    def current_row(self) -> Row | None:
        """The chosen row. Qt's current index alone is no choice: it goes to the top when the list gets the focus."""
        index = self.currentIndex()
        return self._rows.row(index) if index.isValid() and self.selectionModel().isSelected(index) else None

    def forget(self) -> None:
        """Keep no row current when the rows change."""
        self._kept = self._told = None

    def choose(self, document: DocumentId) -> bool:
        """Make a document current; False when it is not among the rows."""
        self._kept = document
        index = self._rows.index_of(document)
        if index.isValid():
            self._take(index)
        return index.isValid()

    def step(self, rows: int) -> None:
        """Go down so many rows (up when negative) as far as there are any."""
        count = self._rows.rowCount()
        if count:
            chosen = self.current_row() is not None
            start = self.currentIndex().row() if chosen else (-1 if rows > 0 else count)
            self._take(self._rows.index(max(0, min(count - 1, start + rows))))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        match event.key():
            case Qt.Key.Key_J if plain:
                self.step(1)
            case Qt.Key.Key_K if plain:
                self.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if plain:
                self._open(self.currentIndex())
            case _:
                super().keyPressEvent(event)

    def _take(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _moved(self) -> None:
        row = self.current_row()
        if row is not None and row.id != self._told:
            self._told = row.id
            self._kept = row.id
            self.chosen.emit(row)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._rows.row(index))

    def _restore(self) -> None:
        """After a change the same document stays current, without being told as chosen again."""
        if self._kept is None:
            return
        index = self._rows.index_of(self._kept)
        if index.isValid():
            self._told = self._kept
            self._take(index)
