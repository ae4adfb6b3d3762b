"""Rút lại chữ ký: a right until somebody opens the document; afterwards only a plea to return it.

Only the holder may add to a history, so the leader's desk asks and the holder's desk answers by itself: it gives the
document back when nobody has looked at it, and writes the plea down when somebody has.
"""

import json

from vbdt.acts.mail.post import post
from vbdt.acts.office import Office
from vbdt.document.events import ReturnRequested, Signed, Submitted, Withdrawn
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document, FileRef
from vbdt.document.states import State
from vbdt.errors import NotAllowed
from vbdt.store.store import Writing
from vbdt.transport.body import PackageKind

ASKED = "withdrawals"
"""Setting with the documents that this desk asked to have back, each with the length of its history then."""
ANSWERS = (Withdrawn, ReturnRequested, Signed)
"""Facts after which the question is no longer open."""


def may_withdraw(office: Office, document: Document) -> bool:
    """Whether this desk signed last and nobody is known to have opened the document since."""
    return document.state is State.SIGNED and document.leader == office.me.id and not document.opened


def withdraw(office: Office, document: DocumentId, note: str) -> Changed:
    """Ask the holder's desk to give the document back. Raises NotAllowed unless this desk signed it last."""
    known = office.store.document(document)
    if known.leader != office.me.id or known.state is not State.SIGNED:
        raise NotAllowed("Chỉ người vừa ký rút lại được, khi văn thư chưa cấp số.", "Đề nghị văn thư trả lại văn bản.")
    facts = {"document": document, "withdraw": note.strip()[:2000] or "Người ký đề nghị rút lại chữ ký."}
    asked = _asked(office) | {document: known.head_n}
    with office.store.write() as writing:
        post(office, writing, PackageKind.REQUEST, [known.holder], facts=facts, document=document)
        writing.set_setting(ASKED, json.dumps(asked, sort_keys=True).encode())
    return Changed(documents=(document,), deliveries=True)


def is_withdrawing(office: Office, document: Document) -> bool:
    """Whether this desk has asked to have its signature back and the holder's desk has not answered yet."""
    since = _asked(office).get(document.id)
    if since is None or document.state is not State.SIGNED:
        return False
    return not any(isinstance(each.event.fact, ANSWERS) for each in office.store.history(document.id)[since:])


def _asked(office: Office) -> dict[DocumentId, int]:
    stored = office.store.setting(ASKED)
    return json.loads(stored) if stored else {}


def withdrawn(writing: Writing, document: Document, note: str) -> Withdrawn:
    """The fact that gives the document back: the file as it was submitted, to the leader's desk."""
    if document.leader is None:
        raise NotAllowed("Văn bản chưa qua tay người ký.", "Không có gì để rút lại.")
    return Withdrawn(_unsigned(writing, document), document.leader, note)


def _unsigned(writing: Writing, document: Document) -> FileRef:
    """The file that was signed: of the last submission before the last signature."""
    facts = [each.event.fact for each in writing.history(document.id)]
    last_signature = max(n for n, fact in enumerate(facts) if isinstance(fact, Signed))
    return next(fact.pdf for fact in reversed(facts[:last_signature]) if isinstance(fact, Submitted))
