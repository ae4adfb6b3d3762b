"""The desk journal: an append-only table in which each line carries the hash of the line before.

It proves that this store was not edited, cut or rolled back, as far as its head is known elsewhere: whoever holds the
key could rewrite the whole chain, so the head goes into backups and beside the store (`anchor.py`). Triggers refuse
UPDATE, DELETE and `INSERT OR REPLACE`.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from vbdt.document.codec import encode
from vbdt.document.events import Event, SignedEvent, read_event
from vbdt.store.database import Connection, Row

START = bytes(32)
"""What the first line names as its predecessor."""

_COLUMNS = "seq, previous, hash, recorded_at, event, signature"


@dataclass(frozen=True, slots=True)
class Head:
    """The last line: its number (0 when empty) and hash."""

    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Line:
    """One line as stored. `recorded_at` is ISO text in UTC, `event` the canonical bytes."""

    seq: int
    previous: bytes
    hash: bytes
    recorded_at: str
    event: bytes
    signature: bytes

    @property
    def right_hash(self) -> bytes:
        return line_hash(self.previous, self.recorded_at, self.event, self.signature)


def line_hash(previous: bytes, recorded_at: str, event: bytes, signature: bytes) -> bytes:
    """SHA-256 over the parts, each with its length (8 bytes, big-endian) before it: no two lines share an encoding."""
    digest = hashlib.sha256()
    for part in (previous, recorded_at.encode(), event, signature):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def append(connection: Connection, signed: SignedEvent, recorded_at: datetime) -> int:
    """Add a line inside the open transaction; its number."""
    last = head(connection)
    event = signed.event.canonical()
    when = str(encode(recorded_at))
    own = line_hash(last.hash, when, event, signed.signature)
    values = (last.seq + 1, last.hash, own, when, event, signed.signature)
    connection.run(f"INSERT INTO journal ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", *values)  # noqa: S608 - our columns
    return last.seq + 1


def head(connection: Connection) -> Head:
    found = connection.row("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
    return Head(0, START) if found is None else Head(*found)


def lines(connection: Connection) -> Iterator[Line]:
    """All lines in order, one by one."""
    for row in connection.stream(f"SELECT {_COLUMNS} FROM journal ORDER BY seq"):  # noqa: S608 - our columns
        yield Line(*row)


def events(connection: Connection) -> Iterator[tuple[int, Event]]:
    """Number and event of all lines in order."""
    for line in lines(connection):
        yield line.seq, read_event(line.event)


def signed_event(row: Row) -> SignedEvent:
    """The signed event in a row of (event, signature)."""
    return SignedEvent(read_event(row[0]), row[1])


def verify_journal(connection: Connection) -> str:
    """What is wrong with the chain, in words; empty when every line follows the one before."""
    previous = START
    for seq, line in enumerate(lines(connection), start=1):
        if line.seq != seq:
            return f"Nhật ký thiếu dòng {seq}."
        if line.previous != previous or line.right_hash != line.hash:
            return f"Nhật ký bị thay đổi tại dòng {seq}."
        previous = line.hash
    return ""
