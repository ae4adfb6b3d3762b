"""Bodies in a mailbox folder: `<root>/than/<digest>.than`, or on a shelf of its first two digits; each once, whoever
reads it."""

import errno
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from vbdt.errors import BadInput, UserError
from vbdt.transport.folder.errors import explain
from vbdt.transport.folder.files import (
    BLOCK,
    Put,
    blocks,
    digest_on_disk,
    last_written,
    make_durably,
    put_all,
    require_room,
    write_hashed,
)
from vbdt.transport.folder.shelves import Shelves
from vbdt.transport.mailbox import BODY_SUFFIX
from vbdt.transport.refusal import PackageRefused, Refusal
from vbdt.transport.wire import is_digest

FOLDER = "than"
KEPT_BODIES = 120 * 86_400
"""Seconds after which a body belongs to nobody: senders hand over once a day, for a month at most."""
AT_ONCE = 32_000_000
"""Bytes that are written before the disk is waited for, unless one body alone has more."""
STALE_TMP = 36 * 3600
"""Seconds after which a file in a `tmp` folder belongs to nobody (the Maildir rule)."""


class FolderBodies:
    """The bodies under `root`. `patience` in seconds: a body of the right size that grew so recently may be a copy
    that is still under way."""

    def __init__(self, root: Path, patience: float) -> None:
        self._root = root
        self._shelves = Shelves(root / FOLDER, lambda name: name[:2])
        self._patience = patience
        self._whole: dict[str, int] = {}  # when (mtime, ns) those were written that were read and found right

    def deliver(self, bodies: Mapping[str, Path], *, careful: bool) -> dict[str, UserError]:
        """See Mailbox.deliver_bodies."""
        failed: dict[str, UserError] = {}
        puts: dict[str, Put] = {}
        size = 0
        for name, path in bodies.items():
            try:
                size += self._prepare(name, path, puts)
            except UserError as error:
                failed[name] = error
            if size >= AT_ONCE:
                failed |= self._put(puts, careful)
                size = 0
                puts.clear()
        return failed | self._put(puts, careful)

    def _prepare(self, name: str, path: Path, puts: dict[str, Put]) -> int:
        """How many bytes have to be written; one that is there already needs nothing."""
        file = _file_name(name)
        try:
            size = path.stat().st_size
        except OSError as error:
            raise _lost(error) from error
        try:
            drafts = self._shelves.folder / "tmp"
            for folder in (drafts.parent, drafts):
                make_durably(folder)
            target = self._shelves.place(file)
            if self._is_whole(target, size, name):
                return 0
            full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            require_room(drafts, size, lambda: explain(full, self._root))
        except OSError as error:
            raise explain(error, self._root) from error
        puts[name] = Put(blocks(path), drafts, target, name)
        return size

    def _is_whole(self, target: Path, size: int, name: str) -> bool:
        """Whether it lies there already. What somebody else's copying garbled is not believed, and is written anew."""
        try:
            about = target.stat()
        except FileNotFoundError:
            return False
        if about.st_size != size:
            return False
        if self._whole.get(name) != about.st_mtime_ns:
            if digest_on_disk(target) != name:
                return False
            self._whole[name] = about.st_mtime_ns
        return True

    def _put(self, puts: Mapping[str, Put], careful: bool) -> dict[str, UserError]:
        found = zip(puts, put_all(list(puts.values()), careful=careful), strict=True)
        return {name: _explained(error, self._root) for name, error in found if error is not None}

    def fetch(self, name: str, size: int, into: Path) -> bool:
        """See Mailbox.fetch_body."""
        file = _file_name(name)
        try:
            target = self._shelves.find(file)
            if target is None:
                return False
            about = target.stat()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise explain(error, self._root) from error
        if about.st_size > size:
            raise PackageRefused(Refusal.BODY_DIFFERS)
        if about.st_size < size:
            return False
        digest = self._copy(target, size, into)
        return digest == name or abs(time.time() - about.st_mtime) > self._patience

    def forget(self, name: str) -> None:
        """See Mailbox.forget_body."""
        file = _file_name(name)
        self._whole.pop(name, None)
        try:
            lying = self._shelves.find(file)
            if lying is not None:
                lying.unlink(missing_ok=True)
        except OSError as error:
            raise explain(error, self._root) from error

    def lying(self) -> list[Path]:
        """All of them, by name. Raises OSError."""
        if not self._shelves.folder.is_dir():
            return []
        entries = self._shelves.entries()
        return sorted(
            Path(each.path)
            for each in entries
            if each.name.endswith(BODY_SUFFIX) and each.is_file(follow_symlinks=False)
        )

    def sweep(self) -> None:
        """Remove what broken-off senders left, and bodies whose senders are no more. Raises OSError.

        A sender that goes on takes its bodies off by itself, and puts one here again when it hands its package over
        once more. Neither our clock nor that of another writer is believed when it is ahead.
        """
        drafts = self._root / FOLDER / "tmp"
        if drafts.is_dir():
            for path, written in last_written(drafts.iterdir()).items():
                if time.time() - written > STALE_TMP:
                    path.unlink(missing_ok=True)
        bodies = last_written(self.lying())
        now = min(time.time(), max(bodies.values(), default=0.0))
        for path, written in bodies.items():
            if now - written > KEPT_BODIES:
                path.unlink(missing_ok=True)

    def _copy(self, source: Path, size: int, into: Path) -> str:
        """Errors of the mailbox and of our own disk have different cures, so they are told apart by who raises."""
        try:
            require_room(into.parent, size, full_here)
            return write_hashed(into, self._read(source, size))
        except OSError as error:
            raise not_written(error) from error

    def _read(self, source: Path, size: int) -> Iterator[bytes]:
        try:
            with source.open("rb") as file:
                while size > 0 and (block := file.read(min(BLOCK, size))):
                    size -= len(block)
                    yield block
        except OSError as error:
            raise explain(error, self._root) from error


def _file_name(name: str) -> str:
    if not is_digest(name):
        raise BadInput("Tên nội dung của gói tin không hợp lệ.", "Đề nghị nơi gửi gửi lại.")
    return f"{name}{BODY_SUFFIX}"


def _explained(error: OSError | UserError, root: Path) -> UserError:
    return error if isinstance(error, UserError) else explain(error, root)


def not_written(error: OSError) -> UserError:
    """The disk of this computer failed, not the carrier."""
    return UserError(
        f"Không ghi được nội dung gói tin vào thư mục của bàn làm việc ({error.strerror or error}).",
        "Kiểm tra ổ đĩa; gói tin còn nguyên trong hộp thư và sẽ được nhận lại.",
    )


def full_here() -> UserError:
    """The same, told before it fails."""
    return UserError(
        "Ổ đĩa của máy này sắp đầy nên chưa nhận được gói tin.", "Giải phóng dung lượng; gói tin vẫn nằm trong hộp thư."
    )


def _lost(error: OSError) -> UserError:
    if isinstance(error, FileNotFoundError):
        return BadInput("Nội dung chờ gửi bị mất hoặc bị hỏng.", "Chọn «Gửi lại» để niêm phong lại từ kho.")
    return UserError(f"Không đọc được nội dung chờ gửi ({error.strerror or error}).", "Kiểm tra ổ đĩa của máy này.")
