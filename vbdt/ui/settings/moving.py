"""What a move of the mailbox will do, said before it is done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from vbdt.acts.office import Office
from vbdt.ui.jobs import Jobs
from vbdt.ui.labels import line
from vbdt.ui.settings.asking import AskingDialog
from vbdt.ui.settings.part import marked

WIDTH = 540


class MoveDialog(AskingDialog):
    def __init__(
        self, title: str, told: Sequence[str], verb: str, move: Callable[[], Office], jobs: Jobs, parent: QWidget
    ) -> None:
        super().__init__(title, verb, WIDTH, jobs, parent)
        self._move = move
        self.said.addWidget(line(self.tr("Khi chuyển:"), "second"))
        for each in told:
            self.said.addLayout(marked("check", "text", each))

    def change(self) -> Callable[[], Office]:
        return self._move
