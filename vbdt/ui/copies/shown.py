"""The copy before it is made: the page with the mark or the form, and what there is to say about it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vbdt.acts.files.copy import look
from vbdt.acts.files.copy_source import Wanted
from vbdt.acts.office import Office
from vbdt.document.copies import Medium
from vbdt.drafting.apart import page_sizes, render
from vbdt.drafting.render import Picture
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Banner, Tone, sentence
from vbdt.ui.theme import current

PAUSE_MS = 300
WIDTH, HEIGHT = 256, 380
"""Logical pixels for the page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The page to show, which one it is of how many, and the notes."""

    picture: Picture
    page: int
    pages: int
    notes: tuple[str, ...]


class CopyPreview(QWidget):
    """Draws what `ask` says is wanted, off the window's thread, a moment after the last change."""

    def __init__(
        self, office: Office, jobs: Jobs, ask: Callable[[], Wanted | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._jobs, self._ask = office, jobs, ask
        self._asked: Wanted | None = None
        self.page = QLabel(self)
        self.page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.which = QLabel(self)
        self.which.setProperty("look", "small")
        self.which.setWordWrap(True)
        self.notes = Banner(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.page)
        column.addWidget(self.which)
        column.addWidget(self.notes)
        column.addStretch(1)
        self.setFixedWidth(WIDTH)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._start)

    def refresh(self) -> None:
        """Something has changed."""
        self._timer.start()

    def _start(self) -> None:
        self._asked = asked = self._ask()
        if asked is None:
            self._clear(self.tr("Chọn tệp quét để xem bản sao."))
            return
        self.which.setText(self.tr("Đang dựng trang…"))
        size = (round(WIDTH * self.devicePixelRatioF()), round(HEIGHT * self.devicePixelRatioF()))
        work = partial(_draw, self._office, asked, size)
        self._jobs.run(self, work, partial(self._show, asked), partial(self._fail, asked))

    def _show(self, asked: Wanted, shown: Shown) -> None:
        if asked is not self._asked:
            return
        form = QImage.Format.Format_RGBX8888
        drawn = shown.picture
        picture = QPixmap.fromImage(QImage(drawn.data, drawn.width, drawn.height, drawn.width * 4, form).copy())
        self._edge(picture)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.page.setPixmap(picture)
        self.page.setAccessibleName(self.tr("Trang {page} của bản sao").format(page=shown.page))
        self.which.setText(self.tr("Trang {page}/{pages} của bản sao").format(page=shown.page, pages=shown.pages))
        self.notes.clear()
        if shown.notes:
            self.notes.say(" ".join(shown.notes), Tone.SOON)

    def _edge(self, picture: QPixmap) -> None:
        """White paper needs an edge on a light ground."""
        painter = QPainter(picture)
        painter.setPen(QColor(current().line))
        painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _fail(self, asked: Wanted, error: UserError) -> None:
        if asked is self._asked:
            self._clear("")
            self.notes.say(sentence(error), Tone.LATE)

    def _clear(self, words: str) -> None:
        self.page.setPixmap(QPixmap())
        self.notes.clear()
        self.which.setText(words)


def _draw(office: Office, wanted: Wanted, room: tuple[int, int]) -> Shown:
    """The first page of an electronic copy, which has the mark; the last one of a paper copy, which has the form."""
    looked = look(office, wanted)
    sizes = page_sizes(looked.pdf)
    page = 1 if wanted.onto is Medium.ELECTRONIC else len(sizes)
    scale = min(side / points for side, points in zip(room, sizes[page - 1], strict=True))
    return Shown(render(looked.pdf, page, 72 * scale), page, len(sizes), looked.notes)
