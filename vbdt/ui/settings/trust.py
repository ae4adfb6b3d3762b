"""Chứng thư tin cậy: whom this desk believes, with fingerprint and origin; adding one after comparing it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.acts.proof.trust import (
    Authority,
    Origin,
    authorities,
    believe,
    believe_again,
    believe_no_more,
    decided_by,
    may_decide,
    read_authority,
)
from vbdt.document.calendar import local_day
from vbdt.document.verdict import CertificateFacts
from vbdt.ui import icons
from vbdt.ui.jobs import Jobs
from vbdt.ui.labels import line
from vbdt.ui.preview.facts import Sheet
from vbdt.ui.settings.compare import CompareDialog, spaced
from vbdt.ui.settings.part import Part, button, card, heading, marked
from vbdt.ui.terms import term
from vbdt.ui.words import day, moment


class TrustPart(Part):
    """Everybody may look; the clerk, the archivist and the administrator decide."""

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(office, jobs, parent)
        self.found: tuple[Authority, ...] = ()
        self.add = button(self.tr("Thêm nơi cấp…"), self.tr("Thêm nơi cấp chứng thư từ tệp"), self.ask_for_file)
        icons.dress(self.add, "plus")
        self.add.setEnabled(may_decide(office))
        self.sheet = Sheet(self.tr("Nơi cấp chứng thư mà bàn này tin cậy"))
        head = QHBoxLayout()
        head.addWidget(heading(self.tr("Chứng thư tin cậy")), 1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self.sheet, 1)

    def open(self) -> None:
        self.jobs.run(self, partial(authorities, self.office), self._show, self.refused)

    def use(self, office: Office) -> None:
        super().use(office)
        self.open()

    def ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Chọn chứng thư của nơi cấp"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Chứng thư (*.crt *.cer *.pem *.der)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.offer(Path(path)))
        dialog.open()

    def offer(self, path: Path) -> None:
        """Show what a file holds, to be compared before it is believed."""
        self.banner.clear()
        self.jobs.run(self, partial(read_authority, path), partial(self._compare, path), self.refused)

    def _compare(self, path: Path, facts: CertificateFacts) -> None:
        dialog = CompareDialog(facts, lambda typed: believe(self.office, path, typed), self.jobs, self)
        dialog.agreed.connect(self._believed)
        dialog.open()

    def _believed(self, office: Office) -> None:
        self._kept(office, self.tr("Đã thêm; chữ ký dưới nơi cấp này được tin cậy từ nay."))

    def ask_to_stop(self, authority: Authority) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Ngừng tin cậy «{subject}»?").format(subject=authority.facts.subject))
        box.setInformativeText(self.tr("Chữ ký dưới nơi cấp này sẽ không còn được coi là hợp lệ ở bàn này."))
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        box.setDefaultButton(QMessageBox.StandardButton.No)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.button(QMessageBox.StandardButton.Yes).clicked.connect(partial(self.stop, authority))
        box.open()

    def stop(self, authority: Authority) -> None:
        work = partial(believe_no_more, self.office, authority.facts.fingerprint)
        self.keep(work, self.tr("Đã ngừng tin cậy nơi cấp này."))

    def restore(self, authority: Authority) -> None:
        work = partial(believe_again, self.office, authority.facts.fingerprint)
        self.keep(work, self.tr("Đã tin cậy lại nơi cấp này."))

    def _show(self, found: tuple[Authority, ...]) -> None:
        self.found = found
        widgets: list[QWidget] = []
        if self.office.settings.demo:
            text = self.tr("Bàn này thuộc tỉnh mẫu: các nơi cấp của tỉnh mẫu chỉ được tin cậy ở đây, để chạy thử.")
            note = QFrame()
            note.setLayout(marked("info", "soon", text))
            widgets.append(note)
        if not may_decide(self.office):
            widgets.append(line(self.tr("Văn thư, lưu trữ hoặc quản trị quyết định thêm, bớt nơi cấp."), "second"))
        widgets += [self._card(each) for each in found]
        self.sheet.refill(*widgets)

    def _card(self, authority: Authority) -> QFrame:
        facts = authority.facts
        frame, column = card(*(("shield-check", "good") if authority.believed else ("shield-x", "second")))
        column.addWidget(line(facts.subject or facts.organisation, "strong"))
        column.addWidget(line(self._standing(authority), "second"))
        valid = self.tr("Hiệu lực từ {start} đến {end}").format(
            start=day(local_day(facts.not_before)), end=day(local_day(facts.not_after))
        )
        column.addWidget(line(valid, "second"))
        print_ = line(f"SHA-256  {spaced(facts.fingerprint)}", "small")
        column.addWidget(print_)
        if authority.decision is not None:
            did = self.tr("Tin cậy") if authority.decision.believed else self.tr("Ngừng tin cậy")
            who = self.tr("{did}: {who}, {when}").format(
                did=did, who=decided_by(self.office, authority.decision), when=moment(authority.decision.at)
            )
            column.addWidget(line(who, "second"))
        if may_decide(self.office):
            column.addLayout(self._deed(authority))
        return frame

    def _standing(self, authority: Authority) -> str:
        if authority.root or authority.origin is Origin.ADDED:
            kind = self.tr("Gốc tin cậy")
        else:
            kind = (
                self.tr("Nơi cấp trung gian") if authority.issues else self.tr("Chứng thư dịch vụ, không cấp chứng thư")
            )
        if not authority.believed:
            kind = self.tr("Không tin cậy")
        text = self.tr("{kind}. {origin}, tệp {file}")
        return text.format(kind=kind, origin=term(authority.origin.label), file=authority.source)

    def _deed(self, authority: Authority) -> QHBoxLayout:
        subject = authority.facts.subject
        if authority.believed:
            name = self.tr("Ngừng tin cậy {subject}").format(subject=subject)
            made = button(self.tr("Ngừng tin cậy…"), name, partial(self.ask_to_stop, authority), "link")
        else:
            name = self.tr("Tin cậy lại {subject}").format(subject=subject)
            made = button(self.tr("Tin cậy lại"), name, partial(self.restore, authority), "link")
        row = QHBoxLayout()
        row.addWidget(made)
        row.addStretch(1)
        return row
