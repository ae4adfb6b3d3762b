"""One document in the review before a batch: its page with the place of the signature, what it is, what is wrong."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vbdt.acts.review import DPI, Review
from vbdt.document.kinds import Urgency
from vbdt.drafting.render import Picture
from vbdt.signing.places import FieldPlace
from vbdt.ui import icons
from vbdt.ui.elided import Elided
from vbdt.ui.say import Tone
from vbdt.ui.terms import term
from vbdt.ui.theme import current

THUMB = 104
"""Height of a page's picture in logical pixels."""


class ReviewRow(QFrame):
    """`ticked` tells that the person took the document in or left it out."""

    ticked = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = review
        self.signed = False
        self.setProperty("ground", "card")
        self.tick = QCheckBox()
        self.tick.setAccessibleName(review.document.facts.subject)
        self.tick.clicked.connect(self.ticked)
        picture = QLabel()
        picture.setPixmap(_page(review.picture, review.place, self.devicePixelRatioF()))
        picture.setAccessibleName(self.tr("Trang đặt chữ ký"))
        subject = QLabel(review.document.facts.subject)
        subject.setProperty("look", "strong")
        subject.setTextFormat(Qt.TextFormat.PlainText)
        subject.setWordWrap(True)
        facts = Elided(self._facts(), "second")
        self._icon = QLabel()
        self._said = QLabel()
        self._said.setWordWrap(True)
        said = QHBoxLayout()
        said.setSpacing(6)
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._said, 1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(subject)
        words.addWidget(facts)
        words.addLayout(said)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(14)
        row.addWidget(self.tick)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self._say_problems()

    @property
    def taken(self) -> bool:
        return self.tick.isChecked()

    @property
    def said(self) -> str:
        """What stands below the subject: a problem, or what became of it."""
        return self._said.text()

    def allow(self, unopened: bool) -> None:
        """Take the document in when nothing speaks against it; `unopened` lets in what was not opened."""
        may = not self.review.obstacles and (self.review.opened or unopened)
        self.tick.setEnabled(may)
        self.tick.setChecked(may)

    def settle(self, tone: Tone, text: str, *, signed: bool = False) -> None:
        """Say what became of it."""
        self.signed = signed
        self.tick.hide()
        self.say(tone, text)

    def say(self, tone: Tone, text: str) -> None:
        icons.dress(self._icon, tone.icon, tone.value, 16)
        self._said.setText(text)
        self._said.setProperty("look", tone.value if tone is not Tone.CALM else "second")
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)

    def _say_problems(self) -> None:
        review = self.review
        if review.obstacles:
            self.say(Tone.LATE, " ".join(review.obstacles))
        elif not review.opened:
            self.say(Tone.SOON, self.tr("Chưa mở xem"))
        else:
            self.say(Tone.GOOD, self.tr("Đã xem, sẵn sàng ký"))

    def _facts(self) -> str:
        facts = self.review.document.facts
        parts = [facts.kind_record.name, self.tr("%n trang", "", self.review.pages)]
        if facts.urgency is not Urgency.NORMAL:
            parts.insert(0, term(facts.urgency.label))
        if self.review.place is not None:
            parts.append(self.tr("chữ ký ở trang {page}").format(page=self.review.place.page))
        return ", ".join(parts)


def _page(picture: Picture | None, place: FieldPlace | None, ratio: float) -> QPixmap:
    """The page, small, with a frame where the signature will stand; an empty sheet when there is no picture."""
    tokens = current()
    if picture is None:
        blank = QPixmap(round(THUMB * 0.707 * ratio), round(THUMB * ratio))
        blank.fill(QColor(tokens.desk))
        blank.setDevicePixelRatio(ratio)
        return blank
    image = QImage(picture.data, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGBX8888)
    painted = image.copy()
    painter = QPainter(painted)
    if place is not None:
        scale = DPI / 72
        left, bottom, right, top = (value * scale for value in place.box)
        painter.setPen(QPen(QColor("#A91B26"), 3))
        painter.setBrush(QColor(169, 27, 38, 40))
        painter.drawRect(QRectF(left, picture.height - top, right - left, top - bottom))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#9A958B"), 2))
    painter.drawRect(painted.rect().adjusted(0, 0, -1, -1))
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(painted.scaledToHeight(round(THUMB * ratio), smooth))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
