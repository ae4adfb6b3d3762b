"""A PDF as pages to read: drawn off the window's thread, only those in sight, sharp at every scale."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from vbdt.drafting import apart
from vbdt.drafting.render import Picture
from vbdt.errors import UserError
from vbdt.ui.jobs import Job, Jobs, Lane
from vbdt.ui.theme import current

GAP = 16
POINT = 96 / 72
"""Logical pixels between pages, and logical pixels a point at 100 %."""

ZOOMS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
KEPT = 12
"""Page pictures kept."""

CALM_MS = 120
"""How long the view must keep its size before pages are drawn anew for it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One picture of a page: which reading of the file, which page (from 0), how many device pixels wide."""

    reading: int
    page: int
    width: int


class Pages(QAbstractScrollArea):
    """Shows PDF bytes. `turned` tells the page in sight and how many there are; `failed` why there are none."""

    turned = Signal(int, int)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._data = b""
        self._reading = 0
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._pictures: OrderedDict[Wanted, QImage] = OrderedDict()
        self._under_way: dict[Wanted, Job] = {}
        self._zoom: float | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self.viewport().update)
        self.setAccessibleName(self.tr("Các trang của văn bản"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(48)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def data(self) -> bytes:
        return self._data

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 when there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        for n, rect in enumerate(self._rects(), start=1):
            if middle < rect.bottom() + GAP:
                return n
        return len(self._sizes)

    def open(self, data: bytes) -> None:
        """Show another file, from its first page; the same bytes again change nothing."""
        if data == self._data:
            return
        self._reading += 1
        for job in self._under_way.values():
            job.cancel()
        self._under_way.clear()
        self._data, self._sizes = data, ()
        self._pictures.clear()
        self.viewport().update()
        if not data:
            self.turned.emit(0, 0)
            return
        sized, unsized = partial(self._sized, self._reading), partial(self._unsized, self._reading)
        self._jobs.run(self, lambda: apart.page_sizes(data), sized, unsized, Lane.DRAW)

    def zoom_by(self, steps: int) -> None:
        """One step larger (1) or smaller (-1) than now."""
        now = self.scale
        larger = [zoom for zoom in ZOOMS if zoom > now + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < now - 0.01]
        if (steps > 0 and larger) or (steps < 0 and smaller):
            self._rescale(larger[0] if steps > 0 else smaller[-1])

    def fit_width(self) -> None:
        self._rescale(None)

    @property
    def scale(self) -> float:
        """1.0 is 100 %, a centimetre as the screen counts it."""
        if self._zoom is not None or not self._sizes:
            return self._zoom or 1.0
        widest = max(width for width, _ in self._sizes)
        return max(0.2, min(1.6, (self.viewport().width() - 2 * GAP) / (widest * POINT)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        tokens = current()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(tokens.desk))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for n, rect in enumerate(self._rects()):
            shown = rect.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
            if shown.intersects(QRectF(self.viewport().rect())):
                painter.fillRect(shown, QColor("#FFFFFF"))
                picture = self._picture(n, rect)
                if picture is not None:
                    painter.drawImage(shown, picture)
                painter.setPen(QPen(QColor(tokens.line), 1))
                painter.drawRect(shown)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        apart.painter().children.warm()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self._calm.start()
        self._range()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Space:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def _sized(self, reading: int, sizes: tuple[tuple[float, float], ...]) -> None:
        if reading == self._reading:
            self._sizes = sizes
            self._range()
            self.verticalScrollBar().setValue(0)
            self._scrolled()

    def _unsized(self, reading: int, error: UserError) -> None:
        if reading == self._reading:
            self.failed.emit(error)

    def _rects(self) -> list[QRectF]:
        """Where each page lies, in logical pixels of the whole."""
        scale = self.scale * POINT
        rects, top = [], float(GAP)
        room = max(self.viewport().width(), max((w for w, _ in self._sizes), default=0) * scale + 2 * GAP)
        for width, height in self._sizes:
            rects.append(QRectF((room - width * scale) / 2, top, width * scale, height * scale))
            top += height * scale + GAP
        return rects

    def _range(self) -> None:
        rects = self._rects()
        height = int(rects[-1].bottom()) + GAP if rects else 0
        width = int(max(rect.right() for rect in rects)) + GAP if rects else 0
        view = self.viewport()
        self.verticalScrollBar().setRange(0, max(0, height - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, max(0, width - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        view.update()

    def _rescale(self, zoom: float | None) -> None:
        bar = self.verticalScrollBar()
        place = bar.value() / max(1, bar.maximum())
        self._zoom = zoom
        self._range()
        bar.setValue(round(place * bar.maximum()))
        self._scrolled()

    def _scrolled(self) -> None:
        self.viewport().update()
        self.turned.emit(self.page, len(self._sizes))

    def _picture(self, page: int, rect: QRectF) -> QImage | None:
        """The page's picture, or the nearest there is until the right one is drawn."""
        wanted = Wanted(self._reading, page, round(rect.width() * self.devicePixelRatioF()))
        if wanted in self._pictures:
            self._pictures.move_to_end(wanted)
            return self._pictures[wanted]
        older = next((self._pictures[each] for each in reversed(self._pictures) if each.page == page), None)
        if wanted not in self._under_way and not (older is not None and self._calm.isActive()):
            self._ask(wanted)
        return older

    def _ask(self, wanted: Wanted) -> None:
        data, dpi = self._data, 72 * wanted.width / self._sizes[wanted.page][0]
        self._under_way[wanted] = self._jobs.run(
            self,
            lambda: apart.render(data, wanted.page + 1, dpi),
            lambda picture: self._drawn(wanted, picture),
            lambda error: self._not_drawn(wanted, error),
            Lane.DRAW,
        )

    def _drawn(self, wanted: Wanted, picture: Picture) -> None:
        self._under_way.pop(wanted, None)
        if wanted.reading == self._reading:
            form = QImage.Format.Format_RGBX8888
            image = QImage(picture.data, picture.width, picture.height, picture.width * 4, form)
            self._pictures[wanted] = image.copy()
            while len(self._pictures) > KEPT:
                self._pictures.popitem(last=False)
            self.viewport().update()

    def _not_drawn(self, wanted: Wanted, error: UserError) -> None:
        """A page that cannot be drawn stays asked for, so that it is not asked for again with every paint."""
        if wanted.reading == self._reading:
            self.failed.emit(error)
