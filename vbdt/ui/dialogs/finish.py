"""Hoàn thành: what was done, and the answering document where there is one."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QWidget

from vbdt.acts.office import Office
from vbdt.acts.process import finish
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Direction, Document
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, NoteField, Words
from vbdt.ui.jobs import Jobs
from vbdt.ui.terms import term
from vbdt.ui.wheel import pass_wheel
from vbdt.ui.words import facts_line

OFFERED = 50
"""The newest outgoing documents offered as a reply; those that answer this one come first."""


class FinishDialog(ActDialog):
    """The result in words is required; the reply is not."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(self.tr("Hoàn thành xử lý"), self.tr("Hoàn thành"), self.tr("Đang ghi nhận…"))
        super().__init__(words, (document.facts.subject, facts_line(document)), jobs, done, parent)
        self._office, self._document = office, document
        self.outcome = NoteField(self.tr("Ví dụ: Đã tham mưu công văn trả lời; hoặc: Đã biết."), self)
        self.reply = pass_wheel(QComboBox(self))
        self.reply.addItem(self.tr("Không có văn bản trả lời"), None)
        replies = self._replies()
        for each in replies:
            self.reply.addItem(f"{each.symbol or term(each.state.label)}: {each.facts.subject}", each.id)
        if replies and replies[0].facts.in_reply_to == document.id:
            self.reply.setCurrentIndex(1)
        self.reply.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add(self.tr("Kết quả xử lý"), self.outcome)
        self.add(self.tr("Văn bản trả lời"), self.reply)
        self.outcome.setFocus()

    def work(self) -> Callable[[], Changed]:
        result = self.outcome.text()
        if not result:
            raise UserError("Chưa ghi kết quả xử lý.", "Ghi ngắn gọn kết quả, hoặc «Đã biết» nếu chỉ để biết.")
        chosen = self.reply.currentData()
        reply = DocumentId(chosen) if chosen else None
        office, document = self._office, self._document.id
        return lambda: finish(office, document, result, reply)

    def _replies(self) -> list[Document]:
        rows = self._office.store.documents(Filter(direction=Direction.OUTGOING), limit=OFFERED).rows
        return sorted(rows, key=lambda each: each.facts.in_reply_to != self._document.id)
