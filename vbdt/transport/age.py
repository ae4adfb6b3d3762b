"""Encryption to readers' keys in the age v1 format (age-encryption.org/v1). The only module that knows pyrage."""

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

import pyrage

from vbdt.errors import BadInput

HEADER_LIMIT = 2_000
"""Bytes of an age header. It is parsed in time that grows with the square of its length, with the program standing
still; ours have one reader and a few hundred bytes."""


class NoKeyFits(Exception):
    """The file was not encrypted to any of these identities."""


class CipherDamaged(Exception):
    """It is no age file of ours or was changed."""


def new_identity() -> str:
    """A fresh X25519 identity, `AGE-SECRET-KEY-1…`."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The public part, `age1…`. Raises BadInput."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        raise BadInput("Khóa giải mã của bàn làm việc bị hỏng.", "Khôi phục bàn làm việc từ bản sao lưu.") from None


def is_identity(text: str) -> bool:
    """True for a private key `AGE-SECRET-KEY-1…`."""
    try:
        pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError:
        return False
    return True


def is_recipient(text: str) -> bool:
    """True for a public key `age1…` that can be encrypted to."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def encrypt(plain: bytes, reader: str) -> bytes:
    """Encrypt a few bytes to one reader (`age1…`). Raises BadInput when the key is none."""
    return bytes(pyrage.encrypt(plain, [_recipient(reader)]))


def encrypt_stream(plain: Iterable[bytes], write: Callable[[bytes], object], reader: str) -> None:
    """Encrypt piece by piece; what `plain` and `write` raise comes out as it is."""
    source, sink = _Source(plain), _Sink(write)
    try:
        pyrage.encrypt_io(source, sink, [_recipient(reader)])
    except (pyrage.EncryptError, OSError):
        raise source.error or sink.error or OSError("age") from None


def decrypt(cipher: bytes, identities: Sequence[str]) -> bytes:
    """The plain bytes of a small file. Raises NoKeyFits or CipherDamaged."""
    _require_short_header(cipher[:HEADER_LIMIT])
    try:
        return bytes(pyrage.decrypt(cipher, [pyrage.x25519.Identity.from_str(each) for each in identities]))
    except pyrage.DecryptError as error:
        # pyrage has one exception for both; only its words tell them apart.
        raise (NoKeyFits if "No matching keys" in str(error) else CipherDamaged) from None


def decrypt_stream(cipher: BinaryIO, write: Callable[[bytes], object], identity: str) -> None:
    """Decrypt piece by piece from where `cipher` stands. Each piece is verified before `write` gets it, but only the
    end proves the whole. Raises CipherDamaged, and what `write` raises."""
    start = cipher.tell()
    _require_short_header(cipher.read(HEADER_LIMIT))
    cipher.seek(start)
    sink = _Sink(write)
    try:
        pyrage.decrypt_io(cipher, sink, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, OSError):
        raise sink.error or CipherDamaged from None


def _require_short_header(beginning: bytes) -> None:
    if b"\n---" not in beginning:
        raise CipherDamaged


def _recipient(reader: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(reader)
    except pyrage.RecipientError:
        raise BadInput(
            "Khóa nhận của một nơi nhận trong danh bạ không hợp lệ.", "Cập nhật danh bạ rồi thử lại."
        ) from None


class _Source:
    """Pieces as the file that pyrage reads. It loses what is raised here, so it is kept."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except BaseException as error:
            self.error = error
            raise
        taken, self._rest = bytes(self._rest[:size]), self._rest[size:]
        return taken


class _Sink:
    """A function as the file that pyrage writes."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write
        self.error: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            self._write(data)
        except BaseException as error:
            self.error = error
            raise
        return len(data)

    def flush(self) -> None:
        """Whoever gave the function keeps the file."""
