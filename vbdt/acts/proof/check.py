"""Kiểm tra chữ ký: what the signatures on a stored document are worth now."""

import hashlib
from dataclasses import replace

from vbdt.acts.office import Office
from vbdt.acts.sheet import read_sheet
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction, Document
from vbdt.document.states import State
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.signing.check.sandbox import sandbox

CONDEMNED = (Verdict.MODIFIED, Verdict.INVALID)


def verdict(office: Office, document: DocumentId) -> FileVerdict:
    """Checked in a process of its own: the file may be anybody's.

    What came from outside is never better than at the door: there the paper was also held against its envelope.
    """
    known = office.store.document(document)
    found = sandbox().verify(_signed_part(office, known), office.trust, at=office.clock())
    return _at_the_door(office, known, found) if known.direction is Direction.INCOMING else found


def foreign_seal(office: Office, issuer: str, found: FileVerdict) -> str:
    """Why a valid file is not from the agency that it names; empty when it is, or nobody can tell.

    Of who is in no directory nothing can be told, but that the seal is somebody else's.
    """
    sender = office.directory.find_agency(issuer)
    used = {each.certificate.fingerprint for each in found.signatures if each.certificate}
    if found.verdict is not Verdict.VALID:
        return ""
    if sender is not None and sender.seals:
        return "" if used & set(sender.seals) else f"Không có chữ ký số của {sender.name} theo danh bạ."
    owner = next((each for each in office.directory.agencies if each.id != issuer and used & set(each.seals)), None)
    return f"Chữ ký số của cơ quan là của {owner.name}, không phải của nơi gửi." if owner else ""


def _signed_part(office: Office, document: Document) -> bytes:
    """The file; of one that others signed and that waits for our leader, without our own empty fields behind theirs."""
    files = office.store.files
    pdf = files.read(document.pdf)
    if document.state in (State.SUBMITTED, State.RETURNED) and document.source is not None:
        sheet = read_sheet(files.read(document.source))
        if sheet.continued is not None and sheet.elsewhere is not None:
            theirs = pdf[: sheet.elsewhere.size]
            return theirs if hashlib.sha256(theirs).hexdigest() == sheet.elsewhere.sha256 else pdf
    return pdf


def _at_the_door(office: Office, document: Document, found: FileVerdict) -> FileVerdict:
    if found.verdict in CONDEMNED:
        return found
    if document.verdict in CONDEMNED:
        return replace(found, verdict=Verdict(document.verdict), reason=document.verdict_reason)
    strange = foreign_seal(office, document.facts.issuer, found)
    return replace(found, verdict=Verdict.INVALID, reason=strange) if strange else found
