"""Nhận tệp PDF: from the choice of a file to a new sheet; one that others signed is gone on with when so decided."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vbdt.acts.files.take_in import take_in
from vbdt.acts.office import Office
from vbdt.document.model import Changed
from vbdt.drafting.mend import AlreadySigned
from vbdt.errors import UserError
from vbdt.ui.dialogs.go_on import GoOnDialog, Taken
from vbdt.ui.jobs import Jobs
from vbdt.ui.place.choose import ask_for_pdfs, read_pdf

KIND = "cong_van"
"""What a document is taken for until its form says otherwise."""


class Taking:
    """One file on its way. `then` hears the sheet and what there is to say about the file, `fail` why not."""

    def __init__(
        self,
        parent: QWidget,
        office: Office,
        jobs: Jobs,
        then: Callable[[Taken], None],
        fail: Callable[[UserError], None],
    ) -> None:
        self._parent, self._office, self._jobs, self._then, self._fail = parent, office, jobs, then, fail

    def ask(self) -> None:
        """Ask for the file first."""
        title = QCoreApplication.translate("Window", "Chọn tệp PDF của văn bản")
        ask_for_pdfs(self._parent, title, lambda paths: self.take(paths[0]))

    def take(self, path: str) -> None:
        def taken() -> Taken:
            data, name = read_pdf(path)
            return take_in(self._office, KIND, data, name)

        self._jobs.run(self._parent, taken, self._then, partial(self._refused, path))

    def _refused(self, path: str, error: UserError) -> None:
        if isinstance(error, AlreadySigned):
            self._jobs.run(self._parent, lambda: read_pdf(path), self._offer, self._fail)
        else:
            self._fail(error)

    def _offer(self, file: tuple[bytes, str]) -> None:
        dialog = GoOnDialog(self._office, KIND, *file, self._jobs, self._gone_on, self._parent)
        self._dialog = dialog
        dialog.open()

    def _gone_on(self, _changed: Changed) -> None:
        if self._dialog.taken is not None:
            self._then(self._dialog.taken)
