"""What a colleague asks of the desk that holds a document: to take an act back, or to write down what he says."""

from vbdt.acts.desks.hand_over import hear_asked_again, hear_resent
from vbdt.acts.mail.answer import answered_by
from vbdt.acts.mail.wishes import hear_question
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.acts.withdraw import withdrawn
from vbdt.document.events import Fact, OpinionGiven, ReturnRequested
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.states import State
from vbdt.errors import BadInput
from vbdt.store.store import Writing
from vbdt.transport.courier import Outcome
from vbdt.transport.package import Package


def hear_plea(office: Office, writing: Writing, package: Package) -> tuple[Outcome, Changed]:
    """Answer a REQUEST of a desk of our agency. What has moved on meanwhile is let go: its history tells why."""
    if "change" in package.facts:
        return hear_question(office, writing, package)
    if package.facts.get("resend") is True:
        return hear_asked_again(office, writing, package)
    if package.facts.get("resent") is True:
        return hear_resent(office, writing, package)
    named = package.facts.get("document")
    document = writing.find(DocumentId(named)) if isinstance(named, str) else None
    if document is None:
        raise BadInput("Yêu cầu nói về văn bản không có ở bàn này.", "Đề nghị nơi gửi kiểm tra.")
    fact = _answer(writing, document, package) if document.holder == office.me.id else None
    if fact is None:
        return Outcome.RECORDED, Changed()
    record(office, writing, document.id, fact)
    return Outcome.RECORDED, Changed(documents=(document.id,))


def _answer(writing: Writing, document: Document, package: Package) -> Fact | None:
    sender = package.sender_desk
    match package.facts:
        case {"withdraw": str(note)} if document.leader == sender and document.state is State.SIGNED:
            return ReturnRequested(sender, note) if document.opened else withdrawn(writing, document, note)
        case {"opinion": str(opinion)} if any(each.of == sender and not each.answer for each in document.opinions):
            return OpinionGiven(sender, opinion)
    return answered_by(document, package)
