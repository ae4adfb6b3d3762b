"""What is copied, as fields: a paper with its scan, or the part of a document that an excerpt takes."""

import re
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from vbdt.acts.files.copy_source import Paper
from vbdt.document.copies import Original
from vbdt.document.kinds import COPIES, KINDS, OTHER
from vbdt.errors import BadInput
from vbdt.ui.drafts.day import OptionalDay
from vbdt.ui.drafts.lines import LinesField
from vbdt.ui.elided import Elided
from vbdt.ui.jobs import Jobs
from vbdt.ui.place.choose import ask_for_pdfs, read_pdf
from vbdt.ui.say import Banner
from vbdt.ui.wheel import pass_wheel


class FileField(QWidget):
    """A PDF of this computer, read when it is chosen. `changed` follows every choice, `trouble` says why it failed."""

    changed = Signal()
    trouble = Signal(object)

    def __init__(self, title: str, words: str, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._jobs = title, jobs
        self.data: bytes | None = None
        self.choose = QPushButton(words, self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(lambda: ask_for_pdfs(self, self._title, lambda paths: self.take(paths[0])))
        self.name = Elided(self.tr("Chưa chọn tệp"), "second", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.choose)
        row.addWidget(self.name, 1)
        self.setFocusProxy(self.choose)

    def take(self, path: str) -> None:
        """Read the file at `path`."""
        self._jobs.run(self, lambda: read_pdf(path), self._taken, self.trouble.emit)

    def _taken(self, read: tuple[bytes, str]) -> None:
        self.data = read[0]
        self.name.setText(Path(read[1]).name)
        self.name.setToolTip(self.name.text())
        self.changed.emit()


class PaperFields(QWidget):
    """What the paper is: its scan, kind, number, day, issuer and subject, and the clerk's word on the comparison."""

    changed = Signal()

    def __init__(self, today: date, jobs: Jobs, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scan = FileField(self.tr("Chọn tệp quét của bản giấy"), self.tr("Chọn tệp quét…"), jobs, self)
        self.kind = pass_wheel(QComboBox(self))
        for kind in (*KINDS, *COPIES, OTHER):
            self.kind.addItem(kind.name, kind.key)
        self.symbol = QLineEdit(self)
        self.symbol.setPlaceholderText("15/QĐ-UBND")
        self.dated = OptionalDay(self.tr("Ngày của bản giấy"), self.tr("Có ghi"), today, self)
        self.issuer = QLineEdit(self)
        self.subject = LinesField(self.tr("Trích yếu của bản giấy"), 2, "", self)
        self.compared = QCheckBox(self.tr("Đã đối chiếu từng trang tệp quét với bản giấy"), self)
        self.scan.changed.connect(self._new_scan)
        self.scan.trouble.connect(banner.fail)
        self.kind.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._lay_out()

    def paper(self) -> Paper:
        """The paper as the fields describe it."""
        original = Original(
            kind=str(self.kind.currentData()),
            symbol=self.symbol.text().strip(),
            dated=self.dated.day(),
            issuer_name=self.issuer.text().strip(),
            subject=self.subject.text(),
        )
        return Paper(original, self.scan.data, self.compared.isChecked())

    def name_kind(self, key: str) -> None:
        """The paper is of this kind."""
        self.kind.setCurrentIndex(max(0, self.kind.findData(key)))

    def _new_scan(self) -> None:
        """Another file has not been compared yet."""
        self.compared.setChecked(False)
        self.changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.scan, 0, 0, 1, 5)
        grid.addWidget(self.compared, 1, 0, 1, 5)
        self._pair(grid, (2, 0, 2), self.tr("Loại của bản giấy"), self.kind)
        self._pair(grid, (2, 2, 3), self.tr("Ngày của bản giấy"), self.dated)
        self._pair(grid, (4, 0, 2), self.tr("Số, ký hiệu"), self.symbol)
        self._pair(grid, (4, 2, 3), self.tr("Cơ quan ban hành"), self.issuer)
        self._pair(grid, (6, 0, 5), self.tr("Trích yếu của bản giấy"), self.subject)
        for column in range(5):
            grid.setColumnStretch(column, 1)

    def _pair(self, grid: QGridLayout, where: tuple[int, int, int], name: str, field: QWidget) -> None:
        """A name above its field; `where` is row, column, and how many columns wide."""
        row, column, across = where
        label = QLabel(name, self)
        label.setProperty("look", "second")
        label.setBuddy(field)
        field.setAccessibleName(name)
        grid.addWidget(label, row, column, 1, across)
        grid.addWidget(field, row + 1, column, 1, across)


class PartFields(QWidget):
    """The part of a document that an excerpt takes: pages of it, or a PDF in which it was written anew."""

    changed = Signal()

    def __init__(self, jobs: Jobs, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = QLineEdit(self)
        self.pages.setPlaceholderText("1, 3-4")
        self.pages.setAccessibleName(self.tr("Các trang được trích"))
        self.retyped = FileField(self.tr("Chọn tệp trích sao đã soạn"), self.tr("Hoặc tệp trích đã soạn…"), jobs, self)
        label = QLabel(self.tr("Các trang được trích"), self)
        label.setProperty("look", "second")
        label.setBuddy(self.pages)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        for row, field in enumerate((label, self.pages, self.retyped)):
            grid.addWidget(field, row, 0)
        self.pages.textChanged.connect(self.changed)
        self.retyped.changed.connect(self.changed)
        self.retyped.trouble.connect(banner.fail)

    def numbers(self) -> tuple[int, ...]:
        """The pages, rising. Raises BadInput for what is no list of pages."""
        return read_pages(self.pages.text())


def read_pages(text: str) -> tuple[int, ...]:
    """`1, 3-4` as 1, 3, 4; nothing as no page. Raises BadInput."""
    found: list[int] = []
    for part in filter(None, (each.strip() for each in re.split(r"[,;]", text))):
        match = re.fullmatch(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?", part)
        if match is None:
            raise BadInput(f"«{part}» không phải số trang.", "Ghi số trang từ nhỏ đến lớn, ví dụ 1, 3-4.")
        first = int(match[1])
        found += range(first, int(match[2] or first) + 1)
    return tuple(found)
