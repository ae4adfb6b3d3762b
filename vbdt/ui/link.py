"""The courier in the window: it runs for as long as the window does, and tells what came and what went."""

from PySide6.QtCore import QObject, Signal

from vbdt.acts.exchange import Watch
from vbdt.acts.office import Office
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.transport.courier import Tally
from vbdt.ui.jobs import Jobs


class Link(QObject):
    """Exchanges packages behind the window. `stopped` says why it ended before its time."""

    changed = Signal(object)
    told = Signal(object)
    started = Signal()
    stopped = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._jobs = jobs
        self._watch: Watch | None = None

    def wake(self) -> None:
        """Exchange now; begin again when it had ended."""
        if self._watch is not None:
            self._watch.wake()
            return
        try:
            self._watch = Watch(
                self._office, self._jobs.teller(self, self._change), self._jobs.teller(self, self._tell)
            )
        except UserError as error:
            self.stopped.emit(error)
            return
        self._jobs.keep(self, self._watch.run, self._watch.stop, self._end)
        self.started.emit()

    def _change(self, changed: Changed) -> None:
        self.changed.emit(changed)

    def _tell(self, tally: Tally) -> None:
        self.told.emit(tally)

    def _end(self, error: UserError) -> None:
        self._watch = None
        self.stopped.emit(error)
