"""Kho: one desk's encrypted store. Opened once, used from any thread; reads are free, writes take turns."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from vbdt.crashpoints import reached
from vbdt.document.events import SignedEvent
from vbdt.document.filters import Filter
from vbdt.document.ids import AgencyId, DeskId, DocumentId, PackageId
from vbdt.document.model import CaseFile, Document, FileRef
from vbdt.document.protection import Protection
from vbdt.document.registers import Entry
from vbdt.errors import UserError
from vbdt.store import anchor, drafts, entries, gaps, inbox, journal, levels, outbox, reading, search
from vbdt.store.connections import Connections
from vbdt.store.database import DATABASE, Connection, connect
from vbdt.store.drafts import DraftRow
from vbdt.store.durable import disk_failure, make_folder
from vbdt.store.files import Files
from vbdt.store.gaps import Gap
from vbdt.store.inbox import Awaited, Inbox, Parked, Quarantined
from vbdt.store.journal import Head
from vbdt.store.keys import require_right_key
from vbdt.store.levels import ArchiveCopy, Waiting
from vbdt.store.migrate import migrate
from vbdt.store.moments import utc_now
from vbdt.store.outbox import Outbox, PostingRow
from vbdt.store.reading import Cursor, Page
from vbdt.store.search import Hit
from vbdt.store.writing import OWN_DESK, Writing, history, known

__all__ = ["OWN_DESK", "Cursor", "DraftRow", "Hit", "Page", "PostingRow", "Quarantined", "Store", "Writing"]
__all__ += ["create_store", "open_store"]

Clock = Callable[[], datetime]


def create_store(folder: Path, key: bytes, *, clock: Clock = utc_now) -> "Store":
    """A new, empty store in `folder`. Raises UserError when there already is one."""
    if (folder / DATABASE).exists():
        raise UserError(f"Thư mục «{folder}» đã có kho dữ liệu.", "Chọn thư mục khác, hoặc mở bàn làm việc có sẵn.")
    try:
        make_folder(folder)
    except OSError as error:
        raise disk_failure(error) from error
    try:
        return _opened(folder, key, create=True, clock=clock)
    except BaseException:
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
            (folder / name).unlink(missing_ok=True)
        raise


def open_store(folder: Path, key: bytes, *, clock: Clock = utc_now) -> "Store":
    """The store in `folder`. Nothing is written unless key and database are right.

    Raises WrongPassphrase for another desk's key, DamagedStore for a damaged file, UserError for a newer store.
    """
    require_right_key(folder, key)
    store = _opened(folder, key, create=False, clock=clock)
    store.files.sweep()
    store.outbox.sweep()
    store.inbox.sweep()
    return store


def _opened(folder: Path, key: bytes, *, create: bool, clock: Clock) -> "Store":
    writer = connect(folder / DATABASE, key, create=create)
    try:
        migrate(writer)
    except BaseException:
        writer.close()
        raise
    return Store(folder, Connections(folder / DATABASE, key, writer), clock)


class Store:
    """The records of one desk. `files`, `outbox` and `inbox` are its encrypted files and the courier's two boxes."""

    def __init__(self, folder: Path, connections: Connections, clock: Clock) -> None:
        self.folder = folder
        self.files = Files(folder, connections)
        self.outbox = Outbox(folder, connections)
        self.inbox = Inbox(folder, connections)
        self._connections = connections
        self._clock = clock

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; the store cannot be used afterwards."""
        self._connections.close()

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """One write transaction: everything in the block happens, or nothing. Reads of this thread see it."""
        with self._connections.writing() as connection:
            self.files.write_rows(connection)
            before = journal.head(connection)
            yield Writing(connection, self.folder, self._clock, self._connections.unsynced)
            after = journal.head(connection)
            reached("write.1 before the commit")
        self.files.rows_committed()
        reached("write.2 committed")
        if after != before:
            anchor.write_anchor(self.folder, after)
            reached("write.3 witnessed")

    @property
    def connection(self) -> Connection:
        """This thread's connection, for the checks of this package."""
        return self._connections.current()

    @property
    def head(self) -> Head:
        """Number and hash of the journal's last line, to be kept elsewhere as a witness."""
        return journal.head(self.connection)

    def document(self, document: DocumentId) -> Document:
        """Raises UserError when this desk does not have it."""
        return known(self.find(document))

    def find(self, document: DocumentId) -> Document | None:
        return reading.find_document(self.connection, document)

    def sent_as(self, edxml_id: str) -> Document | None:
        """The outgoing document with this edXML id."""
        return reading.sent_as(self.connection, edxml_id)

    def received_as(self, origin: AgencyId, edxml_id: str) -> Document | None:
        """The incoming document that its sender calls by this edXML id."""
        return reading.received_as(self.connection, origin, edxml_id)

    def has_received(self, sender: DeskId, package: PackageId) -> bool:
        """Whether this package was ever accepted."""
        return inbox.has_received(self.connection, sender, package)

    def same_number(self, number: int, notation: str) -> tuple[Document, ...]:
        """Incoming documents with this number and notation, of whatever issuer and year."""
        return reading.same_number(self.connection, number, notation)

    def same_id(self, edxml_id: str) -> tuple[Document, ...]:
        """Incoming documents with this edXML id, whoever sent them."""
        return reading.same_id(self.connection, edxml_id)

    def documents(self, wanted: Filter, limit: int = 200, before: Cursor | None = None) -> Page:
        """Documents that meet every condition, newest first."""
        return reading.page(self.connection, wanted, limit, before)

    def count(self, wanted: Filter) -> int:
        return reading.count(self.connection, wanted)

    def history(self, document: DocumentId) -> tuple[SignedEvent, ...]:
        """All events of a document in order."""
        return history(self.connection, document)

    def book(self, register: str, year: int) -> tuple[Entry, ...]:
        """One register of one year, in the order of its numbers. Whole only at the desk that keeps it."""
        return entries.book(self.connection, register, year)

    def books(self) -> tuple[tuple[str, int], ...]:
        """Registers and years with entries, newest year first."""
        return entries.books(self.connection)

    def case_files(self) -> tuple[CaseFile, ...]:
        return reading.case_files(self.connection)

    def secrets(self, first: date, last: date) -> int:
        """How many state secrets were counted from the first to the last day."""
        sql = "SELECT coalesce(sum(count), 0) FROM secret_counts WHERE day BETWEEN ? AND ?"
        return int(self.connection.value(sql, first.isoformat(), last.isoformat()))

    def search(self, text: str, limit: int = 50, before: Cursor | None = None) -> tuple[Hit, ...]:
        """Documents in which everything typed is found, newest first; continue with the last hit's cursor."""
        return search.search(self.connection, text, limit, before)

    def setting(self, name: str) -> bytes | None:
        value: bytes | None = self.connection.value("SELECT value FROM settings WHERE name = ?", name)
        return value

    def drafts(self) -> tuple[DraftRow, ...]:
        """All drafts, the last changed first."""
        return drafts.drafts(self.connection)

    def draft(self, document: DocumentId) -> DraftRow:
        """Raises UserError when there is no such draft."""
        return drafts.draft(self.connection, document)

    def levels_waiting(self, due: datetime | None = None) -> tuple[Waiting, ...]:
        """Documents whose signatures wait for a time-stamp or long-term data; with `due` those to be tried by then."""
        return levels.waiting(self.connection, due)

    def evidence(self, document: DocumentId) -> tuple[FileRef, ...]:
        """The checks kept with the document, the oldest first."""
        return levels.evidence(self.connection, document)

    def archive_copies(self, document: DocumentId) -> tuple[ArchiveCopy, ...]:
        """The document's files with archive time-stamps that its history does not name."""
        return levels.archive_copies(self.connection, document)

    def protection(self, sha256: str) -> Protection | None:
        """What was noted of the file with these bytes; None when nothing was."""
        return levels.protection(self.connection, sha256)

    def postings(self, limit: int = 200) -> tuple[PostingRow, ...]:
        """The newest packages with what became of them."""
        return outbox.postings(self.connection, limit)

    def deliveries_waiting(self) -> tuple[PostingRow, ...]:
        """Packages that no receipt has answered yet, the oldest first."""
        return outbox.deliveries_waiting(self.connection)

    def awaited(self) -> tuple[Awaited, ...]:
        """Packages in our box whose bodies have not arrived, the oldest first."""
        return inbox.awaited(self.connection)

    def parked(self) -> tuple[Parked, ...]:
        """Packages that wait for earlier ones of their document, in the order they came."""
        return inbox.parked(self.connection)

    def gaps(self) -> tuple[Gap, ...]:
        """Packages that other desks counted and that never came, the oldest first."""
        return gaps.gaps(self.connection)

    def contact(self) -> datetime | None:
        """When the carrier last answered, to a minute; None for never."""
        return inbox.contact(self.connection)

    def quarantined(self) -> tuple[Quarantined, ...]:
        """What arrived and could not be taken in, the newest first."""
        return inbox.quarantined(self.connection)
