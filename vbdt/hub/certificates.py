"""Two small authorities of the hub's own: one for its servers, one for desks. Neither signs anything of an office.

A desk's certificate opens only the port for desks; the ports between servers believe the other authority.
"""

import ipaddress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from vbdt.errors import BadInput
from vbdt.hub.record import write_whole

AUTHORITY_DAYS, SERVER_DAYS, DESK_DAYS = 3650, 825, 1100
SERVERS, DESKS = "may-chu", "ban"


@dataclass(frozen=True, slots=True)
class Signed:
    """A certificate and its key, both PEM."""

    certificate: str
    key: str = field(repr=False)


def new_authority(name: str, folder: Path) -> None:
    """Writes `<name>.pem` and `<name>.key`."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"vbdt {name}")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    write_whole(folder / f"{name}.key", _key_pem(key), secret=True)
    write_whole(folder / f"{name}.pem", certificate.public_bytes(serialization.Encoding.PEM))


def issue(folder: Path, authority: str, name: str, hosts: tuple[str, ...] = (), now: datetime | None = None) -> Signed:
    """A certificate of one of the authorities, good from a day before `now`; with `hosts` it is a server's.

    Raises BadInput.
    """
    try:
        issuer_key = serialization.load_pem_private_key((folder / f"{authority}.key").read_bytes(), None)
        issuer = x509.load_pem_x509_certificate((folder / f"{authority}.pem").read_bytes())
    except (OSError, ValueError):
        raise BadInput(
            f"Không đọc được khóa của trục trong {folder}.", "Chỉ cấp chứng thư trên máy giữ thư mục gốc của trục."
        ) from None
    assert isinstance(issuer_key, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    now = now or datetime.now(UTC)
    purposes = [ExtendedKeyUsageOID.CLIENT_AUTH, *([ExtendedKeyUsageOID.SERVER_AUTH] if hosts else [])]
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])]))
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(min(now + timedelta(days=SERVER_DAYS if hosts else DESK_DAYS), issuer.not_valid_after_utc))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if hosts:
        builder = builder.add_extension(x509.SubjectAlternativeName([_host(each) for each in hosts]), critical=False)
    certificate = builder.sign(issuer_key, hashes.SHA256())
    return Signed(certificate.public_bytes(serialization.Encoding.PEM).decode("ascii"), _key_pem(key).decode("ascii"))


def days_left(certificate: bytes, now: datetime) -> int:
    """Until the certificate (PEM) expires."""
    return (x509.load_pem_x509_certificate(certificate).not_valid_after_utc - now).days


def _host(text: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(text))
    except ValueError:
        return x509.DNSName(text)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
