"""Bằng chứng kiểm tra: the verdict on a document's signatures as it was made, with the certificates and answers then.

Kept beside the document at the desk that checked it, when it was issued and when it arrived. Certificates and answers
are files of their own, so that one revocation list is stored once however many documents it speaks for.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from vbdt.acts.office import Office
from vbdt.document.codec import LATER, canonical, decode
from vbdt.document.ids import DocumentId
from vbdt.document.model import FileRef
from vbdt.document.verdict import CertificateFacts, FileVerdict, Verdict
from vbdt.errors import BadInput
from vbdt.signing.check.sandbox import sandbox
from vbdt.signing.check.words import NOT_FINISHED
from vbdt.signing.trust.certificates import read_certificate

INTACT = (Verdict.VALID, Verdict.VALID_UNTRUSTED)
"""Only such files are read once more for their certificates; others may have been made to do harm."""

SIGNED = b"/ByteRange"
"""What every signed PDF says in plain bytes."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One check. `missing` names certificates of which nobody could say then whether they were taken back.

    `annexes` are the checks of the signed files that go with the document, made at the same time.
    """

    at: datetime
    pdf_sha256: str
    verdict: FileVerdict
    certificates: tuple[FileRef, ...] = ()
    crls: tuple[FileRef, ...] = ()
    ocsps: tuple[FileRef, ...] = ()
    missing: tuple[str, ...] = ()
    annexes: "tuple[Evidence, ...] | None" = field(default=None, metadata=LATER)

    @property
    def files(self) -> tuple[FileRef, ...]:
        """Every certificate and answer, those of the annexes among them, each once."""
        own = (*self.certificates, *self.crls, *self.ocsps)
        return tuple(dict.fromkeys((*own, *(file for each in self.annexes or () for file in each.files))))


Checked = tuple[FileRef, FileVerdict]


def store_evidence(office: Office, pdf: FileRef, verdict: FileVerdict, annexes: Sequence[Checked] = ()) -> FileRef:
    """Gather and store what the verdicts rest on; the caller links the file to the document in its transaction."""
    at = office.clock()
    beside = tuple(_gathered(office, file, found, at) for file, found in annexes)
    known = replace(_gathered(office, pdf, verdict, at), annexes=beside or None)
    return office.store.files.add(canonical(known), "kiem-tra.json", "application/json")


def check_signed(office: Office, files: Sequence[FileRef]) -> tuple[Checked, ...]:
    """The verdicts on those of these files that carry signatures, each from a process of its own.

    After one that could not be checked to its end the rest is left: nobody may keep the desk busy with a hundred.
    """
    judged = []
    for file in files:
        data = office.store.files.read(file) if file.media_type == "application/pdf" else b""
        if SIGNED in data:
            verdict = sandbox().verify(data, office.trust, at=office.clock())
            judged.append((file, verdict))
            if verdict.reason == NOT_FINISHED:
                break
    return tuple(judged)


def check_and_keep(office: Office, document: DocumentId, files: Sequence[FileRef]) -> None:
    """Check the document's file and its annexes now, and keep what the verdicts rest on."""
    pdf, *annexes = files
    verdict = sandbox().verify(office.store.files.read(pdf), office.trust, at=office.clock())
    evidence = store_evidence(office, pdf, verdict, check_signed(office, annexes))
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


def _gathered(office: Office, pdf: FileRef, verdict: FileVerdict, at: datetime) -> Evidence:
    from vbdt.signing.evidence import gather

    files = office.store.files
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
    return known


def _read(office: Office, document: DocumentId) -> Iterator[Evidence]:
    for file in office.store.evidence(document):
        with suppress(ValueError, BadInput):  # one that a later program wrote is still there to be exported
            yield decode(Evidence, json.loads(office.store.files.read(file)))
