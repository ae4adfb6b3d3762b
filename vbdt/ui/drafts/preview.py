"""The page as it will print, a moment after the last key."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from vbdt.acts.sheet import Sheet
from vbdt.drafting.render import Picture, page_sizes, render
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import sentence

PAUSE_MS = 300
MOST_PAGES = 20
"""Pages shown while writing; a longer text is seen whole once it is submitted."""

MARGIN = 14


@dataclass(frozen=True, slots=True)
class Pages:
    """Pictures of the first pages of a draft, and how many it has."""

    pictures: tuple[Picture, ...]
    count: int


def draw(pdf: bytes, width: int) -> Pages:
    """The first pages of a PDF, `width` pixels wide each."""
    sizes = page_sizes(pdf)
    pictures = tuple(render(pdf, n, 72 * width / size[0]) for n, size in enumerate(sizes[:MOST_PAGES], 1))
    return Pages(pictures, len(sizes))


class LivePreview(QFrame):
    """Shows the sheet that `look` gives, set by `compose` off the window's thread. The last good page stays."""

    def __init__(
        self,
        jobs: Jobs,
        look: Callable[[], Sheet],
        compose: Callable[[Sheet], bytes],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._look, self._compose = jobs, look, compose
        self._working = False
        self._again = False
        self._drawn_width = 0
        self.setProperty("ground", "desk")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._start)
        self._words = QLabel(self.tr("Đang dựng trang…"), self)
        self._words.setProperty("look", "small")
        self._words.setWordWrap(True)
        self._words.setContentsMargins(MARGIN, 8, MARGIN, 0)
        self._pages: list[QLabel] = []
        self._make_scroll()

    def refresh(self) -> None:
        """Draw the sheet anew when the typing pauses."""
        self._timer.start()

    def page_count(self) -> int:
        """How many pages are shown now."""
        return len(self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._width() != self._drawn_width:
            self.refresh()

    def _make_scroll(self) -> None:
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("Bản xem trước"))
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        inside = QWidget()
        inside.setProperty("ground", "none")
        self._stack = QVBoxLayout(inside)
        self._stack.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._stack.setSpacing(MARGIN)
        self._stack.addStretch(1)
        self._scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._words)
        layout.addWidget(self._scroll, 1)

    def _width(self) -> int:
        return max(200, self._scroll.viewport().width() - 2 * MARGIN)

    def _start(self) -> None:
        if self._working:
            self._again = True
            return
        self._working = True
        sheet, width = self._look(), round(self._width() * self.devicePixelRatioF())
        self._drawn_width = self._width()
        compose = self._compose
        self._jobs.run(self, lambda: draw(compose(sheet), width), self._show, self._fail)

    def _show(self, pages: Pages) -> None:
        shown = self.tr("Xem trước, %n trang", "", pages.count)
        if pages.count > len(pages.pictures):
            shown = self.tr("Xem trước {shown} trang đầu trong {count} trang").format(
                shown=len(pages.pictures), count=pages.count
            )
        self._words.setText(shown)
        while len(self._pages) > len(pages.pictures):
            self._pages.pop().deleteLater()
        while len(self._pages) < len(pages.pictures):
            page = QLabel(self)
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._stack.insertWidget(len(self._pages), page)
            self._pages.append(page)
        for n, (page, picture) in enumerate(zip(self._pages, pages.pictures, strict=True), 1):
            page.setAccessibleName(self.tr("Trang {n}").format(n=n))
            page.setPixmap(self._pixmap(picture))
        self._ready()

    def _fail(self, error: UserError) -> None:
        self._words.setText(sentence(error))
        self._ready()

    def _ready(self) -> None:
        self._working = False
        if self._again:
            self._again = False
            self.refresh()

    def _pixmap(self, picture: Picture) -> QPixmap:
        image = QImage(picture.data, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGBX8888)
        made = QPixmap.fromImage(image)
        made.setDevicePixelRatio(self.devicePixelRatioF())
        return made
