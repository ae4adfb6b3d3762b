"""Ký nhiều văn bản: a review of each, one PIN, progress that can be stopped, and what became of each."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vbdt.acts.office import Office
from vbdt.acts.review import Review, review
from vbdt.acts.sign_from_book import sign_from_book
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.errors import BadInput, Cancelled, UserError
from vbdt.signing.batch import Batch, Outcome, Result
from vbdt.ui.book.row import ReviewRow
from vbdt.ui.dialogs.frame import Done
from vbdt.ui.dialogs.keypanel import KeyPanel
from vbdt.ui.elided import Elided
from vbdt.ui.jobs import Job, Jobs, Lane, Steps
from vbdt.ui.say import Banner, Tone, sentence


class BatchDialog(QDialog):
    """Opens with a review of the documents. `done` hears what was signed, also when the batch broke off."""

    def __init__(
        self, office: Office, documents: Sequence[DocumentId], jobs: Jobs, done: Done, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._office, self._jobs, self._done = office, jobs, done
        self._job: Job | None = None
        self._busy = False
        self._left: tuple[DocumentId, ...] = ()
        self._ended = False
        self.rows: dict[DocumentId, ReviewRow] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Ký nhiều văn bản"))
        self.banner = Banner(self)
        self.key = KeyPanel(office, office.settings.personal, jobs, self.banner, self)
        self.unseen = QCheckBox(self.tr("Ký cả văn bản chưa mở xem (lựa chọn này được ghi vào lịch sử văn bản)"))
        self.unseen.clicked.connect(self._allow)
        self.unseen.hide()
        self._lay_out()
        self.finished.connect(self.key.forget)
        self.key.look()
        self._review(documents)

    @property
    def taken(self) -> tuple[DocumentId, ...]:
        """What will be signed now, in the order of the book."""
        if self._ended:
            return self._left
        return tuple(document for document, row in self.rows.items() if row.taken)

    def start(self) -> None:
        """Sign what is taken, or what was left over."""
        documents = self.taken
        if self._busy or not documents:
            return
        try:
            pin, last = self.key.take_pin(), self.key.final_try
        except BadInput as error:
            self.banner.fail(error)
            self.key.pin.setFocus()
            return
        self.banner.clear()
        unseen = tuple(each for each in documents if not self.rows[each].review.opened)
        reviews = [row.review for row in self.rows.values()]
        obstacles = {each.document.id: " ".join(each.obstacles) for each in reviews if each.obstacles}
        self._progress.setRange(0, len(documents))
        self._progress.setValue(0)  # the review left it full
        self._show_busy(True)

        def work(steps: Steps) -> Batch[DocumentId]:
            return sign_from_book(self._office, documents, unseen, obstacles, pin, steps.step, accept_final_try=last)

        self._job = self._jobs.follow(self, work, self._told, self._end, self._refused, Lane.TOKEN)

    def stop(self) -> None:
        """Finish the document under the pen, and leave the others."""
        if self._job is not None:
            self._job.cancel()
            self.halt.setEnabled(False)
            self._doing.setText(self.tr("Đang dừng…"))

    def reject(self) -> None:
        """Leave; not while signing, for then there is «Dừng»."""
        if not self._busy:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            else:
                self.start() if self.main.isVisible() else self.reject()
            return
        super().keyPressEvent(event)

    # review

    def _review(self, documents: Sequence[DocumentId]) -> None:
        self._summary.setText(self.tr("Đang xem lại các văn bản đã chọn…"))
        self.main.setEnabled(False)
        work = partial(_review_all, self._office, tuple(documents))
        self._jobs.follow(self, work, self._told, self._show_reviews, self.banner.fail)

    def _show_reviews(self, reviews: tuple[Review, ...]) -> None:
        for each in reviews:
            row = ReviewRow(each)
            row.ticked.connect(self._summarise)
            self.rows[each.document.id] = row
            self._column.insertWidget(self._column.count() - 1, row)
        self._order_tabs()
        self.unseen.setVisible(any(not each.opened and not each.obstacles for each in reviews))
        self._progress.hide()
        self._doing.clear()
        self._allow()
        self.key.pin.setFocus()

    def _order_tabs(self) -> None:
        """As one reads: the documents, the choice about them, the key, the buttons."""
        keys = self.key.again, self.key.pin, self.key.sure
        buttons = self.halt, self.cancel, self.main
        chain = (self._area, *(row.tick for row in self.rows.values()), self.unseen, *keys, *buttons)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _allow(self) -> None:
        for row in self.rows.values():
            row.allow(self.unseen.isChecked())
        self._summarise()

    def _summarise(self) -> None:
        reviews = [row.review for row in self.rows.values()]
        parts = [self.tr("%n văn bản đã chọn", "", len(reviews))]
        unseen = sum(not each.opened and not each.obstacles for each in reviews)
        bad = sum(bool(each.obstacles) for each in reviews)
        if unseen:
            parts.append(self.tr("%n văn bản chưa mở", "", unseen))
        if bad:
            parts.append(self.tr("%n văn bản không ký được", "", bad))
        self._summary.setText(", ".join(parts) + ".")
        self._name_main()

    # signing

    def _told(self, done: int, total: int, words: str) -> None:
        self._progress.show()
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        if not self._busy:
            return
        self._doing.setText(self.tr("Đã ký {done}/{total}. {words}").format(done=done, total=total, words=words))

    def _end(self, batch: Batch[DocumentId]) -> None:
        self._show_busy(False)
        self._ended = True
        self.unseen.hide()
        for outcome in batch.outcomes:
            self._settle(outcome)
        for document, row in self.rows.items():
            if not row.tick.isHidden() and document not in batch.rest:
                row.settle(Tone.CALM, self.tr("Không ký lần này. {why}").format(why=row.said))
        self._left = batch.rest
        self._conclude(batch)
        self._done(Changed(documents=tuple(self.rows)))

    def _settle(self, outcome: Outcome[DocumentId]) -> None:
        row = self.rows[outcome.item]
        match outcome.result:
            case Result.SIGNED:
                row.settle(Tone.GOOD, " ".join(filter(None, (self.tr("Đã ký."), outcome.notice))), signed=True)
            case Result.FAILED:
                row.settle(Tone.LATE, sentence(outcome.why) if outcome.why else self.tr("Chưa ký được."))
            case Result.NOT_REACHED:
                row.settle(Tone.SOON, self.tr("Chưa ký, còn trong sổ trình ký."))

    def _conclude(self, batch: Batch[DocumentId]) -> None:
        signed = sum(row.signed for row in self.rows.values())
        open_ = len(self.rows) - signed
        text = self.tr("Đã ký %n văn bản", "", signed)
        text += ", " + self.tr("%n văn bản còn trong sổ trình ký", "", open_) if open_ else ""
        self._summary.setText(text + ".")
        self.cancel.setText(self.tr("Đóng"))
        self.key.setVisible(bool(self._left))
        self.main.setVisible(bool(self._left))
        self._name_main()
        if isinstance(batch.stopped, Cancelled):
            self.banner.say(self.tr("Đã dừng theo yêu cầu; văn bản đã ký được giữ."), Tone.CALM)
        elif batch.stopped is not None:
            again = self.tr("Văn bản đã ký được giữ. Cắm lại USB, nhập mã PIN rồi bấm ký tiếp.")
            self.banner.say(f"{batch.stopped.what}\n{again}", Tone.SOON)
        elif not open_:
            self.banner.say(self.tr("Tất cả văn bản đã chọn đã được ký và chuyển văn thư."), Tone.GOOD)
        if self._left:
            self.key.pin.setFocus()
        else:
            self.cancel.setFocus()
        self._show_trouble_first()

    def _show_trouble_first(self) -> None:
        """What was not signed is what one wants to see."""
        unsigned = [row for row in self.rows.values() if not row.signed]
        if unsigned:
            self._area.ensureWidgetVisible(unsigned[0])

    def _refused(self, error: UserError) -> None:
        """The key did not open: nothing was signed."""
        self._show_busy(False)
        self.banner.fail(error)
        self.key.pin.setFocus()
        if not isinstance(error, BadInput):
            self.key.look(keep_banner=True)

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self.key.setEnabled(not busy)
        self.unseen.setEnabled(not busy)
        self._body.setEnabled(not busy)
        self.main.setEnabled(not busy)
        self.cancel.setVisible(not busy)
        self.halt.setVisible(busy)
        self.halt.setEnabled(busy)
        self._progress.setVisible(busy)
        self._doing.setText(self.tr("Đang mở khóa ký số…") if busy else "")

    def _name_main(self) -> None:
        count = len(self.taken)
        self.main.setText(
            self.tr("Ký tiếp %n văn bản", "", count) if self._ended else self.tr("Ký %n văn bản", "", count)
        )
        self.main.setEnabled(count > 0)

    # layout

    def _lay_out(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(760, room.width() - 40), min(760, room.height() - 60))
        title = QLabel(self.tr("Ký nhiều văn bản"))
        title.setProperty("look", "title")
        self._summary = QLabel()
        self._summary.setProperty("look", "second")
        self._summary.setWordWrap(True)
        self._body = QWidget()
        self._body.setProperty("ground", "canvas")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._body)
        self._area.setAccessibleName(self.tr("Các văn bản sẽ ký"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (title, self._summary, self._area, self.unseen, self.banner, self.key):
            column.addWidget(widget, 1 if widget is self._area else 0)
        column.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        self._progress = QProgressBar()
        self._progress.setFixedWidth(150)
        self._progress.setAccessibleName(self.tr("Tiến độ"))
        self._progress.hide()
        self._doing = Elided("", "second")
        self.halt = _button(self.tr("Dừng"), self.stop)
        self.halt.hide()
        self.cancel = _button(self.tr("Hủy"), self.reject)
        self.main = _button("", self.start)
        self.main.setProperty("kind", "primary")
        self.main.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._progress)
        row.addWidget(self._doing, 1)
        for button in (self.halt, self.cancel, self.main):
            row.addWidget(button)
        return row


def _button(text: str, do: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(do)
    return button


def _review_all(office: Office, documents: tuple[DocumentId, ...], steps: Steps) -> tuple[Review, ...]:
    """Look at each; what has left the book meanwhile is left out."""
    found = []
    for n, document in enumerate(documents, start=1):
        if office.store.find(document) is not None:
            found.append(review(office, document))
        steps.step(n, len(documents))
    return tuple(found)
