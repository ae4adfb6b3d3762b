"""Whether a certificate was taken back (thu hồi), by the revocation lists at hand (RFC 5280, section 5).

No network here: what cannot be checked is said to be unchecked (Circular 15/2025/TT-BKHCN, part 2: warn).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm


class Revocation(StrEnum):
    """The answer for a whole path, from best to worst."""

    GOOD = "con_hieu_luc"
    LATER = "thu_hoi_sau_khi_ky"
    UNCHECKED = "chua_kiem_tra"
    REVOKED = "da_thu_hoi"


def check_path(path: Sequence[bytes], crls: Sequence[bytes], proof: datetime | None, at: datetime) -> Revocation:
    """Check every certificate of `path` (DER, signer first, anchor last; the anchor itself is not checked).

    `proof` is the time at which the signature is known to have existed; without it any revocation counts.
    """
    lists = list(_parsed(crls))
    certificates = [x509.load_der_x509_certificate(each) for each in path]
    pairs = pairwise(certificates)
    answers = [_check(certificate, issuer, lists, proof, at) for certificate, issuer in pairs]
    return max(answers, key=list(Revocation).index, default=Revocation.GOOD)


def _check(
    certificate: x509.Certificate,
    issuer: x509.Certificate,
    lists: list[x509.CertificateRevocationList],
    proof: datetime | None,
    at: datetime,
) -> Revocation:
    own = [crl for crl in lists if crl.issuer == certificate.issuer and _signed_by(crl, issuer)]
    if not own:
        return Revocation.UNCHECKED
    newest = max(own, key=lambda crl: crl.last_update_utc)
    entry = newest.get_revoked_certificate_by_serial_number(certificate.serial_number)
    if entry is not None:
        later = proof is not None and proof < entry.revocation_date_utc
        return Revocation.LATER if later else Revocation.REVOKED
    fresh = newest.next_update_utc is not None and at <= newest.next_update_utc
    return Revocation.GOOD if fresh else Revocation.UNCHECKED


def _parsed(crls: Sequence[bytes]) -> Iterator[x509.CertificateRevocationList]:
    for der in crls:
        try:
            yield x509.load_der_x509_crl(der)
        except ValueError:
            continue  # a damaged list proves nothing, so the status stays unchecked


def _signed_by(crl: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    key = issuer.public_key()
    try:
        return crl.is_signature_valid(key)  # type: ignore[arg-type]
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
