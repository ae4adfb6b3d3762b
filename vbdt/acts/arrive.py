"""A document from another agency: read its edXML, judge its signatures, record it as văn bản đến (status 01)."""

from dataclasses import dataclass, replace

from vbdt.acts.check import foreign_seal
from vbdt.acts.evidence import store_evidence
from vbdt.acts.exchange_format import Arrival, read_arrival
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.events import Received
from vbdt.document.ids import DocumentId, random_id
from vbdt.document.model import Changed, FileRef, symbol_text
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.drafting.extract import inspect
from vbdt.drafting.fields import field_values
from vbdt.drafting.wording import date_words, number_line
from vbdt.errors import BadInput
from vbdt.signing.sandbox import sandbox
from vbdt.store.store import Writing
from vbdt.transport.courier import Outcome
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import EdxmlDocument
from vbdt.transport.edxml.write import write
from vbdt.transport.package import Package

PART = "document.edxml"


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything slow, done before the transaction."""

    fact: Received
    text: str
    evidence: FileRef


def prepare_arrival(office: Office, package: Package) -> Prepared:
    """Read and judge. A bad signature does not stop a document at the door: the clerk sees it and may refuse."""
    data = package.parts.get(PART)
    if data is None:
        raise BadInput("Gói văn bản thiếu tệp edXML.", "Đề nghị nơi gửi gửi lại.")
    message = read(data)
    if not isinstance(message, EdxmlDocument):
        raise BadInput("Tệp edXML không phải văn bản.", "Đề nghị nơi gửi gửi lại.")
    arrival = read_arrival(office, message)
    sender = office.directory.agency(package.sender_agency)
    if message.header.from_.organ_id not in (sender.id, sender.code102):
        raise BadInput("Cơ quan ghi trong edXML khác cơ quan gửi gói.", "Báo nơi gửi kiểm tra.")
    pdf = arrival.pdf.content
    facts = inspect(pdf)
    checked = sandbox().verify(pdf, office.trust, at=office.clock())
    verdict, reason = _judge(office, arrival, checked)
    files = office.store.files
    fact = Received(
        facts=arrival.facts,
        pdf=files.add(pdf, arrival.pdf.attachment_name, "application/pdf"),
        annexes=tuple(
            files.add(each.content, each.attachment_name, _media_type(each.content)) for each in arrival.annexes
        ),
        edxml=files.add(write(replace(message, attachments=())), "van-ban.edxml", "application/xml"),
        edxml_id=arrival.edxml_id,
        package=package.id,
        origin=package.sender_agency,
        origin_desk=package.sender_desk,
        number=arrival.number,
        dated=arrival.dated,
        verdict=verdict.value,
        verdict_reason=reason,
    )
    return Prepared(fact, facts.text, store_evidence(office, fact.pdf, checked))


def record_arrival(office: Office, writing: Writing, package: Package, prepared: Prepared) -> tuple[Outcome, Changed]:
    known = writing.received_as(package.sender_agency, prepared.fact.edxml_id)
    if known is not None:
        if known.pdf.sha256 != prepared.fact.pdf.sha256:
            raise BadInput(
                f"Văn bản {known.symbol} đã nhận trước đây, nay đến lại với nội dung khác.",
                "Đề nghị nơi gửi thu hồi hoặc thay thế văn bản theo đúng thủ tục.",
            )
        return Outcome.DUPLICATE, Changed()
    document = DocumentId(random_id())
    record(office, writing, document, prepared.fact)
    writing.index(document, prepared.text)
    writing.keep_evidence(document, prepared.evidence)
    return Outcome.RECORDED, Changed(documents=(document,))


def _judge(office: Office, arrival: Arrival, verdict: FileVerdict) -> tuple[Verdict, str]:
    """The verifier's verdict, lowered when paper and envelope disagree or the seal is not the sender's."""
    fields = field_values(arrival.pdf.content)
    shown = fields.get("so", "")
    told = number_line(arrival.number, arrival.facts.notation) if arrival.number is not None else ""
    if shown and told and shown != told:
        symbol = symbol_text(arrival.number or 0, arrival.facts.notation)
        return Verdict.MODIFIED, f"Số trên văn bản («{shown}») khác số ghi khi gửi («{symbol}»)."
    day = fields.get("ngay", "")
    if day and arrival.dated and not day.endswith(date_words(arrival.dated)):
        return Verdict.MODIFIED, f"Ngày trên văn bản («{day}») khác ngày ghi khi gửi ({arrival.dated:%d/%m/%Y})."
    strange = foreign_seal(office, arrival.facts.issuer, verdict)
    return (Verdict.INVALID, strange) if strange else (verdict.verdict, verdict.reason)


def _media_type(data: bytes) -> str:
    return "application/pdf" if data.startswith(b"%PDF") else "application/octet-stream"
