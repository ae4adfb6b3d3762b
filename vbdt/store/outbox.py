"""Hộp gửi: packages on their way. The sealed bytes are fixed in a file before the row exists; retries repeat them.

Handing a package to the transport is not delivery. What has not been acknowledged a day later is handed over again;
the recipient knows it by its id and only answers again.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from vbdt.document.ids import DeskId, DocumentId, PackageId
from vbdt.errors import UserError
from vbdt.store.connections import Connections
from vbdt.store.database import Connection, Row
from vbdt.store.durable import disk_failure, write_durably
from vbdt.store.files import sweep_folder
from vbdt.store.moments import maybe_moment, micros, moment

FOLDER = "goi"
"""Folder of the sealed packages in a desk's folder."""

SUFFIX = ".goi"
UNANSWERED = ("receipt",)
"""Kinds of package that nobody acknowledges, so handing them over is the end."""

REPEAT_AFTER = timedelta(days=1)
MOST_REPEATS = 30
"""After so many hand-overs without an answer a row waits for a person."""

_GRACE = 3_600.0
_PACKAGE_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_ROW = (
    "SELECT row, package, kind, document, desk, attempts, posted_at, due_at, handed_at, received_at, reason, size "
    "FROM outbox JOIN packages ON packages.id = package"
)


@dataclass(frozen=True, slots=True)
class Posting:
    """What the courier needs to hand a package over."""

    row: int
    package: PackageId
    desk: DeskId
    attempts: int


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


class Outbox:
    """The courier's side of the outbox: short transactions of its own."""

    def __init__(self, folder: Path, connections: Connections) -> None:
        self._folder = folder / FOLDER
        self._connections = connections

    def due(self, now: datetime, limit: int) -> list[Posting]:
        """Rows to hand over now, the longest waiting first."""
        rows = self._connections.current().rows(
            "SELECT row, package, desk, attempts FROM outbox WHERE due_at <= ? ORDER BY due_at, row LIMIT ?",
            *(micros(now), limit),
        )
        return [Posting(*row) for row in rows]

    def sealed_bytes(self, package: PackageId) -> bytes:
        """The bytes as they were sealed. Raises UserError when the file is gone or changed."""
        known = self._connections.current().value("SELECT sha256 FROM packages WHERE id = ?", package)
        try:
            data = package_path(self._folder, package).read_bytes()
        except FileNotFoundError:
            data = b""
        except OSError as error:
            raise disk_failure(error) from error
        if known is None or hashlib.sha256(data).hexdigest() != known:
            raise UserError("Gói chờ gửi bị mất hoặc bị hỏng.", "Gửi lại văn bản này từ danh sách văn bản đi.")
        return data

    def handed_over(self, row: int, now: datetime) -> None:
        """The transport has the package. It comes due again later unless its kind is never answered."""
        with self._connections.joining() as connection:
            connection.run(
                "UPDATE outbox SET handed_at = ?, attempts = attempts + 1, handed = handed + 1, reason = '', "
                "due_at = CASE "
                "WHEN received_at IS NOT NULL OR handed + 1 >= ? OR (SELECT kind FROM packages WHERE id = package) "
                "IN (SELECT value FROM json_each(?)) THEN NULL ELSE ? END WHERE row = ?",
                *(micros(now), MOST_REPEATS, _KINDS_UNANSWERED, micros(now + REPEAT_AFTER), row),
            )

    def failed(self, row: int, now: datetime, reason: str, retry_at: datetime) -> None:
        """The transport did not take it; try again at `retry_at`."""
        with self._connections.joining() as connection:
            connection.run(
                "UPDATE outbox SET attempts = attempts + 1, reason = ?, due_at = ? WHERE row = ?",
                *(reason, micros(max(now, retry_at)), row),
            )

    def sweep(self, older_than: float = _GRACE) -> int:
        """Remove files of packages that have no row, or that every recipient has acknowledged."""
        rows = self._connections.current().rows(
            "SELECT DISTINCT package FROM outbox JOIN packages ON packages.id = package WHERE received_at IS NULL "
            "AND (due_at IS NOT NULL OR kind NOT IN (SELECT value FROM json_each(?)))",
            _KINDS_UNANSWERED,
        )
        needed = {package + SUFFIX for (package,) in rows}
        return sweep_folder(self._folder, lambda path: path.name in needed, older_than)

    def missing(self) -> tuple[PackageId, ...]:
        """Packages that are still to be handed over and whose bytes are gone or changed."""
        rows = self._connections.current().rows("SELECT DISTINCT package FROM outbox WHERE due_at IS NOT NULL")
        return tuple(package for (package,) in rows if not self._is_whole(package))

    def _is_whole(self, package: PackageId) -> bool:
        try:
            self.sealed_bytes(package)
        except UserError:
            return False
        return True


_KINDS_UNANSWERED = '["' + '","'.join(UNANSWERED) + '"]'


def package_path(folder: Path, package: PackageId) -> Path:
    """Where a package lies. Raises ValueError for an id that is no plain name."""
    if not _PACKAGE_ID.fullmatch(package):
        raise ValueError(f"{package!r} is no package id")
    return folder / f"{package}{SUFFIX}"


def post(
    connection: Connection,
    folder: Path,
    package: PackageId,
    sealed: bytes,
    destinations: Sequence[DeskId],
    kind: str,
    document: DocumentId | None,
    now: datetime,
) -> None:
    """Fix the bytes in a file and queue one row per destination inside the open transaction."""
    path = package_path(folder / FOLDER, package)
    connection.run(
        "INSERT INTO packages (id, kind, document, sha256, size, posted_at) VALUES (?, ?, ?, ?, ?, ?)",
        *(package, kind, document, hashlib.sha256(sealed).hexdigest(), len(sealed), micros(now)),
    )
    write_durably(path, [sealed])  # after the row, so that an id used twice never replaces bytes on their way
    for desk in destinations:
        sql = "INSERT INTO outbox (package, desk, due_at) VALUES (?, ?, ?)"
        connection.run(sql, package, desk, micros(now))


def acknowledge(connection: Connection, package: PackageId, desk: DeskId, at: datetime) -> PostingRow | None:
    """The recipient has it: the row afterwards, None when this desk was sent no such package."""
    sql = "UPDATE outbox SET received_at = coalesce(received_at, ?), due_at = NULL WHERE package = ? AND desk = ?"
    connection.run(sql, micros(at), package, desk)
    row = connection.row(f"{_ROW} WHERE package = ? AND desk = ?", package, desk)
    return None if row is None else _posting_row(row)


def postings(connection: Connection, limit: int) -> tuple[PostingRow, ...]:
    """The newest rows."""
    return tuple(_posting_row(row) for row in connection.rows(f"{_ROW} ORDER BY row DESC LIMIT ?", limit))


def deliveries_waiting(connection: Connection) -> tuple[PostingRow, ...]:
    """Rows that no receipt has answered, the oldest first; kinds that are never answered only until handed over."""
    waiting = "received_at IS NULL AND (handed_at IS NULL OR kind NOT IN (SELECT value FROM json_each(?)))"
    rows = connection.rows(f"{_ROW} WHERE {waiting} ORDER BY row", _KINDS_UNANSWERED)
    return tuple(_posting_row(row) for row in rows)


def _posting_row(row: Row) -> PostingRow:
    number, package, kind, document, desk, attempts, posted, due, handed, received, reason, size = row
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
    )
