"""Bằng chứng: the checks that were kept with a document, what each rested on, and all of it as a folder."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts.office import Office
from vbdt.acts.proof.archive_stamps import archive_files
from vbdt.acts.proof.evidence import Evidence, certificates_of, check_and_keep, kept_evidence
from vbdt.acts.proof.evidence_export import export_evidence, folder_name
from vbdt.document.model import Document
from vbdt.document.verdict import CertificateFacts, Verdict
from vbdt.errors import UserError
from vbdt.ui import icons, words
from vbdt.ui.jobs import Jobs
from vbdt.ui.labels import line
from vbdt.ui.say import Banner, Tone
from vbdt.ui.terms import term

TONES = {Verdict.VALID: Tone.GOOD, Verdict.VALID_UNTRUSTED: Tone.SOON, Verdict.UNKNOWN: Tone.SOON}


@dataclass(frozen=True, slots=True)
class Check:
    """One kept check with the facts of its certificates."""

    evidence: Evidence
    certificates: tuple[CertificateFacts, ...]


def read_checks(office: Office, document: Document) -> tuple[Check, ...]:
    """The newest first. Reads files: not on the window's thread."""
    kept = reversed(kept_evidence(office, document.id))
    return tuple(Check(each, certificates_of(office, each)) for each in kept)


class EvidenceDialog(QDialog):
    """What speaks for a document when its authorities are gone."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._office, self._document, self._jobs = office, document, jobs
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Bằng chứng kiểm tra chữ ký số"))
        room = self.screen().availableGeometry()
        self.resize(min(680, room.width() - 40), min(620, room.height() - 60))
        title = line(self.windowTitle(), "title")
        subject = line(document.facts.subject, "strong")
        about = line(words.facts_line(document), "second")
        self.banner = Banner(self)
        self._body = QWidget()
        self._body.setProperty("ground", "canvas")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._body)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("Các lần kiểm tra đã lưu"))
        self.save = QPushButton(self.tr("Xuất ra thư mục…"))
        self.save.setProperty("kind", "primary")
        icons.dress(self.save, "download", "on_primary")
        self.save.setEnabled(False)
        self.save.clicked.connect(self._choose_folder)
        self.check = QPushButton(self.tr("Kiểm tra và lưu ngay"))
        self.check.setAutoDefault(False)
        icons.dress(self.check, "shield-check")
        self.check.clicked.connect(self.check_now)
        close = QPushButton(self.tr("Đóng"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.check)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (title, subject, about, self.banner):
            column.addWidget(widget)
        column.addWidget(area, 1)
        column.addLayout(foot)
        self._read()

    def check_now(self) -> None:
        """One more check, kept with the others."""
        self.check.setEnabled(False)
        self.banner.say(self.tr("Đang kiểm tra và lấy thông tin thu hồi…"), Tone.CALM)
        office, document = self._office, self._document

        def work() -> None:
            check_and_keep(office, document.id, archive_files(office, document))

        self._jobs.run(self, work, lambda _: self._read(), self._refused)

    def _read(self) -> None:
        work = partial(read_checks, self._office, self._document)
        self._jobs.run(self, work, self._show, self.banner.fail)

    def export_to(self, folder: Path) -> None:
        """Write everything into a new folder inside of `folder`."""
        target = folder / folder_name(self._office, self._document)
        work = partial(export_evidence, self._office, self._document.id, target)
        self.save.setEnabled(False)
        self._jobs.run(self, work, partial(self._exported, target), self._refused)

    def _show(self, checks: tuple[Check, ...]) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for each in checks:
            self._column.insertWidget(self._column.count() - 1, self._card(each))
        self.banner.clear()
        self.check.setEnabled(True)
        self.save.setEnabled(bool(checks))
        if checks:
            self.save.setFocus()
        else:
            self.banner.say(self.tr("Văn bản này chưa có bằng chứng kiểm tra nào được lưu tại bàn này."), Tone.CALM)

    def _card(self, check: Check) -> QFrame:
        found = check.evidence
        tone = TONES.get(found.verdict.verdict, Tone.LATE)
        picture = QLabel()
        icons.dress(picture, tone.icon, tone.value, 20)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        head = self.tr("Kiểm tra lúc {when}: {verdict}")
        verdict = term(found.verdict.verdict.label)
        lines.addWidget(line(head.format(when=words.moment(found.at), verdict=verdict), "strong"))
        lines.addWidget(line(found.verdict.reason))
        lines.addWidget(line(self._counts(found), "second"))
        for n, annex in enumerate(found.annexes or (), 1):
            beside = self.tr("Tệp kèm theo có chữ ký {n}: {verdict}")
            lines.addWidget(line(beside.format(n=n, verdict=term(annex.verdict.verdict.label)), "second"))
        for each in check.certificates:
            lines.addWidget(line(self._certificate(each), "small"))
        if found.missing:
            text = self.tr("Chưa có thông tin thu hồi của: {names}").format(names="; ".join(found.missing))
            lines.addWidget(line(text, Tone.SOON.value))
        card = QFrame()
        card.setProperty("ground", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(12)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        return card

    def _counts(self, found: Evidence) -> str:
        parts = [
            self.tr("%n chứng thư", "", len(found.certificates)),
            self.tr("%n trả lời về thu hồi (OCSP)", "", len(found.ocsps)),
            self.tr("%n danh sách thu hồi (CRL)", "", len(found.crls)),
        ]
        return self.tr("Lưu kèm: {parts}").format(parts=", ".join(parts))

    def _certificate(self, facts: CertificateFacts) -> str:
        text = self.tr("{subject}, do {issuer} cấp, hiệu lực đến {day}")
        who = ", ".join(dict.fromkeys(part for part in (facts.subject, facts.organisation) if part))
        return text.format(subject=who, issuer=facts.issuer, day=words.day(facts.not_after.date()))

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Chọn nơi lưu thư mục bằng chứng"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.open()

    def _exported(self, target: Path, count: int) -> None:
        self.save.setEnabled(True)
        text = self.tr("Đã xuất %n tệp ra {folder}", "", count)
        self.banner.say(text.format(folder=target), Tone.GOOD)

    def _refused(self, error: UserError) -> None:
        self.save.setEnabled(True)
        self.check.setEnabled(True)
        self.banner.fail(error)
