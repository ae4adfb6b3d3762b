"""One signature's verdict as a record: what a person is told of it."""

import re
from datetime import UTC, datetime

from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from vbdt.document.verdict import Level, SignatureKind, SignatureVerdict, TimeSource, Verdict
from vbdt.signing.check import coverage, words
from vbdt.signing.check.entries import entry
from vbdt.signing.check.items import seven_items
from vbdt.signing.check.judge import Findings, Stamp

KINDS = {"nguoi_ky": SignatureKind.SIGNER, "dau": SignatureKind.AGENCY}
"""Our own field names. In files of others every signature is of another kind."""


def report(
    pdf: bytes,
    signature: EmbeddedPdfSignature,
    found: Findings,
    verdict: Verdict,
    notes: tuple[str, ...],
    *,
    protected: bool,
) -> SignatureVerdict:
    """What is told of a signature; `protected` says that a trusted document time-stamp covers it."""
    certificate = found.certificate
    signed_at, source = _time(found)
    byte_range = list(signature.byte_range)
    return SignatureVerdict(
        field=str(signature.field_name),
        kind=_kind(signature),
        verdict=verdict,
        signer=certificate.subject,
        organisation=certificate.organisation,
        issuer=certificate.issuer,
        level=_level(signature, found, protected),
        signed_at=signed_at,
        time_source=source,
        covers_whole_file=coverage.covers_to_the_end(pdf, byte_range),
        certificate=certificate,
        notes=notes,
        items=seven_items(found, signed_at, source),
        revision_bytes=coverage.end_of(byte_range),
    )


def unreadable(
    field: str, verdict: Verdict = Verdict.UNKNOWN, reason: str = words.UNREADABLE_SIGNATURE
) -> SignatureVerdict:
    """The verdict on a signature of which nothing can be read."""
    return SignatureVerdict(
        field=field,
        kind=_named(field),
        verdict=verdict,
        signer="",
        organisation="",
        issuer="",
        level=Level.NONE,
        signed_at=None,
        time_source=TimeSource.NONE,
        covers_whole_file=False,
        certificate=None,
        notes=(reason,),
    )


def _time(found: Findings) -> tuple[datetime | None, TimeSource]:
    """A time-stamp on the signature tells when; one over the whole file years later only that it existed."""
    if found.proof is not None and found.stamp is Stamp.TRUSTED:
        return found.proof.astimezone(UTC), TimeSource.TIME_STAMP
    return found.claimed, TimeSource.CLAIMED if found.claimed else TimeSource.NONE


def _kind(signature: EmbeddedPdfSignature) -> SignatureKind:
    if signature.sig_object_type == "/DocTimeStamp":
        return SignatureKind.TIME_STAMP
    return _named(str(signature.field_name))


def _named(field: str) -> SignatureKind:
    """Our names, also those of an office that went on with a file of ours: `nguoi_ky_2`."""
    return KINDS.get(re.sub(r"_[0-9]{1,4}$", "", field), SignatureKind.OTHER)


def _level(signature: EmbeddedPdfSignature, found: Findings, protected: bool) -> Level:
    if signature.sig_object_type == "/DocTimeStamp":
        return Level.TIME_STAMP
    if entry(signature.sig_object, "/SubFilter") != "/ETSI.CAdES.detached":
        return Level.NONE
    if found.stamp not in (Stamp.TRUSTED, Stamp.UNTRUSTED):
        return Level.B_B
    if not found.archived:
        return Level.B_T
    return Level.B_LTA if protected else Level.B_LT
