"""The form beside the body: everything of a sheet that is not body or annex."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vbdt.acts.draft import notation
from vbdt.acts.sheet import Sheet
from vbdt.document import capacity
from vbdt.document.content import Signer, clean
from vbdt.document.directory import Agency, Directory, Person
from vbdt.document.ids import DeskId, PersonId
from vbdt.document.kinds import KINDS, Secrecy, Urgency
from vbdt.document.model import Document
from vbdt.ui.drafts.agencies import AgencyPicker
from vbdt.ui.drafts.day import OptionalDay
from vbdt.ui.drafts.lines import LinesField
from vbdt.ui.drafts.number import NumberField
from vbdt.ui.drafts.replaced import ReplacedField
from vbdt.ui.terms import term
from vbdt.ui.wheel import pass_wheel

ADDRESSED = ("cong_van", "to_trinh", "bao_cao", "cong_dien", "giay_moi", "thu_cong")
"""Kinds that begin with Kính gửi (Decree 30/2020, appendix III)."""

ORDERING = ("quyet_dinh", "nghi_quyet", "chi_thi")
"""Kinds that name the authority above their căn cứ."""


SATURDAY = 5


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What the form needs to know of the office: who may sign, who may be written to, the day it is, what was sent."""

    directory: Directory
    agency: Agency
    today: date
    sent: tuple[Document, ...] = ()

    @property
    def reachable(self) -> tuple[Agency, ...]:
        """Agencies that can receive electronically, by package or by `.edxml` file, without our own."""
        return tuple(
            each for each in self.directory.agencies if each.exists_on(self.today) and each.id != self.agency.id
        )

    @property
    def usual_reply_by(self) -> date:
        """What is proposed where a reply is asked for: a week from now, never on a weekend."""
        week = self.today + timedelta(days=7)
        return week + timedelta(days=7 - week.weekday() if week.weekday() >= SATURDAY else 0)

    def desk_of(self, person: PersonId) -> DeskId | None:
        """The leader's desk to which a draft for this signer is submitted."""
        desks = self.directory.desks_of(self.agency.id)
        return next((desk.id for desk in desks if desk.person == person), None)


class FieldsForm(QWidget):
    """The fields of one sheet. `changed` follows every edit, `secret` a degree of secrecy that may not be used here."""

    changed = Signal()
    secret = Signal(object)

    def __init__(self, facts: FormFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._people = capacity.leaders(facts.directory, facts.agency.id)
        self._showing = False
        self._make_fields()
        self._make_other_fields()
        self._lay_out()
        self._connect()

    # what the form holds

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet; no signal is sent."""
        draft = sheet.content
        self._showing = True
        self._select(self.kind, draft.kind)
        self.notation.setText(draft.notation)
        self.subject.setPlainText(draft.subject)
        self.authority.setText(draft.authority)
        self.addressees.set_lines(draft.addressees)
        self._show_signer(sheet.signer, draft.signer)
        self.recipients.set_lines(draft.recipients)
        self._select(self.urgency, draft.urgency)
        self._select(self.secrecy, sheet.secrecy)
        self.reply_by.set_day(sheet.reply_by)
        self.agencies.tick(sheet.recipients)
        self.paper.setChecked(sheet.paper)
        self.replaces.show_documents(sheet.replaces)
        self.agency.setText(draft.agency)
        self.parent_agency.setText(draft.parent_agency)
        self.place.setText(draft.place)
        self.year.setValue(draft.year)
        self.contact.set_lines(draft.contact)
        self._showing = False
        self._fit_kind()

    def sheet(self, base: Sheet) -> Sheet:
        """`base` with what the form says; body, annexes and what the form does not show stay."""
        person = self._person()
        kind = str(self.kind.currentData())
        content = replace(
            base.content,
            kind=kind,
            agency=self.agency.text().strip(),
            parent_agency=self.parent_agency.text().strip(),
            notation=self.notation.text().strip(),
            place=self.place.text().strip(),
            year=self.year.value(),
            subject=self.subject.text(),
            authority=self.authority.text().strip() if kind in ORDERING else "",
            addressees=self.addressees.lines() if kind in ADDRESSED else (),
            signer=Signer(capacity.split(clean(self.capacity.currentText())), self._signer_name()),
            recipients=self.recipients.lines(),
            urgency=Urgency(self.urgency.currentData()),
            contact=self.contact.lines(),
        )
        return replace(
            base,
            content=content,
            recipients=self.agencies.ticked(),
            signer=person.id if person else base.signer,
            leader=self._facts.desk_of(person.id) if person else base.leader,
            reply_by=self.reply_by.day(),
            paper=self.paper.isChecked(),
            replaces=self.replaces.documents(),
            secrecy=Secrecy(self.secrecy.currentData()),
        )

    def fields(self) -> Mapping[str, QWidget]:
        """The fields by the names that problems use."""
        names = ("kind", "notation", "subject", "authority", "addressees", "capacity", "signer", "recipients")
        return {name: getattr(self, name) for name in (*names, "agency", "place")}

    # making

    def _make_fields(self) -> None:
        self.kind = self._combo(self.tr("Tên loại"), [(kind.name, kind.key) for kind in KINDS])
        self.notation = self._line(self.tr("Ký hiệu"), self.tr("QĐ-SNV"))
        self.subject = LinesField(self.tr("Trích yếu"), 3, self.tr("Văn bản nói về việc gì"), self)
        self.authority = self._line(self.tr("Thẩm quyền ban hành"), self.tr("GIÁM ĐỐC SỞ NỘI VỤ"))
        self.addressees = LinesField(self.tr("Kính gửi"), 2, self.tr("Mỗi nơi một dòng"), self)
        self.signer = self._combo(self.tr("Người ký"), [(person.name, person.id) for person in self._people])
        for row, person in enumerate(self._people):
            self.signer.setItemData(row, person.title, Qt.ItemDataRole.ToolTipRole)
        self.capacity = self._combo(self.tr("Thể thức ký"), [])
        self.capacity.setEditable(True)
        for line in self.capacity.findChildren(QLineEdit):
            line.setAccessibleName(self.capacity.accessibleName())
        self.capacity.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.recipients = LinesField(self.tr("Nơi nhận"), 4, self.tr("Mỗi nơi một dòng; dòng cuối: Lưu: VT, …"), self)

    def _make_other_fields(self) -> None:
        self.agencies = AgencyPicker(self._facts.reachable, self)
        self.agencies.mark_files()
        self._copy = QPushButton(self.tr("Ghi vào Nơi nhận"), self)
        self._copy.setProperty("kind", "link")
        self._copy.clicked.connect(self._name_recipients)
        self.urgency = self._combo(self.tr("Mức độ khẩn"), [(term(each.label), each) for each in Urgency])
        self.secrecy = self._combo(self.tr("Độ mật"), [(self._secrecy_label(each), each) for each in Secrecy])
        self.reply_by = OptionalDay(
            self.tr("Hạn trả lời"), self.tr("Yêu cầu trả lời"), self._facts.usual_reply_by, self
        )
        self.replaces = ReplacedField(self._facts.sent, self)
        self.replaces.setAccessibleName(self.tr("Thay thế"))
        self.paper = QCheckBox(self.tr("Gửi kèm bản giấy"), self)
        self.agency = self._line(self.tr("Cơ quan ban hành"))
        self.parent_agency = self._line(self.tr("Cơ quan chủ quản"))
        self.place = self._line(self.tr("Địa danh"))
        self.year = NumberField(self.tr("Năm ban hành"), 1945, 2999, self._facts.today.year, self)
        self.contact = LinesField(self.tr("Địa chỉ liên hệ"), 2, self.tr("In ở cuối trang 1, có thể bỏ trống"), self)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 18)
        layout.setSpacing(6)
        self._labels: dict[QWidget, QLabel] = {}
        for field in (self.kind, self.subject, self.authority, self.addressees, self.signer, self.capacity):
            self._add(layout, field)
        self._add(layout, self.recipients)
        self._section(layout, self.tr("Gửi và thời hạn"))
        self._add(layout, self.agencies, self.tr("Gửi điện tử tới"))
        layout.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.paper)
        layout.addWidget(self.reply_by)
        self._add(layout, self.replaces)
        self._add(layout, self.urgency)
        self._add(layout, self.secrecy)
        self._section(layout, self.tr("Thể thức"))
        for line in (self.notation, self.agency, self.parent_agency, self.place, self.year, self.contact):
            self._add(layout, line)
        layout.addStretch(1)

    def _add(self, layout: QVBoxLayout, field: QWidget, name: str = "") -> None:
        label = QLabel(name or field.accessibleName(), self)
        label.setProperty("look", "second")
        label.setBuddy(field)
        self._labels[field] = label
        layout.addWidget(label)
        layout.addWidget(field)
        layout.addSpacing(4)

    def _section(self, layout: QVBoxLayout, name: str) -> None:
        label = QLabel(name, self)
        label.setProperty("look", "strong")
        layout.addSpacing(14)
        layout.addWidget(label)

    def _combo(self, name: str, items: Iterable[tuple[str, object]]) -> QComboBox:
        combo = pass_wheel(QComboBox(self))
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        for text, value in items:
            combo.addItem(text, value)
        return combo

    def _line(self, name: str, hint: str = "") -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        return line

    # following

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.signer.currentIndexChanged.connect(self._signer_chosen)
        self.secrecy.currentIndexChanged.connect(self._secrecy_chosen)
        for line in (self.notation, self.authority, self.agency, self.parent_agency, self.place):
            line.textChanged.connect(self._tell)
        for lines in (self.subject, self.addressees, self.recipients, self.contact):
            lines.textChanged.connect(self._tell)
        self.capacity.currentTextChanged.connect(self._tell)
        self.urgency.currentIndexChanged.connect(self._tell)
        self.reply_by.changed.connect(self._tell)
        self.agencies.changed.connect(self._tell)
        self.paper.toggled.connect(self._tell)
        self.replaces.changed.connect(self._tell)
        self.year.valueChanged.connect(self._tell)

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit()

    def _kind_chosen(self) -> None:
        if self._showing:
            return
        kind = str(self.kind.currentData())
        if self.notation.text() in {notation(each.key, self._facts.agency) for each in KINDS}:
            self.notation.setText(notation(kind, self._facts.agency))
        if kind in ORDERING and not self.authority.text():
            head = capacity.head_title(self._people)
            self.authority.setText(f"{head} {self._facts.agency.name}".strip().upper())
        self._fit_kind()
        self._tell()

    def _fit_kind(self) -> None:
        kind = str(self.kind.currentData())
        for field, shown in ((self.authority, kind in ORDERING), (self.addressees, kind in ADDRESSED)):
            field.setVisible(shown)
            self._labels[field].setVisible(shown)

    def _signer_chosen(self) -> None:
        if self._showing:
            return
        self._offer_capacities(self._person())
        self._tell()

    def _secrecy_chosen(self) -> None:
        if self._showing:
            return
        chosen = Secrecy(self.secrecy.currentData())
        if chosen is not Secrecy.NONE:
            self.secret.emit(chosen)
        self._tell()

    def _name_recipients(self) -> None:
        """Write the ticked agencies into Nơi nhận, each once, above the line of filing."""
        lines = list(self.recipients.lines())
        written = " ".join(lines).casefold()
        names = [agency.name for agency in self._facts.reachable if agency.id in self.agencies.ticked()]
        new = [f"{name};" for name in names if name.casefold() not in written]
        kept = next((n for n, line in enumerate(lines) if line.casefold().startswith("lưu")), len(lines))
        self.recipients.set_lines((*lines[:kept], *new, *lines[kept:]))

    # signer

    def _person(self) -> Person | None:
        chosen = self.signer.currentData()
        return next((person for person in self._people if person.id == chosen), None)

    def _signer_name(self) -> str:
        person = self._person()
        return person.name if person else self.signer.currentText()

    def _show_signer(self, signer: PersonId | None, shown: Signer) -> None:
        place = self.signer.findData(signer) if signer else self.signer.findText(shown.name)
        if place < 0 and shown.name:
            self.signer.addItem(shown.name, None)
            place = self.signer.count() - 1
        self.signer.setCurrentIndex(place)
        self._offer_capacities(self._person())
        self.capacity.setCurrentText(capacity.joined(shown.capacity))

    def _offer_capacities(self, person: Person | None) -> None:
        self.capacity.clear()
        if person is not None:
            head = capacity.head_title(self._people)
            for lines in capacity.choices(self._facts.agency.name, person.title, head):
                self.capacity.addItem(capacity.joined(lines))

    def _secrecy_label(self, secrecy: Secrecy) -> str:
        return f"{term(secrecy.label)}…" if secrecy is not Secrecy.NONE else term(secrecy.label)

    def _select(self, combo: QComboBox, value: object) -> None:
        place = combo.findData(value)
        combo.setCurrentIndex(place if place >= 0 else 0)
