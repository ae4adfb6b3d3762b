"""Files beside the database, each encrypted under its own random key that lies in its row.

A file is complete on the disk before its row is committed, so a crash leaves at most a file without a row, which the
sweep removes. Layout: 256 KB chunks, AES-256-GCM, nonce = 7 zero bytes, chunk number (4 bytes, big-endian), 1 for the
last chunk else 0; the file's id is authenticated with every chunk. The nonces repeat for no key because no key does.
"""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vbdt.document.ids import FileId, random_id
from vbdt.document.model import FileRef
from vbdt.errors import BadInput, UserError
from vbdt.store.connections import Connections
from vbdt.store.database import KEY_BYTES, Connection, Row
from vbdt.store.durable import disk_failure, make_folder

FOLDER = "tep"
"""Folder of the files in a desk's folder, with one folder inside for every first two digits of an id."""

CHUNK = 256 * 1024
_TAG = 16
_GRACE = 3_600.0  # seconds; younger files may belong to another process that has not committed yet


class DamagedFile(UserError):
    """A stored file is missing or is not what it was."""


@dataclass(slots=True)
class _Gathered:
    """Rows (id, digest, size, key) that one thread's next transaction writes, by digest. All lie in one folder, so that
    one wait makes their names durable."""

    shelf: str
    rows: dict[str, Row] = field(default_factory=dict)


class Files:
    """The encrypted files of one store. The same bytes are kept once."""

    def __init__(self, folder: Path, connections: Connections) -> None:
        self._folder = folder / FOLDER
        self._connections = connections
        self._threads = threading.local()

    @contextmanager
    def together(self) -> Iterator[None]:
        """What this thread adds in the block is made durable by its next transaction, and known to others after it.

        What no transaction followed is nobody's, and swept.
        """
        unsynced = self._connections.unsynced
        self._threads.gathered, unsynced.gathering = _Gathered(random_id()[:2]), True
        try:
            yield
        finally:
            self._threads.gathered, unsynced.gathering = None, False
            unsynced.forget()

    def write_rows(self, connection: Connection) -> None:
        """In a transaction that has just begun: what was gathered belongs to it."""
        gathered = self._gathered
        if gathered is not None and gathered.rows:
            sql = "INSERT INTO files (id, sha256, size, key) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING"
            connection.run_many(sql, list(gathered.rows.values()))

    def rows_committed(self) -> None:
        if self._gathered is not None:
            self._gathered.rows.clear()

    def add(self, data: bytes, name: str, media_type: str) -> FileRef:
        """Store new bytes. Raises UserError when the disk is full."""
        digest = hashlib.sha256(data).hexdigest()
        file = self._find(digest) or self._store(data, digest)
        return FileRef(file, name, media_type, len(data), digest)

    def keep(self, ref: FileRef, data: bytes) -> None:
        """Store bytes that another desk refers to. Raises BadInput when they are not the ones that `ref` names."""
        if len(data) != ref.size or hashlib.sha256(data).hexdigest() != ref.sha256:
            raise BadInput(f"Tệp «{ref.name}» nhận được không đúng với mã băm đã ghi.", "Đề nghị nơi gửi gửi lại.")
        if self._find(ref.sha256) is None:
            self._store(data, ref.sha256)

    def has(self, sha256: str) -> bool:
        return self._find(sha256) is not None

    def read(self, file: FileRef | FileId) -> bytes:
        """The whole file, verified. A reference is looked up by its hash, for ids differ between desks.

        Raises DamagedFile when it is missing or any bit differs.
        """
        return b"".join(self.chunks(file))

    def chunks(self, file: FileRef | FileId) -> Iterator[bytes]:
        """The file piece by piece. Every piece is verified; only the end of the iteration proves the whole."""
        found, sha256, size, key = self._row(file)
        name = file.name if isinstance(file, FileRef) else found
        digest, total = hashlib.sha256(), 0
        try:
            for chunk in _decrypted(self._path(found), key, found):
                digest.update(chunk)
                total += len(chunk)
                yield chunk
        except (InvalidTag, FileNotFoundError):
            raise _damaged(name) from None
        except OSError as error:
            raise disk_failure(error) from error
        if total != size or digest.hexdigest() != sha256:
            raise _damaged(name)

    def all_ids(self) -> tuple[FileId, ...]:
        return tuple(FileId(file) for (file,) in self._connections.current().rows("SELECT id FROM files ORDER BY id"))

    def sweep(self, older_than: float = _GRACE) -> int:
        """Remove files without a row that are older than so many seconds; how many there were."""
        known = {file for (file,) in self._connections.current().rows("SELECT id FROM files")}
        return sweep_folder(self._folder, lambda path: path.name in known, older_than)

    def _path(self, file: str) -> Path:
        return self._folder / file[:2] / file

    @property
    def _gathered(self) -> _Gathered | None:
        """What this thread has gathered outside of a transaction."""
        found: _Gathered | None = getattr(self._threads, "gathered", None)
        return found

    def _find(self, sha256: str) -> FileId | None:
        waiting = self._gathered.rows.get(sha256) if self._gathered is not None else None
        found = waiting or self._connections.current().row("SELECT id FROM files WHERE sha256 = ?", sha256)
        return None if found is None else FileId(found[0])

    def _row(self, file: FileRef | FileId) -> Row:
        columns = "SELECT id, sha256, size, key FROM files WHERE"
        where, value = ("sha256 = ?", file.sha256) if isinstance(file, FileRef) else ("id = ?", file)
        row = self._connections.current().row(f"{columns} {where}", value)
        if row is None and self._gathered is not None:
            row = next((each for each in self._gathered.rows.values() if value in each[:2]), None)
        if row is None:
            raise DamagedFile("Không có tệp này trong kho dữ liệu.", "Nhận lại gói có tệp này, hoặc khôi phục sao lưu.")
        return row

    def _store(self, data: bytes, sha256: str) -> FileId:
        """The id under which the bytes are found afterwards: another thread may have been first."""
        gathered, key = self._gathered, secrets.token_bytes(KEY_BYTES)
        file = FileId((gathered.shelf if gathered else "") + random_id()[2 if gathered else 0 :])
        self._write(self._path(file), _encrypted(data, key, file))
        if gathered is not None and not self._connections.is_writing:
            gathered.rows[sha256] = (file, sha256, len(data), key)
            return file
        with self._connections.joining() as connection:
            connection.run(
                "INSERT INTO files (id, sha256, size, key) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING",
                *(file, sha256, len(data), key),
            )
            return FileId(connection.value("SELECT id FROM files WHERE sha256 = ?", sha256))

    def _write(self, path: Path, chunks: Iterator[bytes]) -> None:
        """Nobody knows the name before the row is committed, and by then the disk has it."""
        try:
            make_folder(path.parent)
            file = path.open("xb")
            try:
                for chunk in chunks:
                    file.write(chunk)
            except BaseException:
                file.close()
                raise
        except OSError as error:
            path.unlink(missing_ok=True)
            raise disk_failure(error) from error
        self._connections.unsynced.add(file, path.parent)


def sweep_folder(folder: Path, known: Callable[[Path], bool], older_than: float) -> int:
    """Remove files that nobody knows and that have lain there for so many seconds; how many were removed."""
    removed, now = 0, time.time()
    for path in folder.rglob("*"):
        try:
            if path.is_file() and not known(path) and now - path.stat().st_mtime >= older_than:
                path.unlink()
                removed += 1
        except OSError:
            continue  # in use or already gone: the next sweep will see
    return removed


def _nonce(number: int, last: bool) -> bytes:
    return bytes(7) + number.to_bytes(4, "big") + bytes([last])


def _encrypted(data: bytes, key: bytes, file: str) -> Iterator[bytes]:
    cipher, view = AESGCM(key), memoryview(data)
    count = max(1, -(-len(data) // CHUNK))
    for number in range(count):
        piece = view[number * CHUNK : (number + 1) * CHUNK]
        yield cipher.encrypt(_nonce(number, number == count - 1), piece, file.encode())


def _decrypted(path: Path, key: bytes, file: str) -> Iterator[bytes]:
    cipher = AESGCM(key)
    with path.open("rb") as source:
        number, piece = 0, source.read(CHUNK + _TAG)
        while True:
            following = source.read(CHUNK + _TAG)
            yield cipher.decrypt(_nonce(number, not following), piece, file.encode())
            if not following:
                return
            number, piece = number + 1, following


def _damaged(name: str) -> DamagedFile:
    return DamagedFile(f"Tệp «{name}» trong kho bị mất hoặc bị hỏng.", "Khôi phục tệp từ bản sao lưu gần nhất.")
