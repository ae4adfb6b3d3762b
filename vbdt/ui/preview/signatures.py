"""The tab «Chữ ký số»: the verdict on the file with its report, each signature, and the file as each one left it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from vbdt.acts.proof.report_file import save_report
from vbdt.document.verdict import FileVerdict, SignatureVerdict
from vbdt.errors import UserError
from vbdt.ui.jobs import Jobs
from vbdt.ui.preview.facts import Sheet
from vbdt.ui.preview.revision import RevisionDialog
from vbdt.ui.preview.verdicts import FileCard, SignatureCard

Read = Callable[[], bytes]
"""Gives the file's bytes, from any thread. Raises UserError."""


class SignaturesTab(Sheet):
    """`saved` tells where a report lies, `failed` why it could not be made."""

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Chữ ký số của tệp"))
        self._jobs = jobs
        self._name = ""
        self._read: Read | None = None
        self._verdict: FileVerdict | None = None

    def clear(self) -> None:
        """Nothing is known yet, or any more."""
        self._read, self._verdict = None, None
        self.refill()

    def show_file(self, name: str, read: Read, verdict: FileVerdict) -> None:
        self._name, self._read, self._verdict = name, read, verdict
        whole = FileCard(verdict)
        whole.save.connect(self.ask_where_to_save)
        cards: list[QWidget] = [whole]
        for signature in verdict.signatures:
            card = SignatureCard(signature)
            card.look.connect(self.look)
            cards.append(card)
        self.refill(*cards)

    def look(self, signature: SignatureVerdict) -> None:
        """Show the file as this signature left it beside the file of now."""
        if self._read is not None:
            RevisionDialog(self._read, signature, self._jobs, self.window()).open()

    def ask_where_to_save(self) -> None:
        if self._read is None:
            return
        stem = self.tr("Báo cáo kiểm tra {name}").format(name=Path(self._name).stem)
        dialog = QFileDialog(self, self.tr("Lưu báo cáo kiểm tra chữ ký số"), f"{stem}.pdf")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Bản để in, PDF (*.pdf)"), self.tr("Dữ liệu, JSON (*.json)")])
        dialog.setDefaultSuffix("pdf")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("json" if "json" in chosen else "pdf"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the report there, in the form that the name ends in."""
        if self._read is None or self._verdict is None:
            return
        work = partial(_save, Path(path), self._name, self._read, self._verdict)
        self._jobs.run(self, work, self.saved.emit, self._fail)

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)


def _save(path: Path, name: str, read: Read, verdict: FileVerdict) -> str:
    return save_report(path, name, read(), verdict)
