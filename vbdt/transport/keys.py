"""The two keys by which a desk is known on the way: X25519 to read what is sent to it, Ed25519 to sign what it sends.

They are not the keys of official signatures, which stay on tokens. A desk that changes its keys goes on signing with
the old ones until the directory names the new ones, and goes on reading with every one it ever had.
"""

import json
import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from vbdt.document.codec import Json, canonical_json, encode
from vbdt.errors import BadInput
from vbdt.transport.age import is_identity, new_identity, recipient_of

_VERSION = 1
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


@dataclass(frozen=True, slots=True)
class FormerIdentity:
    """An age identity that was in use until then; what was sealed to it may still be under way."""

    identity: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, slots=True)
class DeskKeys:
    """Both private keys of one desk. `identity` is an age identity; no key shows in a repr.

    `coming` are keys that a card offers and no directory names yet.
    """

    identity: str = field(repr=False)
    signing: Ed25519PrivateKey = field(repr=False)
    former: tuple[FormerIdentity, ...] = ()
    coming: "DeskKeys | None" = None

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
            former = tuple(
                FormerIdentity(each["identity"], datetime.fromisoformat(each["until"]))
                for each in stored.get("former", ())
            )
            coming = _pair(stored["coming"]) if stored.get("coming") else None
            keys = replace(_pair(stored), former=former, coming=coming)
            if not all(map(is_identity, keys.identities)):
                raise ValueError
        except (ValueError, KeyError, TypeError, RecursionError):
            raise BadInput("Khóa của bàn làm việc bị hỏng.", "Khôi phục bàn làm việc từ bản sao lưu.") from None
        return keys

    def to_bytes(self) -> bytes:
        """For an encrypted place only: all private keys as JSON."""
        stored: dict[str, Json] = {"version": _VERSION, **_written(self)}
        if self.former:
            stored["former"] = [encode(each) for each in self.former]
        if self.coming:
            stored["coming"] = _written(self.coming)
        return canonical_json(stored)

    @property
    def identities(self) -> tuple[str, ...]:
        """Everything that may open a package to this desk: others may hear of new keys before or after we do."""
        coming = (self.coming.identity,) if self.coming else ()
        return (self.identity, *coming, *(each.identity for each in self.former))

    def changed(self, now: datetime) -> "DeskKeys":
        """The coming keys in use, the present ones former from `now` on."""
        if self.coming is None:
            return self
        former = (FormerIdentity(self.identity, now), *self.former)
        return DeskKeys(self.coming.identity, self.coming.signing, former)

    @property
    def reads(self) -> str:
        """The age recipient `age1…`, as the directory holds it."""
        return recipient_of(self.identity)

    @property
    def signs(self) -> str:
        """The Ed25519 public key in hex, as the directory holds it."""
        return self.signing.public_key().public_bytes_raw().hex()


def _pair(stored: dict[str, str]) -> DeskKeys:
    return DeskKeys(stored["identity"], Ed25519PrivateKey.from_private_bytes(bytes.fromhex(stored["signing"])))


def _written(keys: DeskKeys) -> dict[str, Json]:
    return {"identity": keys.identity, "signing": keys.signing.private_bytes_raw().hex()}


@lru_cache(maxsize=1_024)
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
