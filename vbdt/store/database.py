"""One way to open the encrypted database, and one place where its failures become sentences.

SQLCipher through `sqlcipher3`: the raw 256-bit key is given on every connection (0.2 ms; a passphrase would cost
0.3 s each time), so passphrases end in `keys.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2 as sqlcipher

from vbdt.errors import Cancelled, UserError

Row: TypeAlias = tuple[Any, ...]
Value: TypeAlias = str | int | bytes | None

DATABASE = "kho.db"
"""Name of the database in a desk's folder."""

KEY_BYTES = 32
_BUSY_MS = 5_000
_SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "temp_store=MEMORY",
    f"busy_timeout={_BUSY_MS}",
    "wal_autocheckpoint=1000",
    "journal_size_limit=67108864",
)


class DamagedStore(UserError):
    """The database cannot be read although the key is right, or cannot be told from a wrong key."""


class StoreBusy(UserError):
    """Another process has been writing for longer than a person wants to wait."""


class Connection:
    """One connection with plain verbs. Every foreign error leaves it translated, or as a defect of ours."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def run(self, sql: str, *values: Value) -> int:
        """Execute one statement; how many rows it changed."""
        with translated():
            return int(self._raw.execute(sql, values).rowcount)

    def run_many(self, sql: str, rows: list[tuple[Value, ...]]) -> None:
        with translated():
            self._raw.executemany(sql, rows)

    def script(self, sql: str) -> None:
        with translated():
            self._raw.executescript(sql)

    def rows(self, sql: str, *values: Value) -> list[Row]:
        with translated():
            return list(self._raw.execute(sql, values))

    def row(self, sql: str, *values: Value) -> Row | None:
        """The first row, or None."""
        with translated():
            found: Row | None = self._raw.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, *values: Value) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, *values)
        return None if found is None else found[0]

    def stream(self, sql: str, *values: Value) -> Iterator[Row]:
        """Rows one by one, for results that need not fit into memory."""
        with translated():
            yield from self._raw.execute(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Takes the write lock at once: a reader that turns writer would fail without waiting."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self.roll_back()
            raise

    @property
    def in_transaction(self) -> bool:
        return bool(self._raw.in_transaction)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Part of the open transaction that is undone alone when it fails."""
        self.run("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            if self.in_transaction:
                self.run("ROLLBACK TO attempt")
                self.run("RELEASE attempt")
            raise
        self.run("RELEASE attempt")

    def roll_back(self) -> None:
        """Undo the open transaction; SQLite has already done so after a full disk."""
        if self.in_transaction:
            self.run("ROLLBACK")

    def interrupt(self) -> None:
        """Stop what this connection is doing, from any thread; it raises Cancelled there."""
        self._raw.interrupt()

    def close(self) -> None:
        with translated():
            self._raw.close()


def connect(path: Path, key: bytes, *, create: bool = False, cache_kib: int = 16_384) -> Connection:
    """Open the database at `path` with the 32-byte `key`.

    Nothing is written before the key has proved right. Raises DamagedStore for a wrong key or a damaged file (SQLite
    cannot tell them apart) and for an empty one, UserError for a missing one.
    """
    if not create and not path.is_file():
        raise UserError(f"Không có kho dữ liệu tại «{path}».", "Kiểm tra lại thư mục của bàn làm việc.")
    mode = "rwc" if create else "rw"
    with translated():
        raw = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
    connection = Connection(raw)
    try:
        _give_key(connection, key)
        if not create and connection.value("PRAGMA user_version") == 0:
            raise DamagedStore("Kho dữ liệu của bàn làm việc trống hoặc tạo dở.", "Khôi phục từ bản sao lưu gần nhất.")
        for setting in (*_SETTINGS, f"cache_size=-{cache_kib}"):
            connection.run(f"PRAGMA {setting}")
    except BaseException:
        raw.close()
        raise
    return connection


def change_key(path: Path, key: bytes, new: bytes) -> None:
    """Encrypt the database at `path` anew, page by page. Nobody else may have it open."""
    connection = connect(path, key)
    try:
        connection.value("PRAGMA journal_mode=DELETE")
        connection.run(f"PRAGMA rekey=\"x'{new.hex()}'\"")
        connection.value("PRAGMA journal_mode=WAL")
    finally:
        connection.close()
    connect(path, new).close()


def memory() -> Connection:
    """A private database in memory, gone with the connection."""
    return Connection(sqlcipher.connect(":memory:", isolation_level=None))


def _give_key(connection: Connection, key: bytes) -> None:
    """Fails, before anything is written, when the key does not fit."""
    if len(key) != KEY_BYTES:
        raise ValueError("the key of a store has 32 bytes")
    connection.run("PRAGMA cipher_log_level=NONE")  # or SQLCipher writes to stderr
    connection.run(f"PRAGMA key=\"x'{key.hex()}'\"")
    connection.value("SELECT count(*) FROM sqlite_master")


@contextmanager
def translated() -> Iterator[None]:
    """Turn failures of the world into sentences; a wrong statement or a broken constraint stays a defect."""
    try:
        yield
    except sqlcipher.DatabaseError as error:
        failure = _failure(getattr(error, "sqlite_errorname", ""), str(error))
        if failure is None:
            raise
        raise failure from error


def _failure(name: str, text: str) -> UserError | None:
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return DamagedStore(
            "Kho dữ liệu của bàn làm việc bị hỏng, hoặc khóa không đúng.",
            "Không ghi gì thêm; giữ nguyên thư mục và khôi phục từ bản sao lưu gần nhất.",
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusy("Kho dữ liệu đang bận ghi việc khác.", "Chờ ít giây rồi thử lại.")
    if name.startswith("SQLITE_INTERRUPT"):
        return Cancelled()
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return UserError(
            "Ổ đĩa đã đầy hoặc báo lỗi nên chưa ghi được.", "Giải phóng dung lượng rồi thử lại; dữ liệu cũ còn nguyên."
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return UserError("Không mở được kho dữ liệu để ghi.", "Kiểm tra quyền của thư mục và ổ đĩa rồi thử lại.")
    if name == "SQLITE_ERROR" and "unable to open" in text:
        return UserError("Không mở được kho dữ liệu.", "Kiểm tra lại thư mục của bàn làm việc.")
    return None
