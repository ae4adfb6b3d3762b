"""Hộp nhận: which packages were ever accepted, which wait for an earlier one, which were set aside and why."""

from dataclasses import dataclass
from datetime import datetime

from vbdt.document.ids import DeskId, DocumentId, PackageId
from vbdt.errors import BadInput
from vbdt.store.connections import Connections
from vbdt.store.database import Connection
from vbdt.store.moments import micros, moment


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Something that arrived and could not be taken in. `name` is what the mailbox calls it."""

    name: str
    reason: str
    at: datetime


class Inbox:
    """The courier's side of the inbox: short transactions of its own."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def count_attempt(self, name: str) -> int:
        """Count one more attempt to take `name` in, durably and before it begins; how many there have been."""
        with self._connections.joining() as connection:
            connection.run(
                "INSERT INTO attempts (name, count) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET count = count + 1",
                name,
            )
            return int(connection.value("SELECT count FROM attempts WHERE name = ?", name))

    def forget_attempts(self, name: str) -> None:
        """The package is settled."""
        with self._connections.joining() as connection:
            connection.run("DELETE FROM attempts WHERE name = ?", name)

    def quarantine_note(self, name: str, reason: str, at: datetime) -> None:
        """Remember that `name` was set aside, and why."""
        with self._connections.joining() as connection:
            connection.run("INSERT INTO quarantine (name, reason, at) VALUES (?, ?, ?)", name, reason, micros(at))
            connection.run("DELETE FROM attempts WHERE name = ?", name)


def quarantined(connection: Connection) -> tuple[Quarantined, ...]:
    """Everything set aside, the newest first."""
    rows = connection.rows("SELECT name, reason, at FROM quarantine ORDER BY id DESC")
    return tuple(Quarantined(name, reason, moment(at)) for name, reason, at in rows)


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


def park(connection: Connection, document: DocumentId, sender: DeskId, package: PackageId, data: bytes) -> None:
    """Keep a package whose document's earlier events are still on their way."""
    sql = "INSERT OR REPLACE INTO parked (document, sender, package, data) VALUES (?, ?, ?, ?)"
    connection.run(sql, document, sender, package, data)


def take_parked(connection: Connection, document: DocumentId) -> tuple[bytes, ...]:
    """The packages kept for a document, in the order they came; they are no longer kept afterwards."""
    rows = connection.rows("SELECT data FROM parked WHERE document = ? ORDER BY rowid", document)
    connection.run("DELETE FROM parked WHERE document = ?", document)
    return tuple(data for (data,) in rows)
