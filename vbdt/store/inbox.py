"""Hộp nhận: which packages were ever accepted, which wait for an earlier one, which were set aside and why."""

import hashlib
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vbdt.document.ids import DeskId, DocumentId, PackageId
from vbdt.errors import BadInput, UserError
from vbdt.store.connections import Connections
from vbdt.store.database import Connection
from vbdt.store.durable import TEMPORARY, disk_failure, make_folder
from vbdt.store.files import sweep_folder
from vbdt.store.moments import maybe_moment, micros, moment

FOLDER = "nhan"
"""Folder of fetched bodies in a desk's folder. They are encrypted, and gone when their package is recorded."""

CONTACT = "contact"
"""Setting with the microseconds of the last round in which the carrier answered."""

_GRACE = 3_600.0


@dataclass(frozen=True, slots=True)
class Awaited:
    """A pointer in our box whose body has not arrived. `name` is what the mailbox calls it."""

    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Something that arrived and could not be taken in. `name` is what the mailbox calls it.

    `has_bytes` tells whether it can be tried again and exported; `released_at` when a person had it tried again.
    """

    name: str
    reason: str
    at: datetime
    id: int = 0
    has_bytes: bool = False
    released_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Parked:
    """A package of a colleague that is here and waits for the earlier ones of its document. `since` may be unknown."""

    document: DocumentId
    sender: DeskId
    package: PackageId
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A package that waited: who sent it, its pointer, and the name of a body that lies apart."""

    sender: DeskId
    package: PackageId
    data: bytes
    body: str | None


class Inbox:
    """The courier's side of the inbox: short transactions of its own."""

    def __init__(self, folder: Path, connections: Connections) -> None:
        self._folder = folder / FOLDER
        self._connections = connections

    def attempts(self, name: str) -> int:
        """How often `name` was counted and neither settled nor found not to be to blame."""
        return int(
            self._connections.current().value("SELECT coalesce(max(count), 0) FROM attempts WHERE name = ?", name)
        )

    def count_attempts(self, names: Sequence[str]) -> None:
        """Count one more attempt to take each in, durably and before it begins."""
        with self._connections.joining() as connection:
            sql = "INSERT INTO attempts (name, count) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET count = count + 1"
            connection.run_many(sql, [(name,) for name in names])

    def forget_attempts(self, names: Sequence[str]) -> None:
        """The packages are settled, or were not to blame."""
        with self._connections.joining() as connection:
            connection.run_many("DELETE FROM attempts WHERE name = ?", [(name,) for name in names])
            connection.run_many("DELETE FROM awaited WHERE name = ?", [(name,) for name in names])

    def await_body(self, name: str, now: datetime) -> datetime:
        """The pointer `name` waits for its body, which is no failure of its own; since when it does."""
        with self._connections.joining() as connection:
            connection.run("DELETE FROM attempts WHERE name = ?", name)
            connection.run("INSERT INTO awaited (name, since) VALUES (?, ?) ON CONFLICT DO NOTHING", name, micros(now))
            return moment(connection.value("SELECT since FROM awaited WHERE name = ?", name))

    def fetched_path(self, digest: str) -> Path:
        """Where this thread may put a body while it takes its package in. Raises UserError when the disk fails."""
        try:
            make_folder(self._folder)
        except OSError as error:
            raise disk_failure(error) from error
        return self._folder / f"{digest}.{os.getpid()}-{threading.get_ident()}{TEMPORARY}"

    def keep_body(self, digest: str, fetched: Path) -> None:
        """Keep a fetched body for a parked package, on the disk before the transaction commits that parks it.

        Raises UserError when the disk fails.
        """
        kept = self.parked_body(digest)
        try:
            if not kept.exists():
                fetched.replace(kept)
            file = kept.open("r+b")
        except OSError as error:
            raise disk_failure(error) from error
        self._connections.unsynced.add(file, self._folder)

    def parked_body(self, digest: str) -> Path:
        """Where the body of a parked package lies."""
        return self._folder / f"{digest}.than"

    def sweep(self, older_than: float = _GRACE) -> int:
        """Remove fetched bodies that nothing names that is parked, or was refused and may be tried again."""
        rows = self._connections.current().rows(
            "SELECT body FROM parked WHERE body IS NOT NULL UNION SELECT body FROM quarantine WHERE body IS NOT NULL"
        )
        needed = {f"{digest}.than" for (digest,) in rows}
        return sweep_folder(self._folder, lambda path: path.name in needed, older_than)

    def quarantine_note(
        self, name: str, reason: str, at: datetime, data: bytes | None = None, body: str | None = None
    ) -> None:
        """Remember that `name` is set aside, and why. What is sent again and refused again is one entry, with the
        reason and the time of the last refusal.

        `data` is what was set aside, None when it is too large to be a package or cannot be read; `body` names a body
        that is kept here for it.
        """
        digest = "" if data is None else hashlib.sha256(data).hexdigest()
        with self._connections.joining() as connection:
            sql = "SELECT id FROM quarantine WHERE digest = ? AND (digest <> '' OR name = ?) AND released_at IS NULL"
            known = connection.value(sql, digest, name)
            if known is not None:
                sql = "UPDATE quarantine SET reason = ?, at = ?, body = coalesce(?, body) WHERE id = ?"
                connection.run(sql, reason, micros(at), body, known)
            else:
                connection.run(
                    "INSERT INTO quarantine (name, reason, at, data, digest, body) VALUES (?, ?, ?, ?, ?, coalesce(?, "
                    "(SELECT max(body) FROM quarantine WHERE digest = ? AND digest <> '')))",
                    *(name, reason, micros(at), data, digest, body, digest),
                )
            connection.run("DELETE FROM awaited WHERE name = ?", name)

    def quarantined_bytes(self, number: int) -> tuple[str, bytes]:
        """Name and bytes of what was set aside. Raises UserError when the bytes are not kept here."""
        found = self._connections.current().row("SELECT name, data FROM quarantine WHERE id = ?", number)
        if found is None or found[1] is None:
            raise UserError(
                "Kho không giữ gói này vì nó quá lớn hoặc không đọc được.",
                "Tìm tệp trong thư mục quarantine của hộp thư.",
            )
        return str(found[0]), bytes(found[1])

    def released(self, number: int, now: datetime) -> None:
        """A person had it tried again; what comes of it is noted anew."""
        with self._connections.joining() as connection:
            connection.run("UPDATE quarantine SET released_at = ? WHERE id = ?", micros(now), number)

    def note_contact(self, now: datetime) -> None:
        """The carrier has just answered. Written at most once a minute, and when the clock was set back."""
        known = self._connections.current().value("SELECT value FROM settings WHERE name = ?", CONTACT)
        if known is not None and 0 <= micros(now) - int(known) < 60_000_000:
            return
        with self._connections.joining() as connection:
            connection.run(
                "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", CONTACT, str(micros(now)).encode()
            )


def contact(connection: Connection) -> datetime | None:
    """When the carrier last answered, to a minute; None for never."""
    known = connection.value("SELECT value FROM settings WHERE name = ?", CONTACT)
    return None if known is None else moment(int(known))


def awaited(connection: Connection) -> tuple[Awaited, ...]:
    """Pointers that wait for their bodies, the oldest first."""
    rows = connection.rows("SELECT name, since FROM awaited ORDER BY since, name")
    return tuple(Awaited(name, moment(since)) for name, since in rows)


def quarantined(connection: Connection) -> tuple[Quarantined, ...]:
    """Everything set aside, the newest first."""
    rows = connection.rows(
        "SELECT name, reason, at, id, data IS NOT NULL, released_at FROM quarantine ORDER BY id DESC"
    )
    return tuple(
        Quarantined(name, reason, moment(at), number, bool(kept), maybe_moment(released))
        for name, reason, at, number, kept, released in rows
    )


def parked(connection: Connection) -> tuple[Parked, ...]:
    """Packages that wait for earlier ones, in the order they came."""
    rows = connection.rows("SELECT document, sender, package, at FROM parked ORDER BY rowid")
    return tuple(
        Parked(document, sender, package, moment(at) if at else None) for document, sender, package, at in rows
    )


def has_received(connection: Connection, sender: DeskId, package: PackageId) -> bool:
    return connection.row("SELECT 1 FROM inbox WHERE sender = ? AND package = ?", sender, package) is not None


def first_time(connection: Connection, sender: DeskId, package: PackageId, digest: str) -> bool:
    """Note the package as accepted; False when it was before. Raises BadInput for the same id with other bytes."""
    known = connection.value("SELECT digest FROM inbox WHERE sender = ? AND package = ?", sender, package)
    if known is None:
        sql = "INSERT INTO inbox (sender, package, digest) VALUES (?, ?, ?)"
        connection.run(sql, sender, package, digest)
        return True
    if known != digest:
        raise BadInput("Gói trùng mã với gói đã nhận nhưng nội dung khác.", "Đề nghị nơi gửi gửi lại bằng gói mới.")
    return False


def park(
    connection: Connection,
    document: DocumentId,
    sender: DeskId,
    package: PackageId,
    data: bytes,
    body: str | None,
    now: datetime,
) -> None:
    """Keep a package whose document's earlier events are still on their way; `body` names a body that lies apart."""
    sql = "INSERT OR REPLACE INTO parked (document, sender, package, data, body, at) VALUES (?, ?, ?, ?, ?, ?)"
    connection.run(sql, document, sender, package, data, body, micros(now))


def keep_waiting(connection: Connection, before: Sequence[Parked]) -> None:
    connection.run_many(
        "UPDATE parked SET at = ? WHERE document = ? AND sender = ? AND package = ?",
        [(micros(each.since), each.document, each.sender, each.package) for each in before if each.since is not None],
    )


def take_parked(connection: Connection, document: DocumentId) -> tuple[Taken, ...]:
    """The packages kept for a document, in the order they came; they are no longer kept."""
    sql = "SELECT sender, package, data, body FROM parked WHERE document = ? ORDER BY rowid"
    found = tuple(Taken(*row) for row in connection.rows(sql, document))
    connection.run("DELETE FROM parked WHERE document = ?", document)
    return found


def forget(connection: Connection, sender: DeskId, package: PackageId) -> None:
    """As if the package had never been accepted."""
    connection.run("DELETE FROM inbox WHERE sender = ? AND package = ?", sender, package)
