"""Kiểm tra chữ ký: what the signatures on a stored document are worth now."""

from vbdt.acts.office import Office
from vbdt.document.ids import DocumentId
from vbdt.document.verdict import FileVerdict
from vbdt.signing.sandbox import sandbox


def verdict(office: Office, document: DocumentId) -> FileVerdict:
    """Checked in a process of its own: the file may be anybody's."""
    return sandbox().verify(
        office.store.files.read(office.store.document(document).pdf), office.trust, at=office.clock()
    )
