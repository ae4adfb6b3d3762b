"""Đã xem: note that the holder has looked at a document, once; or that he chose to sign it without looking."""

from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.events import Opened, SignedUnopened
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.document.rules import allow
from vbdt.document.states import Act


def note_opened(office: Office, document: DocumentId) -> Changed:
    """Record it unless it is known already, or the document is not ours; then nothing changes."""
    with office.store.write() as writing:
        known = writing.find(document)
        if known is None or known.holder != office.me.id or known.opened:
            return Changed()
        record(office, writing, document, Opened())
    return Changed(documents=(document,))


def note_unopened(office: Office, document: DocumentId) -> Changed:
    """Record the choice to sign unseen, before the signature. Raises NotAllowed unless this desk may sign it.

    Nothing changes when the document was opened, or the choice is the last thing its history says.
    """
    with office.store.write() as writing:
        known = writing.find(document)
        if known is None or known.opened:
            return Changed()
        allow(known, Act.SIGN, office.me)
        if isinstance(writing.history(document)[-1].event.fact, SignedUnopened):
            return Changed()
        record(office, writing, document, SignedUnopened())
    return Changed(documents=(document,))
