"""Vắng mặt: who is away, why, from when to when, and who does the work; and the end of an absence before its time."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from vbdt.acts.desks.absence import absence_reasons, absences_to_come, reason_label
from vbdt.acts.office import Office
from vbdt.document.directory import Absence, Desk, Person
from vbdt.document.ids import PersonId
from vbdt.document.kinds import KINDS
from vbdt.document.model import Changed
from vbdt.document.roster import AbsenceEnded, Absent
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.drafts.day import DayField
from vbdt.ui.jobs import Jobs
from vbdt.ui.roster.dialogs import written
from vbdt.ui.terms import term
from vbdt.ui.ticks import TickList
from vbdt.ui.wheel import pass_wheel
from vbdt.ui.words import day

KINDS_SHOWN = 3


class AbsenceDialog(ActDialog):
    def __init__(self, office: Office, desk: Desk, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Vắng mặt, ủy quyền"), self.tr("Lưu"), self.tr("Đang ghi danh bạ…"))
        person = office.directory.person(desk.person)
        super().__init__(words, (person.name, person.title), jobs, done, parent)
        self._office, self._person = office, person
        self.reason = pass_wheel(QComboBox(self))
        for reason in absence_reasons():
            self.reason.addItem(term(reason.label), reason.key)
            self.reason.setItemData(self.reason.count() - 1, reason.basis, Qt.ItemDataRole.ToolTipRole)
        self.since = DayField(self.tr("Từ ngày"), office.today, self)
        self.until = DayField(self.tr("Đến hết ngày"), office.today + timedelta(days=1), self)
        self.deputy = pass_wheel(QComboBox(self))
        self.deputy.setPlaceholderText(self.tr("Chọn người làm thay"))
        for each in _colleagues(office, person):
            self.deputy.addItem(f"{each.name}, {each.title}", each.id)
        self.deputy.setCurrentIndex(-1)
        for name, field in (
            (self.tr("Lý do vắng"), self.reason),
            (self.tr("Từ ngày, đến hết ngày"), _beside(self.since, self.until, self)),
            (self.tr("Người làm thay"), self.deputy),
        ):
            self.add(name, field)
        self._add_kinds()
        self.note(
            self.tr(
                "Trong thời gian này, khi trình hoặc giao văn bản cho người vắng, chương trình đề nghị người làm thay."
            )
        )

    def work(self) -> Callable[[], Changed]:
        deputy = self.deputy.currentData()
        if deputy is None:
            raise UserError("Chưa chọn người làm thay.", "Chọn một người.")
        kinds = tuple(self.kinds.ticked()) if self.some.isChecked() else ()
        if self.some.isChecked() and not kinds:
            raise UserError("Chưa chọn loại văn bản nào.", "Đánh dấu loại văn bản được làm thay, hoặc bỏ dấu ở trên.")
        fact = Absent(
            *(self._person.id, self.since.day(), self.until.day(), PersonId(deputy), kinds),
            reason=str(self.reason.currentData()),
        )
        office = self._office
        return lambda: written(office, fact)

    def _add_kinds(self) -> None:
        """Most absences are for everything; an authorization may be for some kinds."""
        self.some = QCheckBox(self.tr("Chỉ làm thay một số loại văn bản"), self)
        self.kinds = TickList(self.tr("Loại văn bản"), self)
        for kind in KINDS:
            self.kinds.add(kind.name, kind.key)
        self.kinds.show_rows(KINDS_SHOWN)
        self.kinds.hide()
        self.some.toggled.connect(self.kinds.setVisible)
        self.rows.addWidget(self.some)
        self.rows.addWidget(self.kinds)


class BackDialog(ActDialog):
    """An absence that is over before its time, or does not take place at all."""

    def __init__(self, office: Office, desk: Desk, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Kết thúc vắng mặt"), self.tr("Kết thúc"), self.tr("Đang ghi danh bạ…"))
        person = office.directory.person(desk.person)
        super().__init__(words, (person.name, person.title), jobs, done, parent)
        self._office = office
        self._absences = absences_to_come(office, desk.person)
        self.which = pass_wheel(QComboBox(self))
        for n, each in enumerate(self._absences):
            self.which.addItem(when_and_why(each))
            self.which.setItemData(n, absence_line(office, each), Qt.ItemDataRole.ToolTipRole)
        self.add(self.tr("Đợt vắng mặt"), self.which)
        self.last = DayField(self.tr("Ngày vắng cuối cùng"), office.today - timedelta(days=1), self)
        self.add(self.tr("Ngày vắng cuối cùng"), self.last)
        self.note(self.tr("Từ ngày sau đó, văn bản lại được trình và giao cho chính người này."))
        self.note(self.tr("Đợt vắng chưa bắt đầu thì bị hủy cả đợt."))

    def work(self) -> Callable[[], Changed]:
        absence = self._absences[self.which.currentIndex()]
        if self.last.day() >= absence.until:
            raise UserError(
                f"Đợt vắng này vốn đến hết ngày {day(absence.until)}.", "Chọn ngày sớm hơn, hoặc ghi một đợt vắng mới."
            )
        fact = AbsenceEnded(absence.person, absence.since, self.last.day())
        office = self._office
        return lambda: written(office, fact)


def absence_line(office: Office, absence: Absence) -> str:
    """`Nghỉ phép năm, 23/11/2026 – 30/11/2026, Nguyễn Văn A làm thay`."""
    name = office.directory.person(absence.deputy).name
    deputy = QCoreApplication.translate("absences", "{name} làm thay").format(name=name)
    return f"{when_and_why(absence)}, {deputy}"


def when_and_why(absence: Absence) -> str:
    """`Nghỉ phép năm, 23/11/2026 – 30/11/2026`."""
    reason = reason_label(absence)
    parts = (term(reason) if reason else "", f"{day(absence.since)} – {day(absence.until)}")
    return ", ".join(part for part in parts if part)


def _beside(first: QWidget, second: QWidget, parent: QWidget) -> QWidget:
    both = QWidget(parent)
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    both.setFocusProxy(first)
    return both


def _colleagues(office: Office, person: Person) -> list[Person]:
    """Those who have a desk at which they could do it."""
    desks = [each for each in office.directory.desks_of(person.agency) if each.closed is None]
    people = dict.fromkeys(each.person for each in desks if each.person != person.id)
    return [office.directory.person(each) for each in people]
