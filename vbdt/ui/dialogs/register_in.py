"""Vào sổ văn bản đến: the arrival number, whom it is presented to, and what should be looked at before."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vbdt.acts.mail.duplicates import duplicates
from vbdt.acts.office import Office
from vbdt.acts.proof.check import verdict
from vbdt.acts.register_in import register_in
from vbdt.document.directory import Role
from vbdt.document.model import Changed, Document
from vbdt.document.registers import INCOMING
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.dialogs.people import DeskChoice
from vbdt.ui.jobs import Jobs
from vbdt.ui.place.mark import MarkField
from vbdt.ui.say import Tone
from vbdt.ui.terms import term
from vbdt.ui.words import facts_line, twins_words


class RegisterInDialog(ActDialog):
    """Warns of a document that came before and of signatures that are not good; the clerk decides.

    Beside it the mark «ĐẾN» on page 1, already where there is room.
    """

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Vào sổ văn bản đến"), self.tr("Vào sổ và trình"), self.tr("Đang vào sổ…"))
        super().__init__(words, (document.facts.subject, facts_line(document)), jobs, done, parent)
        self._office, self._document = office, document
        number = len(office.store.book(INCOMING, office.today.year)) + 1
        self.number = self.note(self.tr("Số đến {number}").format(number=number), "page")
        self.signatures = self.note(self.tr("Đang kiểm tra chữ ký số…"))
        leaders = office.directory.desks_of(office.me.agency, Role.LEADER)
        self.to = DeskChoice(self.tr("Trình lãnh đạo phân công"), office.directory, leaders, self)
        self.to.mark_absences(office, document.facts.kind, Role.LEADER)
        self.rows.addSpacing(6)
        self.add(self.tr("Trình lãnh đạo phân công"), self.to)
        self.mark = MarkField(office, document, jobs, self)
        self.add_beside(self.mark)
        self.to.setFocus()
        self._warn_of_duplicates()
        jobs.run(self, lambda: verdict(office, document.id), self._show_verdict, self._show_failure)

    def work(self) -> Callable[[], Changed]:
        office, document, to, mark = self._office, self._document.id, self.to.desk(), self.mark.place()
        return lambda: register_in(office, document, to, mark)

    def _warn_of_duplicates(self) -> None:
        same = duplicates(self._office, self._document)
        if same:
            self.banner.say(twins_words(same), Tone.SOON)

    def _show_verdict(self, found: FileVerdict) -> None:
        good = found.verdict is Verdict.VALID
        tone = "good" if good else "soon" if found.verdict is Verdict.VALID_UNTRUSTED else "late"
        self.signatures.setProperty("look", tone)
        words = self.tr("Chữ ký số: {verdict}. {reason}")
        self.signatures.setText(words.format(verdict=term(found.verdict.label), reason=found.reason).strip())
        self.signatures.style().unpolish(self.signatures)
        self.signatures.style().polish(self.signatures)

    def _show_failure(self, error: UserError) -> None:
        self.signatures.setText(str(error))
