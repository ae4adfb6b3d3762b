"""How a row is painted: two lines of text, a line of chips. One delegate for every list of documents."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vbdt.ui import icons
from vbdt.ui.lists.model import ROW
from vbdt.ui.lists.rows import Mark, Row
from vbdt.ui.say import Tone
from vbdt.ui.theme import Tokens, colours, current

HEIGHT = 92
LEFT, RIGHT = 26, 20
CHIP = 22
"""Measures in logical pixels."""


class RowDelegate(QStyledItemDelegate):
    """Paints a Row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(320, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row | None = index.data(ROW)
        if row is None:
            return
        tokens = current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, rect, state, tokens)
        inner = rect.adjusted(LEFT, 10, -RIGHT, -10)
        _first_line(painter, inner, row, tokens)
        _second_line(painter, inner, row, tokens)
        _third_line(painter, inner, row, tokens, chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()


def _ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, tokens: Tokens) -> None:
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.chosen if chosen else tokens.hover))
        painter.drawRoundedRect(QRectF(rect.adjusted(10, 1, -8, -2)), 8, 8)
    if not chosen:
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.left() + LEFT, rect.bottom(), rect.right() - RIGHT, rect.bottom())
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(QRectF(rect.left() + 12, rect.top() + 16, 3, rect.height() - 33), 1.5, 1.5)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(tokens.faint), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(10.5, 1.5, -8.5, -2.5), 8, 8)


def _first_line(painter: QPainter, inner: QRect, row: Row, tokens: Tokens) -> None:
    line = QRect(inner.left(), inner.top(), inner.width(), 20)
    width = _right(painter, line, row.when, tokens)
    weight = QFont.Weight.DemiBold if row.mine else QFont.Weight.Medium
    ink = tokens.text if row.mine else tokens.second
    _text(painter, line.adjusted(0, 0, -width - 12, 0), row.who, font(13, weight), ink)
    if row.mine:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawEllipse(QPointF(inner.left() - 7.5, line.center().y() + 1), 2.5, 2.5)


def _second_line(painter: QPainter, inner: QRect, row: Row, tokens: Tokens) -> None:
    line = QRect(inner.left(), inner.top() + 21, inner.width(), 22)
    weight = QFont.Weight.DemiBold if row.mine else QFont.Weight.Normal
    _text(painter, line, row.subject, font(14, weight), tokens.text)


def _third_line(painter: QPainter, inner: QRect, row: Row, tokens: Tokens, *, chosen: bool) -> None:
    line = QRect(inner.left(), inner.top() + 48, inner.width(), CHIP)
    right = line
    if row.files:
        width = _right(painter, line, str(row.files), tokens)
        right = line.adjusted(0, 0, -width - 18, 0)
        clip = icons.pixmap("paperclip", tokens.faint, 14, painter.device().devicePixelRatioF())
        painter.drawPixmap(right.right() + 3, line.center().y() - 6, clip)
        right.adjust(0, 0, -6, 0)
    left = line.left()
    if row.snippet:
        used = _right(painter, right, row.symbol, tokens)
        room = QRect(left, line.top(), right.right() - used - 12 - left, CHIP)
        _text(painter, room, row.snippet, font(12), tokens.second)
        return
    used = _right(painter, right, row.symbol, tokens)
    for mark in row.marks:
        room = QRect(line.left(), line.top(), right.right() - used - 8 - line.left(), CHIP)
        left = _chip(painter, left, room, mark, ground="line" if chosen and mark.tone is Tone.CALM else "")


def _chip(painter: QPainter, left: int, room: QRect, mark: Mark, ground: str = "") -> int:
    """Paint one chip if it fits into `room`, the first one shortened if need be; return where the next may begin."""
    face = font(12, QFont.Weight.Medium)
    metrics, limit, top = QFontMetrics(face), room.right(), room.top()
    words = mark.text
    if left == room.left():
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, limit - left - 34)
    width = metrics.horizontalAdvance(words) + 34
    if left + width > limit:
        return left
    colour = colours(current())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour[ground or f"{mark.tone.value}_ground"]))
    painter.drawRoundedRect(QRectF(left, top, width, CHIP), 6, 6)
    picture = icons.pixmap(mark.icon, colour[mark.tone.value], 14, painter.device().devicePixelRatioF())
    painter.drawPixmap(left + 8, top + 4, picture)
    _text(painter, QRect(left + 26, top, width - 30, CHIP), words, face, colour[mark.tone.value])
    return left + width + 6


def _right(painter: QPainter, line: QRect, words: str, tokens: Tokens) -> int:
    """Paint small words at the right end of a line; return their width."""
    face = font(12)
    width = QFontMetrics(face).horizontalAdvance(words)
    painter.setFont(face)
    painter.setPen(QColor(tokens.faint))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    return width


def _text(painter: QPainter, room: QRect, words: str, face: QFont, ink: str) -> None:
    painter.setFont(face)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont("Inter")
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made
