"""Bodies in a mailbox folder: `<root>/than/<two digits>/<digest>.than`, each once, whoever reads it."""

import errno
import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from vbdt.errors import BadInput, UserError
from vbdt.transport.folder_errors import explain
from vbdt.transport.folder_files import BLOCK, blocks, make_durably, put, require_room, write_durably
from vbdt.transport.mailbox import BODY_SUFFIX
from vbdt.transport.refusal import PackageRefused, Refusal
from vbdt.transport.wire import is_digest

FOLDER = "than"
STALE_TMP = 36 * 3600
"""Seconds after which a file in a `tmp` folder belongs to nobody (the Maildir rule)."""


class FolderBodies:
    """The bodies under `root`. `patience` in seconds: a body of the right size that grew so recently may be a copy
    that is still under way."""

    def __init__(self, root: Path, patience: float) -> None:
        self._root = root
        self._patience = patience

    def deliver(self, name: str, path: Path, *, careful: bool) -> None:
        """See Mailbox.deliver_body."""
        target = self._path(name)
        try:
            size = path.stat().st_size
        except OSError as error:
            raise _lost(error) from error
        try:
            if _size(target) == size:
                return
            drafts = target.parent.parent / "tmp"
            for folder in (drafts.parent, drafts, target.parent):
                make_durably(folder)
            full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            require_room(drafts, size, lambda: explain(full, self._root))
            put(_right_ones(path, name), drafts, target, careful=careful)
        except OSError as error:
            raise explain(error, self._root) from error

    def fetch(self, name: str, size: int, into: Path) -> bool:
        """See Mailbox.fetch_body."""
        target = self._path(name)
        try:
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
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise explain(error, self._root) from error

    def sweep(self) -> None:
        """Remove what broken-off senders left. Raises OSError."""
        drafts = self._root / FOLDER / "tmp"
        if drafts.is_dir():
            for path in drafts.iterdir():
                if time.time() - path.lstat().st_mtime > STALE_TMP:
                    path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        if not is_digest(name):
            raise BadInput("Tên nội dung của gói tin không hợp lệ.", "Đề nghị nơi gửi gửi lại.")
        return self._root / FOLDER / name[:2] / f"{name}{BODY_SUFFIX}"

    def _copy(self, source: Path, size: int, into: Path) -> str:
        """Errors of the mailbox and of our own disk have different cures, so they are told apart by who raises."""
        try:
            require_room(into.parent, size, _full_here)
            return write_durably(into, self._read(source, size), exclusive=False, mode=0o600)
        except OSError as error:
            raise UserError(
                f"Không ghi được nội dung gói tin vào thư mục của bàn làm việc ({error.strerror or error}).",
                "Kiểm tra ổ đĩa; gói tin còn nguyên trong hộp thư và sẽ được nhận lại.",
            ) from error

    def _read(self, source: Path, size: int) -> Iterator[bytes]:
        try:
            with source.open("rb") as file:
                while size > 0 and (block := file.read(min(BLOCK, size))):
                    size -= len(block)
                    yield block
        except OSError as error:
            raise explain(error, self._root) from error


def _right_ones(path: Path, name: str) -> Iterator[bytes]:
    """The bytes of our own file. Raises BadInput, before the copy gets its name, when they are not what they were."""
    digest = hashlib.sha256()
    for block in blocks(path):
        digest.update(block)
        yield block
    if digest.hexdigest() != name:
        raise _damaged()


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _full_here() -> UserError:
    return UserError(
        "Ổ đĩa của máy này sắp đầy nên chưa nhận được gói tin.", "Giải phóng dung lượng; gói tin vẫn nằm trong hộp thư."
    )


def _lost(error: OSError) -> UserError:
    if isinstance(error, FileNotFoundError):
        return _damaged()
    return UserError(f"Không đọc được nội dung chờ gửi ({error.strerror or error}).", "Kiểm tra ổ đĩa của máy này.")


def _damaged() -> BadInput:
    return BadInput("Nội dung chờ gửi bị mất hoặc bị hỏng.", "Chọn «Gửi lại» để niêm phong lại từ kho.")
