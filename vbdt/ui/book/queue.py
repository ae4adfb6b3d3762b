"""The queue of the signature book: a list whose rows can be ticked, by mouse, by X or Space, or with Shift and arrows.

Ticks are kept by document, so that they survive a reload; what has left the book is no longer ticked.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from vbdt.document.ids import DocumentId
from vbdt.ui import icons
from vbdt.ui.lists.delegate import RowDelegate
from vbdt.ui.lists.model import ROW, RowsModel
from vbdt.ui.lists.rows import Row
from vbdt.ui.lists.view import RowList
from vbdt.ui.theme import current

GUTTER = 34
SIDE = 18
"""Width of the column of ticks, and side of a tick box, in logical pixels."""


class TickDelegate(RowDelegate):
    """Paints a row with its tick box in front."""

    def __init__(self, queue: "Queue") -> None:
        super().__init__(queue)
        self._queue = queue

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row | None = index.data(ROW)
        if row is None or not self._queue.may_tick:
            super().paint(painter, option, index)
            return
        whole: QRect = option.rect
        _paint_box(painter, whole, row.id in self._queue.ticked)
        moved = QStyleOptionViewItem(option)
        moved.rect = whole.adjusted(GUTTER - 8, 0, 0, 0)
        super().paint(painter, moved, index)


class Queue(RowList):
    """The list. `ticks` tells how many rows are ticked whenever that changes."""

    ticks = Signal(int)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.may_tick = False
        self._ticked: set[DocumentId] = set()
        self.setItemDelegate(TickDelegate(self))
        model.modelReset.connect(self._forget_gone)

    @property
    def ticked(self) -> frozenset[DocumentId]:
        return frozenset(self._ticked)

    def rows(self) -> tuple[Row, ...]:
        """All rows in their order."""
        return tuple(self._rows.row(self._rows.index(n)) for n in range(self._rows.rowCount()))

    def chosen_for_batch(self) -> tuple[DocumentId, ...]:
        """The ticked documents in the order of the book."""
        return tuple(row.id for row in self.rows() if row.id in self._ticked)

    def let_tick(self, may: bool) -> None:
        self.may_tick = may
        if not may:
            self.tick_none()

    def tick_all(self) -> None:
        self._put({row.id for row in self.rows()})

    def tick_none(self) -> None:
        self._put(set())

    def toggle(self, index: QModelIndex) -> None:
        if self.may_tick and index.isValid():
            self._put(self._ticked ^ {self._rows.row(index).id})

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self.may_tick and self._tick_key(event):
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        where = event.position().toPoint()
        if self.may_tick and where.x() < GUTTER and event.button() is Qt.MouseButton.LeftButton:
            self.toggle(self.indexAt(where))
            return
        super().mousePressEvent(event)

    def _tick_key(self, event: QKeyEvent) -> bool:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        match event.key():
            case Qt.Key.Key_X | Qt.Key.Key_Space if plain:
                self.toggle(self.currentIndex())
            case Qt.Key.Key_Down | Qt.Key.Key_Up if shift:
                self._stretch(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_A if control:
                self.tick_all()
            case _:
                return False
        return True

    def _stretch(self, rows: int) -> None:
        """Tick the row one stands on and the one gone to."""
        here = self.current_row()
        self.step(rows)
        there = self.current_row()
        self._put(self._ticked | {row.id for row in (here, there) if row is not None})

    def _put(self, ticked: set[DocumentId]) -> None:
        if ticked != self._ticked:
            self._ticked = ticked
            self.viewport().update()
            self.ticks.emit(len(ticked))

    def _forget_gone(self) -> None:
        if self._rows.rowCount():
            self._put(self._ticked & {row.id for row in self.rows()})


def _paint_box(painter: QPainter, row: QRect, ticked: bool) -> None:
    tokens = current()
    box = QRectF(row.left() + 14, row.center().y() - SIDE / 2, SIDE, SIDE)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.primary if ticked else tokens.faint), 1))
    painter.setBrush(QColor(tokens.primary if ticked else tokens.raised))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        tick = icons.pixmap("check", tokens.on_primary, 14, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(box.left()) + 2, round(box.top()) + 2, tick)
    painter.restore()
