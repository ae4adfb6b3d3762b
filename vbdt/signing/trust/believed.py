"""A trust made ready for use: parsed once, because a revocation list can have tens of megabytes."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from pyhanko_certvalidator import ValidationContext

from vbdt.signing.check.embedded import Embedded
from vbdt.signing.check.moments import CLOCK_SKEW
from vbdt.signing.trust.anchors import Trust
from vbdt.signing.trust.revocation import Evidence


@dataclass(frozen=True)
class Believed:
    """The parsed certificates of a trust and its revocation lists."""

    anchors: tuple[asn1_x509.Certificate, ...]
    intermediates: tuple[asn1_x509.Certificate, ...]
    evidence: Evidence

    def context(self, moment: datetime, embedded: Embedded) -> ValidationContext:
        """Paths only; revocation is checked by our own rules, which say what could not be checked.

        Certificates that the file brings may complete a path, never end one.
        """
        brought = [each for each in map(_readable, embedded.certificates) if each is not None]
        return ValidationContext(
            trust_roots=self.anchors,
            other_certs=[*self.intermediates, *brought],
            moment=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
            time_tolerance=CLOCK_SKEW,
        )

    def with_embedded(self, embedded: Embedded) -> Evidence:
        """The lists at hand and what the file brings."""
        brought = Evidence.read(embedded.crls, embedded.ocsps)
        return Evidence((*self.evidence.crls, *brought.crls), brought.ocsps)


@lru_cache(maxsize=4)
def believed(trust: Trust) -> Believed:
    """The same trust is parsed once."""
    return Believed(
        tuple(asn1_x509.Certificate.load(der) for der in trust.anchors),
        tuple(asn1_x509.Certificate.load(der) for der in trust.intermediates),
        Evidence.read(trust.crls),
    )


@lru_cache(maxsize=256)
def _readable(der: bytes) -> asn1_x509.Certificate | None:
    """A certificate that a file brings; what is none is left out."""
    try:
        certificate = asn1_x509.Certificate.load(der, strict=True)
        _ = certificate.subject.hashable, certificate.issuer.hashable, certificate.serial_number
        return certificate
    except (ValueError, TypeError, KeyError):
        return None


@lru_cache(maxsize=256)
def parsed(der: bytes) -> x509.Certificate:
    """A certificate of a path; the authorities' come again and again. Raises ValueError."""
    return x509.load_der_x509_certificate(der)
