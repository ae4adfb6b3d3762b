"""Cập nhật văn bản đã gửi: who has it from now on, and what is said of it anew."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from vbdt.acts.mail.update import Correction, update
from vbdt.acts.office import Office
from vbdt.acts.recipients import offered
from vbdt.document.changes import holders
from vbdt.document.kinds import Urgency
from vbdt.document.model import Changed, Document
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, NoteField, Words
from vbdt.ui.drafts.agencies import AgencyPicker
from vbdt.ui.drafts.day import OptionalDay
from vbdt.ui.jobs import Jobs
from vbdt.ui.terms import term
from vbdt.ui.wheel import pass_wheel
from vbdt.ui.words import facts_line


class UpdateDialog(ActDialog):
    """Shows the recipients and facts as they are; what is changed here is what is sent."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Cập nhật văn bản đã gửi"), self.tr("Gửi cập nhật"), self.tr("Đang gửi cập nhật…"))
        super().__init__(words, (document.facts.subject, facts_line(document)), jobs, done, parent)
        self._office, self._document = office, document
        self._having = holders(document)
        there = offered(office)
        gone = (office.directory.find_agency(each) for each in self._having if each not in {one.id for one in there})
        self.agencies = AgencyPicker([*there, *(each for each in gone if each)], self)
        self.agencies.mark_files()
        self.agencies.tick(self._having)
        self.subject = QLineEdit(document.facts.subject, self)
        self.subject.setCursorPosition(0)
        self.urgency = QComboBox(self)
        pass_wheel(self.urgency)
        for each in Urgency:
            self.urgency.addItem(term(each.label), each)
        self.urgency.setCurrentIndex(self.urgency.findData(document.facts.urgency))
        week = office.today + timedelta(days=7)
        self.reply_by = OptionalDay(self.tr("Hạn trả lời"), self.tr("Yêu cầu trả lời"), week, self)
        self.reply_by.set_day(document.facts.reply_by)
        self.reason = NoteField(self.tr("Ví dụ: Bổ sung nơi nhận còn thiếu."), self)
        self.add(self.tr("Nơi nhận điện tử"), self.agencies)
        self.add(self.tr("Trích yếu"), self.subject)
        self.add(self.tr("Mức độ khẩn"), self.urgency)
        self.add(self.tr("Hạn trả lời"), self.reply_by)
        self.add(self.tr("Lý do cập nhật"), self.reason)
        self.note(
            self.tr("Nơi được thêm sẽ nhận văn bản; nơi bị bớt sẽ nhận yêu cầu thu hồi. Tệp đã ký không thay đổi.")
        )
        self.reason.setFocus()

    def work(self) -> Callable[[], Changed]:
        chosen, reason = self.agencies.ticked(), self.reason.text()
        if not reason:
            raise UserError("Chưa ghi lý do cập nhật.", "Ghi rõ lý do để nơi nhận biết.")
        added = [each for each in chosen if each not in self._having]
        removed = [each for each in self._having if each not in chosen]
        said = Correction(self.subject.text(), Urgency(self.urgency.currentData()), self.reply_by.day())
        office, document = self._office, self._document.id
        return lambda: update(office, document, reason, added, removed, said)
