"""Encryption to readers' keys in the age v1 format (age-encryption.org/v1). The only module that knows pyrage."""

from collections.abc import Sequence

import pyrage

from vbdt.errors import BadInput


class NoKeyFits(Exception):
    """The body was not encrypted to this identity."""


class BodyDamaged(Exception):
    """The body is no age file or was changed."""


def new_identity() -> str:
    """A fresh X25519 identity, `AGE-SECRET-KEY-1…`."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The public part, `age1…`. Raises BadInput."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        raise BadInput("Khóa giải mã của bàn làm việc bị hỏng.", "Khôi phục bàn làm việc từ bản sao lưu.") from None


def is_recipient(text: str) -> bool:
    """True for a public key `age1…` that can be encrypted to."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def encrypt(plain: bytes, readers: Sequence[str]) -> bytes:
    """Encrypt once for all readers (`age1…`). Raises BadInput when a reader's key is not one."""
    if not readers:
        raise ValueError("a body needs at least one reader")
    try:
        recipients = [pyrage.x25519.Recipient.from_str(reader) for reader in readers]
    except pyrage.RecipientError:
        raise BadInput(
            "Khóa nhận của một nơi nhận trong danh bạ không hợp lệ.", "Cập nhật danh bạ rồi thử lại."
        ) from None
    return bytes(pyrage.encrypt(plain, recipients))


def decrypt(cipher: bytes, identity: str) -> bytes:
    """The plain bytes. Raises NoKeyFits or BodyDamaged."""
    key = pyrage.x25519.Identity.from_str(identity)
    try:
        return bytes(pyrage.decrypt(cipher, [key]))
    except pyrage.DecryptError as error:
        # pyrage has one exception for both; only its words tell them apart.
        raise (NoKeyFits if "No matching keys" in str(error) else BodyDamaged) from None
