"""What holds the signed files of a document, and which of its files are signed at all."""

from vbdt.acts.office import Office
from vbdt.acts.proof.evidence import INTACT
from vbdt.document.model import Direction, Document, FileRef
from vbdt.document.protection import Hold, Protection
from vbdt.errors import BadInput
from vbdt.signing.check.sandbox import sandbox


def signed_files(office: Office, document: Document) -> tuple[FileRef, ...]:
    """The document's own file, and those of its annexes that carry signatures of their own."""
    annexes = (each for each in document.annexes if hold_of(office, document, each).hold is not Hold.NONE)
    return (document.pdf, *annexes)


def hold_of(office: Office, document: Document, file: FileRef) -> Protection:
    """What holds this file of the document; read once from its bytes and remembered.

    A file from outside is read only where it is intact: others may have been made to do harm, and no time-stamp
    makes them better.
    """
    known = office.store.protection(file.sha256)
    if known is not None:
        return known
    found = _read(office, document, file)
    with office.store.write() as writing:
        writing.note_protection(file.sha256, found)
    return found


def _read(office: Office, document: Document, file: FileRef) -> Protection:
    from vbdt.signing.protection import protection_of

    if file.media_type != "application/pdf":
        return Protection(Hold.NONE)
    data = office.store.files.read(file)
    if document.direction is Direction.INCOMING and not _is_intact(office, document, file, data):
        return Protection(Hold.NONE)
    try:
        return protection_of(data)
    except BadInput:
        return Protection(Hold.NONE)


def _is_intact(office: Office, document: Document, file: FileRef, data: bytes) -> bool:
    if file.sha256 == document.pdf.sha256:
        return document.verdict in INTACT
    return sandbox().verify(data, office.trust, at=office.clock()).verdict in INTACT
