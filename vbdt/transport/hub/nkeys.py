"""Keys by which a desk is known to a hub: Ed25519 in the text form of NATS (base32 of prefix, key and CRC-16).

They open the way to the mailboxes and nothing else; what is sealed inside the packages has keys of its own.
"""

import base64
import binascii
import re

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.errors import BadInput

_SEED, _USER = 18 << 3, 20 << 3
_NONCE = re.compile(r"[A-Za-z0-9_-]{8,64}=*")


def new_seed() -> str:
    """A new private key as `SU…`."""
    raw = Ed25519PrivateKey.generate().private_bytes_raw()
    return _text(bytes([_SEED | _USER >> 5, (_USER & 31) << 3]) + raw)


def public_of(seed: str) -> str:
    """The public key `U…` of a seed. Raises BadInput."""
    return _text(bytes([_USER]) + _key(seed).public_key().public_bytes_raw())


def answer(seed: str, nonce: str) -> bytes:
    """The server's question signed, in base64url without padding. Raises BadInput when it is no random text: a message
    that somebody would like to have signed."""
    if not _NONCE.fullmatch(nonce):
        raise BadInput("Trục liên thông hỏi một câu lạ khi kết nối.", "Báo cho người vận hành trục.")
    return base64.urlsafe_b64encode(_key(seed).sign(nonce.encode())).rstrip(b"=")


def _key(seed: str) -> Ed25519PrivateKey:
    try:
        data = base64.b32decode(seed + "=" * (-len(seed) % 8))
    except (binascii.Error, ValueError):
        data = b""
    head, checksum = data[:-2], data[-2:]
    if len(head) != 34 or _checksum(head) != checksum or head[:2] != bytes([_SEED | _USER >> 5, (_USER & 31) << 3]):
        raise BadInput("Khóa kết nối trục liên thông bị hỏng.", "Đề nghị người vận hành trục cấp lại tệp kết nối.")
    return Ed25519PrivateKey.from_private_bytes(head[2:])


def _text(data: bytes) -> str:
    return base64.b32encode(data + _checksum(data)).decode("ascii").rstrip("=")


def _checksum(data: bytes) -> bytes:
    return binascii.crc_hqx(data, 0).to_bytes(2, "little")
