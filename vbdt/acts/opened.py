"""Đã xem: note that the holder has looked at a document. Once, and only what somebody else handed over."""

from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.events import Opened
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed


def note_opened(office: Office, document: DocumentId) -> Changed:
    """Record it unless it is known already, or the document is not ours; then nothing changes."""
    with office.store.write() as writing:
        known = writing.find(document)
        if known is None or known.holder != office.me.id or known.opened:
            return Changed()
        record(office, writing, document, Opened())
    return Changed(documents=(document,))
