"""Hear from recipients: receipts of packages, and edXML statuses of documents we sent."""

from datetime import datetime

from vbdt.acts.mail.wishes import Wish, hear_wish
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.events import RecipientReported
from vbdt.document.history import after_report
from vbdt.document.ids import AgencyId, PackageId
from vbdt.document.model import Change, Changed, Document, StatusCode
from vbdt.errors import BadInput
from vbdt.store.store import Writing
from vbdt.transport.body import PackageKind
from vbdt.transport.courier import Outcome
from vbdt.transport.edxml.dates import read_moment
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import EdxmlStatus
from vbdt.transport.package import Package

PART = "status.edxml"


def hear_receipt(office: Office, writing: Writing, package: Package) -> tuple[Outcome, Changed]:
    """The recipient's desk has verified and recorded our package; for a document this is the proof of delivery."""
    named = package.facts.get("package")
    if not isinstance(named, str):
        raise BadInput("Giấy báo nhận không ghi gói nào.", "Đề nghị nơi gửi kiểm tra.")
    sealed = writing.digest_of(PackageId(named), package.sender_desk)  # None for what this desk never sent: no harm
    if sealed is not None and package.facts.get("sha256") != sealed:
        raise BadInput("Giấy báo nhận nói về một gói có nội dung khác.", "Đề nghị nơi gửi kiểm tra.")
    row = writing.acknowledge(PackageId(named), package.sender_desk, office.clock())
    if row is None or row.document is None or row.kind != PackageKind.DOCUMENT:
        return Outcome.RECORDED, Changed(deliveries=True)
    report = RecipientReported(package.sender_agency, None, office.clock())
    return _report(office, writing, writing.document(row.document), report)


def hear_status(office: Office, writing: Writing, package: Package) -> tuple[Outcome, Changed]:
    """A recipient tells what became of our document."""
    message = read(package.parts.get(PART, b""))
    if not isinstance(message, EdxmlStatus):
        raise BadInput("Trạng thái gửi đến không đọc được.", "Đề nghị nơi gửi kiểm tra.")
    return hear_status_message(office, writing, message, package.sender_agency, package.id, package.created)


def hear_status_message(
    office: Office, writing: Writing, message: EdxmlStatus, sender: AgencyId, package: PackageId, created: datetime
) -> tuple[Outcome, Changed]:
    """What `sender` says in a status, however it came: of our document, or that it wants its own back (13)."""
    if message.status is None:
        raise BadInput("Trạng thái gửi đến không đọc được.", "Đề nghị nơi gửi kiểm tra.")
    if message.status is StatusCode.TAKE_BACK:
        named, why = message.response_for.document_id, message.description
        return hear_wish(office, writing, Wish(sender, named, Change.RECALL, why, package))
    document = writing.sent_as(message.response_for.document_id)
    if document is None:
        raise BadInput("Trạng thái nói về văn bản mà cơ quan không gửi.", "Đề nghị nơi gửi kiểm tra.")
    recipient = _recipient(office, document, sender)
    if recipient is None:
        raise BadInput("Trạng thái đến từ cơ quan không có trong nơi nhận.", "Đề nghị nơi gửi kiểm tra.")
    at = read_moment(message.timestamp) or created
    report = RecipientReported(recipient, message.status, at, message.description)
    return _report(office, writing, document, report)


def _recipient(office: Office, document: Document, sender: AgencyId) -> AgencyId | None:
    """Which recipient speaks: the sender itself, or the ended one whose work it goes on with."""
    recipients = [each.recipient for each in document.deliveries]
    if sender in recipients:
        return sender
    heirs = ((each, office.directory.heirs(each, office.today)) for each in recipients)
    return next((each for each, now in heirs if any(one.id == sender for one in now)), None)


def _report(office: Office, writing: Writing, document: Document, report: RecipientReported) -> tuple[Outcome, Changed]:
    """Record what is news; the same answer again leaves no trace in the history."""
    if after_report(document, report) != document.deliveries:
        record(office, writing, document.id, report)
    return Outcome.RECORDED, Changed(documents=(document.id,), deliveries=True)
