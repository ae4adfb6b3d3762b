"""Phân công (bút phê): exactly one lead, coordinators, a deadline in working days, an instruction."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.office import Office
from vbdt.document.calendar import WorkingCalendar
from vbdt.document.model import Changed, Document
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, NoteField, Words
from vbdt.ui.dialogs.people import DeskChoice, DeskTicks
from vbdt.ui.drafts.day import DayField
from vbdt.ui.drafts.number import NumberField
from vbdt.ui.jobs import Jobs
from vbdt.ui.words import day, facts_line

USUAL_TERM = 5
LONGEST_TERM = 250


class DeadlineField(QWidget):
    """A term in working days and the day it ends; changing one changes the other."""

    def __init__(self, calendar: WorkingCalendar, today: date, first: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendar, self._today = calendar, today
        self.days = NumberField(self.tr("Số ngày làm việc"), 0, LONGEST_TERM, 0, self)
        self.days.setSuffix(self.tr(" ngày làm việc"))
        self.date = DayField(self.tr("Hạn xử lý"), first, self)
        self._note = QLabel(self)
        self._note.setProperty("look", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.days, 1)
        row.addWidget(QLabel("→", self))
        row.addWidget(self.date, 1)
        row.addWidget(self._note)
        self.setFocusProxy(self.days)
        self._date_changed()
        self.days.valueChanged.connect(self._days_changed)
        self.date.dateChanged.connect(self._date_changed)

    def day(self) -> date:
        """The deadline."""
        return self.date.day()

    def _days_changed(self, days: int) -> None:
        if days < 1:
            return
        try:
            end = self._calendar.add(self._today, days)
        except UserError as error:
            self._note.setText(error.what)
            return
        self.date.blockSignals(True)
        self.date.set_day(end)
        self.date.blockSignals(False)
        self._note.setText("")

    def _date_changed(self) -> None:
        chosen = self.date.day()
        try:
            days = self._calendar.between(self._today, chosen)
        except UserError as error:
            self._note.setText(error.what)
            return
        self.days.blockSignals(True)
        self.days.setValue(max(0, days))
        self.days.blockSignals(False)
        resting = not self._calendar.is_working(chosen)
        self._note.setText((self._calendar.reason(chosen) or self.tr("Ngày nghỉ")) if resting else "")


class AssignDialog(ActDialog):
    """The leader hands the document to its lead."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Phân công xử lý"), self.tr("Phân công"), self.tr("Đang ghi nhận…"))
        super().__init__(words, (document.facts.subject, facts_line(document)), jobs, done, parent)
        self._office, self._document = office, document
        desks = [each for each in office.directory.desks_of(office.me.agency) if each.id != office.me.id]
        self.lead = DeskChoice(self.tr("Chủ trì"), office.directory, desks, self)
        self.coordinators = DeskTicks(self.tr("Phối hợp"), office.directory, desks, self)
        self.deadline = DeadlineField(office.calendar, office.today, self._first_deadline(), self)
        self.instruction = NoteField(self.tr("Ví dụ: Tham mưu văn bản trả lời trước hạn."), self)
        self.lead.mark_absences(office, document.facts.kind)
        self.lead.leave_open(self.tr("Chọn người chủ trì"))
        self.add(self.tr("Chủ trì"), self.lead)
        self.add(self.tr("Phối hợp (nếu có)"), self.coordinators)
        self.add(self.tr("Hạn xử lý"), self.deadline)
        if self._asked_by is not None:
            self.note(
                self.tr("Theo hạn nơi gửi yêu cầu: chậm nhất ngày {day}.").format(day=day(self._asked_by)), "small"
            )
        self.add(self.tr("Ý kiến chỉ đạo (bút phê)"), self.instruction)
        self.lead.currentIndexChanged.connect(self._lead_chosen)
        self.lead.setFocus()

    def work(self) -> Callable[[], Changed]:
        office, document = self._office, self._document.id
        lead, deadline = self.lead.desk(), self.deadline.day()
        instruction, coordinators = self.instruction.text(), self.coordinators.desks()
        return lambda: assign(office, document, lead, deadline, instruction, coordinators)

    def _first_deadline(self) -> date:
        """The sender's own deadline for a reply, else the usual term."""
        return self._asked_by or deadline_after(self._office, USUAL_TERM)

    @property
    def _asked_by(self) -> date | None:
        """The day by which the sender wants a reply, while it can be met."""
        wanted = self._document.facts.reply_by
        return wanted if wanted is not None and wanted >= self._office.today else None

    def _lead_chosen(self) -> None:
        if self.lead.currentIndex() >= 0:
            self.coordinators.leave_out(self.lead.desk())
