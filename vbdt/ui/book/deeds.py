"""The dialogs of what is done around a document: ask a colleague, answer, take a signature back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vbdt.acts.deeds import Deed
from vbdt.acts.office import Office
from vbdt.acts.opinion import ask_opinion, give_opinion
from vbdt.acts.withdraw import withdraw
from vbdt.document.directory import Role
from vbdt.document.model import Changed, Document
from vbdt.errors import UserError
from vbdt.ui import words
from vbdt.ui.dialogs.answer import AnswerDialog
from vbdt.ui.dialogs.frame import ActDialog, Done, NoteField, Words
from vbdt.ui.dialogs.people import DeskChoice
from vbdt.ui.dialogs.stop_waiting import StopWaitingDialog
from vbdt.ui.jobs import Jobs

COLLEAGUES = (Role.LEADER, Role.SPECIALIST, Role.CLERK, Role.ARCHIVIST)


class AskOpinionDialog(ActDialog):
    """Of whom, and what."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        texts = Words(words.deed_name(Deed.ASK_OPINION), self.tr("Gửi câu hỏi"), self.tr("Đang ghi nhận…"))
        super().__init__(texts, (document.facts.subject, words.facts_line(document)), jobs, done, parent)
        self._office, self._document = office, document
        every = office.directory.desks_of(office.me.agency)
        desks = [desk for desk in every if desk.id != office.me.id and any(desk.has(role) for role in COLLEAGUES)]
        self.of = DeskChoice(self.tr("Xin ý kiến của"), office.directory, desks, self)
        self.of.choose(document.drafter)
        self.question = NoteField(self.tr("Ví dụ: Thời hạn báo cáo như vậy đã phù hợp chưa?"), self)
        self.add(self.tr("Xin ý kiến của"), self.of)
        self.add(self.tr("Nội dung xin ý kiến"), self.question)
        self.note(self.tr("Văn bản vẫn ở bàn này; đồng nghiệp đọc được văn bản và trả lời tại bàn của mình."))
        self.question.setFocus()

    def work(self) -> Callable[[], Changed]:
        office, document = self._office, self._document.id
        of, question = self.of.desk(), self.question.text()
        if not question:
            raise UserError("Chưa ghi nội dung xin ý kiến.", "Ghi ngắn gọn điều cần hỏi.")
        return lambda: ask_opinion(office, document, of, question)


class GiveOpinionDialog(ActDialog):
    """The answer, below the question."""

    def __init__(self, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        texts = Words(words.deed_name(Deed.GIVE_OPINION), self.tr("Gửi ý kiến"), self.tr("Đang ghi nhận…"))
        super().__init__(texts, (document.facts.subject, words.facts_line(document)), jobs, done, parent)
        self._office, self._document = office, document
        asked = [each.question for each in document.opinions if each.of == office.me.id and not each.answer]
        who = words.desk_name(office.directory, document.holder)
        self.note(self.tr("{who} hỏi: «{question}»").format(who=who, question=" ".join(asked)))
        self.opinion = NoteField(self.tr("Ví dụ: Nhất trí; đề nghị lùi thời hạn báo cáo đến 25/12."), self)
        self.add(self.tr("Ý kiến"), self.opinion)
        self.opinion.setFocus()

    def work(self) -> Callable[[], Changed]:
        office, document, opinion = self._office, self._document.id, self.opinion.text()
        if not opinion:
            raise UserError("Chưa ghi ý kiến.", "Ghi ý kiến rồi gửi.")
        return lambda: give_opinion(office, document, opinion)


class WithdrawDialog(ActDialog):
    """Take the signature back while nobody has looked; afterwards ask for the document."""

    def __init__(self, deed: Deed, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget) -> None:
        name = words.deed_name(deed)
        super().__init__(
            Words(name, name, self.tr("Đang gửi đề nghị…")),
            (document.facts.subject, words.facts_line(document)),
            *(jobs, done, parent),
        )
        self._office, self._document = office, document
        self.why = NoteField(self.tr("Ví dụ: Cần sửa căn cứ tại trang 1."), self)
        self.add(self.tr("Lý do"), self.why)
        if deed is Deed.WITHDRAW:
            self.note(
                self.tr("Nếu văn thư chưa mở, văn bản tự trở về sổ trình ký; nếu đã mở, văn thư nhận được đề nghị.")
            )
        else:
            self.note(self.tr("Văn thư đã mở văn bản: đây là lời đề nghị, văn thư quyết định việc trả lại."))
        self.why.setFocus()

    def work(self) -> Callable[[], Changed]:
        office, document, why = self._office, self._document.id, self.why.text()
        return lambda: withdraw(office, document, why)


def deed_dialog(
    deed: Deed, office: Office, document: Document, jobs: Jobs, done: Done, parent: QWidget
) -> ActDialog | None:
    """The dialog of a deed; None for what needs no words."""
    match deed:
        case Deed.ASK_OPINION:
            return AskOpinionDialog(office, document, jobs, done, parent)
        case Deed.GIVE_OPINION:
            return GiveOpinionDialog(office, document, jobs, done, parent)
        case Deed.WITHDRAW | Deed.ASK_BACK:
            return WithdrawDialog(deed, office, document, jobs, done, parent)
        case Deed.AGREE | Deed.DECLINE:
            return AnswerDialog(deed is Deed.AGREE, office, document, jobs, done, parent)
        case Deed.STOP_WAITING:
            return StopWaitingDialog(office, document, jobs, done, parent)
    return None
