"""One page with the fields on it: dragged with the mouse, moved with the arrow keys, measured in millimetres."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vbdt.acts.sheet import Placed

PIXELS_PER_MM = 3.0
LEAST_SCALE = 2.0
"""Pixels a millimetre to which a wide page may shrink."""
GRIP_MM = 4.0
"""The lower right corner of a field, where its size is dragged."""
SNAP_MM = 4.0
LEAST = 60
"""Tenths of a millimetre a side has at least."""


class PageCanvas(QWidget):
    """Fields in tenths of a millimetre from the page's upper left. `moved` tells every change, `chosen` a choice."""

    moved = Signal()
    chosen = Signal(str)

    def __init__(
        self,
        labels: dict[str, str],
        parent: QWidget | None = None,
        *,
        scale: float = PIXELS_PER_MM,
        fixed: frozenset[str] = frozenset(),
    ) -> None:
        """`scale` is in pixels a millimetre; fields named in `fixed` keep the size they are given."""
        super().__init__(parent)
        self._labels, self._scale, self._fixed = labels, scale, fixed
        self._picture = QImage()
        self._size = (210.0, 297.0)
        self._page = 1
        self._fields: tuple[Placed, ...] = ()
        self._snaps: tuple[Placed, ...] = ()
        self._name = next(iter(labels))
        self._held: tuple[QPointF, Placed, bool] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Trang văn bản với các ô"))
        sized = self.tr("Phím mũi tên dời ô 1 mm, giữ Shift đổi kích thước; phím cách sang ô kế tiếp.")
        self.setAccessibleDescription(self.tr("Phím mũi tên dời ô 1 mm.") if fixed >= labels.keys() else sized)
        self._fit()

    @property
    def fields(self) -> tuple[Placed, ...]:
        return self._fields

    @property
    def name(self) -> str:
        """The field that keys move."""
        return self._name

    @property
    def scale(self) -> float:
        """Pixels a millimetre."""
        return self._scale

    def show_page(self, page: int, size: tuple[float, float], picture: QImage, *, scale: float | None = None) -> None:
        """Another page: its number from 1, its size in millimetres, its picture."""
        self._scale = scale or self._scale
        self._page, self._size, self._picture = page, size, picture
        self._fit()
        self.update()

    def fit_width(self, pixels: int) -> None:
        """As large as usual, smaller where that is too wide for the view, never too small to work on."""
        self._scale = min(max(pixels / self._size[0], LEAST_SCALE), PIXELS_PER_MM)
        self._fit()
        self.update()

    def show_fields(self, fields: tuple[Placed, ...], snaps: tuple[Placed, ...]) -> None:
        """The fields, and where they may snap to."""
        self._fields, self._snaps = fields, snaps
        self.update()

    def choose(self, name: str) -> None:
        self._name = name
        self.chosen.emit(name)
        self.update()

    def bring(self, name: str) -> None:
        """Put a field that stands on another page onto this one, at the same height."""
        field = self._field(name)
        self._put(replace(field, page=self._page))
        self.choose(name)

    def field(self, name: str) -> Placed:
        return self._field(name)

    # painting

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(round(self._size[0] * self._scale), round(self._size[1] * self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        if not self._picture.isNull():
            painter.drawImage(QRectF(self.rect()), self._picture)
        for field in self._fields:
            if field.page == self._page:
                self._draw(painter, field)

    def _draw(self, painter: QPainter, field: Placed) -> None:
        picked = field.name == self._name
        ink = QColor("#B3261E" if field.name == "dau" else "#1A56B8")
        ground = QColor(ink)
        ground.setAlpha(46 if picked else 24)
        rect = self._rect(field)
        painter.fillRect(rect, ground)
        painter.setPen(QPen(ink, 2 if picked else 1, Qt.PenStyle.SolidLine if picked else Qt.PenStyle.DashLine))
        painter.drawRect(rect)
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        if field.name in self._fixed:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._labels[field.name])
        else:
            self._tag(painter, field, rect, ink)
        if picked and self.hasFocus():
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(-3, -3, 3, 3))

    def _tag(self, painter: QPainter, field: Placed, rect: QRectF, ink: QColor) -> None:
        """What a field is, above it; of the chosen one its measures too, and the corner to draw it larger by."""
        words = self._labels[field.name]
        if field.name == self._name:
            words = f"{words}  {millimetres(field)}"
            grip = GRIP_MM * PIXELS_PER_MM / 2
            painter.fillRect(QRectF(rect.right() - grip, rect.bottom() - grip, grip, grip), ink)
        width = painter.fontMetrics().horizontalAdvance(words) + 8
        left = min(rect.left(), self.width() - width)
        tag = QRectF(max(left, 0), max(rect.top() - 18, 0), width, 17)
        painter.fillRect(tag, ink)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)

    # moving

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        here = [each for each in self._fields if each.page == self._page and self._near(each, event.position())]
        picked = next((each for each in here if each.name == self._name), here[-1] if here else None)
        if picked is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        grip = self._rect(picked).bottomRight() - event.position()
        held = max(abs(grip.x()), abs(grip.y())) < GRIP_MM * PIXELS_PER_MM
        resize = held and picked.name not in self._fixed
        self._held = (event.position(), picked, resize)
        self.choose(picked.name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._held is None:
            return
        start, was, resize = self._held
        by = (event.position() - start) / self._scale * 10
        self._change(was, round(by.x()), round(by.y()), resize=resize)
        if not resize:
            self._snap()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {
            Qt.Key.Key_Left: (-10, 0),
            Qt.Key.Key_Right: (10, 0),
            Qt.Key.Key_Up: (0, -10),
            Qt.Key.Key_Down: (0, 10),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._field(self._name).page == self._page:
            wanted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            resize = wanted and self._name not in self._fixed
            self._change(self._field(self._name), *step, resize=resize)
        elif event.key() == Qt.Key.Key_Space:
            names = list(self._labels)
            self.choose(names[(names.index(self._name) + 1) % len(names)])
        else:
            super().keyPressEvent(event)

    def _change(self, was: Placed, right: int, down: int, *, resize: bool) -> None:
        wide, high = (round(side * 10) for side in self._size)
        if resize:
            width = min(max(was.width + right, LEAST), wide - was.x)
            height = min(max(was.height + down, LEAST), high - was.y)
            if was.name == "dau":  # a seal keeps its shape
                share = min(width / was.width, height / was.height)
                width, height = round(was.width * share), round(was.height * share)
            self._put(replace(was, width=width, height=height))
            return
        x = min(max(was.x + right, 0), max(wide - was.width, 0))
        y = min(max(was.y + down, 0), max(high - was.height, 0))
        self._put(replace(was, x=x, y=y))

    def _snap(self) -> None:
        """Take the suggested place when the field comes near it."""
        field = self._field(self._name)
        near = SNAP_MM * 10
        for each in self._snaps:
            if (each.name, each.page) == (field.name, field.page):
                centre = each.x + each.width / 2 - field.width / 2, each.y + each.height / 2 - field.height / 2
                if abs(centre[0] - field.x) < near and abs(centre[1] - field.y) < near:
                    self._put(replace(field, x=round(centre[0]), y=round(centre[1])))

    def _put(self, field: Placed) -> None:
        self._fields = tuple(field if each.name == field.name else each for each in self._fields)
        self.moved.emit()
        self.update()

    def _field(self, name: str) -> Placed:
        return next(each for each in self._fields if each.name == name)

    def _near(self, field: Placed, at: QPointF) -> bool:
        return self._rect(field).adjusted(-4, -4, 4, 4).contains(at)

    def _rect(self, field: Placed) -> QRectF:
        scale = self._scale / 10
        return QRectF(field.x * scale, field.y * scale, field.width * scale, field.height * scale)

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())


def millimetres(field: Placed) -> str:
    """`x 120,5  y 200,0  46,0 × 18,0 mm`: from the page's left and top edge, as a ruler would say it."""
    x, y, width, height = (
        f"{value / 10:.1f}".replace(".", ",") for value in (field.x, field.y, field.width, field.height)
    )
    return f"x {x}  y {y}  {width} × {height} mm"
