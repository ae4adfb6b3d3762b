"""What the tests of levels share: one PKI with its services on loopback, and a document of two signatures."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from cryptography import x509

from vbdt.signing.made import Services
from vbdt.signing.stand_ins.pki import Pki
from vbdt.signing.timestamps import TimeStampUnavailable
from vbdt.signing.trust.answers import RevocationAnswer


@dataclass(frozen=True)
class Office:
    """A PKI whose services run, what an office needs of them, and its files: signed by one, and sealed after that.

    `plain` are the same without any time-stamp.
    """

    pki: Pki
    services: Services
    signed: bytes
    sealed: bytes
    plain_signed: bytes
    plain_sealed: bytes


class Outage:
    """A time-stamping service and a revocation source that are both out."""

    def stamp(self, digest: bytes) -> bytes:
        assert len(digest) == sha256().digest_size
        raise TimeStampUnavailable("Không kết nối được máy chủ cấp dấu thời gian.")

    def answer(
        self, certificate: x509.Certificate, issuer: x509.Certificate, at: datetime, since: datetime | None = None
    ) -> RevocationAnswer | None:
        return None


def now() -> datetime:
    return datetime.now(UTC)
