"""The lock of a desk: one random data key, wrapped by whatever may open it.

`khoa.json` lies beside the database and holds the 32-byte key wrapped (AES-256-GCM) in up to three slots: the
system's keyring, a passphrase (Argon2id), and a recovery key that is shown once. A check value tells a wrong key from
a damaged database, and a digest tells a wrong passphrase from a damaged header. Failures change nothing.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import threading
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from vbdt.document.codec import canonical, decode
from vbdt.document.folding import normalise
from vbdt.document.ids import random_id
from vbdt.errors import BadInput, UserError
from vbdt.store import system_keyring
from vbdt.store.database import KEY_BYTES
from vbdt.store.durable import disk_failure, write_durably
from vbdt.store.system_keyring import REAL_BACKENDS

HEADER = "khoa.json"
"""Name of the header file in a desk's folder."""

SHORTEST_PASSPHRASE = 8
_RECOVERY_BYTES = 20
_SALT_BYTES = 16
_NONCE_BYTES = 12
_CHECK_LABEL = b"vbdt: check value of a data key"
_MOST_MEMORY_KIB = 1 << 20
_SLOT_LIMIT = 100
_STRETCHING = threading.Lock()
"""One stretching at a time in this process. OpenSSL (3.2 to 3.6) computes the lanes of Argon2id on a bounded pool of
threads and gives a place back only when it collects the thread: two at once may each hold half of the places, wait for
another half, and never end."""


class WrongPassphrase(UserError):
    """The passphrase or the recovery key does not open this desk."""


class PassphraseNeeded(UserError):
    """The system's keyring does not open this desk and nothing was typed."""


class DamagedHeader(UserError):
    """The header file is missing, cut or changed; the data behind it may be whole."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The numbers of Argon2id, which make a guess at a passphrase dear."""

    memory_kib: int
    passes: int
    lanes: int


OFFICE = Stretch(65_536, 3, 4)
"""The second recommendation of RFC 9106, section 4: a quarter of a second and 64 MB for a guess."""
EVERYBODY = Stretch(64, 1, 1)
"""For a passphrase that is no secret, as that of the demo."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key wrapped by one key. The Argon2id numbers are 0 in slots that need no stretching."""

    nonce: str
    wrapped: str
    salt: str = ""
    memory_kib: int = 0
    passes: int = 0
    lanes: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    """The content of `khoa.json`. `lock` names this lock in the keyring; bytes are in hex."""

    version: int
    lock: str
    check: str
    recovery: Slot
    passphrase: Slot | None = None
    keyring: Slot | None = None
    digest: str = ""


def create_lock(
    folder: Path,
    passphrase: str | None,
    use_keyring: bool,
    *,
    stretch: Stretch = OFFICE,
    backends: Collection[str] = REAL_BACKENDS,
) -> tuple[bytes, str]:
    """Make the data key of a new desk and write its header; the key and the recovery key in groups of letters.

    Raises BadInput without a passphrase and without the keyring, UserError when the keyring cannot be used or the
    folder already has a lock.
    """
    if (folder / HEADER).exists():
        raise UserError(f"Thư mục «{folder}» đã có bàn làm việc.", "Chọn thư mục khác.")
    if passphrase is None and not use_keyring:
        raise BadInput("Bàn làm việc cần mật khẩu hoặc kho khóa của hệ điều hành.", "Đặt mật khẩu cho bàn.")
    key, recovery, lock = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(_RECOVERY_BYTES), random_id()
    header = Header(1, lock, _check_value(key), _wrap(key, _recovery_kek(recovery, lock), lock))
    if passphrase is not None:
        header = replace(header, passphrase=_passphrase_slot(key, passphrase, lock, stretch))
    if use_keyring:
        kek = secrets.token_bytes(KEY_BYTES)
        system_keyring.keep(lock, kek, backends)
        header = replace(header, keyring=_wrap(key, kek, lock))
    _write(folder, header)
    return key, _in_groups(recovery)


def unlock(
    folder: Path,
    passphrase: str | None = None,
    recovery: str | None = None,
    *,
    backends: Collection[str] = REAL_BACKENDS,
) -> bytes:
    """The data key: by the recovery key when given, else by the keyring, else by the passphrase.

    Raises WrongPassphrase, PassphraseNeeded or DamagedHeader; nothing is changed.
    """
    header = _read(folder)
    if recovery is not None:
        return _unwrap(header, header.recovery, _recovery_kek(_from_groups(recovery), header.lock))
    key = _by_keyring(header, backends)
    if key is not None:
        return key
    if passphrase is None:
        raise PassphraseNeeded(*_needed(header))
    if header.passphrase is None:
        raise WrongPassphrase("Bàn làm việc này không đặt mật khẩu.", "Mở bằng khóa khôi phục đã ghi khi tạo bàn.")
    return _unwrap(header, header.passphrase, _passphrase_kek(header.passphrase, passphrase))


def opens_by_keyring(folder: Path, *, backends: Collection[str] = REAL_BACKENDS) -> bool:
    """Whether the desk opens without anything typed. Raises UserError; may wait for the system."""
    return _by_keyring(_read(folder), backends) is not None


def change_passphrase(folder: Path, key: bytes, passphrase: str) -> None:
    """Set the passphrase of a desk whose data key is at hand; the other slots stay. Raises UserError."""
    header = _read(folder)
    if not key_fits(header, key):
        raise WrongPassphrase("Khóa không phải của bàn làm việc này.", "Mở đúng bàn rồi đổi mật khẩu.")
    _write(folder, replace(header, passphrase=_passphrase_slot(key, passphrase, header.lock)))


def require_right_key(folder: Path, key: bytes) -> None:
    """Raise WrongPassphrase when the key is another desk's. A desk without a header is judged by its database."""
    if (folder / HEADER).exists() and not key_fits(_read(folder), key):
        raise WrongPassphrase("Khóa không đúng với bàn làm việc này.", "Kiểm tra lại thư mục và mật khẩu của bàn.")


def key_fits(header: Header, key: bytes) -> bool:
    return hmac.compare_digest(header.check, _check_value(key))


def _by_keyring(header: Header, backends: Collection[str]) -> bytes | None:
    """None when there is no slot, no entry, or an entry that does not fit: something else may still open the desk."""
    kek = system_keyring.find(header.lock, backends) if header.keyring else None
    if header.keyring is None or kek is None:
        return None
    try:
        return _unwrap(header, header.keyring, kek)
    except WrongPassphrase:
        return None


def _needed(header: Header) -> tuple[str, str]:
    if header.keyring is not None:
        return "Kho khóa của hệ điều hành không mở được bàn làm việc này.", "Nhập mật khẩu hoặc khóa khôi phục."
    return "Bàn làm việc này được khóa bằng mật khẩu.", "Nhập mật khẩu để mở."


def _check_value(key: bytes) -> str:
    return hmac.digest(key, _CHECK_LABEL, "sha256").hex()


def _wrap(key: bytes, kek: bytes, lock: str) -> Slot:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return Slot(nonce.hex(), AESGCM(kek).encrypt(nonce, key, lock.encode()).hex())


def _unwrap(header: Header, slot: Slot, kek: bytes) -> bytes:
    try:
        nonce, wrapped = bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped)
        key = AESGCM(kek).decrypt(nonce, wrapped, header.lock.encode())
    except InvalidTag:
        raise WrongPassphrase("Mật khẩu hoặc khóa khôi phục không đúng.", "Kiểm tra bộ gõ, phím Caps Lock.") from None
    except ValueError:
        raise _damaged() from None
    if not key_fits(header, key):
        raise _damaged()
    return key


def _passphrase_slot(key: bytes, passphrase: str, lock: str, stretch: Stretch = OFFICE) -> Slot:
    if len(normalise(passphrase)) < SHORTEST_PASSPHRASE:
        raise BadInput(f"Mật khẩu cần ít nhất {SHORTEST_PASSPHRASE} ký tự.", "Chọn một cụm từ dài, dễ nhớ.")
    empty = Slot("", "", secrets.token_hex(_SALT_BYTES), stretch.memory_kib, stretch.passes, stretch.lanes)
    filled = _wrap(key, _passphrase_kek(empty, passphrase), lock)
    return replace(empty, nonce=filled.nonce, wrapped=filled.wrapped)


def _passphrase_kek(slot: Slot, passphrase: str) -> bytes:
    """Argon2id (RFC 9106) with the numbers of the slot, bounded so that a forged header cannot stop the machine."""
    if slot.memory_kib > _MOST_MEMORY_KIB or slot.passes > _SLOT_LIMIT or slot.lanes > _SLOT_LIMIT:
        raise _damaged()
    try:
        stretch = Argon2id(
            salt=bytes.fromhex(slot.salt),
            length=KEY_BYTES,
            iterations=slot.passes,
            lanes=slot.lanes,
            memory_cost=slot.memory_kib,
        )
    except ValueError:
        raise _damaged() from None
    with _STRETCHING:
        return stretch.derive(normalise(passphrase).encode())


def _recovery_kek(recovery: bytes, lock: str) -> bytes:
    """160 random bits need no stretching; the lock's name keeps equal keys of two desks apart."""
    return hmac.digest(recovery, b"vbdt: recovery key of " + lock.encode(), "sha256")


def _in_groups(recovery: bytes) -> str:
    """32 letters and digits (base32) in groups of four."""
    text = base64.b32encode(recovery).decode()
    return "-".join(text[place : place + 4] for place in range(0, len(text), 4))


def _from_groups(text: str) -> bytes:
    """Reads what a person copied from paper: any case, spaces or dashes, 0 1 8 for the letters they look like."""
    letters = "".join(each for each in text.upper() if each.isalnum()).translate(str.maketrans("018", "OIB"))
    try:
        recovery = base64.b32decode(letters)
    except (binascii.Error, ValueError):
        recovery = b""
    if len(recovery) != _RECOVERY_BYTES:
        raise WrongPassphrase("Khóa khôi phục gồm 32 chữ và số, chia thành 8 nhóm.", "Kiểm tra lại bản đã ghi.")
    return recovery


def _read(folder: Path) -> Header:
    try:
        data = (folder / HEADER).read_bytes()
    except FileNotFoundError:
        raise DamagedHeader(
            f"Thư mục «{folder}» không có tệp {HEADER} nên không mở được.",
            "Chọn đúng thư mục của bàn, hoặc khôi phục tệp này từ bản sao lưu.",
        ) from None
    except OSError as error:
        raise disk_failure(error) from error
    try:
        header = decode(Header, json.loads(data))
    except (ValueError, RecursionError, BadInput):
        raise _damaged() from None
    if header.version != 1:
        raise UserError("Bàn làm việc này do phiên bản mới hơn tạo ra.", "Cập nhật chương trình rồi mở lại.")
    if header.digest != _digest(header):
        raise _damaged()
    return header


def _write(folder: Path, header: Header) -> None:
    write_durably(folder / HEADER, [canonical(replace(header, digest=_digest(header)))])


def _digest(header: Header) -> str:
    return hashlib.sha256(canonical(replace(header, digest=""))).hexdigest()


def _damaged() -> DamagedHeader:
    return DamagedHeader(f"Tệp khóa {HEADER} của bàn làm việc bị hỏng.", "Khôi phục tệp này từ bản sao lưu.")
