"""Gửi: to which agencies, once more before it leaves."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vbdt.acts.office import Office
from vbdt.acts.send import send
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
        reached = {each.recipient for each in document.deliveries}
        there = office.directory.reachable(office.today)
        open_to = [each for each in there if each.id not in reached and each.id != office.me.agency]
        self.agencies = AgencyPicker(open_to, self)
        self.agencies.tick(each for each in document.facts.recipients if each not in reached)
        self.add(self.tr("Nơi nhận điện tử"), self.agencies)
        if reached:
            names = ", ".join(agency_name(office.directory, each.recipient) for each in document.deliveries)
            self.note(self.tr("Đã gửi: {names}").format(names=names))
        self.note(self.tr("Gói gửi được ký và mã hóa riêng cho từng nơi nhận. Văn bản đã gửi không lấy lại được."))
        self.main.setFocus()

    def work(self) -> Callable[[], Changed]:
        chosen = self.agencies.ticked()
        if not chosen:
            raise UserError("Chưa chọn nơi nhận nào.", "Chọn ít nhất một cơ quan.")
        office, document = self._office, self._document.id
        return lambda: send(office, document, chosen)
