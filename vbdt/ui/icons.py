"""Icons in the colours of the theme. A widget remembers which one it wears, so that a change of theme can redraw it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from vbdt import assets
from vbdt.ui import theme

SIZE = 18
"""Usual side of an icon in logical pixels."""

WORDS_ROOM = 8
"""What is left between an icon and the words beside it, for an icon of 24."""


def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon drawn in `colour` (#RRGGBB), `size` logical pixels square, sharp at the screen's pixel ratio."""
    return _drawn(name, colour, size, round(ratio * 100))


def icon(name: str, colour: str | None = None, room: int = 0) -> QIcon:
    """The icon in one colour; in the palette's colour of text when none is given. `dress` is for what lasts longer.

    `room` is left empty at its right, in logical pixels of an icon of 24.
    """
    ink = colour or QGuiApplication.palette().color(QPalette.ColorRole.ButtonText).name()
    made = QIcon()
    for ratio in (1.0, 1.25, 1.5, 2.0):
        made.addPixmap(_with_room(pixmap(name, ink, 24, ratio), room))
    return made


def dress(widget: QAbstractButton | QLabel, name: str, ink: str = "text", size: int = SIZE) -> None:
    """Give a button or label an icon in a colour of the theme, by the colour's name; it follows the theme."""
    widget.setProperty("iconName", name)
    widget.setProperty("iconInk", ink)
    widget.setProperty("iconSide", size)
    _put(widget, _colour(ink))


def redress(widgets: Iterable[QWidget], colours: Mapping[str, str]) -> None:
    """Draw every worn icon anew; `colours` are the theme's colours by name."""
    for widget in widgets:
        if isinstance(widget, QAbstractButton | QLabel) and widget.property("iconName"):
            _put(widget, colours[str(widget.property("iconInk"))])


def _put(widget: QAbstractButton | QLabel, colour: str) -> None:
    name, size = str(widget.property("iconName")), int(widget.property("iconSide"))
    if isinstance(widget, QLabel):
        widget.setPixmap(pixmap(name, colour, size, widget.devicePixelRatioF()))
        return
    room = WORDS_ROOM if widget.text() else 0
    widget.setIcon(icon(name, colour, room))
    widget.setIconSize(QSize(size + round(room * size / 24), size))


def _colour(ink: str) -> str:
    return theme.colours(theme.current())[ink]


def _with_room(picture: QPixmap, room: int) -> QPixmap:
    if not room:
        return picture
    ratio = picture.devicePixelRatio()
    wider = QPixmap(picture.width() + round(room * ratio), picture.height())
    wider.fill(Qt.GlobalColor.transparent)
    wider.setDevicePixelRatio(ratio)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wider


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, percent: int) -> QPixmap:
    svg = assets.icon(name).read_bytes().replace(b"currentColor", QColor(colour).name().encode())
    side = round(size * percent / 100)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    made.setDevicePixelRatio(percent / 100)
    return made
