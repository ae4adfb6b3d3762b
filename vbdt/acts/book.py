"""Sổ trình ký: what waits for this leader's signature, in the order in which it should be taken up."""

import json

from vbdt.acts.office import Office
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.states import State

ASIDE = "aside"
"""Setting with the ids that the leader has put aside for later; nobody else's business, so no event."""
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
