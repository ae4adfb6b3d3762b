"""Lưu trữ dài hạn: signed documents by how long their last time-stamp still holds, and new ones for many at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.acts.proof.archive_stamps import Aged, Refreshed, ages, needs_refresh, refresh
from vbdt.acts.services import ready_to_leave
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document
from vbdt.errors import Cancelled, UserError
from vbdt.ui import icons, words
from vbdt.ui.grid import cell, dress_grid
from vbdt.ui.jobs import Job, Jobs, Steps
from vbdt.ui.levels.progress import Progress
from vbdt.ui.levels.wording import hold_tone, hold_words, title_words, until_words
from vbdt.ui.say import Banner, Tone
from vbdt.ui.theme import colours, current

CALM_MS = 400
"""What takes no longer is not shown to go on."""
HELD, RESULT = 1, 4
"""Columns; the one that says what became of a document is shown once there is something to say."""


class TickTable(QTableWidget):
    """Rows with a tick in front: Space or X on any cell of a row ticks it, Ctrl+A ticks all."""

    every = Signal()

    def toggle(self, row: int) -> None:
        item = self.item(row, 0)
        if item is not None:
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_X):
            self.toggle(self.currentRow())
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_A:
            self.every.emit()
        else:
            super().keyPressEvent(event)


class ArchiveTab(QWidget):
    """`changed` tells what was renewed, `opened` which document is wanted, `asked` whose evidence."""

    changed = Signal(object)
    opened = Signal(object)
    asked = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._jobs = office, jobs
        self._aged: tuple[Aged, ...] = ()
        self._job: Job | None = None
        self._results: dict[DocumentId, str] = {}
        self._stale = True
        self._since = QElapsedTimer()
        self._summary = QLabel()
        self._summary.setProperty("look", "second")
        self._summary.setWordWrap(True)
        self.banner = Banner(closable=True)
        self.table = TickTable()
        self.progress = Progress(self.tr("Gia hạn dấu thời gian"), self.table)
        self.progress.wanted.connect(self.renew)
        self.progress.halted.connect(self.stop)
        self.pick = QPushButton(self.tr("Chọn văn bản cần gia hạn"))
        self.pick.clicked.connect(self.tick_needy)
        self.proof = QPushButton(self.tr("Bằng chứng…"))
        icons.dress(self.proof, "shield-check")
        self.proof.clicked.connect(self._ask_evidence)
        for button in (self.pick, self.proof):
            self.progress.row.addWidget(button)
        self.table.every.connect(self._tick_all)
        heads = [
            self.tr("Văn bản"),
            self.tr("Bảo vệ bằng"),
            self.tr("Từ lúc"),
            self.tr("Chứng thư hết hạn"),
            self.tr("Kết quả"),
        ]
        name = self.tr("Văn bản đã ký, văn bản cần gia hạn trước ở trên")
        dress_grid(self.table, name, heads, (200, 190, 105, 180, 125), 0)
        self.table.setColumnHidden(RESULT, True)
        self.table.cellActivated.connect(self._open)
        self.table.itemChanged.connect(self._count)
        self.table.currentCellChanged.connect(lambda *_: self._count())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(10)
        for widget in (self._summary, self.progress, self.banner, self.table):
            column.addWidget(widget, 1 if widget is self.table else 0)
        self._count()

    @property
    def ticked(self) -> tuple[DocumentId, ...]:
        """From the top: what is to be renewed first."""
        rows = enumerate(self._aged)
        return tuple(each.document.id for n, each in rows if self._item(n).checkState() is Qt.CheckState.Checked)

    def reload(self) -> None:
        """Read again unless nothing changed since, or work is under way."""
        if self._stale and self._job is None:
            self._read()

    def forget(self) -> None:
        """What is shown may be old: read it at the next chance."""
        self._stale = True

    def tick_needy(self) -> None:
        """Tick what should be renewed now, and nothing else."""
        now = self._office.clock()
        self._tick(lambda each: needs_refresh(each.held, now))

    def renew(self) -> None:
        """A new archive time-stamp for everything ticked."""
        documents = self.ticked
        if self._job is not None or not documents:
            return
        self.banner.clear()
        self._results.clear()
        self.progress.begin(self.tr("Đang gia hạn…"))
        self.table.setEnabled(False)
        office = self._office

        def work(steps: Steps) -> tuple[Refreshed, ...]:
            return refresh(ready_to_leave(office, steps), documents, steps.step)

        end = partial(self._end, documents)
        self._job = self._jobs.follow(self, work, self.progress.show_step, end, self._failed)

    def stop(self) -> None:
        """At once: a service that is being asked is left."""
        if self._job is not None:
            self._job.cancel()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._aged:  # another theme: icons in its colours
            self._fill(set(self.ticked))

    # reading

    def _read(self) -> None:
        self._stale = False
        office = self._office
        self._since.start()

        def work(steps: Steps) -> tuple[Aged, ...]:
            return ages(office, steps.step)

        self._job = self._jobs.follow(self, work, self._told_age, self._show, self._failed)

    def _told_age(self, done: int, total: int, words: str) -> None:
        """Only what takes long is shown to go on: all but the first reading take a moment."""
        if not self.progress.busy and self._since.hasExpired(CALM_MS):
            self.progress.begin(self.tr("Đang kiểm tra thời hạn của các dấu thời gian…"))
        if self.progress.busy:
            self.progress.show_step(done, total, words)

    def _show(self, aged: tuple[Aged, ...]) -> None:
        kept = set(self.ticked) if self._aged else set()
        self._rest()
        self._aged = aged
        now = self._office.clock()
        needy = sum(needs_refresh(each.held, now) for each in aged)
        text = self.tr("%n văn bản có chữ ký số", "", len(aged)) + ", "
        text += self.tr("%n văn bản nên gia hạn", "", needy) if needy else self.tr("chưa văn bản nào cần gia hạn")
        self._summary.setText(text + "." if aged else self.tr("Bàn này chưa có văn bản nào có chữ ký số."))
        self.pick.setEnabled(needy > 0)
        self._fill(kept)
        self.table.setColumnHidden(RESULT, not self._results)
        if aged and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        self._count()

    def _fill(self, ticked: set[DocumentId]) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._aged))
        for n, each in enumerate(self._aged):
            self._put(n, each, each.document.id in ticked)
        self.table.blockSignals(False)

    def _put(self, n: int, each: Aged, ticked: bool) -> None:
        document, held, now = each.document, each.held, self._office.clock()
        tone = hold_tone(held, needs_refresh(held, now), now)
        reason = self._results.get(document.id)
        result = "" if reason is None else reason or self.tr("Đã gia hạn")
        texts = (
            (title_words(document), ""),
            (hold_words(held.hold), ""),
            (words.day(held.at.date() if held.at else None), words.moment(held.at)),
            (until_words(held, now), ""),
            (result, ""),
        )
        for column, (text, tip) in enumerate(texts):
            self.table.setItem(n, column, cell(text, tip))
        ink = colours(current())
        self._item(n).setFlags(self._item(n).flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self._item(n).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._item(n, HELD).setIcon(icons.icon(tone.icon, ink[tone.value]))
        if reason is not None:
            told = Tone.LATE if reason else Tone.GOOD
            self._item(n, RESULT).setIcon(icons.icon(told.icon, ink[told.value]))

    # renewing

    def _end(self, wanted: tuple[DocumentId, ...], done: tuple[Refreshed, ...]) -> None:
        self._job = None
        self._results = {each.document: each.reason for each in done}
        good = [each.document for each in done if not each.reason]
        bad = len(done) - len(good)
        text = self.tr("Đã gia hạn %n văn bản", "", len(good))
        if bad:
            text += ", " + self.tr("%n văn bản chưa gia hạn được (xem cột Kết quả)", "", bad)
        if len(done) < len(wanted):
            text += ", " + self.tr("%n văn bản chưa làm vì đã dừng", "", len(wanted) - len(done))
        self.banner.say(text + ".", Tone.LATE if bad and not good else Tone.SOON if bad else Tone.GOOD)
        self._tick(lambda each: each.document.id in wanted and each.document.id not in good)
        self.changed.emit(Changed(documents=tuple(good)))
        self._read()

    def _failed(self, error: UserError) -> None:
        self._rest()
        self._stale = True
        if isinstance(error, Cancelled):
            self.banner.offer(self.tr("Đã dừng theo yêu cầu."), Tone.CALM, self.tr("Xem tiếp"), self._again)
        else:
            self.banner.fail(error)

    def _again(self) -> None:
        self.banner.clear()
        self.reload()

    def _rest(self) -> None:
        self._job = None
        self.progress.end()
        self.table.setEnabled(True)
        self._count()

    # ticks

    def _tick(self, wanted: Callable[[Aged], bool]) -> None:
        self.table.blockSignals(True)
        for n, each in enumerate(self._aged):
            self._item(n).setCheckState(Qt.CheckState.Checked if wanted(each) else Qt.CheckState.Unchecked)
        self.table.blockSignals(False)
        self._count()

    def _tick_all(self) -> None:
        every = len(self.ticked) < len(self._aged)
        self._tick(lambda _: every)

    def _count(self, *_: object) -> None:
        count = len(self.ticked)
        more = self.tr("Gia hạn %n văn bản", "", count)
        self.progress.main.setText(more if count else self.tr("Gia hạn dấu thời gian"))
        self.progress.main.setEnabled(count > 0)
        self.proof.setEnabled(self._current() is not None)

    def _current(self) -> Document | None:
        row = self.table.currentRow()
        return self._aged[row].document if 0 <= row < len(self._aged) else None

    def _item(self, row: int, column: int = 0) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None  # every row of the table was put there whole
        return item

    def _open(self, row: int, _column: int) -> None:
        self.opened.emit(self._aged[row].document.id)

    def _ask_evidence(self) -> None:
        document = self._current()
        if document is not None:
            self.asked.emit(document)
