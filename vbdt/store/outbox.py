"""Hộp gửi: packages on their way. The sealed bytes are fixed before the row exists; retries repeat them.

A body lies once in the desk's folder, whoever gets it; every row has the pointer of its own reader. Handing a package
to the transport is not delivery. What has not been acknowledged a day later is handed over again; the recipient knows
it by its id and only answers again.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Protocol

from vbdt.crashpoints import reached
from vbdt.document.ids import DeskId, DocumentId, PackageId, random_id
from vbdt.errors import UserError
from vbdt.store.connections import Connections
from vbdt.store.database import Connection, Row
from vbdt.store.durable import TEMPORARY, disk_failure, make_folder
from vbdt.store.files import sweep_folder
from vbdt.store.moments import maybe_moment, micros, moment
from vbdt.store.unsynced import Unsynced

FOLDER = "goi"
"""Folder of the bodies in a desk's folder."""

SUFFIX = ".than"
UNANSWERED = ("receipt",)
"""Kinds of package that nobody acknowledges, so handing them over is the end."""

REPEAT_AFTER = timedelta(days=1)
MOST_REPEATS = 30
"""After so many hand-overs without an answer a row waits for a person."""

_LONGEST_PAUSE = timedelta(hours=2)  # more than anybody waits after a failure
_GRACE = 3_600.0
_DIGEST = re.compile(r"[0-9a-f]{64}")
_KINDS_UNANSWERED = '["' + '","'.join(UNANSWERED) + '"]'
_OPEN = (  # with one value, the kinds that nobody answers
    "received_at IS NULL AND replaced_by IS NULL "
    "AND (due_at IS NOT NULL OR kind NOT IN (SELECT value FROM json_each(?)))"
)
_ROW = (
    "SELECT row, package, kind, document, desk, attempts, posted_at, due_at, handed_at, received_at, reason, size, "
    "reads, replaced_by FROM outbox JOIN packages ON packages.id = package"
)

_BODIES = "SELECT DISTINCT packages.sha256 FROM outbox JOIN packages ON packages.id = package"


@dataclass(frozen=True, slots=True)
class SealedBody:
    """An encrypted body as it was sealed: `identity` opens it, `inline` holds a small one, a larger one has a file."""

    sha256: str
    size: int
    identity: str = field(repr=False)
    inline: bytes | None = None


@dataclass(frozen=True, slots=True)
class SealedPointer:
    """The pointer of one desk, sealed to its key `reads`: its bytes before the inline body, and its count."""

    desk: DeskId
    reads: str
    head: bytes
    counter: int = 0


@dataclass(frozen=True, slots=True)
class Posting:
    """What the courier needs to hand a package over. `body` is the digest of a body that lies apart."""

    row: int
    package: PackageId
    desk: DeskId
    attempts: int
    body: str | None = None


class Failed(Protocol):
    """A row that did not get through, why, and when it is to be tried again."""

    @property
    def row(self) -> int: ...
    @property
    def reason(self) -> str: ...
    @property
    def retry_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class PostingRow:
    """One package to one desk, for the screen «Gửi nhận». `size` in bytes; `reason` is the last failure."""

    row: int
    package: PackageId
    kind: str
    document: DocumentId | None
    desk: DeskId
    attempts: int
    posted_at: datetime
    due_at: datetime | None
    handed_at: datetime | None
    received_at: datetime | None
    reason: str
    size: int
    reads: str = ""
    replaced_by: PackageId | None = None


class Outbox:
    """The courier's side of the outbox: short transactions of its own."""

    def __init__(self, folder: Path, connections: Connections) -> None:
        self._folder = folder / FOLDER
        self._connections = connections

    def due(self, now: datetime, limit: int) -> list[Posting]:
        """Rows to hand over now, the longest waiting first; also those due later than any wait lasts: the clock that
        said so was wrong."""
        rows = self._connections.current().rows(
            "SELECT row, package, desk, attempts, CASE WHEN apart THEN packages.sha256 END "
            "FROM outbox JOIN packages ON packages.id = package WHERE due_at <= ? OR due_at > ? "
            "OR (due_at > ? AND handed_at IS NULL) ORDER BY due_at, row LIMIT ?",
            *(micros(now), micros(now + REPEAT_AFTER + _LONGEST_PAUSE), micros(now + _LONGEST_PAUSE), limit),
        )
        return [Posting(*row) for row in rows]

    def pointer(self, row: int) -> bytes:
        """The pointer as it was sealed, with a small body. Raises UserError when it is gone or changed."""
        found = self._connections.current().row(
            "SELECT head, coalesce(inline, x''), outbox.sha256 FROM outbox JOIN packages ON packages.id = package "
            "WHERE row = ?",
            row,
        )
        data = found[0] + found[1] if found else b""
        if found is None or hashlib.sha256(data).hexdigest() != found[2]:
            raise _lost()
        return data

    def body_path(self, digest: str) -> Path:
        """The file of a body that lies apart. Who reads it compares the digest."""
        return body_path(self._folder, digest)

    def handed_over(self, rows: Sequence[int], now: datetime) -> None:
        """The transport has the packages. They come due again later unless their kind is never answered."""
        with self._connections.joining() as connection:
            for row in rows:
                connection.run(
                    "UPDATE outbox SET handed_at = ?, attempts = attempts + 1, handed = handed + 1, reason = '', "
                    "due_at = CASE WHEN received_at IS NOT NULL OR replaced_by IS NOT NULL OR handed + 1 >= ? "
                    "OR (SELECT kind FROM packages WHERE id = package) IN (SELECT value FROM json_each(?)) "
                    "THEN NULL ELSE ? END WHERE row = ?",
                    *(micros(now), MOST_REPEATS, _KINDS_UNANSWERED, micros(now + REPEAT_AFTER), row),
                )

    def failed(self, failures: Sequence[Failed], now: datetime) -> None:
        """The transport did not take them; each is tried again at its time."""
        with self._connections.joining() as connection:
            connection.run_many(
                "UPDATE outbox SET attempts = attempts + 1, reason = ?, due_at = ? WHERE row = ? "
                "AND received_at IS NULL AND replaced_by IS NULL",
                [(each.reason, micros(max(now, each.retry_at)), each.row) for each in failures],
            )

    def to_forget(self) -> tuple[str, ...]:
        """Bodies that the carrier need not keep: every reader has answered, or was asked as often as makes sense."""
        rows = self._connections.current().rows(
            "SELECT DISTINCT sha256 FROM packages AS p WHERE apart AND NOT forgotten AND NOT EXISTS ("
            "SELECT 1 FROM packages AS q JOIN outbox ON package = q.id "
            "WHERE q.sha256 = p.sha256 AND due_at IS NOT NULL)"
        )
        return tuple(digest for (digest,) in rows)

    def forgotten(self, digests: Sequence[str]) -> None:
        """The carrier has let go of the bodies. Their files here go too, unless somebody has still not answered."""
        with self._connections.joining() as connection:
            connection.run_many("UPDATE packages SET forgotten = 1 WHERE sha256 = ?", [(each,) for each in digests])
        for digest in set(digests) - self._needed():
            with suppress(OSError):  # in use: the sweep will see
                body_path(self._folder, digest).unlink(missing_ok=True)

    def again(self, row: int, now: datetime) -> None:
        """A person asks for it once more: the same bytes are due now, as often as if they were new."""
        with self._connections.joining() as connection:
            connection.run(
                "UPDATE outbox SET due_at = ?, attempts = 0, handed = 0, reason = '' WHERE row = ? "
                "AND received_at IS NULL AND replaced_by IS NULL",
                *(micros(now), row),
            )
            connection.run(
                "UPDATE packages SET forgotten = 0 WHERE id = (SELECT package FROM outbox WHERE row = ?)", row
            )

    def give_up(self, row: int, reason: str) -> None:
        """It is not handed over any more until a person asks for it."""
        with self._connections.joining() as connection:
            connection.run("UPDATE outbox SET due_at = NULL, reason = ? WHERE row = ?", reason, row)

    def keys_in_use(self) -> tuple[tuple[DeskId, str], ...]:
        """Desks that packages are under way to, and the keys those are sealed to."""
        sql = "SELECT DISTINCT desk, reads FROM outbox WHERE due_at IS NOT NULL"
        return tuple((DeskId(desk), reads) for desk, reads in self._connections.current().rows(sql))

    def under_way(self, desk: DeskId, reads: str) -> tuple[int, ...]:
        """Rows to this desk that are sealed to this key and not answered."""
        sql = "SELECT row FROM outbox WHERE due_at IS NOT NULL AND desk = ? AND reads = ? ORDER BY row"
        return tuple(row for (row,) in self._connections.current().rows(sql, desk, reads))

    def sweep(self, older_than: float = _GRACE) -> int:
        """Remove bodies that have no row, or that every recipient has acknowledged."""
        needed = {digest + SUFFIX for digest in self._needed()}
        return sweep_folder(self._folder, lambda path: path.name in needed, older_than)

    def missing(self) -> tuple[PackageId, ...]:
        """Packages that are still to be handed over and whose bytes are gone or changed."""
        rows = self._connections.current().rows(
            "SELECT DISTINCT package, packages.sha256, apart FROM outbox JOIN packages ON packages.id = package "
            "WHERE due_at IS NOT NULL"
        )
        return tuple(package for package, digest, apart in rows if apart and not self.has_body(digest))

    def has_body(self, digest: str) -> bool:
        """Whether the file of this body is there and whole."""
        found = hashlib.sha256()
        try:
            with body_path(self._folder, digest).open("rb") as file:
                while piece := file.read(1 << 20):
                    found.update(piece)
        except OSError:
            return False
        return found.hexdigest() == digest

    def _needed(self) -> set[str]:
        rows = self._connections.current().rows(f"{_BODIES} WHERE apart AND {_OPEN}", _KINDS_UNANSWERED)
        return {digest for (digest,) in rows}


class BodyFile:
    """A body being written. It is kept under its digest when `keep` is called; else nothing is left of it."""

    def __init__(self, folder: Path, file: BinaryIO, path: Path, unsynced: Unsynced) -> None:
        self.file = file
        self._folder = folder
        self._path = path
        self._unsynced = unsynced

    def keep(self, digest: str) -> None:
        """On the disk before the transaction commits that names it."""
        self.file.close()
        reached("send.1 body sealed")
        named = self._path.replace(body_path(self._folder, digest))
        reached("send.2 body named")
        self._unsynced.add(named.open("r+b"), self._folder)


@contextmanager
def body_file(folder: Path, unsynced: Unsynced) -> Iterator[BodyFile]:
    """A new file for a body in the desk's `folder`, for its owner alone. Raises UserError when the disk fails."""
    folder = folder / FOLDER
    path = folder / f"{random_id()}{TEMPORARY}"
    try:
        make_folder(folder)
        with open(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb"
        ) as file:
            yield BodyFile(folder, file, path, unsynced)
    except OSError as error:
        raise disk_failure(error) from error
    finally:
        path.unlink(missing_ok=True)


def body_path(folder: Path, digest: str) -> Path:
    """Where a body lies. Raises ValueError for a name that is no digest."""
    if not _DIGEST.fullmatch(digest):
        raise ValueError(f"{digest!r} is no digest")
    return folder / f"{digest}{SUFFIX}"


def post(
    connection: Connection,
    package: PackageId,
    kind: str,
    document: DocumentId | None,
    body: SealedBody,
    pointers: Sequence[SealedPointer],
    now: datetime,
) -> None:
    """Queue one row per pointer inside the open transaction. A body that lies apart has its file already."""
    connection.run(
        "INSERT INTO packages (id, kind, document, sha256, size, posted_at, apart, inline, identity) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(package, kind, document, body.sha256, body.size, micros(now)),
        *(body.inline is None, body.inline, body.identity),
    )
    tail = body.inline or b""
    connection.run_many(
        "INSERT INTO outbox (package, desk, due_at, head, sha256, reads, counter) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(package, each.desk, micros(now), each.head),
                *(hashlib.sha256(each.head + tail).hexdigest(), each.reads, each.counter),
            )
            for each in pointers
        ],
    )


def body_of(connection: Connection, package: PackageId) -> SealedBody:
    """The body of a package we posted, to make another pointer to. Raises UserError when it cannot be."""
    sql = "SELECT sha256, size, identity, inline FROM packages WHERE id = ? AND identity <> ''"
    found = connection.row(sql, package)
    if found is None:
        raise _lost()
    return SealedBody(*found)


def replace(connection: Connection, row: int, package: PackageId) -> None:
    """The row's package is sent no more: `package` goes instead."""
    connection.run("UPDATE outbox SET due_at = NULL, replaced_by = ? WHERE row = ?", package, row)


def acknowledge(connection: Connection, package: PackageId, desk: DeskId, at: datetime) -> PostingRow | None:
    """The recipient has it: the row afterwards, None when this desk was sent no such package."""
    sql = "UPDATE outbox SET received_at = coalesce(received_at, ?), due_at = NULL WHERE package = ? AND desk = ?"
    connection.run(sql, micros(at), package, desk)
    row = connection.row(f"{_ROW} WHERE package = ? AND desk = ?", package, desk)
    return None if row is None else _posting_row(row)


def posting(connection: Connection, row: int) -> PostingRow:
    """Raises UserError when there is no such row."""
    found = connection.row(f"{_ROW} WHERE row = ?", row)
    if found is None:
        raise UserError("Không có gói này trong hộp gửi.", "Tải lại danh sách rồi thử lại.")
    return _posting_row(found)


def posting_counted(connection: Connection, desk: DeskId, counter: int) -> PostingRow | None:
    """The row with this count to the desk; None when there is none, or it was posted before counts were kept."""
    found = connection.row(f"{_ROW} WHERE desk = ? AND counter = ? AND counter > 0", desk, counter)
    return None if found is None else _posting_row(found)


def posting_to(connection: Connection, desk: DeskId, package: PackageId) -> PostingRow | None:
    found = connection.row(f"{_ROW} WHERE package = ? AND desk = ?", package, desk)
    return None if found is None else _posting_row(found)


def acknowledged_since(connection: Connection, since: datetime) -> tuple[tuple[DeskId, PackageId, str], ...]:
    """Reader, package and digest of the pointer of what was posted since then and acknowledged, the newest first."""
    rows = connection.rows(
        "SELECT desk, package, outbox.sha256 FROM outbox JOIN packages ON packages.id = package "
        "WHERE posted_at >= ? AND received_at IS NOT NULL AND replaced_by IS NULL AND kind <> 'request' "
        "ORDER BY row DESC",
        micros(since),
    )
    return tuple((DeskId(desk), PackageId(package), str(digest)) for desk, package, digest in rows)


def postings_after(connection: Connection, row: int) -> tuple[PostingRow, ...]:
    """The rows behind this one, in order."""
    return tuple(_posting_row(each) for each in connection.rows(f"{_ROW} WHERE row > ? ORDER BY row", row))


def postings(connection: Connection, limit: int) -> tuple[PostingRow, ...]:
    """The newest rows."""
    return tuple(_posting_row(row) for row in connection.rows(f"{_ROW} ORDER BY row DESC LIMIT ?", limit))


def deliveries_waiting(connection: Connection) -> tuple[PostingRow, ...]:
    """Rows that no receipt has answered, the oldest first; kinds that are never answered only until handed over."""
    return tuple(_posting_row(row) for row in connection.rows(f"{_ROW} WHERE {_OPEN} ORDER BY row", _KINDS_UNANSWERED))


def _lost() -> UserError:
    return UserError("Gói chờ gửi bị mất hoặc bị hỏng.", "Chọn «Gửi lại» để niêm phong lại từ kho.")


def _posting_row(row: Row) -> PostingRow:
    number, package, kind, document, desk, attempts, posted, due, handed, received, reason, size, reads, replaced = row
    return PostingRow(
        row=number,
        package=package,
        kind=kind,
        document=document,
        desk=desk,
        attempts=attempts,
        posted_at=moment(posted),
        due_at=maybe_moment(due),
        handed_at=maybe_moment(handed),
        received_at=maybe_moment(received),
        reason=reason,
        size=size,
        reads=reads,
        replaced_by=replaced,
    )
