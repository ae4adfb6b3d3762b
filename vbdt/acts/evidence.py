"""Bằng chứng kiểm tra: the verdict on a document's signatures as it was made, with the certificates and answers then.

Kept beside the document at the desk that checked it, when it was issued and when it arrived. Certificates and answers
are files of their own, so that one revocation list is stored once however many documents it speaks for.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from vbdt.acts.office import Office
from vbdt.document.codec import canonical, decode
from vbdt.document.ids import DocumentId
from vbdt.document.model import FileRef
from vbdt.document.verdict import CertificateFacts, FileVerdict, Verdict
from vbdt.errors import BadInput
from vbdt.signing.certificates import read_certificate
from vbdt.signing.sandbox import sandbox

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
    from vbdt.signing.evidence import gather

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


def check_and_keep(office: Office, document: DocumentId, pdf: FileRef) -> None:
    """Check this file of the document now, in a process of its own, and keep what the verdict rests on."""
    verdict = sandbox().verify(office.store.files.read(pdf), office.trust, at=office.clock())
    evidence = store_evidence(office, pdf, verdict)
    with office.store.write() as writing:
        writing.keep_evidence(document, evidence)


def kept_evidence(office: Office, document: DocumentId) -> tuple[Evidence, ...]:
    """The checks that were kept with the document, the oldest first."""
    return tuple(_read(office, document))


def certificates_of(office: Office, evidence: Evidence) -> tuple[CertificateFacts, ...]:
    """The certificates that a check rested on, those that can be read."""
    found = []
    for each in evidence.certificates:
        with suppress(BadInput):
            found.append(read_certificate(office.store.files.read(each)))
    return tuple(found)


def _read(office: Office, document: DocumentId) -> Iterator[Evidence]:
    for file in office.store.evidence(document):
        with suppress(ValueError, BadInput):  # one that a later program wrote is still there to be exported
            yield decode(Evidence, json.loads(office.store.files.read(file)))
