"""What the journal says, as tables ready to be listed. `apply` is the only place that changes them.

The tables are a projection: `rebuild` makes the same ones from the journal alone, and a test holds it to that.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from vbdt.document.codec import canonical
from vbdt.document.events import Event, SecretCounted
from vbdt.document.history import after
from vbdt.document.ids import DeskId, DocumentId
from vbdt.document.model import Document
from vbdt.errors import UserError
from vbdt.store import entries, journal, search_index
from vbdt.store.database import Connection, Row, Value
from vbdt.store.moments import maybe_micros, micros, places_of
from vbdt.store.reading import find_document

PROJECTED = {
    "documents": "place",
    "events": "document, n",
    "participants": "desk, place",
    "filings": "case_file, place",
    "register_entries": "register, year, number",
    "secret_counts": "event",
}
"""Tables that `rebuild` empties and fills, each with its key; the search indexes follow them."""


def apply(connection: Connection, event: Event, seq: int, keeper: DeskId | None = None) -> Document | None:
    """Change the tables by one event that stands in journal line `seq`; the document as it is now.

    None for counts of state secrets, which have no document. Raises BadInput for an event that does not follow.
    """
    if isinstance(event.fact, SecretCounted):
        values = (event.id, event.fact.secrecy.value, event.fact.count, event.fact.on.isoformat())
        connection.run("INSERT INTO secret_counts (event, secrecy, count, day) VALUES (?, ?, ?, ?)", *values)
        return None
    before = find_document(connection, event.document)
    now = after(before, event)
    entries.apply_entry(connection, event, keeper)
    place = _new_place(connection, now) if before is None else _place(connection, now.id)
    _write_document(connection, place, now)
    connection.run("INSERT INTO events (document, n, seq) VALUES (?, ?, ?)", event.document, event.n, seq)
    _write_links(connection, place, before, now)
    search_index.follow(connection, place, before, now)
    return now


def rebuild(connection: Connection) -> None:
    """Empty the projected tables and replay the journal into them, in one transaction."""
    with connection.transaction():
        for table in PROJECTED:
            connection.run(f"DELETE FROM {table}")  # noqa: S608 - names from PROJECTED
        search_index.clear(connection)
        replay(connection, journal.events(connection))


def replay(connection: Connection, events: Iterable[tuple[int, Event]]) -> None:
    """Apply events in order; they were accepted once, so any refusal now means a changed journal."""
    for seq, event in events:
        apply(connection, event, seq)


def projected(connection: Connection) -> Iterator[tuple[str, Row]]:
    """Every row of the projected tables in one fixed order, to compare two stores."""
    return chain.from_iterable(_rows(connection, table) for table in PROJECTED)


def _rows(connection: Connection, table: str) -> Iterator[tuple[str, Row]]:
    for row in connection.stream(f"SELECT * FROM {table} ORDER BY {PROJECTED[table]}"):  # noqa: S608 - names from PROJECTED
        yield table, row


def _place(connection: Connection, document: DocumentId) -> int:
    return int(connection.value("SELECT place FROM documents WHERE id = ?", document))


def _new_place(connection: Connection, document: Document) -> int:
    first, last = places_of(document.created_at)
    taken = connection.value("SELECT max(place) FROM documents WHERE place BETWEEN ? AND ?", first, last)
    place = first if taken is None else int(taken) + 1
    if place > last:
        raise UserError("Một ngày không thể có quá 1.048.576 văn bản.", "Báo quản trị kiểm tra dữ liệu nhận về.")
    return place


def _write_document(connection: Connection, place: int, document: Document) -> None:
    columns = _columns(document)
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns)
    connection.run(
        f"INSERT INTO documents (place, {names}) VALUES (?, {marks}) "  # noqa: S608 - names from _columns
        f"ON CONFLICT (place) DO UPDATE SET {changes}",
        place,
        *columns.values(),
    )


def _columns(document: Document) -> dict[str, Value]:
    """What lists filter and sort by, and the whole record."""
    return {
        "id": document.id,
        "direction": document.direction.value,
        "state": document.state.value,
        "holder": document.holder,
        "agency": document.agency,
        "kind": document.facts.kind,
        "number": document.number,
        "notation": document.facts.notation,
        "dated": document.dated.isoformat() if document.dated else None,
        "deadline": document.deadline.isoformat() if document.deadline else None,
        "created_at": micros(document.created_at),
        "changed_at": micros(document.changed_at),
        "issued_at": maybe_micros(document.issued_at),
        "sent_at": maybe_micros(document.sent_at),
        "arrived_at": maybe_micros(document.arrived_at),
        "finished_at": maybe_micros(document.finished_at),
        "edxml_id": document.edxml_id,
        "origin": document.origin,
        "asked": int(document.asked is not None),
        "record": canonical(document),
    }


def _write_links(connection: Connection, place: int, before: Document | None, now: Document) -> None:
    """Participants and case files only ever grow."""
    for desk in now.participants[len(before.participants) if before else 0 :]:
        connection.run("INSERT INTO participants (desk, place) VALUES (?, ?)", desk, place)
    for case_file in now.case_files[len(before.case_files) if before else 0 :]:
        connection.run("INSERT INTO filings (case_file, place) VALUES (?, ?)", case_file, place)
