"""Writing to a mailbox folder so that what has a name there is whole and durable; knowing what it lies on."""

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, TypeVar

from vbdt.crashpoints import reached
from vbdt.errors import BadInput, UserError
from vbdt.transport.keys import is_name

T = TypeVar("T")
BLOCK = 1 << 20
_AT_ONCE = 8
FLOOR = 200_000_000
"""Bytes that a body leaves free on a disk, so that receipts can still be written; a twentieth of a smaller disk."""


def checked(name: str) -> str:
    """The name, when it can be a file's name on every system. Raises BadInput."""
    if not is_name(name):
        raise BadInput(f"«{name[:60]}» không dùng được làm tên hộp thư hoặc gói tin.", "Kiểm tra lại danh bạ.")
    return name


@dataclass(frozen=True, slots=True)
class Put:
    """Something to be written into the folder `drafts` and then called `target`. With `digest` (SHA-256, hex) it must
    be just these bytes."""

    chunks: Iterable[bytes]
    drafts: Path
    target: Path
    digest: str = ""


@dataclass(slots=True)
class _Draft:
    put: Put
    path: Path
    handle: int = -1
    digest: str = ""
    failure: OSError | UserError | None = None


def put(chunks: Iterable[bytes], drafts: Path, target: Path, *, careful: bool) -> None:
    """Write into `drafts`, make it durable, then give it its name. With `careful` it is read back from the disk first.

    Raises OSError and leaves nothing behind.
    """
    (failure,) = put_all([Put(chunks, drafts, target)], careful=careful)
    if failure is not None:
        raise failure


def put_all(puts: Sequence[Put], *, careful: bool) -> list[OSError | UserError | None]:
    """The same with many: all are written, the disk is waited for once, then they get their names. What became of
    each; nothing is left of those that failed. A wrong digest is `BadInput`."""
    drafts = [_Draft(each, each.drafts / f"{each.target.name}.{secrets.token_hex(4)}") for each in puts]
    try:
        for each in drafts:
            each.failure = _failure(_write_draft, each, careful)
        reached("carrier.0 drafts not on the disk")
        _sync_drafts([each for each in drafts if each.failure is None])
        for each in drafts:
            each.failure = each.failure or _failure(_name_draft, each, careful)
        _sync_folders(drafts)
    finally:
        for each in drafts:
            with suppress(OSError):
                if each.handle >= 0:
                    os.close(each.handle)
                each.path.unlink(missing_ok=True)
    return [each.failure for each in drafts]


def _failure(do: Callable[[_Draft, bool], None], draft: _Draft, careful: bool) -> OSError | UserError | None:
    try:
        do(draft, careful)
    except (OSError, UserError) as error:
        return error
    return None


def _write_draft(draft: _Draft, careful: bool) -> None:
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    draft.handle = os.open(draft.path, flags, 0o660)
    with open(draft.handle, "wb", closefd=False) as file:
        draft.digest = _copy(draft.put.chunks, file, hashed=careful or bool(draft.put.digest))
    if draft.put.digest and draft.digest != draft.put.digest:
        raise BadInput("Nội dung chờ gửi bị mất hoặc bị hỏng.", "Chọn «Gửi lại» để niêm phong lại từ kho.")


def _sync_drafts(drafts: Sequence[_Draft]) -> None:
    for each, failure in zip(drafts, _together(_sync, [each.handle for each in drafts]), strict=True):
        each.failure = failure


def _name_draft(draft: _Draft, careful: bool) -> None:
    os.close(draft.handle)
    draft.handle = -1
    if careful and digest_on_disk(draft.path) != draft.digest:
        raise OSError(5, "đọc lại không đúng dữ liệu đã ghi", str(draft.path))
    reached("carrier.1 draft on the disk")
    os.replace(draft.path, draft.put.target)


def _sync_folders(drafts: Sequence[_Draft]) -> None:
    """Names that may not be on the disk are not believed to be."""
    named: dict[Path, list[_Draft]] = {}
    for each in drafts:
        if each.failure is None:
            named.setdefault(each.put.target.parent, []).append(each)
    for inside, failure in zip(named.values(), sync_folders(list(named)), strict=True):
        for each in inside:
            each.failure = failure


def write_durably(path: Path, chunks: Iterable[bytes], *, exclusive: bool = True) -> None:
    """Write the file and wait until the disk has it; one that is there is no error only where that is not wanted."""
    with path.open("xb" if exclusive else "wb") as file:
        _copy(chunks, file)
        file.flush()
        os.fsync(file.fileno())


def write_hashed(path: Path, chunks: Iterable[bytes]) -> str:
    """Write a file for us alone, in the place of another one, that need not outlive a power cut; its SHA-256 (hex)."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o600), "wb") as file:
        return _copy(chunks, file, hashed=True)


def _copy(chunks: Iterable[bytes], file: BinaryIO, *, hashed: bool = False) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        if hashed:
            digest.update(chunk)
        file.write(chunk)
    return digest.hexdigest() if hashed else ""


def blocks(path: Path) -> Iterator[bytes]:
    """The file, a megabyte at a time."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def same_bytes(one: Path, other: Path) -> bool:
    """Raises OSError."""
    if one.stat().st_size != other.stat().st_size:
        return False
    return all(a == b for a, b in zip(blocks(one), blocks(other), strict=False))


def make_durably(folder: Path) -> None:
    """Make the folder, and its name durable, when it is not there. The folder it lies in must exist."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename durable. Raises OSError."""
    (failure,) = sync_folders([folder])
    if failure is not None:
        raise failure


def sync_folders(folders: Sequence[Path]) -> list[OSError | None]:
    """Make renames in all of them durable; what each failed with. Windows has no such call and does it by itself."""
    for _ in folders:
        reached("carrier.2 renamed")
    return [None] * len(folders) if os.name == "nt" else _together(_sync_folder, folders)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        _sync(handle)
    finally:
        os.close(handle)


def _sync(handle: int) -> None:
    os.fsync(handle)


def _together(do: Callable[[T], None], things: Sequence[T]) -> list[OSError | None]:
    """What each failed with. Several waits at once are one wait for the disk's journal."""

    def failure(thing: T) -> OSError | None:
        try:
            do(thing)
        except OSError as error:
            return error
        return None

    if len(things) < 2:
        return [failure(each) for each in things]
    with ThreadPoolExecutor(min(_AT_ONCE, len(things))) as pool:
        return list(pool.map(failure, things))


def last_written(paths: Iterable[Path]) -> dict[Path, float]:
    """When each of these files was (Unix time). What another desk takes away meanwhile is none. Raises OSError."""
    found = {}
    for path in paths:
        with suppress(FileNotFoundError):
            about = path.lstat()
            if S_ISREG(about.st_mode):
                found[path] = about.st_mtime
    return found


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


def digest_on_disk(path: Path) -> str:
    """SHA-256 (hex) of what the disk has, not memory, where the system can be told so. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # else memory answers instead of the disk
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
