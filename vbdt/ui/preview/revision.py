"""Văn bản tại thời điểm ký: what was signed beside what the file shows now, with every difference outlined."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts.proof.revision import Place, Revision, Sides, revision, sides
from vbdt.document.verdict import SignatureVerdict
from vbdt.drafting.render import Picture
from vbdt.errors import UserError
from vbdt.ui import icons, words
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Banner
from vbdt.ui.terms import term
from vbdt.ui.theme import current

GAP = 14
MARGIN = 2
"""Logical pixels between the two pages, and around what differs."""
NAMED_PAGES = 12


class Pair(QWidget):
    """The two pictures of a page beside each other, as wide as there is room; what differs is framed on both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: tuple[QImage | None, QImage | None] = (None, None)
        self._places: tuple[Place, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sides(self, shown: Sides) -> None:
        self._images = _image(shown.then), _image(shown.now)
        self._places = shown.places
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        half = (width - GAP - 1) / 2
        return max((round(half * each.height() / each.width()) for each in self._images if each), default=300) + 2

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(900, self.heightForWidth(900))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        half = (self.width() - GAP - 1) / 2
        for left, image in zip((0.0, half + GAP), self._images, strict=True):
            if image is None:
                self._paint_nothing(painter, QRectF(left, 0, half, 120))
                continue
            scale = half / image.width()
            page = QRectF(left, 0, half, image.height() * scale)
            painter.fillRect(page, QColor("#FFFFFF"))
            painter.drawImage(page, image)
            painter.setPen(QPen(QColor(current().line), 1))
            painter.drawRect(page)
            self._outline(painter, page, scale)

    def _outline(self, painter: QPainter, page: QRectF, scale: float) -> None:
        painter.setPen(QPen(QColor("#B4232C"), 2))  # on white paper, in the dark theme too
        for x0, y0, x1, y1 in self._places:
            box = QRectF(page.left() + x0 * scale, y0 * scale, (x1 - x0) * scale, (y1 - y0) * scale)
            painter.drawRect(box.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).intersected(page))

    def _paint_nothing(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(QColor(current().second))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.tr("Không có trang này"))


class RevisionDialog(QDialog):
    """«Lúc ký» on the left, «Hiện tại» on the right, page by page."""

    def __init__(
        self, read: Callable[[], bytes], signature: SignatureVerdict, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._signature = jobs, signature
        self._made: Revision | None = None
        self.page = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Văn bản tại thời điểm ký"))
        room = self.screen().availableGeometry()
        self.resize(min(1120, room.width() - 40), min(860, room.height() - 60))
        self.banner = Banner(self)
        self.pair = Pair()
        self._lay_out()
        jobs.run(self, partial(_revision, read, signature), self._show, self.banner.fail)

    def turn(self, page: int) -> None:
        """Show a page, from 1."""
        if self._made is None or not 1 <= page <= self._made.pages:
            return
        self.page = page
        self._previous.setEnabled(page > 1)
        self._next.setEnabled(page < self._made.pages)
        self._number.setText(self.tr("Trang {page}/{pages}").format(page=page, pages=self._made.pages))
        work = partial(sides, self._made, page)
        self._jobs.run(self, work, partial(self._drawn, page), self._not_drawn)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_PageUp:
                self.turn(self.page - 1)
            case Qt.Key.Key_Right | Qt.Key.Key_PageDown:
                self.turn(self.page + 1)
            case _:
                super().keyPressEvent(event)

    def _show(self, made: Revision) -> None:
        self._made = made
        self.summary.setText(self._words(made))
        self.turn(made.page if not made.differing or made.page in made.differing else made.differing[0])

    def _words(self, made: Revision) -> str:
        if made.pages_then != made.pages_now:
            text = self.tr("Lúc ký có {then} trang, hiện có {now} trang.")
            return text.format(then=made.pages_then, now=made.pages_now)
        if not made.differing:
            return self.tr("Không trang nào hiển thị khác với lúc ký.")
        named = ", ".join(str(page) for page in made.differing[:NAMED_PAGES])
        more = "…" if len(made.differing) > NAMED_PAGES else ""
        return self.tr("Trang khác với lúc ký: {pages}. Chỗ khác được đóng khung.").format(pages=named + more)

    def _drawn(self, page: int, shown: Sides) -> None:
        if page == self.page:
            self.pair.show_sides(shown)
            self.places.setText(
                self.tr("%n chỗ khác trên trang này", "", len(shown.places))
                if shown.places
                else self.tr("Trang này không khác lúc ký")
            )
            self._describe()

    def _describe(self) -> None:
        name = self.tr("Trang {page}: lúc ký bên trái, hiện tại bên phải. {places}")
        self.pair.setAccessibleName(name.format(page=self.page, places=self.places.text()))

    def _not_drawn(self, error: UserError) -> None:
        self.banner.fail(error)

    def _lay_out(self) -> None:
        signature = self._signature
        title = QLabel(self.tr("Văn bản tại thời điểm ký"))
        title.setProperty("look", "title")
        who = QLabel(f"{term(signature.kind.label)}: {signature.signer or signature.field}")
        who.setProperty("look", "second")
        who.setTextFormat(Qt.TextFormat.PlainText)
        self.summary = QLabel(self.tr("Đang lấy lại văn bản lúc ký…"))
        self.summary.setProperty("look", "strong")
        self.summary.setWordWrap(True)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.pair)
        area.setAccessibleName(self.tr("Trang lúc ký và hiện tại"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for widget in (title, who, self.summary, self.banner):
            column.addWidget(widget)
        column.addLayout(self._heads())
        column.addWidget(area, 1)
        column.addLayout(self._footer())

    def _heads(self) -> QHBoxLayout:
        when = self._signature.signed_at
        signed = self.tr("Lúc ký ({when})").format(when=words.moment(when)) if when else self.tr("Lúc ký")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for text in (signed, self.tr("Hiện tại")):
            head = QLabel(text)
            head.setProperty("look", "strong")
            row.addWidget(head, 1)
        return row

    def _footer(self) -> QHBoxLayout:
        self._previous = self._arrow("chevron-left", self.tr("Trang trước"), -1)
        self._next = self._arrow("chevron-right", self.tr("Trang sau"), 1)
        self._number = QLabel()
        self.places = QLabel()
        self.places.setProperty("look", "second")
        close = QPushButton(self.tr("Đóng"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        for widget in (self._previous, self._number, self._next):
            row.addWidget(widget)
        row.addSpacing(12)
        row.addWidget(self.places)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _arrow(self, icon: str, name: str, steps: int) -> QToolButton:
        button = QToolButton()
        icons.dress(button, icon, "second")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setEnabled(False)
        button.clicked.connect(lambda: self.turn(self.page + steps))
        return button


def _revision(read: Callable[[], bytes], signature: SignatureVerdict) -> Revision:
    return revision(read(), signature)


def _image(picture: Picture | None) -> QImage | None:
    if picture is None:
        return None
    form = QImage.Format.Format_RGBX8888
    return QImage(picture.data, picture.width, picture.height, picture.width * 4, form).copy(
        QRect(0, 0, picture.width, picture.height)
    )
