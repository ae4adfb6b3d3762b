"""What the signatures of a file are worth, in words with a shield: above the pages, and a card for each signature."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vbdt.document.verdict import Answer, FileVerdict, SignatureKind, SignatureVerdict, TimeSource, Verdict
from vbdt.ui import icons, words
from vbdt.ui.elided import Elided
from vbdt.ui.terms import term

LOOKS = {
    Verdict.VALID: ("shield-check", "good"),
    Verdict.VALID_UNTRUSTED: ("shield-question-mark", "soon"),
    Verdict.UNKNOWN: ("shield-question-mark", "soon"),
    Verdict.MODIFIED: ("shield-x", "late"),
    Verdict.INVALID: ("shield-x", "late"),
    Verdict.UNSIGNED: ("shield-alert", "calm"),
}
"""Icon and ink of each verdict."""

ANSWERS = {
    Answer.GOOD: ("circle-check", "good"),
    Answer.WARNING: ("triangle-alert", "soon"),
    Answer.BAD: ("circle-alert", "late"),
}
LINE = 30
"""Height of the headline in pixels: as the buttons of the same row."""
SHOWN_WARNINGS = 2
"""Above the pages; all of them stand with the signatures."""


def headline(verdict: FileVerdict) -> str:
    """`Chữ ký số hợp lệ: Trần Văn Bình; Sở Tài chính`."""
    translate = QCoreApplication.translate
    if verdict.verdict is Verdict.UNSIGNED:
        return translate("verdict", "Chưa có chữ ký số")
    persons = (each for each in verdict.signatures if each.kind is not SignatureKind.TIME_STAMP)
    names = "; ".join(dict.fromkeys(each.signer or each.organisation for each in persons))
    if verdict.verdict is Verdict.VALID:
        return translate("verdict", "Chữ ký số hợp lệ: {names}").format(names=names)
    return translate("verdict", "Chữ ký số: {verdict}").format(verdict=term(verdict.verdict.label).lower())


class VerdictLine(QFrame):
    """The file's verdict in one line, and what a person must see beside it. `more` asks for the signatures."""

    more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._text = Elided()
        self.details = QPushButton(self.tr("Chi tiết"))
        self.details.setProperty("kind", "link")
        self.details.setAccessibleName(self.tr("Chi tiết các chữ ký số"))
        self.details.clicked.connect(self.more)
        self.notes = QLabel()
        self.notes.setProperty("look", "soon")
        self.notes.setWordWrap(True)
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setMinimumHeight(LINE)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.details)
        row.addSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.notes)
        self.wait()

    @property
    def text(self) -> str:
        return self._text.text()

    def wait(self) -> None:
        self._put("shield-question-mark", "calm", self.tr("Đang kiểm tra chữ ký số…"))

    def show_verdict(self, verdict: FileVerdict) -> None:
        icon, ink = LOOKS[verdict.verdict]
        self._put(icon, ink, headline(verdict), verdict.warnings)
        self._text.setToolTip(verdict.reason)
        self.details.setVisible(bool(verdict.signatures))

    def fail(self, text: str) -> None:
        self._put("shield-alert", "late", text)

    def _put(self, icon: str, ink: str, text: str, warnings: tuple[str, ...] = ()) -> None:
        icons.dress(self._icon, icon, ink)
        self._text.setText(text)
        self._text.setToolTip(text)
        self._text.setProperty("look", ink if ink != "calm" else "second")
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
        self.details.hide()
        lines = [self.tr("Lưu ý: {warning}").format(warning=each) for each in warnings[:SHOWN_WARNINGS]]
        if len(warnings) > SHOWN_WARNINGS:
            lines.append(self.tr("Còn %n lưu ý khác, xem Chi tiết.", "", len(warnings) - SHOWN_WARNINGS))
        self.notes.setText("\n".join(lines))
        self.notes.setVisible(bool(lines))
        self.setAccessibleName(text)
        self.setAccessibleDescription("\n".join(lines))


class FileCard(QFrame):
    """The verdict on the file as a whole with its reason and every warning; `saved` asks for the report."""

    save = Signal()

    def __init__(self, verdict: FileVerdict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon, ink = LOOKS[verdict.verdict]
        self.report = QPushButton(self.tr("Lưu báo cáo…"))
        self.report.setToolTip(self.tr("Báo cáo kiểm tra chữ ký số, để in (PDF) hoặc để lưu (JSON)"))
        icons.dress(self.report, "download")
        self.report.clicked.connect(self.save)
        column = _card(self, icon, ink, side=self.report)
        column.addWidget(_line(term(verdict.verdict.label), ink if ink != "calm" else "strong"))
        column.addWidget(_line(verdict.reason))
        for warning in verdict.warnings:
            column.addLayout(_remark("triangle-alert", "soon", self.tr("Lưu ý: {warning}").format(warning=warning)))


class SignatureCard(QFrame):
    """One signature: how good, whose, the seven items, what came after it, and why. `look` asks for its revision."""

    look = Signal(object)

    def __init__(self, signature: SignatureVerdict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon, ink = LOOKS[signature.verdict]
        column = _card(self, icon, ink)
        title = f"{term(signature.kind.label)}: {term(signature.verdict.label)}"
        column.addWidget(_line(title, ink if ink != "calm" else "strong"))
        who = ", ".join(dict.fromkeys(part for part in (signature.signer, signature.organisation) if part))
        if who:
            column.addWidget(_line(who, "strong"))
        column.addWidget(_line(self._level(signature), "second"))
        if signature.items:
            column.addSpacing(6)
            column.addLayout(_items(signature))
            column.addSpacing(4)
        if signature.added_after:
            column.addWidget(_line(signature.added_after))
        self.then = QPushButton(self.tr("Xem văn bản tại thời điểm ký"))
        self.then.setProperty("kind", "link")
        self.then.clicked.connect(partial(self.look.emit, signature))
        self.then.setVisible(signature.revision_bytes > 0)
        row = QHBoxLayout()
        row.addWidget(self.then)
        row.addStretch(1)
        column.addLayout(row)
        for note in signature.notes:
            column.addWidget(_line(f"– {note}", "second"))

    def _level(self, signature: SignatureVerdict) -> str:
        parts = []
        if signature.signed_at is not None:
            stamped = signature.time_source is TimeSource.TIME_STAMP
            source = self.tr("theo dấu thời gian") if stamped else self.tr("theo đồng hồ máy ký")
            parts.append(
                self.tr("Ký lúc {when} ({source})").format(when=words.moment(signature.signed_at), source=source)
            )
        parts.append(self.tr("mức {level}").format(level=signature.level.value or "–"))
        if signature.certificate is not None:
            parts.append(self.tr("số chứng thư {serial}").format(serial=signature.certificate.serial))
        text = ", ".join(parts)
        return text[:1].upper() + text[1:]


def _items(signature: SignatureVerdict) -> QGridLayout:
    """The seven things that Circular 15/2025 wants to be shown, each with its answer as an icon and a word."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, item in enumerate(signature.items):
        icon, ink = ANSWERS[item.answer]
        picture = QLabel()
        icons.dress(picture, icon, ink, 16)
        name = _line(term(item.name), "second")
        name.setMinimumWidth(NAMES)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_line(item.value), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(picture, row, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_line(term(item.answer.label), ink), row, 3, Qt.AlignmentFlag.AlignTop)
    return grid


def _card(card: QFrame, icon: str, ink: str, side: QWidget | None = None) -> QVBoxLayout:
    card.setProperty("ground", "card")
    picture = QLabel()
    icons.dress(picture, icon, ink, 22)
    column = QVBoxLayout()
    column.setSpacing(2)
    row = QHBoxLayout(card)
    row.setContentsMargins(14, 12, 14, 12)
    row.setSpacing(12)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    if side is not None:
        row.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
    return column


def _remark(icon: str, ink: str, text: str) -> QHBoxLayout:
    picture = QLabel()
    icons.dress(picture, icon, ink, 16)
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_line(text, ink), 1)
    return row


def _line(text: str, look: str = "") -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(look not in ANSWER_INKS or len(text) > SHORT)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


NAMES = 92
"""Pixels that the name of an item has at least; more where there is room."""
ANSWER_INKS = {ink for _, ink in ANSWERS.values()}
SHORT = 12
"""Letters of the longest answer; wrapped labels in a grid take their least width."""
