"""Chờ nâng mức: documents whose signatures still wait for a time-stamp or long-term data, and trying again now."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QTableWidget, QVBoxLayout, QWidget

from vbdt.acts.office import Office
from vbdt.acts.proof.levels import Tally, has_grace, raise_waiting, set_grace
from vbdt.acts.services import ready_to_leave
from vbdt.document.ids import DocumentId
from vbdt.document.model import Document
from vbdt.errors import Cancelled, UserError
from vbdt.store.levels import Waiting
from vbdt.ui import icons, words
from vbdt.ui.grid import cell, dress_grid
from vbdt.ui.jobs import Job, Jobs, Steps
from vbdt.ui.levels.progress import Progress
from vbdt.ui.levels.wording import level_words, title_words
from vbdt.ui.say import Banner, Tone
from vbdt.ui.theme import colours, current


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, with its documents where this desk has them, and the desk's wish for newer answers."""

    rows: tuple[tuple[Waiting, Document | None], ...]
    grace: bool


def read_queue(office: Office) -> Queue:
    """Reads the store: not on the window's thread."""
    waiting = sorted(office.store.levels_waiting(), key=lambda each: each.since)
    return Queue(tuple((each, office.store.find(each.document)) for each in waiting), has_grace(office))


class WaitingTab(QWidget):
    """`changed` tells what was raised, `opened` which document is wanted, `counted` how many wait."""

    changed = Signal(object)
    opened = Signal(object)
    counted = Signal(int)

    def __init__(self, office: Office, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._jobs = office, jobs
        self._job: Job | None = None
        self._rows: tuple[tuple[Waiting, Document | None], ...] = ()
        self.banner = Banner(closable=True)
        self.table = QTableWidget()
        self.progress = Progress(self.tr("Thử lại ngay"), self.table)
        self.progress.wanted.connect(self.try_now)
        self.progress.halted.connect(self.stop)
        heads = [
            self.tr("Văn bản"),
            self.tr("Đang chờ"),
            self.tr("Từ lúc"),
            self.tr("Lý do"),
            self.tr("Thử lại"),
        ]
        dress_grid(self.table, self.tr("Văn bản chờ nâng mức chữ ký"), heads, (200, 165, 90, 200, 80), 0, 3)
        self.table.cellActivated.connect(self._open)
        self._empty = QLabel(self.tr("Không có văn bản nào chờ. Mọi chữ ký đã đạt mức thiết lập."))
        self._empty.setProperty("look", "second")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.grace = QCheckBox(self.tr("Chờ thông tin thu hồi có sau lúc ký rồi mới thêm bằng chứng dài hạn"))
        self.grace.setToolTip(self.tr("Chặt chẽ hơn nhưng chậm hơn: có nơi cấp chứng thư vài giờ mới công bố một lần."))
        self.grace.clicked.connect(self._wish)
        self._lay_out()

    def reload(self) -> None:
        if self._job is None:
            self._jobs.run(self, partial(read_queue, self._office), self._show, self.banner.fail)

    def try_now(self) -> None:
        """Raise all that waits, whether its turn has come or not."""
        if self._job is not None or not self._rows:
            return
        self.banner.clear()
        self.progress.begin(self.tr("Đang lấy dấu thời gian…"))
        office = self._office

        def work(steps: Steps) -> Tally:
            return raise_waiting(ready_to_leave(office, steps), at_once=True, step=steps.step)

        self._job = self._jobs.follow(self, work, self.progress.show_step, self._end, self._failed)

    def stop(self) -> None:
        """At once: a service that is being asked is left."""
        if self._job is not None:
            self._job.cancel()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:  # another theme: icons in its colours
            for n, (row, document) in enumerate(self._rows):
                self._put(n, row, document)

    def _end(self, tally: Tally) -> None:
        self._job = None
        self.progress.end()
        raised = self.tr("Đã nâng mức %n văn bản", "", len(tally.raised))
        if tally.waiting:
            left = self.tr("còn %n văn bản chờ", "", len(tally.waiting))
            self.banner.say("\n".join((f"{raised}, {left}.", *tally.reasons)), Tone.SOON)
        else:
            self.banner.say(f"{raised}.", Tone.GOOD if tally.raised else Tone.CALM)
        self.changed.emit(tally.changed)
        self.reload()

    def _failed(self, error: UserError) -> None:
        self._job = None
        self.progress.end()
        if isinstance(error, Cancelled):
            self.banner.say(self.tr("Đã dừng theo yêu cầu; văn bản đã nâng mức được giữ."), Tone.CALM)
        else:
            self.banner.fail(error)
        self.reload()

    def _show(self, queue: Queue) -> None:
        self._rows = queue.rows
        self.grace.setChecked(queue.grace)
        self._empty.setVisible(not queue.rows)
        self.table.setVisible(bool(queue.rows))
        self.progress.setVisible(bool(queue.rows))
        self.table.setRowCount(len(queue.rows))
        for n, (row, document) in enumerate(queue.rows):
            self._put(n, row, document)
        self.counted.emit(len(queue.rows))

    def _put(self, n: int, row: Waiting, document: Document | None) -> None:
        tries = self.tr("đã thử %n lần", "", row.attempts) if row.attempts else self.tr("chưa thử lần nào")
        next_at = self.tr("Tự thử lại lúc {when}, {tries}").format(when=words.moment(row.next_at), tries=tries)
        today = self._office.today
        texts = (
            (title_words(document) if document else row.document, ""),
            (level_words(row.wanted), row.wanted),
            (words.when_short(row.since, today), words.moment(row.since)),
            (row.reason, ""),
            (words.when_short(row.next_at, today), next_at),
        )
        for column, (text, tip) in enumerate(texts):
            item = cell(text, tip)
            if column == 1:
                item.setIcon(icons.icon("hourglass", colours(current())["soon"]))
            self.table.setItem(n, column, item)

    def _open(self, row: int, _column: int) -> None:
        waiting, document = self._rows[row]
        if document is not None:
            self.opened.emit(DocumentId(waiting.document))

    def _wish(self, wanted: bool) -> None:
        self._jobs.run(self, partial(set_grace, self._office, wanted), lambda _: None, self.banner.fail)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(10)
        column.addWidget(self.progress)
        column.addWidget(self.banner)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self.grace)
