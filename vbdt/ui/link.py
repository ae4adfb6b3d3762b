"""The courier in the window: it runs for as long as the window does, and tells what came and what went."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from vbdt.acts.mail.exchange import Tell, Watch, exchange, make_removable
from vbdt.acts.office import Office
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.transport.courier import Tally
from vbdt.transport.mailbox import LinkState
from vbdt.ui.jobs import Jobs


class Link(QObject):
    """Exchanges packages behind the window. `stopped` says why it ended before its time.

    `renewed` gives the office with the newer directory that came; the exchange has gone on with it already.
    """

    changed = Signal(object)
    told = Signal(object)
    started = Signal()
    stopped = Signal(object)
    renewed = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._jobs = jobs
        self._watch: Watch | None = None
        self._then: Callable[[], object] | None = None
        self._resting = False

    @property
    def carries(self) -> bool:
        """Whether a round may be under way."""
        return self._watch is not None

    def line(self) -> LinkState | None:
        """How the line to the hub is; None where there is none, or nobody carries."""
        return self._watch.line if self._watch is not None else None

    def nudge(self) -> None:
        """There is something to send: exchange now, unless a stick is being pulled out."""
        if not self._resting:
            self.wake()

    def wake(self) -> None:
        """Exchange now; begin again when it had ended."""
        self._resting = False
        if self._watch is not None:
            self._watch.wake()
            return
        try:
            self._watch = Watch(
                self._office,
                self._jobs.teller(self, self._change),
                self._jobs.teller(self, self._tell),
                self._jobs.teller(self, self.renewed.emit),
            )
        except UserError as error:
            self.stopped.emit(error)
            return
        ended, broke = self._jobs.teller(self, self._ended), self._jobs.teller(self, self._broke)
        self._jobs.keep(self, partial(_until_stopped, self._watch, ended, broke), self._watch.stop, self._end)
        self.started.emit()

    def unplug(self, done: Callable[[Tally], None], failed: Callable[[UserError], None]) -> None:
        """Hand over what waits, to the last byte on the medium, and then hold nothing open and rest until `wake`."""
        self._resting = True
        work = partial(_hand_over, self._office, self._jobs.teller(self, self._change))
        then = partial(self._jobs.run, self, work, done, failed)
        if self._watch is None:
            then()
            return
        self._then = then
        self._watch.stop()

    def use(self, office: Office) -> None:
        """Go on with other settings: the round under way ends first, then the watch begins anew."""
        self._office = office
        if self._watch is not None:
            self._watch.stop()

    def _change(self, changed: Changed) -> None:
        self.changed.emit(changed)

    def _tell(self, tally: Tally) -> None:
        self.told.emit(tally)

    def _ended(self, watch: Watch) -> None:
        if watch is not self._watch:
            return
        self._watch = None
        then, self._then = self._then, None
        if then is None:
            self.wake()
            return
        what = self.tr("Đã tạm dừng gửi nhận để rút thẻ nhớ.")
        self.stopped.emit(UserError(what, self.tr("Cắm lại rồi bấm «Gửi nhận ngay».")))
        then()

    def _broke(self, _: BaseException) -> None:
        what = self.tr("Gửi nhận đã dừng vì một lỗi của chương trình.")
        self._end(UserError(what, self.tr("Bấm «Gửi nhận ngay» để chạy lại.")))

    def _end(self, error: UserError) -> None:
        self._watch = None
        self.stopped.emit(error)
        then, self._then = self._then, None
        if then is not None:
            then()


def _hand_over(office: Office, tell: Tell) -> Tally:
    tally = exchange(office, tell)
    if tally.problems:
        raise UserError(tally.problems[0], "Chưa ghi xong; kiểm tra thẻ nhớ rồi bấm lại.")
    make_removable(office)
    return tally


def _until_stopped(watch: Watch, ended: Callable[[Watch], None], broke: Callable[[BaseException], None]) -> None:
    """A defect of ours is told before it is raised where the crash hook is: the next `wake` begins a new watch."""
    try:
        watch.run()
    except UserError:
        raise
    except BaseException as defect:
        broke(defect)
        raise
    ended(watch)
