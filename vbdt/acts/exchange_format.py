"""Our documents in the words of the national format edXML, and back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vbdt.acts.office import Office
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
    ResponseFor,
    SignerInfo,
    StaffInfo,
    TraceHeader,
    TraceHeaders,
)
from vbdt.transport.edxml.write import write

STEERING = "0"
"""SteeringType of a document that gives no orders; partners disagree on the numbers, so nothing depends on it."""


def edxml_id(office: Office, document: Document) -> str:
    """What the exchange knows our document by."""
    if document.dated is None:
        raise UserError("Văn bản chưa có số và ngày nên chưa gửi được.", "Cấp số và phát hành trước.")
    return document_id(office.agency.code102, document.dated, document.symbol)


def document_message(office: Office, document: Document, to: Sequence[AgencyId]) -> bytes:
    """The `.edxml` file of an issued document with its PDF and annex files inside."""
    facts = document.facts
    files = [(each.name, office.store.files.read(each)) for each in (document.pdf, *document.annexes)]
    references, attachments = enclose(files)
    header = MessageHeader(
        from_=_organisation(office, office.agency),
        to=tuple(_organisation(office, office.directory.agency(each)) for each in to),
        document_id=edxml_id(office, document),
        code=Code(f"{document.number:02d}", facts.notation),
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
    business = Business(
        doc_type=BusinessType.NEW.value, paper="1" if facts.paper else "0", staff=(_staff(office, office.person),)
    )
    trace = TraceHeader(office.agency.code102, moment_text(office.clock()))
    return write(EdxmlDocument(header, TraceHeaders((trace,), business), "", references, attachments))


def status_message(office: Office, document: Document, event: Event, status: StatusCode) -> bytes:
    """The `.edxml` file that tells the sender `status`, on account of `event`."""
    actor = office.directory.person(event.person)
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
            staff_info=_staff(office, actor),
            status_code=status.value,
            description=_description(office, event, status),
            timestamp=moment_text(event.at),
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
    _refuse_secret(header)
    pdf = next((each for each in message.attachments if each.content.startswith(b"%PDF")), None)
    if pdf is None:
        raise BadInput("Văn bản gửi đến không có tệp PDF.", "Đề nghị nơi gửi gửi lại đúng tệp đã ký số.")
    issuer = office.directory.find_agency(header.from_.organ_id)
    signer = header.signer_info
    facts = Facts(
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
    others = tuple(each for each in message.attachments if each is not pdf)
    dated = _day(office, header.promulgation_info.promulgation_date)
    return Arrival(
        _text(header.document_id, 300, "Mã văn bản"), facts, _number(header.code.code_number), dated, pdf, others
    )


def _organisation(office: Office, agency: Agency) -> Organisation:
    parent = office.directory.agency(agency.parent).name if agency.parent else ""
    return Organisation(organ_id=agency.code102, organization_in_charge=parent, organ_name=agency.name)


def _code102(office: Office, agency: AgencyId | None) -> str:
    return office.directory.agency(agency).code102 if agency else ""


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


def _description(office: Office, event: Event, status: StatusCode) -> str:
    """Short words for a person: never the leader's instruction, which is the agency's own business."""
    match event.fact:
        case Refused() as fact:
            return fact.reason
        case Assigned() as fact:
            lead = office.directory.find_desk(fact.to)
            return f"{status.label}: {office.directory.person(lead.person).name}" if lead else status.label
        case Finished() as fact:
            return fact.result
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
