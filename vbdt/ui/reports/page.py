"""Báo cáo: the target figures of a period as cards, and the registers as they print."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts import figures
from vbdt.acts.office import Office
from vbdt.document.model import Changed, Document
from vbdt.document.targets import Target
from vbdt.ui import icons
from vbdt.ui.jobs import Jobs
from vbdt.ui.reports.books import Book, read_book
from vbdt.ui.reports.cards import TargetCard
from vbdt.ui.reports.filling import FillDialog
from vbdt.ui.reports.periods import Reported, Span, holding
from vbdt.ui.say import Banner, Tone
from vbdt.ui.wheel import pass_wheel

COLUMN_WIDTH, SUBJECT_WIDTH = 118, 300
"""Columns of a register, in logical pixels."""


class ReportsPage(QFrame):
    """Shows figures and registers. `listed` asks for a list: its title and the documents in it; `changed` tells what
    was filled into a register."""

    listed = Signal(str, object)
    changed = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "canvas")
        title = QLabel(self.tr("Báo cáo"))
        title.setProperty("look", "page")
        self.targets = TargetsTab(office, jobs)
        self.books = BooksTab(office, jobs)
        self.targets.listed.connect(self.listed)
        self.books.changed.connect(self.changed)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.targets, self.tr("Chỉ tiêu"))
        self._tabs.addTab(self.books, self.tr("Sổ đăng ký"))
        self._tabs.currentChanged.connect(self.reload)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 0)
        column.addWidget(title)
        column.addWidget(self._tabs, 1)

    def show_books(self) -> None:
        self._tabs.setCurrentWidget(self.books)

    def reload(self) -> None:
        shown = self._tabs.currentWidget()
        if isinstance(shown, TargetsTab | BooksTab):
            shown.reload()


class TargetsTab(QWidget):
    """Chỉ tiêu: one card a figure, for the period that was picked."""

    listed = Signal(str, object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._jobs = office, jobs
        self.reported = holding(Span.MONTH, office.today)
        self._label = QLabel()
        self._label.setProperty("look", "strong")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setMinimumWidth(120)
        self._banner = Banner()
        self._cards = QGridLayout()
        self._cards.setSpacing(16)
        body = QWidget()
        body.setProperty("ground", "canvas")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 8, 12, 24)
        inner.addLayout(self._cards)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setAccessibleName(self.tr("Các chỉ tiêu"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.addLayout(self._picker())
        column.addWidget(self._banner)
        column.addWidget(area, 1)

    def reload(self) -> None:
        self._label.setText(self.reported.label)
        work = partial(figures.targets, self._office, self.reported.period)
        self._jobs.run(self, work, partial(self._show, self.reported), self._banner.fail)

    def pick(self, reported: Reported) -> None:
        self.reported = reported
        self.reload()

    def _picker(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        group = QButtonGroup(self)
        names = {Span.MONTH: self.tr("Tháng"), Span.QUARTER: self.tr("Quý"), Span.YEAR: self.tr("Năm")}
        for span, name in names.items():
            chip = QPushButton(name)
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setChecked(span is self.reported.span)
            chip.clicked.connect(partial(self._pick_span, span))
            group.addButton(chip)
            row.addWidget(chip)
        row.addSpacing(16)
        row.addWidget(self._arrow("chevron-left", self.tr("Kỳ trước"), -1))
        row.addWidget(self._label)
        row.addWidget(self._arrow("chevron-right", self.tr("Kỳ sau"), 1))
        row.addStretch(1)
        return row

    def _arrow(self, icon: str, name: str, steps: int) -> QToolButton:
        button = QToolButton()
        icons.dress(button, icon, "second")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: self.pick(self.reported.moved(steps)))
        return button

    def _pick_span(self, span: Span) -> None:
        self.pick(holding(span, min(self.reported.period.last, self._office.today)))

    def _show(self, reported: Reported, targets: tuple[Target, ...]) -> None:
        if reported != self.reported:
            return
        self._banner.clear()
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for n, target in enumerate(targets):
            card = TargetCard(target)
            card.listed.connect(self.listed)
            self._cards.addWidget(card, 0, n)
            self._cards.setColumnStretch(n, 1)


class BooksTab(QWidget):
    """Sổ đăng ký: pick a register and a year, see its lines. `changed` tells what was filled in."""

    changed = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._jobs = office, jobs
        self.choice = pass_wheel(QComboBox())
        self.choice.setAccessibleName(self.tr("Sổ và năm"))
        self.choice.setMinimumWidth(280)
        self.choice.currentIndexChanged.connect(self._read)
        self._banner = Banner()
        self.table = QTableWidget()
        self.table.setAccessibleName(self.tr("Các dòng của sổ"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.itemSelectionChanged.connect(self._judge)
        self._papers: tuple[Document | None, ...] = ()
        self.fill = QPushButton(self.tr("Điền theo sổ giấy…"))
        icons.dress(self.fill, "notebook-pen")
        self.fill.setEnabled(False)
        self.fill.hide()
        self.fill.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.addWidget(self.choice)
        row.addStretch(1)
        row.addWidget(self.fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.addLayout(row)
        column.addWidget(self._banner)
        column.addWidget(self.table, 1)

    def reload(self) -> None:
        self._jobs.run(self, self._office.store.books, self._offer, self._banner.fail)

    def _offer(self, books: tuple[tuple[str, int], ...]) -> None:
        kept = self.choice.currentData()
        self.choice.blockSignals(True)
        self.choice.clear()
        for register, year in books:
            self.choice.addItem(self.tr("Sổ «{register}» năm {year}").format(register=register, year=year))
            self.choice.setItemData(self.choice.count() - 1, (register, year))
        self.choice.setCurrentIndex(max(0, list(books).index(kept) if kept in books else 0))
        self.choice.blockSignals(False)
        if books:
            self._read()
        else:
            self._banner.say(self.tr("Bàn này chưa có sổ đăng ký nào: chưa văn bản nào được cấp số hoặc vào sổ."))

    def _read(self) -> None:
        chosen = self.choice.currentData()
        if chosen:
            self._jobs.run(self, partial(read_book, self._office, *chosen), self._show, self._banner.fail)

    def _show(self, book: Book) -> None:
        self._banner.clear()
        if book.fault:
            self._banner.say(book.fault, Tone.LATE)
        elif not book.whole:
            self._banner.say(self.tr("Sổ gốc do văn thư giữ; tại đây chỉ có những văn bản bàn này được xem."))
        unfilled = sum(each is not None and each.paper_line is None for each in book.papers)
        if unfilled and not book.fault:
            self._banner.say(self.tr("%n số ghi sổ giấy chưa điền nội dung.", "", unfilled), Tone.SOON)
        self._papers = book.papers
        self.fill.setVisible(any(book.papers))
        self.table.setColumnCount(len(book.heads))
        self.table.setHorizontalHeaderLabels(list(book.heads))
        self.table.setRowCount(len(book.lines))
        for n, line in enumerate(book.lines):
            for column, text in enumerate(line):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(n, column, item)
        self._fit(book)
        self._judge()

    def _chosen(self) -> Document | None:
        rows = self.table.selectionModel().selectedRows()
        return self._papers[rows[0].row()] if rows and rows[0].row() < len(self._papers) else None

    def _judge(self) -> None:
        self.fill.setEnabled(self._chosen() is not None)

    def _ask(self) -> None:
        document = self._chosen()
        if document is not None:
            FillDialog(self._office, document, self._jobs, self._filled, self).open()

    def _filled(self, changed: Changed) -> None:
        self._read()
        self.changed.emit(changed)

    def _fit(self, book: Book) -> None:
        """The column of subjects takes what the others leave."""
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in range(len(book.heads)):
            header.resizeSection(column, SUBJECT_WIDTH if column == book.subject else COLUMN_WIDTH)
        if self.table.viewport().width() > COLUMN_WIDTH * (len(book.heads) - 1) + SUBJECT_WIDTH:
            header.setSectionResizeMode(book.subject, QHeaderView.ResizeMode.Stretch)
        header.setFixedHeight(48)
        self.table.resizeRowsToContents()
