"""Cập nhật văn bản đã gửi: recipients come or go, or what was told of the document is corrected.

The paper itself never changes: for that there is a replacement.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vbdt.acts.mail.deliver import deliver, require_reachable
from vbdt.acts.mail.exchange_format import Revision, edxml_id, update_message
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.changes import Updated, hearers, holders
from vbdt.document.content import clean
from vbdt.document.ids import AgencyId, DocumentId, PackageId, random_id
from vbdt.document.kinds import Urgency
from vbdt.document.model import Changed, Document, Facts
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError
from vbdt.store.store import Writing
from vbdt.transport.body import PackageKind

PART = "document.edxml"


@dataclass(frozen=True, slots=True)
class Correction:
    """What may be said anew of a document: whatever its paper does not show, or shows better."""

    subject: str
    urgency: Urgency
    reply_by: date | None

    def of(self, facts: Facts) -> Facts | None:
        """The facts with this correction; None where nothing is new."""
        subject = clean(self.subject).strip() or facts.subject
        now = replace(facts, subject=subject, urgency=self.urgency, reply_by=self.reply_by)
        return None if now == facts else now


def update(
    office: Office,
    document: DocumentId,
    reason: str,
    added: Sequence[AgencyId] = (),
    removed: Sequence[AgencyId] = (),
    correction: Correction | None = None,
) -> Changed:
    """Send the update: the document itself to whom it is new, a request to give it back to whom it should not have
    gone, the corrected facts to the others."""
    known = office.store.document(document)
    allow(known, Act.UPDATE, office.me)
    facts = correction.of(known.facts) if correction else None
    fact = Updated(tuple(dict.fromkeys(added)), tuple(dict.fromkeys(removed)), facts, "", PackageId(random_id()))
    _check(office, known, fact)
    fact = replace(fact, reason=_reason(reason))
    with office.store.write() as writing:
        after = record(office, writing, document, fact)
        if after is not None:
            _send(office, writing, after, fact)
    return Changed(documents=(document,), deliveries=True)


def _reason(reason: str) -> str:
    reason = reason.strip()[:2000]
    if not reason:
        raise UserError("Chưa ghi lý do cập nhật.", "Ghi rõ lý do để nơi nhận biết.")
    return reason


def _check(office: Office, known: Document, fact: Updated) -> None:
    having = holders(known)
    if not fact.added and not fact.removed and fact.facts is None:
        raise UserError("Chưa có gì thay đổi so với lần gửi trước.", "Thêm, bớt nơi nhận hoặc sửa thông tin.")
    if set(fact.added) & set(having) or office.me.agency in fact.added:
        raise UserError("Nơi được thêm đã có văn bản này.", "Chọn nơi nhận mới.")
    if not set(fact.removed) <= set(having):
        raise UserError("Nơi bị bớt không giữ văn bản này.", "Chọn trong số nơi nhận còn giữ văn bản.")
    require_reachable(office, fact.added)


def _send(office: Office, writing: Writing, document: Document, fact: Updated) -> None:
    revision = Revision(fact.added, fact.removed, fact.facts is not None, fact.reason)
    about = {"edxml_id": edxml_id(office, document)}
    others = tuple(each for each in hearers(document) if each not in fact.added)
    told = others if fact.facts is not None else fact.removed
    if fact.added:
        message = update_message(office, document, fact.added, revision, enclosed=True)
        deliver(
            office,
            writing,
            PackageKind.DOCUMENT,
            fact.added,
            PART,
            message,
            facts=about,
            document=document.id,
            package=fact.package,
        )
    if told:
        message = update_message(office, document, told, revision, enclosed=False)
        deliver(office, writing, PackageKind.STATUS, told, PART, message, facts=about, document=document.id)
