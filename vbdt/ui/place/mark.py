"""Chỗ dấu «ĐẾN»: page 1 with the mark where it would go by itself, to be dragged or moved with the arrow keys."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vbdt.acts.files.incoming_mark import suggested_place
from vbdt.acts.files.outside import page_frames
from vbdt.acts.office import Office
from vbdt.acts.sheet import Placed
from vbdt.document.model import Document, MarkPlace
from vbdt.drafting.apart import render
from vbdt.drafting.free_space import MARK
from vbdt.drafting.render import Picture
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs, Lane
from vbdt.ui.place.canvas import PageCanvas, millimetres

NAME = "den"
ROOM = (320, 440)
"""Pixels for the page."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Page 1 as it is seen: where the mark would go, the page's size in millimetres, its picture."""

    place: MarkPlace
    size: tuple[float, float]
    scale: float
    picture: Picture


class MarkField(QWidget):
    """Where the mark will stand; nothing while the page is being read, and for a file that cannot be drawn."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ready = False
        self.canvas = PageCanvas({NAME: self.tr("Dấu Đến")}, self, scale=ROOM[0] / 210, fixed=frozenset({NAME}))
        self.canvas.setAccessibleName(self.tr("Chỗ đóng dấu Đến trên trang 1"))
        self.canvas.setVisible(False)
        self.where = QLabel(self.tr("Đang tìm chỗ cho dấu Đến…"), self)
        self.where.setProperty("look", "second")
        self.where.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.canvas)
        column.addWidget(self.where)
        column.addStretch(1)
        self.setFixedWidth(ROOM[0])
        self.canvas.moved.connect(self._tell)
        jobs.run(self, partial(_look, office, document), self._show, self._fail, Lane.DRAW)

    def place(self) -> MarkPlace | None:
        """None leaves it to the act, which finds the same place."""
        if not self._ready:
            return None
        field = self.canvas.field(NAME)
        return MarkPlace(field.page, field.x, field.y)

    def _show(self, looked: Looked) -> None:
        place = looked.place
        placed = Placed(NAME, place.page, place.x, place.y, round(MARK["width"] * 10), round(MARK["height"] * 10))
        drawn, form = looked.picture, QImage.Format.Format_RGBX8888
        image = QImage(drawn.data, drawn.width, drawn.height, drawn.width * 4, form).copy()
        self.canvas.show_fields((placed,), (placed,))
        self.canvas.show_page(place.page, looked.size, image, scale=looked.scale)
        self.canvas.setVisible(True)
        self._ready = True
        self._tell()

    def _tell(self) -> None:
        words = self.tr("Dấu Đến: {where}. Kéo trên trang, hoặc dùng phím mũi tên, để đặt chỗ khác.")
        self.where.setText(words.format(where=millimetres(self.canvas.field(NAME))))

    def _fail(self, error: UserError) -> None:
        self.where.setText(self.tr("Không hiện được trang 1: {why}").format(why=error.what))


def _look(office: Office, document: Document) -> Looked:
    pdf = office.store.files.read(document.pdf)
    size = page_frames(pdf)[0].size
    scale = min(room / side for room, side in zip(ROOM, size, strict=True))
    picture = render(pdf, 1, scale * 25.4 * 2)
    return Looked(suggested_place(office, document) or MarkPlace(1, 0, 0), size, scale, picture)
