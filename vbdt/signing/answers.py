"""Answers about revocation as they travel and are kept: revocation lists (RFC 5280) and OCSP responses (RFC 6960).

An answer counts only when the authority that issued the certificate, or a responder it appointed, signed it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA1, SHA256, Hash, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

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


def read_ocsp(der: bytes, certificate: x509.Certificate, issuer: x509.Certificate) -> RevocationAnswer | None:
    """The response as an answer about `certificate`; None when it is none, or not signed by whom it must be."""
    try:
        response = ocsp.load_der_ocsp_response(der)
        if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
            return None
        if response.serial_number != certificate.serial_number or not _is_of(response, issuer):
            return None
        if response.certificate_status is ocsp.OCSPCertStatus.UNKNOWN or not _is_signed(response, issuer):
            return None
        made = response.this_update_utc
        # Without a next update newer information is always at hand (RFC 6960, 2.4): good for a day here.
        return RevocationAnswer(AnswerKind.OCSP, der, made, response.next_update_utc or made + timedelta(days=1))
    except (ValueError, TypeError, UnsupportedAlgorithm, x509.DuplicateExtension):
        return None


def read_crl(der: bytes, certificate: x509.Certificate, issuer: x509.Certificate) -> RevocationAnswer | None:
    """The list as an answer about `certificate`; None when it is none, another authority's, or wrongly signed."""
    try:
        crl = x509.load_der_x509_crl(der)
        if crl.issuer != certificate.issuer or crl.next_update_utc is None:
            return None
        if not crl.is_signature_valid(issuer.public_key()):  # type: ignore[arg-type]
            return None
        return RevocationAnswer(AnswerKind.CRL, der, crl.last_update_utc, crl.next_update_utc)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return None


def responders(der: bytes) -> tuple[bytes, ...]:
    """The certificates that an OCSP response brings along (DER)."""
    return tuple(each.public_bytes(Encoding.DER) for each in ocsp.load_der_ocsp_response(der).certificates)


def _is_of(response: ocsp.OCSPResponse, issuer: x509.Certificate) -> bool:
    """Whether the response names this issuer's key (RFC 6960, 4.1.1)."""
    spki = issuer.public_key().public_bytes(*_key_form(issuer))
    digest = Hash(_digest_for(response.hash_algorithm))
    digest.update(spki)
    return digest.finalize() == response.issuer_key_hash


def _key_form(issuer: x509.Certificate) -> tuple[Encoding, PublicFormat]:
    """The bits of the key without its algorithm, which is what the hash is made of."""
    if isinstance(issuer.public_key(), rsa.RSAPublicKey):
        return Encoding.DER, PublicFormat.PKCS1
    return Encoding.X962, PublicFormat.UncompressedPoint


def _digest_for(named: HashAlgorithm) -> HashAlgorithm:
    if isinstance(named, SHA1 | SHA256):
        return named  # SHA-1 only names the key here (RFC 5019); nothing is proven by it
    raise UnsupportedAlgorithm(named.name)


def _is_signed(response: ocsp.OCSPResponse, issuer: x509.Certificate) -> bool:
    """By the issuer itself or by a responder that it appointed (RFC 6960, 4.2.2.2)."""
    signers = [issuer, *(each for each in response.certificates if _is_appointed(each, issuer, response))]
    return any(_verifies(response, signer) for signer in signers)


def _is_appointed(responder: x509.Certificate, issuer: x509.Certificate, response: ocsp.OCSPResponse) -> bool:
    try:
        usage = responder.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
        responder.verify_directly_issued_by(issuer)
    except (x509.ExtensionNotFound, ValueError, TypeError, InvalidSignature):
        return False
    alive = responder.not_valid_before_utc <= response.produced_at_utc <= responder.not_valid_after_utc
    return ExtendedKeyUsageOID.OCSP_SIGNING in usage and alive


def _verifies(response: ocsp.OCSPResponse, signer: x509.Certificate) -> bool:
    key, used = signer.public_key(), response.signature_hash_algorithm
    if used is None or isinstance(used, SHA1):
        return False
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(response.signature, response.tbs_response_bytes, PKCS1v15(), used)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(response.signature, response.tbs_response_bytes, ec.ECDSA(used))
        else:
            return False
    except InvalidSignature:
        return False
    return True
