"""Write one fact down: sign the event, append it, tell the desks that may see it and the agency that waits for it."""

from vbdt.acts.circulate import circulate
from vbdt.acts.mail.report import report
from vbdt.acts.office import Office
from vbdt.document.events import NO_HASH, VERSION, Event, Fact, SignedEvent
from vbdt.document.ids import DocumentId, EventId, random_id
from vbdt.document.model import Changed, Document
from vbdt.document.rules import objection
from vbdt.errors import NotAllowed
from vbdt.store.store import Writing


def record(office: Office, writing: Writing, document: DocumentId, fact: Fact) -> Document | None:
    """Append the fact to the document's history in the running transaction; everything or nothing happens.

    Returns the document after it (None for facts that belong to no document). Raises BadInput when the fact is not
    the holder's or not a move of the table.
    """
    known = writing.find(document)
    event = Event(
        id=EventId(random_id()),
        document=document,
        n=known.head_n + 1 if known else 1,
        previous=known.head_hash if known else NO_HASH,
        agency=office.me.agency,
        desk=office.me.id,
        person=office.me.person,
        at=office.clock(),
        version=VERSION,
        fact=fact,
    )
    reason = objection(known, event, office.directory)
    if reason:
        raise NotAllowed(reason, "Kiểm tra danh bạ và người nhận rồi làm lại.")
    after = writing.append(SignedEvent(event, office.keys.signing.sign(event.canonical())))
    if after is not None:
        circulate(office, writing, after)
        report(office, writing, after, event)
    return after


def record_alone(office: Office, document: DocumentId, fact: Fact) -> Changed:
    """Record one fact in a transaction of its own."""
    with office.store.write() as writing:
        record(office, writing, document, fact)
    return Changed(documents=(document,))
