"""Lập hồ sơ: into a case file that is there, or into a new one."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from vbdt.acts.file import file, open_case_file
from vbdt.acts.office import Office
from vbdt.document.folding import normalise
from vbdt.document.ids import CaseFileId
from vbdt.document.model import Changed, Document
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.jobs import Jobs
from vbdt.ui.wheel import pass_wheel
from vbdt.ui.words import facts_line

RETENTIONS = ("Vĩnh viễn", "70 năm", "50 năm", "20 năm", "15 năm", "10 năm", "5 năm", "2 năm")
"""Usual terms of the lists of retention (Circular 10/2022/TT-BNV)."""

USUAL = "10 năm"


class CaseFileDialog(ActDialog):
    """A document may be in several case files; those it is in already are not offered."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Lập hồ sơ"), self.tr("Đưa vào hồ sơ"), self.tr("Đang ghi nhận…"))
        super().__init__(words, (document.facts.subject, facts_line(document)), jobs, done, parent)
        self._office, self._document = office, document
        self.choice = pass_wheel(QComboBox(self))
        for each in office.store.case_files():
            if each.id not in document.case_files:
                self.choice.addItem(f"{each.code}  {each.title} ({each.year})", each.id)
        self.choice.addItem(self.tr("Mở hồ sơ mới…"), None)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.code = QLineEdit(self)
        self.code.setPlaceholderText(self.tr("Ví dụ: 01.CCHC"))
        self.title = QLineEdit(self)
        self.retention = pass_wheel(QComboBox(self))
        self.retention.setEditable(True)
        self.retention.addItems(list(RETENTIONS))
        self.retention.setCurrentText(USUAL)
        self.add(self.tr("Hồ sơ"), self.choice)
        self._add_new()
        self.choice.currentIndexChanged.connect(self._chosen)
        self._chosen()
        self.choice.setFocus()

    def work(self) -> Callable[[], Changed]:
        office, document = self._office, self._document.id
        chosen = self.choice.currentData()
        code, title, retention = map(normalise, (self.code.text(), self.title.text(), self.retention.currentText()))

        def filed() -> Changed:
            into = CaseFileId(chosen) if chosen else open_case_file(office, code, title, retention).id
            return file(office, document, into)

        return filed

    def _add_new(self) -> None:
        names = (
            (self.tr("Ký hiệu hồ sơ"), self.code),
            (self.tr("Tiêu đề hồ sơ"), self.title),
            (self.tr("Thời hạn lưu trữ"), self.retention),
        )
        self._labels = [(self.add(name, field), field) for name, field in names]

    def _chosen(self) -> None:
        new = self.choice.currentData() is None
        for label, field in self._labels:
            label.setVisible(new)
            field.setVisible(new)
