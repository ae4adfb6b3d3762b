"""The two keys by which a desk is known on the way: X25519 to read what is sent to it, Ed25519 to sign what it sends.

They are not the keys of official signatures, which stay on tokens.
"""

import json
import re
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from vbdt.document.codec import canonical_json
from vbdt.errors import BadInput
from vbdt.transport.age import new_identity, recipient_of

_VERSION = 1
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


@dataclass(frozen=True, slots=True)
class DeskKeys:
    """Both private keys of one desk. `identity` is an age identity; neither key shows in a repr."""

    identity: str = field(repr=False)
    signing: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def generate(cls) -> "DeskKeys":
        return cls(new_identity(), Ed25519PrivateKey.generate())

    @classmethod
    def from_bytes(cls, data: bytes) -> "DeskKeys":
        """The keys of `to_bytes`. Raises BadInput."""
        try:
            stored = json.loads(data)
            if stored["version"] != _VERSION:
                raise ValueError
            keys = cls(stored["identity"], Ed25519PrivateKey.from_private_bytes(bytes.fromhex(stored["signing"])))
            recipient_of(keys.identity)
        except (ValueError, KeyError, TypeError, RecursionError):
            raise BadInput("Khóa của bàn làm việc bị hỏng.", "Khôi phục bàn làm việc từ bản sao lưu.") from None
        return keys

    def to_bytes(self) -> bytes:
        """For an encrypted place only: both private keys as JSON."""
        signing = self.signing.private_bytes_raw().hex()
        return canonical_json({"version": _VERSION, "identity": self.identity, "signing": signing})

    @property
    def reads(self) -> str:
        """The age recipient `age1…`, as the directory holds it."""
        return recipient_of(self.identity)

    @property
    def signs(self) -> str:
        """The Ed25519 public key in hex, as the directory holds it."""
        return self.signing.public_key().public_bytes_raw().hex()


def public_key(signs: str) -> Ed25519PublicKey:
    """The key in its hex text. Raises BadInput."""
    try:
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(signs))
    except ValueError:
        raise BadInput("Khóa ký trong danh bạ không hợp lệ.", "Cập nhật danh bạ rồi thử lại.") from None


def is_signed(key: Ed25519PublicKey, signature: bytes, data: bytes) -> bool:
    """True when the signature over these bytes was made with this key."""
    try:
        key.verify(signature, data)
    except InvalidSignature:
        return False
    return True


def is_name(text: str) -> bool:
    """True for what may name a desk, a package file or a part: it is used as a file name on every system."""
    return _NAME.fullmatch(text) is not None
