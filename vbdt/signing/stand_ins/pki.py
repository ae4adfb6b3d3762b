"""A small certification authority of our own making, for the demo province and for tests. Nobody outside trusts it.

Two levels like the Government's (root, sub-CA), a time-stamping certificate and revocation lists, all in one folder:
`root.crt`, `sub.crt`, `tsa.crt`, `root.crl`, `sub.crl`, the authorities' keys in `keys/`, and in `services.txt` the
address that certificates name for questions about revocation, where one was wanted.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

PrivateKey: TypeAlias = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

DEMO = "tỉnh mẫu"
"""The organisation of the demo's authorities, which no real desk may believe: their keys lie open in its folder."""
ROOT_LIFE = timedelta(days=30 * 365)
LEAF_LIFE = timedelta(days=5 * 365)
"""As long as the Government CA gives its subscribers."""
CRL_LIFE = timedelta(days=365)


class KeyType(StrEnum):
    """The kinds of key that tokens hold; in use are the first and P-256."""

    RSA_2048 = "rsa2048"
    RSA_3072 = "rsa3072"
    RSA_4096 = "rsa4096"
    P_256 = "p256"
    P_384 = "p384"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who gets a certificate. A person has a title and belongs to an agency; a seal names the agency itself."""

    name: str
    organisation: str
    title: str = ""

    def as_x509(self) -> x509.Name:
        parts = [(NameOID.COUNTRY_NAME, "VN"), (NameOID.ORGANIZATION_NAME, self.organisation)]
        parts += [(NameOID.TITLE, self.title)] if self.title else []
        return x509.Name([x509.NameAttribute(kind, text) for kind, text in [*parts, (NameOID.COMMON_NAME, self.name)]])


@dataclass(frozen=True)
class Issued:
    """A certificate with its private key, still outside of any token."""

    certificate: x509.Certificate
    key: PrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def write_pkcs12(self, path: Path, passphrase: str, chain: tuple[x509.Certificate, ...]) -> None:
        """Write a key file that `open_pkcs12` reads."""
        encryption = BestAvailableEncryption(passphrase.encode())
        path.write_bytes(serialize_key_and_certificates(b"vbdt", self.key, self.certificate, chain, encryption))


@dataclass(frozen=True)
class Pki:
    """The authorities of one folder. `services` begins the addresses in the certificates; empty for none."""

    folder: Path
    root: Issued
    sub: Issued
    tsa: Issued
    services: str = ""

    def issue(
        self,
        subject: Subject,
        key_type: KeyType = KeyType.RSA_2048,
        *,
        not_before: datetime | None = None,
        not_after: datetime | None = None,
        may_sign: bool = True,
    ) -> Issued:
        """A signing certificate of the sub-CA, valid for five years from yesterday unless told otherwise."""
        key = _new_key(key_type)
        start = not_before or datetime.now(UTC) - timedelta(days=1)
        end = not_after or start + LEAF_LIFE
        usage = _usage("digital_signature", "content_commitment") if may_sign else _usage("key_encipherment")
        builder = _builder(subject.as_x509(), key, start, end).add_extension(usage, critical=True)
        return Issued(_signed(_with_addresses(builder, self.services, "sub"), self.sub), key)

    def appoint_responder(self) -> Issued:
        """A certificate that may answer questions about revocation for the sub-CA (RFC 6960, 4.2.2.2)."""
        key, start = _new_key(KeyType.P_256), datetime.now(UTC) - timedelta(days=1)
        name = Subject("OCSP", self.folder.name).as_x509()
        answering = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.OCSP_SIGNING])
        builder = _builder(name, key, start, start + LEAF_LIFE).add_extension(answering, critical=False)
        builder = builder.add_extension(_usage("digital_signature"), critical=True)
        return Issued(_signed(builder.add_extension(x509.OCSPNoCheck(), critical=False), self.sub), key)

    def revoke(self, *certificates: x509.Certificate, at: datetime | None = None) -> None:
        """Write the sub-CA's revocation list anew with these certificates (and only these)."""
        _write_crl(self.folder / "sub.crl", self.sub, [(each.serial_number, at) for each in certificates])


def make_pki(folder: Path, name: str = "vbdt thử nghiệm", services: str = "") -> Pki:
    """Make the authorities and write them to `folder`, which is made. Takes about a second.

    With `services` (`http://127.0.0.1:PORT`) every certificate names an OCSP responder and a revocation list there,
    which `vbdt.signing.stand_ins.ocsp.local_revocation` serves.
    """
    (folder / "keys").mkdir(parents=True, exist_ok=True)
    start = datetime.now(UTC) - timedelta(days=400)
    root = _authority(f"RootCA {name}", name, None, start)
    sub = _authority(f"CA {name}", name, root, start, services)
    tsa_key = _new_key(KeyType.RSA_2048)
    stamping = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    builder = _builder(Subject(f"TSA {name}", name).as_x509(), tsa_key, start, start + 2 * LEAF_LIFE)
    builder = builder.add_extension(_usage("digital_signature"), critical=True).add_extension(stamping, critical=True)
    tsa = Issued(_signed(_with_addresses(builder, services, "sub"), sub), tsa_key)
    pki = Pki(folder, root, sub, tsa, services)
    (folder / "services.txt").write_text(services, encoding="utf-8")
    for label, issued in _labelled(pki):
        (folder / f"{label}.crt").write_bytes(issued.certificate.public_bytes(Encoding.PEM))
        pem = issued.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (folder / "keys" / f"{label}.pem").write_bytes(pem)
    _write_crl(folder / "root.crl", root, [])
    _write_crl(folder / "sub.crl", sub, [])
    return pki


def open_pki(folder: Path) -> Pki:
    """The authorities that `make_pki` wrote. Raises OSError or ValueError when they are not there."""
    root, sub, tsa = (_read(folder, label) for label in ("root", "sub", "tsa"))
    return Pki(folder, root, sub, tsa, (folder / "services.txt").read_text(encoding="utf-8"))


def _labelled(pki: Pki) -> list[tuple[str, Issued]]:
    return [("root", pki.root), ("sub", pki.sub), ("tsa", pki.tsa)]


def _read(folder: Path, label: str) -> Issued:
    key = load_pem_private_key((folder / "keys" / f"{label}.pem").read_bytes(), None)
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise ValueError(label)
    return Issued(x509.load_pem_x509_certificate((folder / f"{label}.crt").read_bytes()), key)


def _new_key(key_type: KeyType) -> PrivateKey:
    match key_type:
        case KeyType.P_256:
            return ec.generate_private_key(ec.SECP256R1())
        case KeyType.P_384:
            return ec.generate_private_key(ec.SECP384R1())
    return rsa.generate_private_key(65537, int(key_type.removeprefix("rsa")))


def _authority(name: str, organisation: str, issuer: Issued | None, start: datetime, services: str = "") -> Issued:
    key = _new_key(KeyType.RSA_2048)
    subject = Subject(name, organisation).as_x509()
    constraints = x509.BasicConstraints(ca=True, path_length=0 if issuer else 1)
    builder = _builder(subject, key, start, start + ROOT_LIFE, authority=constraints)
    builder = builder.add_extension(_usage("key_cert_sign", "crl_sign"), critical=True)
    builder = _with_addresses(builder, services, "root")
    return Issued(_signed(builder, issuer, own=(subject, key)), key)


def _builder(
    subject: x509.Name,
    key: PrivateKey,
    start: datetime,
    end: datetime,
    authority: x509.BasicConstraints | None = None,
) -> x509.CertificateBuilder:
    constraints = authority or x509.BasicConstraints(ca=False, path_length=None)
    builder = x509.CertificateBuilder().subject_name(subject).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(start).not_valid_after(end)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return builder.add_extension(constraints, critical=True).add_extension(identifier, critical=False)


def _signed(
    builder: x509.CertificateBuilder, issuer: Issued | None, own: tuple[x509.Name, PrivateKey] | None = None
) -> x509.Certificate:
    if issuer is None:
        assert own is not None
        name, key = own
    else:
        name, key = issuer.certificate.subject, issuer.key
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
    return builder.issuer_name(name).add_extension(identifier, critical=False).sign(key, SHA256())


def _with_addresses(builder: x509.CertificateBuilder, services: str, issuer: str) -> x509.CertificateBuilder:
    if not services:
        return builder
    responder = x509.UniformResourceIdentifier(f"{services}/ocsp")
    access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, responder)
    point = x509.DistributionPoint([x509.UniformResourceIdentifier(f"{services}/{issuer}.crl")], None, None, None)
    builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
    return builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)


def _usage(*allowed: str) -> x509.KeyUsage:
    kinds = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
    more = ("key_cert_sign", "crl_sign", "encipher_only", "decipher_only")
    return x509.KeyUsage(**{kind: kind in allowed for kind in kinds + more})


def _write_crl(path: Path, issuer: Issued, revoked: list[tuple[int, datetime | None]]) -> None:
    now = datetime.now(UTC)
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer.certificate.subject)
    builder = builder.last_update(now - timedelta(minutes=1)).next_update(now + CRL_LIFE)
    for serial, at in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at or now)
        builder = builder.add_revoked_certificate(entry.build())
    path.write_bytes(builder.sign(issuer.key, SHA256()).public_bytes(Encoding.DER))
