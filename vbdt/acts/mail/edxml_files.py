"""`.edxml` files in and out, for agencies that use other software.

A file carries no seal of its sender: documents are judged by the signatures in their PDF, but a recall, an update or a
status is believed from a file only for agencies that have no mail desk. Whoever has one speaks through sealed packages.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from vbdt.acts.mail.arrive import Prepared, Source, prepare_message, record_arrival
from vbdt.acts.mail.exchange_format import document_message
from vbdt.acts.mail.hear import hear_status_message
from vbdt.acts.office import Office
from vbdt.document.content import clean
from vbdt.document.directory import Role
from vbdt.document.ids import AgencyId, DeskId, DocumentId, PackageId
from vbdt.document.model import Changed, Direction
from vbdt.errors import BadInput, NotAllowed, UserError
from vbdt.store.store import Writing
from vbdt.transport.courier import Outcome
from vbdt.transport.edxml.files import enclose
from vbdt.transport.edxml.read import read
from vbdt.transport.edxml.records import EdxmlDocument, EdxmlMessage, EdxmlStatus
from vbdt.transport.edxml.write import write

NO_DESK = DeskId("")
"""The sending desk of what came as a file."""
MOST = 200_000_000
"""Bytes of one file."""
AGENCY_CODE = 100


def export_document(office: Office, document: DocumentId) -> bytes:
    """The `.edxml` file of a document: as we send it, or as it came. Raises UserError before it has its number."""
    known = office.store.document(document)
    if known.direction is Direction.OUTGOING:
        if not known.sealed:
            raise UserError("Văn bản chưa phát hành nên chưa xuất tệp edXML được.", "Cấp số và phát hành trước.")
        to = tuple(each.recipient for each in known.deliveries) or known.facts.recipients
        return document_message(office, known, [each for each in to if office.directory.find_agency(each)])
    if known.source is None:
        raise UserError("Văn bản này không đến bằng edXML.", "Lưu bản PDF thay thế.")
    message = read(office.store.files.read(known.source))
    if not isinstance(message, EdxmlDocument):
        raise BadInput("Tệp edXML của văn bản bị hỏng.", "Lưu bản PDF thay thế.")
    stored = [(each.name, office.store.files.read(each)) for each in (known.pdf, *known.annexes)]
    references, attachments = enclose(stored)
    return write(replace(message, references=references, attachments=attachments))


def import_file(office: Office, data: bytes) -> tuple[Outcome, Changed]:
    """Take one file in, as the courier takes a package. Raises BadInput with the reason, NotAllowed at other desks."""
    require_mail_desk(office)
    message = read(data)
    source = _source(office, message, data)
    take = _taking(office, message, source)
    digest = hashlib.sha256(data).hexdigest()
    with office.store.write() as writing:
        if not writing.first_time(NO_DESK, source.package, digest):
            return Outcome.DUPLICATE, Changed()
        return take(writing)


def require_mail_desk(office: Office) -> None:
    if office.agency.mail_desk != office.me.id or not office.me.has(Role.CLERK):
        raise NotAllowed("Tệp edXML do bàn văn thư của cơ quan nhận và gửi.", "Chuyển tệp cho văn thư.")


def _source(office: Office, message: EdxmlMessage, data: bytes) -> Source:
    """Who the file says it is from."""
    sender = message.from_ if isinstance(message, EdxmlStatus) else message.header.from_
    code = clean(sender.organ_id).strip()
    if not code or len(code) > AGENCY_CODE:
        raise BadInput("Tệp edXML không ghi mã cơ quan gửi.", "Đề nghị nơi gửi xuất lại tệp.")
    known = office.directory.find_agency(code)
    if known is not None and known.id == office.me.agency:
        raise BadInput("Tệp edXML này do chính cơ quan mình gửi đi.", "Chọn tệp của cơ quan khác.")
    package = PackageId(hashlib.sha256(data).hexdigest()[:32])
    return Source(known.id if known else AgencyId(code), NO_DESK, package)


def _taking(office: Office, message: EdxmlMessage, source: Source) -> Callable[[Writing], tuple[Outcome, Changed]]:
    if isinstance(message, EdxmlStatus):
        _require_other_software(office, source)
        return lambda writing: hear_status_message(
            office, writing, message, source.agency, source.package, office.clock()
        )
    prepared = prepare_message(office, message, source)
    if not isinstance(prepared, Prepared) or prepared.replaces:
        _require_other_software(office, source)
    return lambda writing: record_arrival(office, writing, prepared)


def _require_other_software(office: Office, source: Source) -> None:
    known = office.directory.find_agency(source.agency)
    if known is not None and known.mail_desk is not None:
        raise BadInput(
            f"{known.name} trao đổi bằng gói niêm phong nên trạng thái, thu hồi, thay thế không nhận qua tệp.",
            "Chờ gói của nơi gửi trong hộp thư.",
        )
