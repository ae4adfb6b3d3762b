"""Gửi: one sealed package with the edXML document to every recipient; the outbox rows join the same transaction."""

from collections.abc import Sequence

from vbdt.acts.mail.deliver import deliver, require_reachable
from vbdt.acts.mail.exchange_format import document_message, edxml_id
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.changes import GONE_OUT, ReplacedBy, holders
from vbdt.document.events import Sent
from vbdt.document.ids import AgencyId, DocumentId, PackageId, random_id
from vbdt.document.model import Changed, Document
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError
from vbdt.transport.body import PackageKind


def send(office: Office, document: DocumentId, recipients: Sequence[AgencyId] = ()) -> Changed:
    """Send to the agencies named in the draft, or to `recipients` (further ones may be added later)."""
    known = office.store.document(document)
    allow(known, Act.SEND, office.me)
    having = holders(known)
    to = tuple(dict.fromkeys(each for each in recipients or known.facts.recipients if each not in having))
    if not to:
        raise UserError("Chưa chọn nơi nhận mới nào.", "Chọn ít nhất một cơ quan nhận văn bản điện tử.")
    if office.me.agency in to:
        raise UserError("Không gửi văn bản cho chính cơ quan mình.", "Bỏ cơ quan mình khỏi nơi nhận.")
    require_reachable(office, to)
    replaced = replaced_documents(office, known, to)
    message = document_message(office, known, to, replaced)
    package = PackageId(random_id())
    with office.store.write() as writing:
        if set(holders(writing.document(document))) & set(to):
            raise UserError("Văn bản vừa được gửi từ một cửa sổ khác.", "Tải lại để xem nơi nhận.")
        record(office, writing, document, Sent(to, package, edxml_id(office, known)))
        deliver(
            office,
            writing,
            PackageKind.DOCUMENT,
            to,
            "document.edxml",
            message,
            facts={"edxml_id": edxml_id(office, known)},
            document=document,
            package=package,
        )
        for each in replaced:
            asked = tuple(one for one in holders(each) if one in to)
            record(office, writing, each.id, ReplacedBy(document, asked))
    return Changed(documents=(document,), deliveries=True)


def replaced_documents(office: Office, document: Document, to: Sequence[AgencyId]) -> tuple[Document, ...]:
    """The documents of ours that this one replaces and that some of `to` have: those this desk can still change."""
    found = (office.store.find(each) for each in document.facts.replaces or ())
    mine = (each for each in found if each is not None and each.holder == office.me.id and each.state in GONE_OUT)
    return tuple(each for each in mine if set(holders(each)) & set(to))
