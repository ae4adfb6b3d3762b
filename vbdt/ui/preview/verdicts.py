"""What the signatures of a file are worth, in words with a shield: one line above the pages, the whole in a list."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vbdt.document.verdict import FileVerdict, SignatureKind, SignatureVerdict, TimeSource, Verdict
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


def headline(verdict: FileVerdict) -> str:
    """`Chữ ký số hợp lệ: Trần Văn Bình; Sở Tài chính`."""
    translate = QCoreApplication.translate
    if verdict.verdict is Verdict.UNSIGNED:
        return translate("verdict", "Chưa có chữ ký số")
    persons = (each for each in verdict.signatures if each.kind is not SignatureKind.TIME_STAMP)
    names = "; ".join(each.signer or each.organisation for each in persons)
    if verdict.verdict is Verdict.VALID:
        return translate("verdict", "Chữ ký số hợp lệ: {names}").format(names=names)
    return translate("verdict", "Chữ ký số: {verdict}").format(verdict=term(verdict.verdict.label).lower())


class VerdictLine(QFrame):
    """The file's verdict in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._text = Elided()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self.wait()

    @property
    def text(self) -> str:
        return self._text.text()

    def wait(self) -> None:
        self._put("shield-question-mark", "calm", self.tr("Đang kiểm tra chữ ký số…"))

    def show_verdict(self, verdict: FileVerdict) -> None:
        icon, ink = LOOKS[verdict.verdict]
        self._put(icon, ink, headline(verdict))
        self.setToolTip(verdict.reason)

    def fail(self, text: str) -> None:
        self._put("shield-alert", "late", text)

    def _put(self, icon: str, ink: str, text: str) -> None:
        icons.dress(self._icon, icon, ink)
        self._text.setText(text)
        self._text.setProperty("look", ink if ink != "calm" else "second")
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
        self.setAccessibleName(text)


def signature_card(signature: SignatureVerdict) -> QFrame:
    """One signature: whose, how good, when, by which certificate, and why."""
    icon, ink = LOOKS[signature.verdict]
    card = QFrame()
    card.setProperty("ground", "card")
    picture = QLabel()
    icons.dress(picture, icon, ink, 22)
    column = QVBoxLayout()
    column.setSpacing(2)
    for text, look in _lines(signature):
        label = QLabel(text)
        label.setProperty("look", look)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)
    row = QHBoxLayout(card)
    row.setContentsMargins(14, 12, 14, 12)
    row.setSpacing(12)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    return card


def _lines(signature: SignatureVerdict) -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    _, ink = LOOKS[signature.verdict]
    lines = [(f"{term(signature.kind.label)}: {term(signature.verdict.label)}", ink if ink != "calm" else "strong")]
    lines.append((", ".join(dict.fromkeys(x for x in (signature.signer, signature.organisation) if x)), "strong"))
    if signature.signed_at is not None:
        stamped = signature.time_source is TimeSource.TIME_STAMP
        source = translate("verdict", "theo dấu thời gian") if stamped else translate("verdict", "theo đồng hồ máy ký")
        words_ = translate("verdict", "Ký lúc {when} ({source}), mức {level}")
        when = words.moment(signature.signed_at)
        lines.append((words_.format(when=when, source=source, level=signature.level.value or "–"), "second"))
    if signature.certificate is not None:
        until = words.day(signature.certificate.not_after.date())
        words_ = translate("verdict", "Chứng thư do {issuer} cấp, hết hạn {until}, số {serial}")
        text = words_.format(issuer=signature.issuer, until=until, serial=signature.certificate.serial)
        lines.append((text, "second"))
    lines += [(note, "second") for note in signature.notes]
    return lines
