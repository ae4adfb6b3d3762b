"""From another agency: read its edXML, judge its signatures, record the document as văn bản đến (status 01)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vbdt.acts.files.outside import read_outside
from vbdt.acts.mail.exchange_format import Arrival, read_arrival
from vbdt.acts.mail.wishes import Wish, hear_early, hear_wish, is_us, read_wish
from vbdt.acts.office import Office
from vbdt.acts.proof.check import foreign_seal
from vbdt.acts.proof.evidence import SIGNED, check_signed, store_evidence
from vbdt.acts.record import record
from vbdt.document.changes import TAKEN_BACK
from vbdt.document.events import Received
from vbdt.document.filenames import fitting_names
from vbdt.document.ids import AgencyId, DeskId, DocumentId, PackageId, random_id
from vbdt.document.model import Change, Changed, FileRef, symbol_text
from vbdt.document.states import State
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.drafting.wording import date_words, number_line
from vbdt.errors import BadInput
from vbdt.signing.check.sandbox import sandbox
from vbdt.store.store import Writing
from vbdt.transport.courier import Outcome
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import BusinessType, EdxmlDocument
from vbdt.transport.edxml.write import write
from vbdt.transport.package import Package

PART = "document.edxml"


@dataclass(frozen=True, slots=True)
class Source:
    """Who sent a message and how it is known here. `desk` is empty for a file that no desk of ours carried."""

    agency: AgencyId
    desk: DeskId
    package: PackageId


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything slow, done before the transaction. `replaces` are the edXML ids of what the document replaces here."""

    fact: Received
    text: str
    evidence: FileRef
    replaces: tuple[str, ...] = ()
    reason: str = ""


def prepare_arrival(office: Office, package: Package) -> Prepared | Wish | None:
    """Read and judge what an agency sent: a document, or what it asks about one; None for what does not concern us."""
    data = package.parts.get(PART)
    if data is None:
        raise BadInput("Gói văn bản thiếu tệp edXML.", "Đề nghị nơi gửi gửi lại.")
    message = read(data)
    if not isinstance(message, EdxmlDocument):
        raise BadInput("Tệp edXML không phải văn bản.", "Đề nghị nơi gửi gửi lại.")
    sender = office.directory.agency(package.sender_agency)
    if message.header.from_.organ_id not in (sender.id, sender.code102):
        raise BadInput("Cơ quan ghi trong edXML khác cơ quan gửi gói.", "Báo nơi gửi kiểm tra.")
    return prepare_message(office, message, Source(package.sender_agency, package.sender_desk, package.id))


def prepare_change(office: Office, package: Package) -> Wish | None:
    """What an agency asks about a document it sent before. Raises BadInput for a document in a package of this kind."""
    prepared = prepare_arrival(office, package)
    if isinstance(prepared, Prepared):
        raise BadInput("Văn bản nằm trong gói dành cho trạng thái.", "Đề nghị nơi gửi gửi lại.")
    return prepared


def prepare_message(office: Office, message: EdxmlDocument, source: Source) -> Prepared | Wish | None:
    """A bad signature does not stop a document at the door: the clerk sees it and may refuse. Raises BadInput."""
    wish = read_wish(office, message, source.agency, source.package)
    if wish is not None:
        return wish
    business = message.traces.business
    if business.kind is BusinessType.UPDATE and not message.attachments:
        return None  # recipients elsewhere come and go
    arrival = read_arrival(office, message)
    pdf = arrival.pdf.content
    said = read_outside(pdf)
    checked = sandbox().verify(pdf, office.trust, at=office.clock())
    verdict, reason = _judge(office, arrival, said.lines, checked)
    files = office.store.files
    name, *others = fitting_names(each.attachment_name for each in (arrival.pdf, *arrival.annexes))
    fact = Received(
        facts=arrival.facts,
        pdf=files.add(pdf, name, "application/pdf"),
        annexes=tuple(
            files.add(each.content, other, _media_type(each.content))
            for each, other in zip(arrival.annexes, others, strict=True)
        ),
        edxml=files.add(write(replace(message, attachments=())), "van-ban.edxml", "application/xml"),
        edxml_id=arrival.edxml_id,
        package=source.package,
        origin=source.agency,
        origin_desk=source.desk,
        number=arrival.number,
        dated=arrival.dated,
        verdict=verdict.value,
        verdict_reason=reason,
    )
    replaces = tuple(
        each.document_id
        for each in business.replacements
        if not each.organ_ids or any(is_us(office, one) for one in each.organ_ids)
    )
    signed = [file for file, each in zip(fact.annexes, arrival.annexes, strict=True) if SIGNED in each.content]
    evidence = store_evidence(office, fact.pdf, checked, check_signed(office, signed))
    return Prepared(fact, said.text, evidence, replaces, business.reason)


def record_arrival(office: Office, writing: Writing, prepared: Prepared | Wish | None) -> tuple[Outcome, Changed]:
    """Write down what was prepared. What came before changes nothing, unless it was refused or taken back."""
    if prepared is None:
        return Outcome.RECORDED, Changed()
    if isinstance(prepared, Wish):
        return hear_wish(office, writing, prepared)
    fact = prepared.fact
    known = writing.received_as(fact.origin, fact.edxml_id)
    if known is not None and known.state not in (State.REFUSED, *TAKEN_BACK):
        if known.pdf.sha256 != fact.pdf.sha256:
            raise BadInput(
                f"Văn bản {known.symbol} đã nhận trước đây, nay đến lại với nội dung khác.",
                "Đề nghị nơi gửi thu hồi hoặc thay thế văn bản theo đúng thủ tục.",
            )
        return Outcome.DUPLICATE, Changed()
    document = DocumentId(random_id())
    old = tuple(each.id for each in (writing.received_as(fact.origin, one) for one in prepared.replaces) if each)
    facts = replace(fact.facts, replaces=old) if old else fact.facts
    recorded = record(office, writing, document, replace(fact, facts=facts))
    writing.index(document, prepared.text)
    writing.keep_evidence(document, prepared.evidence)
    for one in prepared.replaces:
        wish = Wish(fact.origin, one, Change.REPLACE, prepared.reason, fact.package, by=document)
        hear_wish(office, writing, wish)
    if recorded is not None:
        hear_early(office, writing, recorded)
    return Outcome.RECORDED, Changed(documents=(document, *old))


def _judge(office: Office, arrival: Arrival, fields: Mapping[str, str], verdict: FileVerdict) -> tuple[Verdict, str]:
    """The verifier's verdict, lowered when paper and envelope disagree or the seal is not the sender's."""
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
