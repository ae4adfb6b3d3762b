"""Register entries (sổ đăng ký) as the journal tells them: numbers in one chain, never a hole, never twice.

The desk that keeps a register takes each number inside the write transaction, so there the book must run 1…n. Other
desks of the agency see only some documents, in whatever order they arrive: there each line must fit its neighbours.
"""

from vbdt.document.events import NO_HASH, Copied, Event, Fact, Registered, RegisteredIn, Voided
from vbdt.document.ids import DeskId, DocumentId
from vbdt.document.paper import PaperNumbered
from vbdt.document.registers import COPIED, INCOMING, Entry
from vbdt.errors import BadInput
from vbdt.store.database import Connection, Row

_COLUMNS = "register, year, number, document, previous, void_reason, paper, stands_for, electronic"


def apply_entry(connection: Connection, event: Event, keeper: DeskId | None) -> None:
    """Write what the event means for a register; events without such a meaning do nothing.

    `keeper` is the desk of this store: its own numbers must continue the register exactly. Raises BadInput.
    """
    entry = _entry_of(event.document, event.fact)
    if entry is not None:
        _add(connection, event, entry)
        if keeper == event.desk and not entry.paper:  # what is on paper may close a hole below
            _require_whole(connection, entry)
    elif isinstance(event.fact, Voided):
        sql = (
            "UPDATE register_entries SET void_reason = ? "
            "WHERE (document = ? OR electronic = ?) AND register <> ? AND void_reason = ''"
        )
        connection.run(sql, event.fact.reason, event.document, event.document, INCOMING)


def _entry_of(document: DocumentId, fact: Fact) -> Entry | None:
    """The line of a register that a fact writes, None when it takes no number."""
    match fact:
        case Registered() as f:
            return Entry(f.register, f.year, f.number, document, f.previous_entry)
        case RegisteredIn() as f:
            return Entry(INCOMING, f.year, f.number, document, f.previous_entry)
        case Copied() as f:
            return Entry(COPIED, f.year, f.number, document, f.previous_entry)
        case PaperNumbered() as f:
            return Entry(f.register, f.year, f.number, document, f.previous_entry, paper=True, stands_for=f.stands_for)
    return None


def next_entry(connection: Connection, register: str, year: int) -> tuple[int, str]:
    """The number to take next and the hash it has to name."""
    last = connection.row(
        "SELECT number, hash FROM register_entries WHERE register = ? AND year = ? ORDER BY number DESC LIMIT 1",
        register,
        year,
    )
    return (1, NO_HASH) if last is None else (last[0] + 1, last[1])


def book(connection: Connection, register: str, year: int) -> tuple[Entry, ...]:
    """One register of one year, in the order of its numbers."""
    sql = f"SELECT {_COLUMNS} FROM register_entries WHERE register = ? AND year = ? ORDER BY number"  # noqa: S608
    return tuple(_entry(row) for row in connection.rows(sql, register, year))


def books(connection: Connection, desk: DeskId | None = None) -> tuple[tuple[str, int], ...]:
    """Registers and years that have entries, newest year first; with `desk` only those this desk wrote."""
    rows = connection.rows(
        "SELECT DISTINCT register, year FROM register_entries WHERE ? IS NULL OR desk = ? ORDER BY year DESC, register",
        desk,
        desk,
    )
    return tuple((register, year) for register, year in rows)


def _entry(row: Row) -> Entry:
    register, year, number, document, previous, void_reason, paper, stands_for, electronic = row
    return Entry(register, year, number, document, previous, void_reason, bool(paper), stands_for, electronic)


def _add(connection: Connection, event: Event, entry: Entry) -> None:
    if entry.number < 1 or (entry.number == 1) != (entry.previous == NO_HASH):
        raise BadInput(f"Số {entry.number} không hợp lệ trong sổ «{entry.register}».", "Đề nghị văn thư kiểm tra sổ.")
    before, same, following = (_line(connection, entry, entry.number + step) for step in (-1, 0, 1))
    if same is not None and _is_the_lost_one(connection, entry, same):
        return
    if same is not None and not (entry.paper and not same[3]):
        raise BadInput(
            f"Số {entry.number:02d} của sổ «{entry.register}» năm {entry.year} đã cấp cho văn bản khác.",
            "Tải lại rồi cấp số tiếp theo.",
        )
    known = [(before, before is not None and before[0] == entry.previous)]
    known.append((following, following is not None and following[1] == entry.hash))
    if any(line is not None and not fits and _same_hand(event, entry, line) for line, fits in known):
        raise BadInput(
            f"Số {entry.number:02d} không nối tiếp sổ «{entry.register}» năm {entry.year}.",
            "Giữ nguyên sổ và báo quản trị kiểm tra.",
        )
    connection.run(
        "INSERT OR REPLACE INTO register_entries "
        "(register, year, number, document, previous, hash, desk, paper, stands_for, electronic, void_reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(entry.register, entry.year, entry.number, entry.document, entry.previous, entry.hash, event.desk),
        *(int(entry.paper), entry.stands_for, same[2] if same else "", same[5] if same else ""),
    )


def _same_hand(event: Event, entry: Entry, line: Row) -> bool:
    """Whether both lines were given by one computer. Between a lost keeper's last lines and the next keeper's first may
    stand lines on paper that this desk has not been told of yet; whose number it was to give, the rules judge."""
    return line[6] == event.desk and not entry.paper and not line[3]


def _is_the_lost_one(connection: Connection, entry: Entry, same: Row) -> bool:
    """A line on paper stands where this document says its number is: the document was not lost. It is linked, once."""
    if entry.paper or not same[3] or same[4]:
        return False
    sql = "UPDATE register_entries SET electronic = ? WHERE register = ? AND year = ? AND number = ?"
    connection.run(sql, entry.document, entry.register, entry.year, entry.number)
    return True


def _line(connection: Connection, entry: Entry, number: int) -> Row | None:
    sql = (
        "SELECT hash, previous, document, paper, electronic, void_reason, desk FROM register_entries "
        "WHERE register = ? AND year = ? AND number = ?"
    )
    return connection.row(sql, entry.register, entry.year, number)


def _require_whole(connection: Connection, entry: Entry) -> None:
    """With numbers unique and positive, the newest of n lines being n means that none is missing."""
    count, last = connection.rows(
        "SELECT count(*), max(number) FROM register_entries WHERE register = ? AND year = ?", entry.register, entry.year
    )[0]
    if count != entry.number or last != entry.number:
        raise BadInput(
            f"Số {entry.number:02d} không phải số tiếp theo của sổ «{entry.register}» năm {entry.year}.",
            "Tải lại rồi cấp số tiếp theo.",
        )
