"""Thu hồi văn bản đã gửi: from whom, and why."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vbdt.acts.mail.recall import recall
from vbdt.acts.office import Office
from vbdt.document.changes import holders
from vbdt.document.model import Changed, Document
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, NoteField, Words
from vbdt.ui.drafts.agencies import AgencyPicker
from vbdt.ui.jobs import Jobs
from vbdt.ui.words import facts_line


class RecallDialog(ActDialog):
    """Ticks everyone who has the document; some may be left out."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Thu hồi văn bản"), self.tr("Thu hồi"), self.tr("Đang gửi yêu cầu thu hồi…"))
        super().__init__(words, (document.facts.subject, facts_line(document)), jobs, done, parent)
        self._office, self._document = office, document
        having = holders(document)
        known = (office.directory.find_agency(each) for each in having)
        self.agencies = AgencyPicker([each for each in known if each is not None], self)
        self.agencies.mark_files()
        self.agencies.tick(having)
        self.reason = NoteField(self.tr("Ví dụ: Văn bản ban hành sai số liệu tại Phụ lục I."), self)
        self.add(self.tr("Thu hồi tại"), self.agencies)
        self.add(self.tr("Lý do thu hồi"), self.reason)
        self.note(
            self.tr(
                "Nơi chưa vào sổ: văn bản được hủy ngay. Nơi đã vào sổ: chờ trả lời. "
                "Trong lúc chờ, không gửi thêm được văn bản này."
            )
        )
        self.reason.setFocus()

    def work(self) -> Callable[[], Changed]:
        chosen, reason = self.agencies.ticked(), self.reason.text()
        if not chosen:
            raise UserError("Chưa chọn nơi nào để thu hồi.", "Chọn ít nhất một cơ quan.")
        if not reason:
            raise UserError("Chưa ghi lý do thu hồi.", "Ghi rõ lý do để nơi nhận biết.")
        office, document = self._office, self._document.id
        return lambda: recall(office, document, reason, chosen)
