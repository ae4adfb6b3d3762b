"""Đối chiếu sổ giấy: the clerk tells the last number of each register in the printed book; the desk goes on from it."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from vbdt.acts.desks.paper_book import Known, compare, known_registers
from vbdt.acts.office import Office
from vbdt.document.directory import Book
from vbdt.document.folding import normalise
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import LONGEST_NOTE, ActDialog, Done, Words
from vbdt.ui.drafts.number import NumberField
from vbdt.ui.jobs import Jobs
from vbdt.ui.terms import term

HIGHEST = 99_999


class CompareDialog(ActDialog):
    """`waits`: the desk gives no number until this is done; else the clerk comes with numbers he gave by hand."""

    def __init__(self, office: Office, book: Book, waits: bool, jobs: Jobs, done: Done, parent: QWidget) -> None:
        title = self.tr("Đối chiếu với sổ giấy") if waits else self.tr("Ghi số của sổ giấy")
        words = Words(title, self.tr("Ghi vào sổ"), self.tr("Đang ghi vào sổ…"))
        about = self.tr("Năm {year}").format(year=office.today.year)
        super().__init__(words, (term(book.label), about), jobs, done, parent)
        self._office, self._book = office, book
        self.known = known_registers(office, book)
        self.note(self.tr("Mở sổ giấy, xem số cuối cùng của từng sổ rồi ghi vào cột bên phải."))
        self.last = self._registers()
        self.count = self.note("", "strong")
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(LONGEST_NOTE)
        self.reason.setPlaceholderText(self.tr("Ví dụ: Máy hỏng từ ngày 20/11/2026 đến ngày 23/11/2026."))
        self._label = self.add(self.tr("Vì sao có số chỉ ghi trên sổ giấy"), self.reason)
        self.looked = QCheckBox(self.tr("Tôi đã mở sổ giấy và xem số cuối cùng"), self)
        self.rows.addWidget(self.looked)
        self._count()

    def work(self) -> Callable[[], Changed]:
        if not self.looked.isChecked():
            raise UserError("Chưa xác nhận đã xem sổ giấy.", "Mở sổ giấy, xem số cuối rồi đánh dấu.")
        office, book, reason = self._office, self._book, normalise(self.reason.text())
        printed = {register: field.value() for register, field in self.last.items()}
        return lambda: compare(office, book, printed, reason)

    def _registers(self) -> dict[str, NumberField]:
        """One line a register: what the computer knows, and what the book says."""
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        heads = (self.tr("Sổ"), self.tr("Số cuối trong máy"), self.tr("Số cuối trong sổ giấy"))
        for column, head in enumerate(heads):
            grid.addWidget(_label(head, "small"), 0, column)
        fields: dict[str, NumberField] = {}
        for row, each in enumerate(self.known, start=1):
            grid.addWidget(_label(term(each.register), ""), row, 0)
            grid.addWidget(_label(self._in_store(each), "second"), row, 1)
            name = self.tr("Số cuối trong sổ giấy: {register}").format(register=term(each.register))
            field = NumberField(name, 0, HIGHEST, each.last, box)
            field.setSpecialValueText(self.tr("chưa có"))
            field.valueChanged.connect(self._count)
            grid.addWidget(field, row, 2)
            fields[each.register] = field
        self.rows.addWidget(box)
        return fields

    def _in_store(self, known: Known) -> str:
        if not known.last:
            return self.tr("chưa có")
        if known.missing:
            return self.tr("{last:02d}, thiếu {missing} số").format(last=known.last, missing=len(known.missing))
        return f"{known.last:02d}"

    def _count(self, _: int = 0) -> None:
        new = sum(len(each.missing) + max(0, self.last[each.register].value() - each.last) for each in self.known)
        text = self.tr("%n số sẽ được ghi là «Ghi sổ giấy»; số tiếp theo cấp sau các số này.", "", new)
        self.count.setText(text if new else self.tr("Máy và sổ giấy khớp nhau."))
        for widget in (self._label, self.reason):
            widget.setVisible(bool(new))


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    return label
