"""Gửi: to which agencies, once more before it leaves."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vbdt.acts.office import Office
from vbdt.acts.recipients import offered
from vbdt.acts.send import send
from vbdt.document.changes import holders
from vbdt.document.model import Changed, Document
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, Words
from vbdt.ui.drafts.agencies import AgencyPicker
from vbdt.ui.jobs import Jobs
from vbdt.ui.words import agency_name, facts_line


class SendDialog(ActDialog):
    """Ticks the agencies of the draft that have not been reached; others may be added."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Gửi văn bản"), self.tr("Gửi"), self.tr("Đang đóng gói, mã hóa…"))
        super().__init__(words, (document.facts.subject, facts_line(document)), jobs, done, parent)
        self._office, self._document = office, document
        reached = holders(document)
        self.agencies = AgencyPicker([each for each in offered(office) if each.id not in reached], self)
        self.agencies.mark_files()
        self.agencies.tick(each for each in document.facts.recipients if each not in reached)
        self.add(self.tr("Nơi nhận điện tử"), self.agencies)
        if reached:
            names = ", ".join(agency_name(office.directory, each) for each in reached)
            self.note(self.tr("Đã gửi: {names}").format(names=names))
        self._say_replaced()
        self.note(
            self.tr("Gói gửi được ký và mã hóa. Văn bản đã gửi chỉ thu hồi được khi nơi nhận chưa vào sổ hoặc đồng ý.")
        )
        self.main.setFocus()

    def _say_replaced(self) -> None:
        """Which documents this one replaces at its recipients."""
        found = (self._office.store.find(each) for each in self._document.facts.replaces or ())
        symbols = ", ".join(each.symbol for each in found if each is not None)
        if symbols:
            self.note(self.tr("Thay thế văn bản {symbols} tại những nơi đang giữ văn bản đó.").format(symbols=symbols))

    def work(self) -> Callable[[], Changed]:
        chosen = self.agencies.ticked()
        if not chosen:
            raise UserError("Chưa chọn nơi nhận nào.", "Chọn ít nhất một cơ quan.")
        office, document = self._office, self._document.id
        return lambda: send(office, document, chosen)
