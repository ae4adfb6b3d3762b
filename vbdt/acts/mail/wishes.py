"""What the sender of an incoming document asks afterwards: to give it back, to correct what it said, to replace it.

The agency's mail desk hears it, but only the holder may add to a history. So the mail desk writes the question down
itself where it holds the document, and else passes it on to the holder's desk, which does. A question waits where it
came before its document, or before the history that makes this desk the holder; the mail desk asks each new holder
until it sees the question in the history.
"""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime

from vbdt.acts.mail.exchange_format import read_facts
from vbdt.acts.mail.post import post
from vbdt.acts.mail.report import tell
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.changes import TAKEN_BACK, ChangeAnswered, ChangeAsked
from vbdt.document.codec import LATER, canonical, decode, encode
from vbdt.document.directory import Role
from vbdt.document.ids import AgencyId, DeskId, DocumentId, PackageId
from vbdt.document.model import Change, Changed, Document, Facts, StatusCode
from vbdt.document.states import State
from vbdt.errors import BadInput, NotAllowed
from vbdt.law import load_early_wait
from vbdt.store.store import Writing
from vbdt.transport.body import PackageKind
from vbdt.transport.courier import Outcome
from vbdt.transport.edxml.records import BusinessType, EdxmlDocument, ReceiverChange
from vbdt.transport.package import Package

STORE = "de_nghi_cho"
"""Setting of the store with what waits."""
AT_ONCE = (State.ARRIVED, State.REFUSED)
"""Before registration the clerk's desk agrees by itself: the system cancels the document (Decree 30, article 18)."""
MOST = 1_000
"""Questions that may wait for documents that never came, in all."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What an agency asks about a document it sent, by its edXML id. `facts` is what an update says of it; `since` is
    when one that came too early began to wait."""

    origin: AgencyId
    edxml_id: str
    change: Change
    reason: str
    package: PackageId
    facts: Facts | None = None
    by: DocumentId | None = None
    since: datetime | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Passed:
    """A question about a document that another desk holds, as that desk (`to`) was last told."""

    document: DocumentId
    fact: ChangeAsked
    to: DeskId
    since: datetime | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Everything that waits at this desk: for documents to come, and for holders to write it down."""

    early: tuple[Wish, ...] = ()
    passed: tuple[Passed, ...] = ()


def waiting(office: Office) -> Waiting:
    """What waits at this desk."""
    data = office.store.setting(STORE)
    return decode(Waiting, json.loads(data)) if data else Waiting()


def read_wish(office: Office, message: EdxmlDocument, origin: AgencyId, package: PackageId) -> Wish | None:
    """What the message asks of us about a document we should have; None where it only brings one, or says nothing.

    Raises BadInput when it does not say about which.
    """
    business = message.traces.business
    change, facts = None, None
    match business.kind:
        case BusinessType.RECALL:
            change = Change.RECALL
        case BusinessType.UPDATE:
            ours = {each.receiver_type for each in business.update_info.receivers if is_us(office, each.organ_id)}
            if ReceiverChange.REMOVED in ours:
                change = Change.RECALL
            elif business.update_info.document_info == "1" and ReceiverChange.ADDED not in ours:
                change, facts = Change.UPDATE, read_facts(office, message)
    if change is None:
        return None
    named = business.document_id or message.header.document_id
    if not named or len(named) > 300:
        raise BadInput("Đề nghị thu hồi, cập nhật không ghi mã văn bản.", "Đề nghị nơi gửi kiểm tra.")
    return Wish(origin, named, change, _short(business.reason), package, facts)


def is_us(office: Office, organ_id: str) -> bool:
    """Whether a message means our agency by this code."""
    return organ_id in (office.agency.id, office.agency.code102)


def hear_wish(office: Office, writing: Writing, wish: Wish) -> tuple[Outcome, Changed]:
    """Act on it, or keep it until its document comes. Only the document's own sender is heard."""
    document = writing.received_as(wish.origin, wish.edxml_id)
    if document is None:
        known = waiting(office)
        if len(known.early) >= MOST:
            raise BadInput("Có quá nhiều đề nghị về văn bản chưa đến.", "Đề nghị nơi gửi kiểm tra.")
        _keep(writing, replace(known, early=(*known.early, replace(wish, since=office.clock()))))
        return Outcome.PARKED, Changed(deliveries=True)
    _put(office, writing, document, _question(document, wish))
    return Outcome.RECORDED, Changed(documents=(document.id,), deliveries=True)


def hear_early(office: Office, writing: Writing, document: Document) -> None:
    """The document has come: what was asked about it before is asked now."""
    known = waiting(office)
    mine = [each for each in known.early if (each.origin, each.edxml_id) == (document.origin, document.edxml_id)]
    if mine:
        _keep(writing, replace(known, early=tuple(each for each in known.early if each not in mine)))
    for wish in mine:
        _put(office, writing, writing.document(document.id), _question(document, wish))


def end_early(office: Office, writing: Writing) -> None:
    """Questions whose document cannot come any more wait no longer. The sender sees that nobody answered."""
    known, now, longest = waiting(office), office.clock(), load_early_wait()
    dated = (replace(each, since=each.since or now) for each in known.early)
    kept = tuple(each for each in dated if now - (each.since or now) < longest)
    if kept != known.early:
        _keep(writing, replace(known, early=kept))


def hear_question(office: Office, writing: Writing, package: Package) -> tuple[Outcome, Changed]:
    """The mail desk passes a question on to us, whom it takes for the holder. Raises BadInput from anybody else."""
    sender = office.directory.desk(package.sender_desk)
    if not sender.has(Role.CLERK):
        raise BadInput("Đề nghị của nơi gửi phải do văn thư chuyển.", "Báo quản trị.")
    document = DocumentId(str(package.facts.get("document")))
    fact = decode(ChangeAsked, package.facts.get("change"))
    known = writing.find(document)
    if known is not None and known.holder == office.me.id:
        _write_down(office, writing, known, fact)
    else:
        _note(office, writing, Passed(document, fact, office.me.id))
    return Outcome.RECORDED, Changed(documents=(document,))


def pass_again(office: Office, document: DocumentId) -> Changed:
    """Ask the holder once more to write down what the sender asked. Raises NotAllowed where nothing waits for him."""
    mine = [each for each in waiting(office).passed if each.document == document and each.to != office.me.id]
    if not mine:
        raise NotAllowed("Không có đề nghị nào chờ bàn khác ghi nhận.", "Tải lại để xem trạng thái mới nhất.")
    with office.store.write() as writing:
        for each in mine:
            _pass_on(office, writing, writing.document(document), each.fact)
    return Changed(documents=(document,), deliveries=True)


def go_on(office: Office, writing: Writing, document: DocumentId) -> None:
    """The history went on: questions that waited for it are written down here, or asked of the new holder."""
    known = waiting(office)
    mine = [each for each in known.passed if each.document == document]
    if not mine:
        return
    _keep(writing, replace(known, passed=tuple(each for each in known.passed if each.document != document)))
    for each in mine:
        now = writing.document(document)
        if _is_written(writing, document, each.fact.package) or now.state in TAKEN_BACK:
            continue
        if now.holder == office.me.id:
            _write_down(office, writing, now, each.fact)
        elif now.mail_desk == office.me.id and now.holder != each.to:
            _pass_on(office, writing, now, each.fact)
        else:
            _note(office, writing, each)


def _question(document: Document, wish: Wish) -> ChangeAsked:
    """An update changes only what the paper does not say."""
    facts = None
    if wish.facts is not None:
        said = wish.facts
        facts = replace(
            document.facts,
            subject=said.subject or document.facts.subject,
            recipients=said.recipients,
            to_places=said.to_places,
            urgency=said.urgency,
            reply_by=said.reply_by,
            paper=said.paper,
        )
    return ChangeAsked(wish.change, wish.reason, wish.package, facts, wish.by)


def _put(office: Office, writing: Writing, document: Document, fact: ChangeAsked) -> None:
    if _is_written(writing, document.id, fact.package):
        return
    if document.state in TAKEN_BACK:
        tell(office, writing, document, StatusCode.AGREED, fact.reason)  # it is gone already: nothing to decide
    elif document.holder == office.me.id:
        _write_down(office, writing, document, fact)
    else:
        _pass_on(office, writing, document, fact)


def _write_down(office: Office, writing: Writing, document: Document, fact: ChangeAsked) -> None:
    if document.state in TAKEN_BACK or _is_written(writing, document.id, fact.package):
        return
    record(office, writing, document.id, fact)
    if document.state in AT_ONCE:
        record(office, writing, document.id, ChangeAnswered(office.me.id, agreed=True))


def _pass_on(office: Office, writing: Writing, document: Document, fact: ChangeAsked) -> None:
    _note(office, writing, Passed(document.id, fact, document.holder))
    if office.directory.desk(document.holder).works_on(office.today):
        facts = {"document": document.id, "change": encode(fact)}
        post(office, writing, PackageKind.REQUEST, [document.holder], facts=facts, document=document.id)


def _is_written(writing: Writing, document: DocumentId, package: PackageId) -> bool:
    facts = (each.event.fact for each in writing.history(document))
    return any(isinstance(fact, ChangeAsked) and fact.package == package for fact in facts)


def _note(office: Office, writing: Writing, passed: Passed) -> None:
    known = waiting(office)
    before = {(each.document, each.fact.package): each.since for each in known.passed}
    since = before.get((passed.document, passed.fact.package)) or office.clock()
    others = tuple(
        each for each in known.passed if (each.document, each.fact.package) != (passed.document, passed.fact.package)
    )
    _keep(writing, replace(known, passed=(*others, replace(passed, since=since))))


def _keep(writing: Writing, known: Waiting) -> None:
    writing.set_setting(STORE, canonical(known))


def _short(text: str) -> str:
    return " ".join(text.split())[:2000]
