"""Thu hồi văn bản đã gửi: ask recipients to give a document back; it is frozen until they have answered."""

from collections.abc import Sequence

from vbdt.acts.mail.deliver import deliver
from vbdt.acts.mail.exchange_format import edxml_id, recall_message
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.changes import Recalled, holders
from vbdt.document.ids import AgencyId, DocumentId, PackageId, random_id
from vbdt.document.model import Changed
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError
from vbdt.transport.body import PackageKind

PART = "document.edxml"
RULE = "Nghị định 30/2020/NĐ-CP, Điều 18"


def recall(office: Office, document: DocumentId, reason: str, recipients: Sequence[AgencyId] = ()) -> Changed:
    """Recall from `recipients`, or from everyone who has it. Asking again repeats the question."""
    known = office.store.document(document)
    allow(known, Act.RECALL, office.me)
    having = holders(known)
    to = tuple(dict.fromkeys(recipients or having))
    strangers = set(to) - set(having)
    if strangers or not to:
        raise UserError("Nơi được chọn không giữ văn bản này.", "Chọn trong số nơi nhận còn giữ văn bản.")
    reason = reason.strip()[:2000]
    if not reason:
        raise UserError("Chưa ghi lý do thu hồi.", "Ghi rõ lý do để nơi nhận biết.", rule=RULE)
    message = recall_message(office, known, to, reason)
    package = PackageId(random_id())
    with office.store.write() as writing:
        record(office, writing, document, Recalled(to, reason, package))
        deliver(
            office,
            writing,
            PackageKind.STATUS,
            to,
            PART,
            message,
            facts={"edxml_id": edxml_id(office, known)},
            document=document,
            package=package,
        )
    return Changed(documents=(document,), deliveries=True)
