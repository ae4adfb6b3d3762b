"""Keys in a file (PKCS#12, .p12 or .pfx), for desks without a token. Same seam and same sentences as tokens."""

from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates, load_pkcs12

from vbdt.document.verdict import CertificateFacts
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused
from vbdt.signing.scheme import HASHES, Scheme, scheme_of
from vbdt.signing.trust.certificates import read_certificate, require_usable

MAX_FILE = 1 << 20
"""Bytes. Key files are a few kilobytes."""


class FileKey:
    """A key from a file. See `vbdt.signing.keys.key.Key`."""

    def __init__(
        self,
        key: RSAPrivateKey | EllipticCurvePrivateKey,
        facts: CertificateFacts,
        chain: tuple[bytes, ...],
        scheme: Scheme,
    ) -> None:
        self._key: RSAPrivateKey | EllipticCurvePrivateKey | None = key
        self._facts = facts
        self._chain = chain
        self._scheme = scheme

    @property
    def certificate(self) -> CertificateFacts:
        return self._facts

    @property
    def chain(self) -> tuple[bytes, ...]:
        return self._chain

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    def sign_bytes(self, data: bytes) -> bytes:
        digest = HASHES[self._scheme.digest]
        match self._key:
            case None:
                raise KeyRefused(KeyProblem.NO_KEY)
            case RSAPrivateKey() as key:
                return key.sign(data, self._scheme.padding(), digest)
            case key:
                return key.sign(data, ECDSA(digest))

    def close(self) -> None:
        self._key = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_pkcs12(path: Path, passphrase: str, *, pss: bool = False, at: datetime | None = None) -> FileKey:
    """The key in a PKCS#12 file. The passphrase is kept nowhere. Raises KeyRefused."""
    bundle = _unlock(read_key_file(path), passphrase)
    if bundle.cert is None:
        raise KeyRefused(KeyProblem.NO_CERTIFICATE)
    if not isinstance(bundle.key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise KeyRefused(KeyProblem.NO_KEY)
    der = bundle.cert.certificate.public_bytes(Encoding.DER)
    facts = read_certificate(der)
    require_usable(facts, at or datetime.now(UTC))
    chain = tuple(each.certificate.public_bytes(Encoding.DER) for each in bundle.additional_certs)
    scheme = scheme_of(der, pss=pss)
    if bundle.key.public_key() != bundle.cert.certificate.public_key():
        raise KeyRefused(KeyProblem.NO_KEY)
    return FileKey(bundle.key, facts, chain, scheme)


def read_key_file(path: Path) -> bytes:
    """What may be a key file, as far as can be told without its passphrase. Raises KeyRefused."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError:
        raise KeyRefused(KeyProblem.FILE_MISSING) from None
    if not data.startswith(b"\x30") or len(data) > MAX_FILE:
        raise KeyRefused(KeyProblem.FILE_DAMAGED)
    return data


def _unlock(data: bytes, passphrase: str) -> PKCS12KeyAndCertificates:
    """A wrong passphrase and a damaged file cannot be told apart for certain; the words decide as well as one can."""
    try:
        return load_pkcs12(data, passphrase.encode())
    except ValueError as error:
        wrong = "password" in str(error).lower()
        raise KeyRefused(KeyProblem.WRONG_PASSPHRASE if wrong else KeyProblem.FILE_DAMAGED) from None
