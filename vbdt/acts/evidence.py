"""Bằng chứng kiểm tra: the verdict on a document's signatures as it was made, with the certificates and answers then.

Kept beside the document at the desk that checked it, when it was issued and when it arrived. Certificates and answers
are files of their own, so that one revocation list is stored once however many documents it speaks for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from vbdt.acts.office import Office
from vbdt.document.codec import canonical
from vbdt.document.model import FileRef
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.signing.evidence import gather

INTACT = (Verdict.VALID, Verdict.VALID_UNTRUSTED)
"""Only such files are read once more for their certificates; others may have been made to do harm."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One check. `missing` names certificates of which nobody could say then whether they were taken back."""

    at: datetime
    pdf_sha256: str
    verdict: FileVerdict
    certificates: tuple[FileRef, ...] = ()
    crls: tuple[FileRef, ...] = ()
    ocsps: tuple[FileRef, ...] = ()
    missing: tuple[str, ...] = ()


def store_evidence(office: Office, pdf: FileRef, verdict: FileVerdict) -> FileRef:
    """Gather and store what the verdict rests on; the caller links the file to the document in its transaction."""
    at, files = office.clock(), office.store.files
    known = Evidence(at, pdf.sha256, verdict)
    if verdict.verdict in INTACT:
        found = gather(files.read(pdf), office.trust, office.revocation, at)

        def kept(ders: Iterable[bytes], name: str, kind: str) -> tuple[FileRef, ...]:
            return tuple(files.add(der, name, kind) for der in ders)

        known = Evidence(
            at,
            pdf.sha256,
            verdict,
            certificates=kept(found.data.certificates, "chung-thu.cer", "application/pkix-cert"),
            crls=kept(found.data.crls, "thu-hoi.crl", "application/pkix-crl"),
            ocsps=kept(found.data.ocsps, "tra-loi.ocsp", "application/ocsp-response"),
            missing=found.missing,
        )
    return files.add(canonical(known), "kiem-tra.json", "application/json")
