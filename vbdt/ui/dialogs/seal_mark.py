"""Ký dấu «ĐẾN»: the agency's signature at the mark, behind the signatures a document came with, into a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from vbdt.acts.files.incoming_mark import lacks_person, seal_mark
from vbdt.acts.keys import seal_key
from vbdt.acts.office import Office
from vbdt.acts.proof.check import verdict
from vbdt.document.model import Changed, Document
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.errors import BadInput, UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.dialogs.keypanel import KeyPanel
from vbdt.ui.jobs import Jobs, Lane
from vbdt.ui.preview.saving import write
from vbdt.ui.say import Tone
from vbdt.ui.words import facts_line


class SealMarkDialog(ActDialog):
    """Asks for the PIN of the agency's key; where the signer's own signature is missing, that it is known."""

    lane = Lane.TOKEN

    def __init__(self, office: Office, document: Document, path: Path, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Ký dấu Đến"), self.tr("Ký và lưu"), self.tr("Đang ký số của cơ quan…"))
        super().__init__(words, (document.facts.subject, facts_line(document)), jobs, done, parent)
        self._office, self._document, self._path = office, document, path
        self.note(self.tr("Lưu ra {path}. Bản nhận trong kho không bị thay đổi.").format(path=path.name))
        self.known = QCheckBox(self.tr("Tôi biết văn bản không có chữ ký số của người ký"), self)
        self.known.hide()
        self.rows.addWidget(self.known)
        self.key = KeyPanel(office, office.settings.seal, jobs, self.banner, self)
        self.pin = self.key.pin
        self.rows.addWidget(self.key)
        self.finished.connect(self.key.forget)
        self.pin.setFocus()
        self.key.look()
        jobs.run(self, lambda: verdict(office, document.id), self._show_verdict, self.banner.fail)

    def work(self) -> Callable[[], Changed]:
        pin, last = self.key.take_pin(), self.key.final_try
        office, document, path, known = self._office, self._document, self._path, self.known.isChecked()

        def sealed() -> Changed:
            with seal_key(office, pin, accept_final_try=last) as key:
                write(path, seal_mark(office, document, key, unsigned_by_person=known))
            return Changed()

        return sealed

    def refused(self, error: UserError) -> None:
        super().refused(error)
        self.pin.setFocus()
        if not isinstance(error, BadInput):
            self.key.look(keep_banner=True)

    def _show_verdict(self, found: FileVerdict) -> None:
        self.known.setVisible(found.verdict is Verdict.VALID and lacks_person(found, self._document))
        if found.verdict is not Verdict.VALID:
            self.banner.say(self.tr("Không ký dấu Đến được: {why}").format(why=found.reason), Tone.LATE)
