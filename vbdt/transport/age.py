"""Encryption to readers' keys in the age v1 format (age-encryption.org/v1), by the primitives of OpenSSL.

One kind of reader: X25519. The file key is wrapped for the reader, the header carries a MAC by it, and the content is
ChaCha20-Poly1305 in pieces of 64 KiB, numbered, the last one marked. The programs `age` and `rage` read what this
writes and the other way round; the tests hold it against them.
"""

import base64
import binascii
import hmac
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from vbdt.errors import BadInput
from vbdt.transport.bech32 import decode, encode

HEADER_LIMIT = 2_000
"""Bytes of an age header; ours have one reader and two hundred bytes."""
PIECE = 65_536

_VERSION = b"age-encryption.org/v1\n"
_WRAP = b"age-encryption.org/v1/X25519"
_END = b"\n---"
_READER, _IDENTITY = "age", "age-secret-key-"
_FILE_KEY = 16
_NONCE = 16
_TAG = 16
_MAC = 32
_COLUMNS = 64
_ZERO = bytes(12)


class NoKeyFits(Exception):
    """The file was not encrypted to any of these identities."""


class CipherDamaged(Exception):
    """It is no age file of ours or was changed."""


@dataclass(frozen=True, slots=True)
class _Stanza:
    """One reader's part of a header, whoever that is."""

    words: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class _Header:
    """`signed` are the bytes under the MAC, `size` the bytes of all."""

    stanzas: tuple[_Stanza, ...]
    signed: bytes
    mac: bytes
    size: int


def new_identity() -> str:
    """A fresh X25519 identity, `AGE-SECRET-KEY-1…`."""
    return encode(_IDENTITY, secrets.token_bytes(32)).upper()


def recipient_of(identity: str) -> str:
    """The public part, `age1…`. Raises BadInput."""
    return encode(_READER, _public_bytes(_private(identity)))


def is_identity(text: str) -> bool:
    """True for a private key `AGE-SECRET-KEY-1…`."""
    return _secret(text) is not None


def is_recipient(text: str) -> bool:
    """True for a public key `age1…` that can be encrypted to."""
    try:
        _reader(text)
    except BadInput:
        return False
    return True


def encrypt(plain: bytes, reader: str) -> bytes:
    """Encrypt a few bytes to one reader (`age1…`). Raises BadInput when the key is none."""
    out = BytesIO()
    encrypt_stream([plain], out.write, reader)
    return out.getvalue()


def encrypt_stream(plain: Iterable[bytes], write: Callable[[bytes], object], reader: str) -> None:
    """Encrypt piece by piece; what `plain` and `write` raise comes out as it is."""
    file_key, nonce = secrets.token_bytes(_FILE_KEY), secrets.token_bytes(_NONCE)
    signed = _VERSION + _wrapped(file_key, _reader(reader)) + _END.lstrip()
    mac = hmac.digest(_derived(file_key, b"", b"header"), signed, "sha256")
    write(signed + b" " + _base64(mac) + b"\n" + nonce)
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    for number, (piece, last) in enumerate(_pieces(plain)):
        write(cipher.encrypt(_numbered(number, last), piece, None))


def decrypt(cipher: bytes, identities: Sequence[str]) -> bytes:
    """The plain bytes of a small file. Raises NoKeyFits or CipherDamaged."""
    out = BytesIO()
    _decrypt(BytesIO(cipher), out.write, [_private(each) for each in identities])
    return out.getvalue()


def decrypt_stream(cipher: BinaryIO, write: Callable[[bytes], object], identity: str) -> None:
    """Decrypt piece by piece from where `cipher` stands. Each piece is verified before `write` gets it, but only the
    end proves the whole. Raises CipherDamaged, and what `write` raises."""
    try:
        _decrypt(cipher, write, [_private(identity)])
    except NoKeyFits:
        raise CipherDamaged from None


def _decrypt(cipher: BinaryIO, write: Callable[[bytes], object], keys: Sequence[X25519PrivateKey]) -> None:
    start = cipher.tell()
    header = _read_header(cipher.read(HEADER_LIMIT))
    file_key = _unwrapped(header.stanzas, keys)
    if not hmac.compare_digest(hmac.digest(_derived(file_key, b"", b"header"), header.signed, "sha256"), header.mac):
        raise CipherDamaged
    cipher.seek(start + header.size)
    nonce = cipher.read(_NONCE)
    if len(nonce) != _NONCE:
        raise CipherDamaged
    opener = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    number, piece = 0, cipher.read(PIECE + _TAG)
    while True:
        following = cipher.read(PIECE + _TAG)
        if number and len(piece) == _TAG:
            raise CipherDamaged  # an empty piece ends only an empty file
        try:
            plain = opener.decrypt(_numbered(number, not following), piece, None)
        except InvalidTag:
            raise CipherDamaged from None
        write(plain)
        if not following:
            return
        number, piece = number + 1, following


def _pieces(plain: Iterable[bytes]) -> Iterator[tuple[bytes | memoryview, bool]]:
    """All the bytes in pieces of one size, and whether it is the last; one empty piece of nothing."""
    held: bytes | memoryview = b""
    for each in plain:
        rest = memoryview(each)
        if 0 < len(held) < PIECE:
            taken = PIECE - len(held)
            held, rest = bytes(held) + rest[:taken], rest[taken:]
        while rest:
            if held:
                yield held, False
            held, rest = rest[:PIECE], rest[PIECE:]
    yield held, True


def _numbered(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _wrapped(file_key: bytes, reader: X25519PublicKey) -> bytes:
    """The stanza that gives the file key to the reader."""
    once = X25519PrivateKey.generate()
    share, theirs = _public_bytes(once), reader.public_bytes_raw()
    key = _derived(once.exchange(reader), share + theirs, _WRAP)
    return (
        b"-> X25519 " + _base64(share) + b"\n" + _base64(ChaCha20Poly1305(key).encrypt(_ZERO, file_key, None)) + b"\n"
    )


def _unwrapped(stanzas: Sequence[_Stanza], keys: Sequence[X25519PrivateKey]) -> bytes:
    """The file key. Raises NoKeyFits or CipherDamaged."""
    for stanza in stanzas:
        if not stanza.words or stanza.words[0] != "X25519":
            continue  # another kind of reader
        if len(stanza.words) != 2 or len(stanza.body) != _FILE_KEY + _TAG:
            raise CipherDamaged
        share = _plain(stanza.words[1].encode("ascii"))
        if len(share) != 32:
            raise CipherDamaged
        for key in keys:
            try:
                shared = key.exchange(X25519PublicKey.from_public_bytes(share))
                wrap = _derived(shared, share + _public_bytes(key), _WRAP)
                return ChaCha20Poly1305(wrap).decrypt(_ZERO, stanza.body, None)
            except InvalidTag:
                continue
            except ValueError:  # a point of small order
                raise CipherDamaged from None
    raise NoKeyFits


def _read_header(beginning: bytes) -> _Header:
    end = beginning.find(_END)
    if end < 0 or not beginning.startswith(_VERSION):
        raise CipherDamaged
    signed = beginning[: end + len(_END)]
    closing = beginning[len(signed) : len(signed) + 2 + len(_base64(bytes(_MAC)))]
    if not closing.startswith(b" ") or not closing.endswith(b"\n"):
        raise CipherDamaged
    mac = _plain(closing[1:-1])
    if len(mac) != _MAC:
        raise CipherDamaged
    stanzas = tuple(_read_stanzas(beginning[len(_VERSION) : end].split(b"\n")))
    return _Header(stanzas, signed, mac, len(signed) + len(closing))


def _read_stanzas(lines: Sequence[bytes]) -> Iterator[_Stanza]:
    """A line that begins with an arrow, then base64 in full lines and one that is shorter."""
    rest = iter(lines)
    for line in rest:
        if not line.startswith(b"-> ") or not all(33 <= each <= 126 or each == 32 for each in line):
            raise CipherDamaged
        text = b""
        for part in rest:
            text += part
            if len(part) < _COLUMNS:
                break
            if len(part) > _COLUMNS:
                raise CipherDamaged
        else:
            raise CipherDamaged
        yield _Stanza(tuple(line[3:].decode("ascii").split(" ")), _plain(text))


def _derived(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 (RFC 5869), 32 bytes."""
    return hmac.digest(hmac.digest(salt or bytes(32), secret, "sha256"), info + b"\x01", "sha256")


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _plain(text: bytes) -> bytes:
    """The bytes in base64 without padding, of which there is one spelling. Raises CipherDamaged."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise CipherDamaged from None
    if _base64(data) != text:
        raise CipherDamaged
    return data


def _secret(identity: str) -> bytes | None:
    found = decode(_IDENTITY, identity.lower()) if identity.isupper() else None
    return found if found is not None and len(found) == 32 else None


def _private(identity: str) -> X25519PrivateKey:
    secret = _secret(identity)
    if secret is None:
        raise BadInput("Khóa giải mã của bàn làm việc bị hỏng.", "Khôi phục bàn làm việc từ bản sao lưu.")
    return X25519PrivateKey.from_private_bytes(secret)


def _public_bytes(key: X25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


@lru_cache(maxsize=4_096)
def _reader(recipient: str) -> X25519PublicKey:
    found = decode(_READER, recipient)
    if found is None or len(found) != 32:
        raise BadInput("Khóa nhận của một nơi nhận trong danh bạ không hợp lệ.", "Cập nhật danh bạ rồi thử lại.")
    return X25519PublicKey.from_public_bytes(found)
