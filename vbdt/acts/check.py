"""Kiểm tra chữ ký: what the signatures on a stored document are worth now."""

from dataclasses import replace

from vbdt.acts.office import Office
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction, Document
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.signing.sandbox import sandbox

CONDEMNED = (Verdict.MODIFIED, Verdict.INVALID)


def verdict(office: Office, document: DocumentId) -> FileVerdict:
    """Checked in a process of its own: the file may be anybody's.

    What came from outside is never better than at the door: there the paper was also held against its envelope.
    """
    known = office.store.document(document)
    found = sandbox().verify(office.store.files.read(known.pdf), office.trust, at=office.clock())
    return _at_the_door(office, known, found) if known.direction is Direction.INCOMING else found


def foreign_seal(office: Office, issuer: str, found: FileVerdict) -> str:
    """Why a valid file is not from the agency that it names; empty when it is, or the directory knows no seal of it."""
    sender = office.directory.find_agency(issuer)
    used = {each.certificate.fingerprint for each in found.signatures if each.certificate}
    if found.verdict is Verdict.VALID and sender and sender.seals and not used & set(sender.seals):
        return f"Không có chữ ký số của {sender.name} theo danh bạ."
    return ""


def _at_the_door(office: Office, document: Document, found: FileVerdict) -> FileVerdict:
    if found.verdict in CONDEMNED:
        return found
    if document.verdict in CONDEMNED:
        return replace(found, verdict=Verdict(document.verdict), reason=document.verdict_reason)
    strange = foreign_seal(office, document.facts.issuer, found)
    return replace(found, verdict=Verdict.INVALID, reason=strange) if strange else found
