"""Trả lời nơi gửi: yes with a word where one is wanted, no with its reason."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vbdt.acts.mail.answer import answer
from vbdt.acts.office import Office
from vbdt.document.model import Change, Changed, Document
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, NoteField, Words
from vbdt.ui.jobs import Jobs
from vbdt.ui.words import facts_line


class AnswerDialog(ActDialog):
    """Says what will follow before it is done."""

    def __init__(
        self, agrees: bool, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget
    ) -> None:
        change = document.asked.change if document.asked else Change.RECALL
        title, verb, follows = self._texts(change, agrees)
        about = (document.facts.subject, facts_line(document))
        super().__init__(Words(title, verb, self.tr("Đang ghi nhận…")), about, jobs, done, parent)
        self._office, self._document, self._agrees = office, document, agrees
        if document.asked and document.asked.reason:
            self.note(self.tr("Lý do của nơi gửi: «{reason}»").format(reason=document.asked.reason), "")
        self.reason = NoteField(
            self.tr("Có thể bỏ trống.") if agrees else self.tr("Ví dụ: Đã giải quyết xong theo văn bản này."), self
        )
        self.add(self.tr("Lời nhắn tới nơi gửi") if agrees else self.tr("Lý do không đồng ý"), self.reason)
        self.note(follows)
        self.reason.setFocus()

    def work(self) -> Callable[[], Changed]:
        office, document, agrees, reason = self._office, self._document.id, self._agrees, self.reason.text()
        if not agrees and not reason:
            raise UserError("Chưa ghi lý do không đồng ý.", "Ghi rõ lý do để nơi gửi biết.")
        return lambda: answer(office, document, agrees, reason)

    def _texts(self, change: Change, agrees: bool) -> tuple[str, str, str]:
        """Title, verb, and what will follow."""
        if not agrees:
            follows = self.tr("Nơi gửi được báo lý do này. Văn bản ở lại và tiếp tục được xử lý.")
            return self.tr("Không đồng ý"), self.tr("Gửi trả lời"), follows
        match change:
            case Change.RECALL:
                follows = self.tr(
                    "Văn bản bị hủy trên hệ thống, dừng xử lý và không tính hạn nữa. Lịch sử và số đến giữ nguyên."
                )
                return self.tr("Đồng ý thu hồi"), self.tr("Đồng ý thu hồi"), follows
            case Change.UPDATE:
                follows = self.tr("Thông tin của văn bản đổi theo bản cập nhật. Tệp văn bản không đổi.")
                return self.tr("Đồng ý cập nhật"), self.tr("Đồng ý cập nhật"), follows
        follows = self.tr("Văn bản này dừng xử lý; văn bản mới thay cho nó. Hai văn bản được liên kết với nhau.")
        return self.tr("Đồng ý thay thế"), self.tr("Đồng ý thay thế"), follows
