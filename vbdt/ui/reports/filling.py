"""Điền nội dung: the clerk copies from the printed book what stands beside a number that was given by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QLabel, QLineEdit, QWidget

from vbdt.acts.desks.paper_book import UNFILLED, fill
from vbdt.acts.mail.duplicates import duplicates
from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.document.folding import normalise
from vbdt.document.kinds import KINDS, OTHER
from vbdt.document.model import Changed, Direction, Document, Facts, PaperLine, Signer
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.drafts.day import OptionalDay
from vbdt.ui.drafts.number import NumberField
from vbdt.ui.firstrun.paths import PathField
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Tone
from vbdt.ui.wheel import pass_wheel
from vbdt.ui.words import twins_words

MOST_COPIES = 9_999
LARGEST_SCAN = 50_000_000


class FillDialog(ActDialog):
    """The columns of the book (Decree 30/2020/NĐ-CP, appendix IV), two beside each other."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Điền theo sổ giấy"), self.tr("Lưu"), self.tr("Đang ghi vào sổ…"))
        came = document.direction is Direction.INCOMING
        number = self.tr("Số đến {number}").format(number=document.arrival_number) if came else document.symbol
        super().__init__(words, (number, document.note), jobs, done, parent)
        self._office, self._document, self._came = office, document, came
        self._asked = document
        line = document.paper_line or PaperLine()
        facts = document.facts
        told = facts if document.paper_line is not None else replace(facts, subject="")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self.kind = pass_wheel(QComboBox(self))
        for kind in (*KINDS, OTHER):
            self.kind.addItem(kind.name, kind.key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(facts.kind)))
        self.notation = self._text(facts.notation)
        self.dated = self._day(self.tr("Ngày văn bản"), document.dated)
        self.arrived = self._day(self.tr("Ngày đến"), local_day(document.arrived_at) if document.arrived_at else None)
        self.subject = self._text(told.subject)
        self.who = self._text(facts.issuer_name if came else facts.signer.name)
        self.places = self._text("; ".join(facts.to_places))
        self.copies = NumberField(self.tr("Số lượng bản"), 0, MOST_COPIES, line.copies, self)
        self.copies.setSpecialValueText("–")
        self.handed_on = self._day(self.tr("Ngày chuyển"), line.handed_on)
        self.receiver, self.kept_by, self.remark = map(self._text, (line.receiver, line.kept_by, line.note))
        self.scan = PathField(self.tr("Tệp quét"), QFileDialog.FileMode.ExistingFile, "PDF (*.pdf)", self)
        self._lay_fields()
        if came:
            for field in (self.notation, self.who):
                field.editingFinished.connect(self._look_for_twins)
            self.dated.changed.connect(self._look_for_twins)
        self.setMinimumWidth(680)
        self.subject.setFocus()

    def work(self) -> Callable[[], Changed]:
        facts, line, scan = self._facts(), self._line(), self.scan.path()
        office, document = self._office, self._document.id
        dated, arrived = self.dated.day(), self.arrived.day()
        return lambda: fill(office, document, facts, line, dated, arrived, _scan(scan))

    def _look_for_twins(self) -> None:
        """Who came electronically as well, or stands in the book already, is told while it is typed."""
        typed = self._asked = replace(self._document, facts=self._facts(), dated=self.dated.day())
        self._jobs.run(self, partial(duplicates, self._office, typed), partial(self._warn, typed), self.refused)

    def _warn(self, typed: Document, twins: tuple[Document, ...]) -> None:
        """Answers may overtake each other: the one to the last question counts."""
        if typed is not self._asked:
            return
        if twins:
            self.banner.say(twins_words(twins), Tone.SOON)
        else:
            self.banner.clear()

    def _facts(self) -> Facts:
        known = self._document.facts
        told = replace(
            known, kind=str(self.kind.currentData()), notation=_said(self.notation), subject=_said(self.subject)
        )
        if self._came:
            return replace(told, issuer_name=_said(self.who))
        places = tuple(each.strip() for each in _said(self.places).split(";") if each.strip())
        return replace(told, signer=Signer(_said(self.who), known.signer.title), to_places=places)

    def _line(self) -> PaperLine:
        return PaperLine(
            copies=self.copies.value(),
            handed_on=self.handed_on.day(),
            receiver=_said(self.receiver),
            kept_by=_said(self.kept_by),
            note=_said(self.remark),
        )

    def _lay_fields(self) -> None:
        notation = self.tr("Số, ký hiệu văn bản") if self._came else self.tr("Ký hiệu (sau số)")
        fields: list[tuple[str, QWidget]] = [(self.tr("Tên loại"), self.kind), (notation, self.notation)]
        if self._came:
            fields += [(self.tr("Ngày đến"), self.arrived), (self.tr("Tác giả"), self.who)]
        fields.append((self.tr("Ngày văn bản"), self.dated))
        if not self._came:
            fields += [(self.tr("Người ký"), self.who), (self.tr("Nơi nhận (cách nhau dấu ;)"), self.places)]
            fields += [(self.tr("Số lượng bản"), self.copies)]
        fields.append((self.tr("Ngày chuyển"), self.handed_on))
        fields.append((self.tr("Đơn vị hoặc người nhận") if self._came else self.tr("Ký nhận"), self.receiver))
        if not self._came:
            fields.append((self.tr("Đơn vị, người nhận bản lưu"), self.kept_by))
        fields += [(self.tr("Ghi chú"), self.remark), (self.tr("Tệp quét (nếu có)"), self.scan)]
        for each in (self.arrived, self.places, self.copies, self.kept_by):
            each.setVisible(any(each is field for _, field in fields))
        self.add(self.tr("Trích yếu nội dung"), self.subject)
        self.rows.addLayout(self._grid)
        for n, (name, field) in enumerate(fields):
            label = QLabel(name, self)
            label.setProperty("look", "second")
            label.setBuddy(field)
            if not field.accessibleName():
                field.setAccessibleName(name)
            self._grid.addWidget(label, 2 * (n // 2), n % 2)
            self._grid.addWidget(field, 2 * (n // 2) + 1, n % 2)
            self._grid.setColumnStretch(n % 2, 1)

    def _text(self, text: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setText("" if text == UNFILLED else text)
        return line

    def _day(self, name: str, day: date | None) -> OptionalDay:
        field = OptionalDay(name, self.tr("Có ngày"), self._office.today, self)
        field.set_day(day)
        return field


def _said(line: QLineEdit) -> str:
    return normalise(line.text()).strip()


def _scan(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        if path.stat().st_size > LARGEST_SCAN:
            raise UserError("Tệp quét quá lớn.", "Quét lại với độ phân giải thấp hơn.")
        return path.read_bytes()
    except OSError:
        raise UserError("Không đọc được tệp quét.", "Kiểm tra lại đường dẫn.") from None
