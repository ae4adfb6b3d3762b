"""Whether a certificate was taken back (thu hồi), by the lists (RFC 5280, 5) and answers (RFC 6960) at hand.

No network here: what cannot be checked is said to be unchecked (Circular 15/2025/TT-BKHCN, part 2: warn).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA1, Hash, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

ANSWER_LIFE = timedelta(days=1)
"""How long an OCSP answer that names no end is taken for fresh."""


class Revocation(StrEnum):
    """The answer for a whole path, from best to worst."""

    GOOD = "con_hieu_luc"
    LATER = "thu_hoi_sau_khi_ky"
    UNCHECKED = "chua_kiem_tra"
    REVOKED = "da_thu_hoi"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Parsed lists and answers. Each is believed only when the issuer of the certificate in question signed it."""

    crls: tuple[x509.CertificateRevocationList, ...]
    ocsps: tuple[ocsp.OCSPResponse, ...]

    @classmethod
    def read(cls, crls: Sequence[bytes], ocsps: Sequence[bytes] = ()) -> "Evidence":
        """From DER. What is damaged proves nothing and is left out."""
        return cls(tuple(_lists(crls)), tuple(_answers(ocsps)))


@dataclass(frozen=True, slots=True)
class Word:
    """What one list or answer says of one certificate: since when it is revoked, and for which time it speaks."""

    revoked: datetime | None
    since: datetime
    until: datetime | None


def check_path(
    path: Sequence[x509.Certificate], evidence: Evidence, proof: datetime | None, at: datetime
) -> Revocation:
    """Check every certificate of `path` (signer first, anchor last; the anchor itself is not checked).

    `proof` is the time at which the signature is known to have existed; without it any revocation counts.
    """
    answers = [_check(certificate, issuer, evidence, proof, at) for certificate, issuer in pairwise(path)]
    return max(answers, key=list(Revocation).index, default=Revocation.GOOD)


def said(certificate: x509.Certificate, issuer: x509.Certificate, evidence: Evidence) -> list[Word]:
    """What the lists and answers that the issuer stands for say of the certificate."""
    return [*_from_lists(certificate, issuer, evidence.crls), *_from_answers(certificate, issuer, evidence.ocsps)]


def _check(
    certificate: x509.Certificate,
    issuer: x509.Certificate,
    evidence: Evidence,
    proof: datetime | None,
    at: datetime,
) -> Revocation:
    words = said(certificate, issuer, evidence)
    if not words:
        return Revocation.UNCHECKED
    newest = max(words, key=lambda word: word.since)
    if newest.revoked is not None:
        later = proof is not None and proof < newest.revoked
        return Revocation.LATER if later else Revocation.REVOKED
    return Revocation.GOOD if any(_speaks(word, proof, at) for word in words) else Revocation.UNCHECKED


def _speaks(word: Word, proof: datetime | None, at: datetime) -> bool:
    """Whether a good word covers the time that matters: now, or any time from the proven signing on."""
    fresh = word.until is not None and word.since <= at <= word.until
    if proof is None:
        return fresh
    return fresh or word.since >= proof or (word.until is not None and word.since <= proof <= word.until)


def _from_lists(
    certificate: x509.Certificate, issuer: x509.Certificate, crls: Sequence[x509.CertificateRevocationList]
) -> Iterator[Word]:
    for crl in crls:
        if crl.issuer == certificate.issuer and _signed_by(crl, issuer):
            entry = crl.get_revoked_certificate_by_serial_number(certificate.serial_number)
            yield Word(entry.revocation_date_utc if entry else None, crl.last_update_utc, crl.next_update_utc)


def _from_answers(
    certificate: x509.Certificate, issuer: x509.Certificate, ocsps: Sequence[ocsp.OCSPResponse]
) -> Iterator[Word]:
    for response in ocsps:
        for single in response.responses:
            if single.serial_number != certificate.serial_number or not _names(single, issuer):
                continue
            known = single.certificate_status is not ocsp.OCSPCertStatus.UNKNOWN
            if known and _answered_by(response, issuer):
                until = single.next_update_utc or single.this_update_utc + ANSWER_LIFE
                yield Word(single.revocation_time_utc, single.this_update_utc, until)


def _lists(crls: Sequence[bytes]) -> Iterator[x509.CertificateRevocationList]:
    for der in crls:
        try:
            yield x509.load_der_x509_crl(der)
        except ValueError:
            continue


def _answers(ocsps: Sequence[bytes]) -> Iterator[ocsp.OCSPResponse]:
    for der in ocsps:
        try:
            response = ocsp.load_der_ocsp_response(der)
            if response.response_status is ocsp.OCSPResponseStatus.SUCCESSFUL and list(response.responses):
                yield response
        except (ValueError, UnsupportedAlgorithm):
            continue


def _signed_by(crl: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    key = issuer.public_key()
    try:
        return crl.is_signature_valid(key)  # type: ignore[arg-type]
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False


def _names(single: ocsp.OCSPSingleResponse, issuer: x509.Certificate) -> bool:
    """Whether the answer is about certificates of this issuer (RFC 6960, 4.1.1); its SHA-1 only names."""
    try:
        name, key = _digest(single.hash_algorithm, issuer.subject.public_bytes()), _key_digest(single, issuer)
    except (ValueError, UnsupportedAlgorithm):
        return False
    return single.issuer_name_hash == name and single.issuer_key_hash == key


def _key_digest(single: ocsp.OCSPSingleResponse, issuer: x509.Certificate) -> bytes:
    if isinstance(single.hash_algorithm, SHA1):
        return x509.SubjectKeyIdentifier.from_public_key(issuer.public_key()).digest
    return _digest(single.hash_algorithm, _key_bits(issuer))


def _key_bits(certificate: x509.Certificate) -> bytes:
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return key.public_bytes(Encoding.DER, PublicFormat.PKCS1)
    if isinstance(key, ec.EllipticCurvePublicKey):
        return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    raise ValueError("a kind of key that signs no answers")


def _digest(algorithm: HashAlgorithm, data: bytes) -> bytes:
    digest = Hash(algorithm)
    digest.update(data)
    return digest.finalize()


def _answered_by(response: ocsp.OCSPResponse, issuer: x509.Certificate) -> bool:
    """Signed by the issuer itself, or by a responder to which the issuer gave the right (RFC 6960, 4.2.2.2)."""
    return any(_verifies(response, each) for each in (issuer, *_delegates(response, issuer)))


def _delegates(response: ocsp.OCSPResponse, issuer: x509.Certificate) -> Iterator[x509.Certificate]:
    for certificate in response.certificates:
        try:
            usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
            certificate.verify_directly_issued_by(issuer)
        except (x509.ExtensionNotFound, ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
            continue
        answered = response.produced_at_utc
        alive = certificate.not_valid_before_utc <= answered <= certificate.not_valid_after_utc
        if ExtendedKeyUsageOID.OCSP_SIGNING in usage and alive:
            yield certificate


def _verifies(response: ocsp.OCSPResponse, signer: x509.Certificate) -> bool:
    key, algorithm = signer.public_key(), response.signature_hash_algorithm
    try:
        if algorithm is None:
            return False
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(response.signature, response.tbs_response_bytes, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(response.signature, response.tbs_response_bytes, ec.ECDSA(algorithm))
        else:
            return False
    except (InvalidSignature, ValueError, UnsupportedAlgorithm):
        return False
    return True
