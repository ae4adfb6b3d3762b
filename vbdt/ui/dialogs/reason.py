"""The three acts that are nothing but a reason: trả lại, từ chối tiếp nhận, hủy số."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vbdt.acts.give_back import give_back
from vbdt.acts.office import Office
from vbdt.acts.refuse import refuse
from vbdt.acts.register import void
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Direction, Document
from vbdt.document.states import Act
from vbdt.errors import UserError
from vbdt.ui.dialogs.frame import ActDialog, Done, NoteField, Words
from vbdt.ui.jobs import Jobs
from vbdt.ui.terms import term
from vbdt.ui.words import facts_line

ACTS: dict[Act, Callable[[Office, DocumentId, str], Changed]] = {
    Act.RETURN: give_back,
    Act.REFUSE: refuse,
    Act.VOID: void,
}


class ReasonDialog(ActDialog):
    """Asks for the reason, without which none of them is done."""

    def __init__(self, act: Act, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        words = Words(term(act.label), term(act.label), self.tr("Đang ghi nhận…"))
        super().__init__(words, (document.facts.subject, facts_line(document)), jobs, done, parent)
        self._act, self._office, self._document = act, office, document
        name, hint, warning = self._texts(act, document)
        self.reason = NoteField(hint, self)
        self.add(name, self.reason)
        self.note(warning)
        self.reason.setFocus()

    def work(self) -> Callable[[], Changed]:
        reason = self.reason.text()
        if not reason:
            raise UserError("Chưa ghi lý do.", "Ghi ngắn gọn lý do để người nhận biết.")
        act, office, document = ACTS[self._act], self._office, self._document.id
        return lambda: act(office, document, reason)

    def _texts(self, act: Act, document: Document) -> tuple[str, str, str]:
        """The field's name, an example, and what will follow."""
        match act:
            case Act.REFUSE:
                return (
                    self.tr("Lý do từ chối"),
                    self.tr("Ví dụ: Văn bản gửi không đúng thẩm quyền giải quyết."),
                    self.tr("Nơi gửi được báo ngay lý do này. Văn bản không vào sổ."),
                )
            case Act.VOID:
                return (
                    self.tr("Lý do hủy số"),
                    self.tr("Ví dụ: Văn bản không ban hành nữa."),
                    self.tr("Số đã cấp vẫn nằm trong sổ kèm lý do hủy và không cấp lại cho văn bản khác."),
                )
        if document.direction is Direction.OUTGOING:
            return (
                self.tr("Điều cần sửa"),
                self.tr("Ví dụ: Bổ sung căn cứ Nghị định 30/2020/NĐ-CP; sửa hạn báo cáo tại Điều 2."),
                self.tr("Văn bản trở về bàn người soạn kèm lời này."),
            )
        return (
            self.tr("Lý do trả lại"),
            self.tr("Ví dụ: Việc thuộc Phòng Tổ chức biên chế."),
            self.tr("Văn bản trở về lãnh đạo đã phân công."),
        )
