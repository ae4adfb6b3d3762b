"""The seam to a signing key that lies outside the process: a token or a key file, never the key itself."""

from types import TracebackType
from typing import Protocol, Self

from vbdt.document.verdict import CertificateFacts
from vbdt.signing.scheme import Scheme


class Key(Protocol):
    """An opened key (khóa ký). Close it after the act: the device stays logged in as long as it is open."""

    @property
    def certificate(self) -> CertificateFacts:
        """The certificate to show before signing (Circular 15/2025/TT-BKHCN, Art. 5)."""

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The authorities' certificates (DER) that lie with the key; they travel in the signature."""

    @property
    def scheme(self) -> Scheme:
        """How it signs."""

    def sign_bytes(self, data: bytes) -> bytes:
        """The signature value over `data` (for ECDSA in DER). Calls from several threads wait for each other.

        Raises KeyRefused when the device fails or is pulled out.
        """

    def close(self) -> None:
        """Log out. May be called twice."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
