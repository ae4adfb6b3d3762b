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


def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """The icon drawn in `colour` (#RRGGBB), `size` logical pixels square, sharp at the screen's pixel ratio."""
    return _drawn(name, colour, size, round(ratio * 100))


def icon(name: str, colour: str | None = None) -> QIcon:
    """The icon in one colour; in the palette's colour of text when none is given. `dress` is for what lasts longer."""
    ink = colour or QGuiApplication.palette().color(QPalette.ColorRole.ButtonText).name()
    made = QIcon()
    for ratio in (1.0, 1.25, 1.5, 2.0):
        made.addPixmap(pixmap(name, ink, 24, ratio))
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
    widget.setIcon(icon(name, colour))
    widget.setIconSize(QSize(size, size))


def _colour(ink: str) -> str:
    return theme.colours(theme.current())[ink]


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
