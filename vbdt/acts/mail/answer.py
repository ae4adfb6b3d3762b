"""Trả lời nơi gửi: a clerk or a leader agrees to what the sender asks about its document, or declines with a reason.

Where another desk holds the document, the answer goes to it as a request, and that desk writes it down.
"""

from vbdt.acts.mail.post import post
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.changes import ChangeAnswered
from vbdt.document.codec import Json
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.rules import may_see
from vbdt.document.states import ANSWERERS
from vbdt.errors import NotAllowed, UserError
from vbdt.transport.body import PackageKind
from vbdt.transport.package import Package

RULE = "Nghị định 30/2020/NĐ-CP, Điều 18"


def may_answer(office: Office, document: Document) -> bool:
    """Whether this desk may decide what the agency answers."""
    answers = any(office.me.has(role) for role in ANSWERERS)
    return document.asked is not None and answers and may_see(document, office.me)


def answer(office: Office, document: DocumentId, agreed: bool, reason: str = "") -> Changed:
    """Raises NotAllowed where nothing was asked or this desk may not decide, UserError for a refusal without reason."""
    known = office.store.document(document)
    if known.asked is None:
        raise NotAllowed("Nơi gửi không đề nghị gì về văn bản này.", "Tải lại để xem trạng thái mới nhất.")
    if not may_answer(office, known):
        raise NotAllowed("Chỉ lãnh đạo hoặc văn thư trả lời được nơi gửi.", "Báo lãnh đạo đã giao việc.")
    reason = reason.strip()[:2000]
    if not agreed and not reason:
        raise UserError("Chưa ghi lý do không đồng ý.", "Ghi rõ lý do để nơi gửi biết.", rule=RULE)
    with office.store.write() as writing:
        if known.holder == office.me.id:
            record(office, writing, document, ChangeAnswered(office.me.id, agreed, reason))
        else:
            said: dict[str, Json] = {"package": known.asked.package, "agreed": agreed, "reason": reason}
            facts: dict[str, Json] = {"document": document, "answer": said}
            post(office, writing, PackageKind.REQUEST, [known.holder], facts=facts, document=document)
    return Changed(documents=(document,), deliveries=True)


def answered_by(document: Document, package: Package) -> ChangeAnswered | None:
    """The fact that a colleague's answer means; None when it is about a question that stands no more."""
    match package.facts.get("answer"):
        case {"package": str(named), "agreed": bool(agreed), "reason": str(reason)} if (
            document.asked is not None and document.asked.package == named
        ):
            return ChangeAnswered(package.sender_desk, agreed, reason)
    return None
