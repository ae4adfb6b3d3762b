"""Ngừng chờ trả lời: for whom, and why."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vbdt.acts.mail.stop_waiting import stop_waiting, waited_for
from vbdt.acts.office import Office
from vbdt.document.model import Changed, Document
from vbdt.document.states import State
from vbdt.errors import UserError
from vbdt.ui import words
from vbdt.ui.dialogs.frame import ActDialog, Done, NoteField, Words
from vbdt.ui.drafts.agencies import AgencyPicker
from vbdt.ui.jobs import Jobs


class StopWaitingDialog(ActDialog):
    """Ticks everyone who owes an answer, and says since when the first one does."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        texts = Words(self.tr("Ngừng chờ trả lời"), self.tr("Ngừng chờ"), self.tr("Đang ghi nhận…"))
        super().__init__(texts, (document.facts.subject, words.facts_line(document)), jobs, done, parent)
        self._office, self._document = office, document
        owing = waited_for(office, document)
        known = (office.directory.find_agency(each) for each in owing)
        self.agencies = AgencyPicker([each for each in known if each is not None], self)
        self.agencies.mark_files()
        self.agencies.tick(owing)
        self.reason = NoteField(self.tr("Ví dụ: Đã hỏi qua điện thoại, nơi nhận không còn dùng hệ thống."), self)
        since = min(each.asked_at for each in document.deliveries if each.recipient in owing and each.asked_at)
        self.note(self.tr("Đã yêu cầu từ {when}.").format(when=words.moment(since)), "")
        self.add(self.tr("Ngừng chờ"), self.agencies)
        self.add(self.tr("Lý do"), self.reason)
        follows = [
            self.tr("Nơi được chọn vẫn có thể đang giữ văn bản. Nếu sau này có trả lời, câu trả lời vẫn được ghi nhận.")
        ]
        if document.state is State.RECALLING:
            follows.append(self.tr("Khi không còn chờ nơi nào, văn bản lại gửi và cập nhật được."))
        self.note(" ".join(follows))
        self.reason.setFocus()

    def work(self) -> Callable[[], Changed]:
        chosen, reason = self.agencies.ticked(), self.reason.text()
        if not chosen:
            raise UserError("Chưa chọn nơi nào.", "Chọn ít nhất một cơ quan.")
        if not reason:
            raise UserError("Chưa ghi lý do ngừng chờ.", "Ghi lý do để lưu trong lịch sử văn bản.")
        office, document = self._office, self._document.id
        return lambda: stop_waiting(office, document, reason, chosen)
