"""Reading documents and lists out of the tables. A Filter becomes one WHERE; pages continue from a place."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import NewType

from vbdt.document.changes import TAKEN_BACK
from vbdt.document.codec import decode
from vbdt.document.filters import Filter
from vbdt.document.ids import AgencyId, CaseFileId, DocumentId
from vbdt.document.model import CaseFile, Direction, Document
from vbdt.document.states import State
from vbdt.store.database import Connection, Value
from vbdt.store.moments import day_starts

Cursor = NewType("Cursor", int)
"""Where a list goes on: the place of its last row."""

CLOSED = (
    State.VOIDED,
    State.ISSUED,
    State.SENT,
    State.COPIED,
    State.ON_PAPER,
    State.REFUSED,
    State.FINISHED,
    *TAKEN_BACK,
)
"""States in which no deadline runs."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some documents, newest first. `next` is None on the last page."""

    rows: tuple[Document, ...]
    next: Cursor | None


def read_document(record: bytes) -> Document:
    """The document in its canonical bytes."""
    return decode(Document, json.loads(record))


def find_document(connection: Connection, document: DocumentId) -> Document | None:
    record = connection.value("SELECT record FROM documents WHERE id = ?", document)
    return None if record is None else read_document(record)


def sent_as(connection: Connection, edxml_id: str) -> Document | None:
    """The outgoing document with this edXML id."""
    sql = "SELECT record FROM documents WHERE edxml_id = ? AND direction = ? ORDER BY place LIMIT 1"
    record = connection.value(sql, edxml_id, Direction.OUTGOING.value) if edxml_id else None
    return None if record is None else read_document(record)


def received_as(connection: Connection, origin: AgencyId, edxml_id: str) -> Document | None:
    """The incoming document that its sender calls by this edXML id; the last of them where it came again."""
    sql = "SELECT record FROM documents WHERE edxml_id = ? AND direction = ? AND origin = ? ORDER BY place DESC LIMIT 1"
    record = connection.value(sql, edxml_id, Direction.INCOMING.value, origin)
    return None if record is None else read_document(record)


def same_number(connection: Connection, number: int, notation: str) -> tuple[Document, ...]:
    """Incoming documents with this number and notation, of whatever issuer and year."""
    same = "number = ? AND direction = ? AND notation = ? COLLATE NOCASE"
    rows = connection.rows(
        f"SELECT record FROM documents WHERE {same} ORDER BY place",  # noqa: S608 - our words
        *(number, Direction.INCOMING.value, notation),
    )
    return tuple(read_document(record) for (record,) in rows)


def same_id(connection: Connection, edxml_id: str) -> tuple[Document, ...]:
    """Incoming documents with this edXML id, whoever sent them."""
    sql = "SELECT record FROM documents WHERE edxml_id = ? AND direction = ? ORDER BY place"
    rows = connection.rows(sql, edxml_id, Direction.INCOMING.value) if edxml_id else []
    return tuple(read_document(record) for (record,) in rows)


def page(connection: Connection, wanted: Filter, limit: int, before: Cursor | None) -> Page:
    """Up to `limit` documents that meet every condition, newest first, older than `before`."""
    where, values = _conditions(wanted)
    if before is not None:
        where.append("place < ?")
        values.append(before)
    sql = f"SELECT place, record FROM documents {_where(where)} ORDER BY place DESC LIMIT ?"  # noqa: S608 - our words
    rows = connection.rows(sql, *values, limit + 1)
    more = Cursor(rows[limit - 1][0]) if len(rows) > limit else None
    return Page(tuple(read_document(record) for _, record in rows[:limit]), more)


def count(connection: Connection, wanted: Filter) -> int:
    where, values = _conditions(wanted)
    return int(connection.value(f"SELECT count(*) FROM documents {_where(where)}", *values))  # noqa: S608 - our words


def case_files(connection: Connection) -> tuple[CaseFile, ...]:
    """All case files with the number of their documents, newest year first."""
    rows = connection.rows(
        "SELECT id, code, title, year, retention, (SELECT count(*) FROM filings WHERE case_file = id) "
        "FROM case_files ORDER BY year DESC, code"
    )
    return tuple(CaseFile(CaseFileId(row[0]), *row[1:]) for row in rows)


def _where(conditions: list[str]) -> str:
    return "WHERE " + " AND ".join(conditions) if conditions else ""


def _conditions(wanted: Filter) -> tuple[list[str], list[Value]]:
    """The SQL conditions of a filter and their values. Lists travel as one JSON value, whatever their length."""
    pairs: list[tuple[str, Value]] = []
    if wanted.direction is not None:
        pairs.append(("direction = ?", wanted.direction.value))
    if wanted.states:
        pairs.append(("state IN (SELECT value FROM json_each(?))", json.dumps([each.value for each in wanted.states])))
    if wanted.holder is not None:
        pairs.append(("holder = ?", wanted.holder))
    if wanted.participant is not None:
        pairs.append(("place IN (SELECT place FROM participants WHERE desk = ?)", wanted.participant))
    if wanted.due_by is not None:
        pairs.append(("deadline <= ?", wanted.due_by.isoformat()))
        closed = json.dumps([each.value for each in CLOSED])
        pairs.append(("state NOT IN (SELECT value FROM json_each(?))", closed))
    if wanted.asked:
        pairs.append(("asked = ?", 1))
    if wanted.case_file is not None:
        pairs.append(("place IN (SELECT place FROM filings WHERE case_file = ?)", wanted.case_file))
    if wanted.ids:
        pairs.append(("id IN (SELECT value FROM json_each(?))", json.dumps(wanted.ids)))
    if wanted.changed_from is not None:
        pairs.append(("changed_at >= ?", day_starts(wanted.changed_from)))
    if wanted.changed_to is not None:
        pairs.append(("changed_at < ?", day_starts(wanted.changed_to + timedelta(days=1))))
    return [sql for sql, _ in pairs], [value for _, value in pairs]
