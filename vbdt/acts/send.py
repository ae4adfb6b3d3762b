"""Gửi: one sealed package with the edXML document to every recipient; the outbox rows join the same transaction."""

from collections.abc import Sequence

from vbdt.acts.exchange_format import document_message, edxml_id
from vbdt.acts.office import Office
from vbdt.acts.post import post
from vbdt.acts.record import record
from vbdt.document.events import Sent
from vbdt.document.ids import AgencyId, DocumentId, PackageId, random_id
from vbdt.document.model import Changed
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError
from vbdt.transport.body import PackageKind


def send(office: Office, document: DocumentId, recipients: Sequence[AgencyId] = ()) -> Changed:
    """Send to the agencies named in the draft, or to `recipients` (further ones may be added later)."""
    known = office.store.document(document)
    allow(known, Act.SEND, office.me)
    reached = {each.recipient for each in known.deliveries}
    to = tuple(dict.fromkeys(each for each in recipients or known.facts.recipients if each not in reached))
    if not to:
        raise UserError("Chưa chọn nơi nhận mới nào.", "Chọn ít nhất một cơ quan nhận văn bản điện tử.")
    if office.me.agency in to:
        raise UserError("Không gửi văn bản cho chính cơ quan mình.", "Bỏ cơ quan mình khỏi nơi nhận.")
    for agency in to:
        if not office.directory.agency(agency).exists_on(office.today):
            name = office.directory.agency(agency).name
            raise UserError(f"{name} đã kết thúc hoạt động.", "Chọn cơ quan kế thừa trong danh bạ.")
    desks = [office.directory.mail_desk(agency).id for agency in to]
    message = document_message(office, known, to)
    package = PackageId(random_id())
    with office.store.write() as writing:
        if {each.recipient for each in writing.document(document).deliveries} & set(to):
            raise UserError("Văn bản vừa được gửi từ một cửa sổ khác.", "Tải lại để xem nơi nhận.")
        record(office, writing, document, Sent(to, package, edxml_id(office, known)))
        post(
            office,
            writing,
            PackageKind.DOCUMENT,
            desks,
            facts={"edxml_id": edxml_id(office, known)},
            parts={"document.edxml": message},
            document=document,
            package=package,
        )
    return Changed(documents=(document,), deliveries=True)
