"""Signatures beside the history: what waits for a level, kept evidence, copies with archive time-stamps."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from vbdt.document.codec import canonical, decode
from vbdt.document.ids import DocumentId
from vbdt.document.model import FileRef
from vbdt.document.protection import Hold, Protection
from vbdt.store.database import Connection
from vbdt.store.moments import micros, moment

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
LONGEST_WORK = timedelta(minutes=10)
"""After that long, whoever took a document up is believed to have died over it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document whose signatures wait for level `wanted` (`B-T`, `B-LTA`) and why. Times are UTC."""

    document: DocumentId
    wanted: str
    since: datetime
    attempts: int
    reason: str
    next_at: datetime


@dataclass(frozen=True, slots=True)
class ArchiveCopy:
    """A file of a document with later archive time-stamps; `original` is the hash of the file that it continues."""

    original: str
    level: str
    at: datetime
    file: FileRef


def wait(connection: Connection, document: DocumentId, wanted: str, reason: str, now: datetime) -> None:
    """Queue the document, or note one more vain attempt: the next one waits twice as long, an hour at most."""
    known = connection.value("SELECT attempts FROM levels_waiting WHERE document = ?", document)
    attempts = 0 if known is None else int(known) + 1
    pause = min(FIRST_PAUSE * 2 ** min(attempts, 10), LONGEST_PAUSE)
    connection.run(
        "INSERT INTO levels_waiting (document, wanted, since, attempts, reason, next_at) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (document) DO UPDATE SET wanted = excluded.wanted, attempts = excluded.attempts, "
        "reason = excluded.reason, next_at = excluded.next_at, busy_until = 0",
        *(document, wanted, micros(now), attempts, reason, micros(now + pause)),
    )


def take_up(connection: Connection, document: DocumentId, now: datetime) -> bool:
    """Whether the document waits and nobody else raises it; from now on the caller does, until it says how it went."""
    sql = "UPDATE levels_waiting SET busy_until = ? WHERE document = ? AND busy_until <= ?"
    return connection.run(sql, micros(now + LONGEST_WORK), document, micros(now)) == 1


def put_down(connection: Connection, document: DocumentId) -> None:
    connection.run("UPDATE levels_waiting SET busy_until = 0 WHERE document = ?", document)


def wait_no_more(connection: Connection, document: DocumentId) -> None:
    connection.run("DELETE FROM levels_waiting WHERE document = ?", document)


def waiting(connection: Connection, due: datetime | None) -> tuple[Waiting, ...]:
    """Documents that wait, the next to be tried first; with `due` only those to be tried by then."""
    sql = "SELECT document, wanted, since, attempts, reason, next_at FROM levels_waiting "
    if due is None:
        rows = connection.rows(sql + "ORDER BY next_at, document")
    else:
        rows = connection.rows(sql + "WHERE next_at <= ? ORDER BY next_at, document", micros(due))
    return tuple(
        Waiting(DocumentId(document), wanted, moment(since), attempts, reason, moment(next_at))
        for document, wanted, since, attempts, reason, next_at in rows
    )


def keep_evidence(connection: Connection, document: DocumentId, file: FileRef, at: datetime) -> None:
    sql = "INSERT OR REPLACE INTO evidence (document, at, file) VALUES (?, ?, ?)"
    connection.run(sql, document, micros(at), canonical(file))


def evidence(connection: Connection, document: DocumentId) -> tuple[FileRef, ...]:
    """What was kept, the oldest first."""
    rows = connection.rows("SELECT file FROM evidence WHERE document = ? ORDER BY at", document)
    return tuple(_file(each) for (each,) in rows)


def keep_archive_copy(connection: Connection, document: DocumentId, copy: ArchiveCopy) -> None:
    sql = "INSERT OR REPLACE INTO archive_copies (document, original, level, at, file) VALUES (?, ?, ?, ?, ?)"
    connection.run(sql, document, copy.original, copy.level, micros(copy.at), canonical(copy.file))


def archive_copies(connection: Connection, document: DocumentId) -> tuple[ArchiveCopy, ...]:
    rows = connection.rows("SELECT original, level, at, file FROM archive_copies WHERE document = ?", document)
    return tuple(ArchiveCopy(original, level, moment(at), _file(file)) for original, level, at, file in rows)


def note_protection(connection: Connection, sha256: str, known: Protection) -> None:
    at, until = (None if each is None else micros(each) for each in (known.at, known.until))
    sql = "INSERT OR REPLACE INTO protections (sha256, hold, at, until) VALUES (?, ?, ?, ?)"
    connection.run(sql, sha256, known.hold.value, at, until)


def protection(connection: Connection, sha256: str) -> Protection | None:
    row = connection.row("SELECT hold, at, until FROM protections WHERE sha256 = ?", sha256)
    if row is None:
        return None
    return Protection(Hold(row[0]), *(None if each is None else moment(each) for each in row[1:]))


def _file(value: bytes) -> FileRef:
    return decode(FileRef, json.loads(value))
