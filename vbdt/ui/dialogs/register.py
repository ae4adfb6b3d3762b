"""Cấp số: the next number and today's date, to be confirmed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vbdt.acts.office import Office
from vbdt.acts.register import register
from vbdt.document.model import Changed, Document, symbol_text
from vbdt.document.registers import series_of
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.jobs import Jobs
from vbdt.ui.words import day, facts_line


class RegisterDialog(ActDialog):
    """Shows the number that will be given; it is taken only inside the act, so nothing is lost by leaving."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Cấp số, vào sổ văn bản đi"), self.tr("Cấp số"), self.tr("Đang cấp số…"))
        super().__init__(words, (document.facts.subject, facts_line(document)), jobs, done, parent)
        self._office, self._document = office, document
        series, today = series_of(document.facts.kind), office.today
        number = len(office.store.book(series, today.year)) + 1
        self.number = self.note(symbol_text(number, document.facts.notation), "page")
        self.note(
            self.tr("Ngày {day}, sổ «{series}» năm {year}. Số được giữ liên tục, không cấp lại.").format(
                day=day(today), series=series, year=today.year
            )
        )
        self.main.setFocus()

    def work(self) -> Callable[[], Changed]:
        office, document = self._office, self._document.id
        return lambda: register(office, document)
