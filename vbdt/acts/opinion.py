"""Xin ý kiến: ask a colleague about a document that stays where it is; and give the answer."""

from vbdt.acts.mail.post import post
from vbdt.acts.office import Office
from vbdt.acts.record import record, record_alone
from vbdt.document.events import OpinionAsked, OpinionGiven
from vbdt.document.filters import Filter
from vbdt.document.ids import DeskId, DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.states import State
from vbdt.errors import NotAllowed, UserError
from vbdt.transport.body import PackageKind

LIMIT = 1000


def is_asked(office: Office, document: Document) -> bool:
    """Whether this desk owes an opinion on the document."""
    return any(each.of == office.me.id and not each.answer for each in document.opinions)


def opinions_owed(office: Office) -> tuple[Document, ...]:
    """The documents on which this desk was asked and has not answered, while they still wait for a signature."""
    wanted = Filter(participant=office.me.id, states=(State.SUBMITTED,))
    return tuple(each for each in office.store.documents(wanted, limit=LIMIT).rows if is_asked(office, each))


def ask_opinion(office: Office, document: DocumentId, of: DeskId, question: str) -> Changed:
    """The holder asks; the colleague gets the document to read. Raises NotAllowed for anybody but the holder."""
    known = office.store.document(document)
    if known.holder != office.me.id:
        raise NotAllowed("Văn bản không ở bàn này nên không xin ý kiến tại đây được.", "Tải lại danh sách.")
    if of == office.me.id:
        raise UserError("Không tự xin ý kiến mình.", "Chọn đồng nghiệp khác.")
    if not question.strip():
        raise UserError("Chưa ghi nội dung xin ý kiến.", "Ghi ngắn gọn điều cần hỏi.")
    return record_alone(office, document, OpinionAsked(of, question.strip()))


def give_opinion(office: Office, document: DocumentId, opinion: str) -> Changed:
    """Answer to the desk that holds the document. Its desk writes the answer down when it arrives."""
    known = office.store.document(document)
    if not is_asked(office, known):
        raise NotAllowed("Bàn này không được xin ý kiến, hoặc đã trả lời.", "Tải lại danh sách.")
    if not opinion.strip():
        raise UserError("Chưa ghi ý kiến.", "Ghi ý kiến rồi gửi.")
    answer = opinion.strip()[:4000]
    with office.store.write() as writing:
        if known.holder == office.me.id:
            record(office, writing, document, OpinionGiven(office.me.id, answer))
        else:
            facts = {"document": document, "opinion": answer}
            post(office, writing, PackageKind.REQUEST, [known.holder], facts=facts, document=document)
    return Changed(documents=(document,), deliveries=True)
