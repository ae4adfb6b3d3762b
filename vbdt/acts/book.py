"""Sổ trình ký: what waits for this leader's signature, in the order in which it should be taken up."""

import json
from collections.abc import Mapping

from vbdt.acts.office import Office
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.states import State

ASIDE = "aside"
"""Setting with the ids that the leader has put aside for later; nobody else's business, so no event."""
FAILURES = "unsigned_because"
"""Setting with what kept documents of the book from being signed when last tried."""
LIMIT = 1000


def signature_book(office: Office) -> tuple[Document, ...]:
    """Most urgent first, then what has waited longest; what was put aside comes last."""
    waiting = office.store.documents(Filter(states=(State.SUBMITTED,), holder=office.me.id), limit=LIMIT).rows
    aside = put_aside_ids(office)
    return tuple(sorted(waiting, key=lambda each: (each.id in aside, -each.facts.urgency.value, each.changed_at)))


def put_aside_ids(office: Office) -> frozenset[DocumentId]:
    stored = office.store.setting(ASIDE)
    return frozenset(json.loads(stored)) if stored else frozenset()


def put_aside(office: Office, document: DocumentId, aside: bool = True) -> Changed:
    """Put a document to the end of the book, or back into its order."""
    ids = put_aside_ids(office) | {document} if aside else put_aside_ids(office) - {document}
    with office.store.write() as writing:
        writing.set_setting(ASIDE, json.dumps(sorted(ids)).encode())
    return Changed(documents=(document,))


def failures(office: Office) -> dict[DocumentId, str]:
    """Why documents that are still in the book could not be signed when last tried."""
    stored = office.store.setting(FAILURES)
    return json.loads(stored) if stored else {}


def note_failures(office: Office, tried: Mapping[DocumentId, str]) -> Changed:
    """Keep the reasons of what was tried just now; an empty reason stands for a signature that was made."""
    waiting = {each.id for each in signature_book(office)}
    reasons = {id_: why for id_, why in (failures(office) | dict(tried)).items() if why and id_ in waiting}
    with office.store.write() as writing:
        writing.set_setting(FAILURES, json.dumps(reasons, ensure_ascii=False).encode())
    return Changed(documents=tuple(tried))
