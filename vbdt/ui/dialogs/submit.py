"""Trình ký: to which leader, with which note."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from vbdt.acts.office import Office
from vbdt.acts.sheet import Sheet
from vbdt.acts.submit import submit
from vbdt.document.content import problems
from vbdt.document.directory import Role
from vbdt.document.kinds import kind_of
from vbdt.document.model import Changed
from vbdt.errors import BadInput
from vbdt.ui.dialogs.frame import ActDialog, Done, NoteField, Words
from vbdt.ui.dialogs.people import DeskChoice
from vbdt.ui.jobs import Jobs


class SubmitDialog(ActDialog):
    """The page is set as PDF/A here, which is the work one waits for."""

    def __init__(self, office: Office, sheet: Sheet, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Trình ký"), self.tr("Trình ký"), self.tr("Đang tạo văn bản PDF/A…"))
        signer = " ".join((*sheet.content.signer.capacity, sheet.content.signer.name))
        facts = self.tr("{kind}, người ký: {signer}").format(kind=kind_of(sheet.content.kind).name, signer=signer)
        super().__init__(words, (sheet.content.subject, facts), jobs, done, parent)
        self._office, self._sheet = office, sheet
        leaders = office.directory.desks_of(office.me.agency, Role.LEADER)
        self.to = DeskChoice(self.tr("Trình lãnh đạo"), office.directory, leaders, self)
        self.to.choose(sheet.leader)
        self.to.mark_absences(office, sheet.content.kind, Role.LEADER)
        self.words = NoteField(self.tr("Ví dụ: Kính trình Giám đốc xem xét, ký ban hành."), self)
        self.add(self.tr("Trình lãnh đạo"), self.to)
        self.add(self.tr("Lời trình (nếu có)"), self.words)
        self.words.setFocus()

    def work(self) -> Callable[[], Changed]:
        missing = () if self._sheet.elsewhere else problems(self._sheet.content)
        if missing:
            raise BadInput(missing[0], "Mở dự thảo, bổ sung rồi trình lại.")
        sheet = replace(self._sheet, leader=self.to.desk())
        office, note = self._office, self.words.text()
        return lambda: submit(office, sheet, note)
