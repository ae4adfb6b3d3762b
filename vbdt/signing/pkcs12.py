"""Keys in a file (PKCS#12, .p12 or .pfx), for desks without a token. Same seam and same sentences as tokens."""

from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates, load_pkcs12
from pyhanko.sign.signers import Signer

from vbdt.document.verdict import CertificateFacts
from vbdt.signing.certificates import read_certificate, require_usable, store_of
from vbdt.signing.key_problems import KeyProblem, KeyRefused

MAX_FILE = 1 << 20
"""Bytes. Key files are a few kilobytes."""


class FileSigner(Signer):
    """Signs with a private key in memory; pyHanko's own parses the key again, slowly, for every signature."""

    def __init__(
        self, key: RSAPrivateKey | EllipticCurvePrivateKey, certificate: bytes, chain: tuple[bytes, ...]
    ) -> None:
        signing_cert = x509.Certificate.load(certificate)
        registry = store_of(certificate, *chain)
        super().__init__(signing_cert=signing_cert, cert_registry=registry, embed_roots=False)
        self._key: RSAPrivateKey | EllipticCurvePrivateKey | None = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        match self._key:
            case None:
                raise KeyRefused(KeyProblem.NO_KEY)
            case RSAPrivateKey() as key:
                return key.sign(data, PKCS1v15(), SHA256())
            case key:
                return key.sign(data, ECDSA(SHA256()))

    def forget(self) -> None:
        self._key = None


class FileKey:
    """A key from a file. See `vbdt.signing.key.Key`."""

    def __init__(self, signer: FileSigner, facts: CertificateFacts) -> None:
        self._signer = signer
        self._facts = facts

    @property
    def certificate(self) -> CertificateFacts:
        return self._facts

    def signer(self) -> Signer:
        return self._signer

    def close(self) -> None:
        self._signer.forget()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_pkcs12(path: Path, passphrase: str, *, at: datetime | None = None) -> FileKey:
    """The key in a PKCS#12 file. The passphrase is kept nowhere. Raises KeyRefused."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError:
        raise KeyRefused(KeyProblem.FILE_MISSING) from None
    if not data.startswith(b"\x30") or len(data) > MAX_FILE:
        raise KeyRefused(KeyProblem.FILE_DAMAGED)
    bundle = _unlock(data, passphrase)
    if bundle.cert is None:
        raise KeyRefused(KeyProblem.NO_CERTIFICATE)
    if not isinstance(bundle.key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise KeyRefused(KeyProblem.NO_KEY)
    der = bundle.cert.certificate.public_bytes(Encoding.DER)
    facts = read_certificate(der)
    require_usable(facts, at or datetime.now(UTC))
    chain = tuple(each.certificate.public_bytes(Encoding.DER) for each in bundle.additional_certs)
    return FileKey(FileSigner(bundle.key, der, chain), facts)


def _unlock(data: bytes, passphrase: str) -> PKCS12KeyAndCertificates:
    """A wrong passphrase and a damaged file cannot be told apart for certain; the words decide as well as one can."""
    try:
        return load_pkcs12(data, passphrase.encode())
    except ValueError as error:
        wrong = "password" in str(error).lower()
        raise KeyRefused(KeyProblem.WRONG_PASSPHRASE if wrong else KeyProblem.FILE_DAMAGED) from None
