"""Writing to a mailbox folder so that what has a name there is whole and durable; knowing what it lies on."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from vbdt.crashpoints import reached
from vbdt.errors import BadInput, UserError
from vbdt.transport.keys import is_name

BLOCK = 1 << 20
FLOOR = 200_000_000
"""Bytes that a body leaves free on a disk, so that receipts can still be written; a twentieth of a smaller disk."""


def checked(name: str) -> str:
    """The name, when it can be a file's name on every system. Raises BadInput."""
    if not is_name(name):
        raise BadInput(f"«{name[:60]}» không dùng được làm tên hộp thư hoặc gói tin.", "Kiểm tra lại danh bạ.")
    return name


def put(chunks: Iterable[bytes], drafts: Path, target: Path, *, careful: bool) -> None:
    """Write into `drafts`, make it durable, then give it its name. With `careful` it is read back from the disk first.

    Raises OSError and leaves nothing behind.
    """
    draft = drafts / f"{target.name}.{secrets.token_hex(4)}"
    try:
        digest = write_durably(draft, chunks)
        if careful and _digest_on_disk(draft) != digest:
            raise OSError(5, "đọc lại không đúng dữ liệu đã ghi", str(draft))
        reached("carrier.1 draft on the disk")
        os.replace(draft, target)
        sync_folder(target.parent)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def write_durably(path: Path, chunks: Iterable[bytes], *, exclusive: bool = True, mode: int = 0o660) -> str:
    """Write a new file and wait until the disk has it; SHA-256 (hex) of what was written."""
    flags = os.O_WRONLY | os.O_CREAT | (os.O_EXCL if exclusive else os.O_TRUNC) | getattr(os, "O_BINARY", 0)
    digest = hashlib.sha256()
    with open(os.open(path, flags, mode), "wb") as file:
        for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        reached("carrier.0 draft not on the disk")
        os.fsync(file.fileno())
    return digest.hexdigest()


def blocks(path: Path) -> Iterator[bytes]:
    """The file, a megabyte at a time."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def make_durably(folder: Path) -> None:
    """Make the folder, and its name durable, when it is not there. The folder it lies in must exist."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename durable. Windows has no such call and does it by itself."""
    if os.name == "nt":
        return
    reached("carrier.2 renamed")
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def require_room(folder: Path, size: int, full: Callable[[], UserError]) -> None:
    """Raise `full()` unless so many bytes and a tenth fit and leave the floor. Raises OSError."""
    about = shutil.disk_usage(folder)
    if about.free < size + size // 10 + min(FLOOR, about.total // 20):
        raise full()


def is_built_in(folder: Path) -> bool:
    """True when the folder lies on a disk that the system says cannot be unplugged; False for sticks and for shares."""
    try:
        return _is_fixed(folder.stat().st_dev)
    except OSError:
        return False


@lru_cache(maxsize=16)
def _is_fixed(about: int) -> bool:
    try:
        block = Path(f"/sys/dev/block/{os.major(about)}:{os.minor(about)}").resolve(strict=True)
        for place in (block, block.parent):  # a partition says nothing itself, its disk does
            if (place / "removable").exists():
                return (place / "removable").read_text().strip() == "0" and "/usb" not in str(place)
    except (OSError, AttributeError):
        return False
    return False


def _digest_on_disk(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # else memory answers instead of the disk
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
