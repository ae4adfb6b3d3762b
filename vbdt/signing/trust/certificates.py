"""Reading certificates, and whether one may be used to sign today."""

from datetime import datetime
from typing import TYPE_CHECKING

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from vbdt.document.verdict import CertificateFacts
from vbdt.errors import BadInput
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused

if TYPE_CHECKING:
    from pyhanko_certvalidator.registry import SimpleCertificateStore


def read_certificate(der: bytes) -> CertificateFacts:
    """The facts of one DER certificate. Raises BadInput when it is not one.

    Certificates of real authorities break the rules of their encoding here and there, so two libraries may read them.
    """
    try:
        return _read_strictly(der)
    except (ValueError, TypeError, x509.DuplicateExtension):
        pass
    try:
        return _read_kindly(der)
    except (ValueError, TypeError, KeyError):
        raise BadInput("Chứng thư chữ ký số bị hỏng, không đọc được.", "Chọn chứng thư khác.") from None


def _read_strictly(der: bytes) -> CertificateFacts:
    certificate = x509.load_der_x509_certificate(der)
    return CertificateFacts(
        subject=_attribute(certificate.subject, NameOID.COMMON_NAME),
        organisation=_attribute(certificate.subject, NameOID.ORGANIZATION_NAME),
        title=_attribute(certificate.subject, NameOID.TITLE),
        serial=f"{certificate.serial_number:X}",
        issuer=_attribute(certificate.issuer, NameOID.COMMON_NAME) or certificate.issuer.rfc4514_string(),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        may_sign=_may_sign(certificate),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        der=certificate.public_bytes(Encoding.DER).hex(),
    )


def _read_kindly(der: bytes) -> CertificateFacts:
    certificate = asn1_x509.Certificate.load(der, strict=True)
    usage = certificate.key_usage_value
    return CertificateFacts(
        subject=_named(certificate.subject, "common_name"),
        organisation=_named(certificate.subject, "organization_name"),
        title=_named(certificate.subject, "title"),
        serial=f"{certificate.serial_number:X}",
        issuer=_named(certificate.issuer, "common_name") or certificate.issuer.human_friendly,
        not_before=certificate.not_valid_before,
        not_after=certificate.not_valid_after,
        may_sign=usage is None or bool({"digital_signature", "non_repudiation"} & usage.native),
        fingerprint=certificate.sha256.hex(),
        der=der.hex(),
    )


def require_usable(facts: CertificateFacts, at: datetime) -> None:
    """Refuse a certificate that must not sign at that time (Circular 15/2025/TT-BKHCN, Art. 5). Raises KeyRefused."""
    if at < facts.not_before:
        raise KeyRefused(KeyProblem.NOT_YET_VALID, subject=facts.subject)
    if at > facts.not_after:
        raise KeyRefused(KeyProblem.EXPIRED, subject=facts.subject)
    if not facts.may_sign:
        raise KeyRefused(KeyProblem.MAY_NOT_SIGN, subject=facts.subject)


def store_of(*certificates: bytes) -> "SimpleCertificateStore":
    """These DER certificates as pyHanko wants them to travel in a signature."""
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()
    store.register_multiple(asn1_x509.Certificate.load(der) for der in certificates)
    return store


def is_authority(der: bytes) -> bool:
    """Whether the certificate belongs to a certification authority (RFC 5280, 4.2.1.9)."""
    try:
        certificate = x509.load_der_x509_certificate(der)
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension):
        return False


def _attribute(name: x509.Name, kind: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(kind)
    value = found[0].value if found else ""
    return value if isinstance(value, str) else value.decode("utf-8", "replace")


def _named(name: asn1_x509.Name, kind: str) -> str:
    value = name.native.get(kind, "")
    return str(value[0] if isinstance(value, list) else value)


def _may_sign(certificate: x509.Certificate) -> bool:
    """Absent key usage allows everything (RFC 5280, 4.2.1.3)."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment
