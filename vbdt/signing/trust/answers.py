"""Answers about revocation as they travel and are kept: revocation lists (RFC 5280) and OCSP responses (RFC 6960).

An answer counts only when the authority that issued the certificate, or a responder it appointed, signed it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from vbdt.signing.trust.revocation import Evidence, said

SKEW = timedelta(minutes=5)
"""Clocks of responders differ that much in practice."""


class AnswerKind(StrEnum):
    """The two forms in which an authority says whether a certificate was taken back."""

    OCSP = "ocsp"
    CRL = "crl"


@dataclass(frozen=True, slots=True)
class RevocationAnswer:
    """One answer as DER, with the moment it was made and the moment until which it is fresh (both UTC)."""

    kind: AnswerKind
    der: bytes
    made_at: datetime
    fresh_until: datetime

    def is_fresh(self, at: datetime) -> bool:
        return self.made_at - SKEW <= at <= self.fresh_until + SKEW

    def is_made_after(self, since: datetime | None) -> bool:
        """Whether it can know what happened until `since`. Answers tell whole seconds."""
        return since is None or self.made_at >= since.replace(microsecond=0)


def read_ocsp(der: bytes, certificate: x509.Certificate, issuer: x509.Certificate) -> RevocationAnswer | None:
    """The response as an answer about `certificate`; None when it is none, or not signed by whom it must be."""
    return _read(AnswerKind.OCSP, der, certificate, issuer, Evidence.read((), (der,)))


def read_crl(der: bytes, certificate: x509.Certificate, issuer: x509.Certificate) -> RevocationAnswer | None:
    """The list as an answer about `certificate`; None when it is none, another authority's, or wrongly signed."""
    return _read(AnswerKind.CRL, der, certificate, issuer, Evidence.read((der,)))


def responders(der: bytes) -> tuple[bytes, ...]:
    """The certificates that an OCSP response brings along (DER)."""
    return tuple(each.public_bytes(Encoding.DER) for each in ocsp.load_der_ocsp_response(der).certificates)


def _read(
    kind: AnswerKind, der: bytes, certificate: x509.Certificate, issuer: x509.Certificate, evidence: Evidence
) -> RevocationAnswer | None:
    words = [word for word in said(certificate, issuer, evidence) if word.until is not None]
    if not words:
        return None
    newest = max(words, key=lambda word: word.since)
    return RevocationAnswer(kind, der, newest.since, newest.until or newest.since)
