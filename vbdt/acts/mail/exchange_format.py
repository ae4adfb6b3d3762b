"""Our documents in the words of the national format edXML, and back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from vbdt.acts.office import Office
from vbdt.document.changes import ChangeAnswered, holders
from vbdt.document.content import clean
from vbdt.document.directory import Agency, Person
from vbdt.document.events import Assigned, Event, Finished, Refused
from vbdt.document.ids import AgencyId
from vbdt.document.kinds import Secrecy, Urgency, kind_named, secret_words
from vbdt.document.model import Document, Facts, Signer, StatusCode
from vbdt.errors import BadInput, UserError
from vbdt.transport.edxml.dates import day_text, document_id, moment_text, read_day
from vbdt.transport.edxml.files import enclose
from vbdt.transport.edxml.records import (
    Attachment,
    Business,
    BusinessType,
    Code,
    DocumentType,
    EdxmlDocument,
    EdxmlStatus,
    MessageHeader,
    Organisation,
    OtherInfo,
    PromulgationInfo,
    Receiver,
    ReceiverChange,
    ReplacementInfo,
    ResponseFor,
    SignerInfo,
    StaffInfo,
    TraceHeader,
    TraceHeaders,
    UpdateInfo,
)
from vbdt.transport.edxml.write import write

NEW = "Văn bản điện tử mới"
"""What the national exchange writes as the reason of a message of type 0."""
STEERING = "0"
"""SteeringType of a document that gives no orders; partners disagree on the numbers, so nothing depends on it."""


def edxml_id(office: Office, document: Document) -> str:
    """What the exchange knows our document by."""
    if document.edxml_id:
        return document.edxml_id
    if document.dated is None:
        raise UserError("Văn bản chưa có số và ngày nên chưa gửi được.", "Cấp số và phát hành trước.")
    return document_id(office.agency.code102, document.dated, document.symbol)


def document_message(
    office: Office, document: Document, to: Sequence[AgencyId], replaced: Sequence[Document] = ()
) -> bytes:
    """The `.edxml` file of an issued document with its PDF and annex files inside.

    With `replaced` it is a replacement, for those of `to` that have these documents.
    """
    if not replaced:
        return _message(office, document, to, Business(doc_type=BusinessType.NEW.value, reason=NEW), enclosed=True)
    infos = tuple(
        ReplacementInfo(each.edxml_id, tuple(_code102(office, one) for one in holders(each) if one in to))
        for each in replaced
    )
    business = Business(doc_type=BusinessType.REPLACE.value, reason=BusinessType.REPLACE.label, replacements=infos)
    return _message(office, document, to, business, enclosed=True)


def recall_message(office: Office, document: Document, to: Sequence[AgencyId], reason: str) -> bytes:
    """The `.edxml` file that asks to give the document back (type 1). It carries no files."""
    business = Business(document_id=edxml_id(office, document), doc_type=BusinessType.RECALL.value, reason=reason)
    return _message(office, document, to, business, enclosed=False)


@dataclass(frozen=True, slots=True)
class Revision:
    """What an update says: recipients that come and go, whether the facts changed, and why."""

    added: tuple[AgencyId, ...]
    removed: tuple[AgencyId, ...]
    facts: bool
    reason: str


def update_message(
    office: Office, document: Document, to: Sequence[AgencyId], revision: Revision, *, enclosed: bool
) -> bytes:
    """The `.edxml` file of an update (type 2). `document` has the new facts; `enclosed` for those it is new to."""
    changes = ((revision.removed, ReceiverChange.REMOVED), (revision.added, ReceiverChange.ADDED))
    listed = tuple(Receiver(_code102(office, each), kind.value) for some, kind in changes for each in some)
    business = Business(
        document_id=edxml_id(office, document),
        doc_type=BusinessType.UPDATE.value,
        reason=revision.reason,
        update_info=UpdateInfo("1" if revision.facts else "0", "1" if listed else "0", listed),
    )
    return _message(office, document, to, business, enclosed=enclosed)


def _message(
    office: Office, document: Document, to: Sequence[AgencyId], business: Business, *, enclosed: bool
) -> bytes:
    facts = document.facts
    stored = (document.pdf, *document.annexes) if enclosed else ()
    references, attachments = enclose([(each.name, office.store.files.read(each)) for each in stored])
    header = MessageHeader(
        from_=_organisation(office, office.agency),
        to=tuple(_organisation(office, office.directory.agency(each)) for each in to),
        document_id=edxml_id(office, document),
        code=Code(f"{document.number:02d}" if document.number is not None else "", facts.notation),
        promulgation_info=PromulgationInfo(facts.place, day_text(document.dated) if document.dated else ""),
        document_type=DocumentType(type_name=facts.kind_record.name),
        subject=facts.subject,
        content=facts.subject,
        signer_info=SignerInfo(facts.signer.capacity, facts.signer.title, facts.signer.name),
        due_date=day_text(facts.reply_by) if facts.reply_by else "",
        other_info=OtherInfo(priority=str(facts.urgency.value), page_amount=str(facts.pages)),
        response_for=_answered(office, document),
        steering_type=STEERING,
        to_places=facts.to_places,
    )
    whole = replace(business, paper="1" if facts.paper else "0", staff=(_staff(office, office.person),))
    trace = TraceHeader(office.agency.code102, moment_text(office.clock()))
    return write(EdxmlDocument(header, TraceHeaders((trace,), whole), "", references, attachments))


def status_message(
    office: Office, document: Document, status: StatusCode, description: str, by: Person, at: datetime
) -> bytes:
    """The `.edxml` file that tells the sender `status`, on account of what `by` did."""
    answered = ResponseFor(
        organ_id=_code102(office, document.origin),
        code=document.symbol,
        promulgation_date=day_text(document.dated) if document.dated else "",
        document_id=document.edxml_id,
    )
    return write(
        EdxmlStatus(
            from_=_organisation(office, office.agency),
            response_for=answered,
            staff_info=_staff(office, by),
            status_code=status.value,
            description=description,
            timestamp=moment_text(at),
        )
    )


@dataclass(frozen=True, slots=True)
class Arrival:
    """What an edXML document says, in our records. `pdf` is the document itself, `annexes` its other files."""

    edxml_id: str
    facts: Facts
    number: int | None
    dated: date | None
    pdf: Attachment
    annexes: tuple[Attachment, ...]


def read_arrival(office: Office, message: EdxmlDocument) -> Arrival:
    """Our view of a received message. Raises BadInput when it carries no PDF or names a state secret."""
    header = message.header
    pdf = next((each for each in message.attachments if each.content.startswith(b"%PDF")), None)
    if pdf is None:
        raise BadInput("Văn bản gửi đến không có tệp PDF.", "Đề nghị nơi gửi gửi lại đúng tệp đã ký số.")
    others = tuple(each for each in message.attachments if each is not pdf)
    dated = _day(office, header.promulgation_info.promulgation_date)
    number = _number(header.code.code_number)
    return Arrival(
        _text(header.document_id, 300, "Mã văn bản"), read_facts(office, message), number, dated, pdf, others
    )


def read_facts(office: Office, message: EdxmlDocument) -> Facts:
    """What a message says of its document. Raises BadInput where a text is absurd or a state secret is named."""
    header = message.header
    _refuse_secret(header)
    issuer = office.directory.find_agency(header.from_.organ_id)
    signer = header.signer_info
    return Facts(
        kind=kind_named(clean(header.document_type.type_name)).key,
        subject=_text(header.subject or header.content, 2000, "Trích yếu"),
        issuer=issuer.id if issuer else _text(header.from_.organ_id, 100, "Mã cơ quan"),
        issuer_name=issuer.name if issuer else _text(header.from_.organ_name, 300, "Tên cơ quan"),
        notation=_text(header.code.code_notation, 60, "Ký hiệu"),
        place=_text(header.promulgation_info.place, 100, "Địa danh"),
        signer=Signer(
            name=_text(signer.full_name, 200, "Tên người ký"),
            title=_text(signer.position, 200, "Chức vụ người ký"),
            capacity=_text(signer.competence, 200, "Quyền hạn người ký"),
        ),
        recipients=_known(office, header.to),
        to_places=tuple(_text(each, 500, "Nơi nhận") for each in header.to_places[:500]),
        urgency=_urgency(header.other_info.priority),
        reply_by=_day(office, header.due_date),
        paper=message.traces.business.paper == "1",
        pages=_count(header.other_info.page_amount),
    )


def _organisation(office: Office, agency: Agency) -> Organisation:
    parent = office.directory.agency(agency.parent).name if agency.parent else ""
    return Organisation(organ_id=agency.code102, organization_in_charge=parent, organ_name=agency.name)


def _code102(office: Office, agency: AgencyId | None) -> str:
    """The code in the exchange; that of a body which no directory of ours knows is its id here."""
    found = office.directory.find_agency(agency) if agency else None
    return found.code102 if found else agency or ""


def _staff(office: Office, person: Person) -> StaffInfo:
    return StaffInfo(department=office.agency.name, staff=person.name)


def _answered(office: Office, document: Document) -> tuple[ResponseFor, ...]:
    if document.facts.in_reply_to is None:
        return ()
    answered = office.store.find(document.facts.in_reply_to)
    if answered is None or not answered.edxml_id:
        return ()
    dated = day_text(answered.dated) if answered.dated else ""
    return (ResponseFor(_code102(office, answered.origin), answered.symbol, dated, answered.edxml_id),)


def describe(office: Office, event: Event, status: StatusCode) -> str:
    """A status in short words for a person: never the leader's instruction, which is the agency's own business."""
    match event.fact:
        case Refused() as fact:
            return fact.reason
        case Assigned() as fact:
            lead = office.directory.find_desk(fact.to)
            return f"{status.label}: {office.directory.person(lead.person).name}" if lead else status.label
        case Finished() as fact:
            return fact.result
        case ChangeAnswered() as fact:
            return fact.reason or status.label
    return status.label


def _refuse_secret(header: MessageHeader) -> None:
    for text in (header.subject, header.document_type.type_name, *header.extra):
        if secret_words(re.sub(r"<[^>]*>", "", text)) is not Secrecy.NONE:
            raise BadInput("Văn bản gửi đến ghi độ mật, không được nhận qua mạng.", "Báo nơi gửi và lãnh đạo ngay.")


def _text(text: str, limit: int, what: str) -> str:
    """The text in NFC without control and direction characters. Raises BadInput when it is absurdly long."""
    if len(text) > limit:
        raise BadInput(f"{what} của văn bản gửi đến dài quá {limit} ký tự.", "Đề nghị nơi gửi kiểm tra.")
    return clean(text).strip()


def _day(office: Office, text: str) -> date | None:
    """The day in a text when an office of our time can have meant it."""
    day = read_day(text)
    return day if day and 1945 <= day.year <= office.today.year + 10 else None


def _known(office: Office, organisations: tuple[Organisation, ...]) -> tuple[AgencyId, ...]:
    found = (office.directory.find_agency(each.organ_id) for each in organisations)
    return tuple(each.id for each in found if each)


def _urgency(text: str) -> Urgency:
    return Urgency(int(text)) if text in {"0", "1", "2", "3", "4"} else Urgency.NORMAL


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def _count(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else 0
