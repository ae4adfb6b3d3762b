"""What may be done inside one write transaction. Everything of it is there afterwards, or nothing."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from vbdt.document.events import SignedEvent
from vbdt.document.ids import AgencyId, DeskId, DocumentId, PackageId
from vbdt.document.model import CaseFile, Document, FileRef
from vbdt.document.protection import Protection
from vbdt.errors import UserError
from vbdt.store import drafts, entries, gaps, inbox, journal, levels, outbox, reading, search_index, tables
from vbdt.store.database import Connection
from vbdt.store.drafts import DraftRow
from vbdt.store.inbox import Parked, Taken
from vbdt.store.levels import ArchiveCopy
from vbdt.store.outbox import BodyFile, PostingRow, SealedBody, SealedPointer
from vbdt.store.unsynced import Unsynced

OWN_DESK = "desk"
"""Setting with the id of this store's desk. Once it is set, numbers this desk takes must continue its registers."""


def history(connection: Connection, document: DocumentId, after: int = 0) -> tuple[SignedEvent, ...]:
    """The events of a document behind the first `after`, in order."""
    rows = connection.rows(
        "SELECT event, signature FROM events JOIN journal USING (seq) WHERE document = ? AND n > ? ORDER BY n",
        *(document, after),
    )
    return tuple(journal.signed_event(row) for row in rows)


def known(document: Document | None) -> Document:
    """The document; raises UserError for None."""
    if document is None:
        raise UserError("Không có văn bản này ở bàn làm việc.", "Tải lại danh sách rồi thử lại.")
    return document


class Writing:
    """One open write transaction."""

    def __init__(self, connection: Connection, folder: Path, clock: Callable[[], datetime], unsynced: Unsynced) -> None:
        self._connection = connection
        self._folder = folder
        self._clock = clock
        self._unsynced = unsynced

    @property
    def is_open(self) -> bool:
        """False when a failure of the disk has undone all of it already."""
        return self._connection.in_transaction

    def attempt(self) -> AbstractContextManager[None]:
        """Part of this transaction that is undone alone when it fails."""
        return self._connection.attempt()

    def append(self, signed: SignedEvent, *, heard: bool = False) -> Document | None:
        """Write the event into the journal and its meaning into the tables; the document after it.

        `heard`: it came from another desk. Then it may be our own of the time after the last backup, and a register may
        have holes until the rest has come, too. Raises BadInput when it does not follow the document's history or the
        register.
        """
        seq = journal.append(self._connection, signed, self._clock())
        desk = None if heard else self._connection.value("SELECT value FROM settings WHERE name = ?", OWN_DESK)
        return tables.apply(self._connection, signed.event, seq, DeskId(desk.decode()) if desk else None)

    def document(self, document: DocumentId) -> Document:
        """The document as it is in this transaction. Raises UserError when there is none."""
        return known(self.find(document))

    def find(self, document: DocumentId) -> Document | None:
        return reading.find_document(self._connection, document)

    def received_as(self, origin: AgencyId, edxml_id: str) -> Document | None:
        """The incoming document with this id of the sending agency."""
        return reading.received_as(self._connection, origin, edxml_id)

    def sent_as(self, edxml_id: str) -> Document | None:
        """The outgoing document with this edXML id."""
        return reading.sent_as(self._connection, edxml_id)

    def history(self, document: DocumentId, after: int = 0) -> tuple[SignedEvent, ...]:
        """The events of a document behind the first `after`, in order."""
        return history(self._connection, document, after)

    def next_entry(self, register: str, year: int) -> tuple[int, str]:
        """The number to take next in a register, and the hash of the entry before it."""
        return entries.next_entry(self._connection, register, year)

    def index(self, document: DocumentId, body_text: str | None) -> None:
        """Make the text of a document findable. None leaves it as it is: number and subject follow by themselves."""
        if body_text is not None:
            search_index.index_body(self._connection, document, body_text)

    def post(
        self,
        package: PackageId,
        kind: str,
        body: SealedBody,
        pointers: Sequence[SealedPointer],
        document: DocumentId | None = None,
    ) -> None:
        """Queue a sealed package, one row per pointer. A body that lies apart was written by `body_file` before."""
        outbox.post(self._connection, package, kind, document, body, pointers, self._clock())

    def body_file(self) -> AbstractContextManager[BodyFile]:
        """A file for a body, kept under its digest and on the disk before this transaction commits."""
        return outbox.body_file(self._folder, self._unsynced)

    def posting(self, row: int) -> PostingRow:
        """One row of the outbox. Raises UserError when there is none."""
        return outbox.posting(self._connection, row)

    def last_posting(self) -> int:
        """The number of the newest row of the outbox; 0 when there is none."""
        return int(self._connection.value("SELECT coalesce(max(row), 0) FROM outbox"))

    def postings_after(self, row: int) -> tuple[PostingRow, ...]:
        """The rows of the outbox behind this one, in order."""
        return outbox.postings_after(self._connection, row)

    def posted_body(self, package: PackageId) -> SealedBody:
        """The body of a package that this desk posted. Raises UserError when it cannot be used again."""
        return outbox.body_of(self._connection, package)

    def replace_posting(self, row: int, package: PackageId) -> None:
        """Send this row's package no more; `package` was posted instead."""
        outbox.replace(self._connection, row, package)

    def next_counter(self, desk: DeskId) -> int:
        """How many packages this desk has been sent, this one included."""
        sql = "INSERT INTO counters (desk, last) VALUES (?, 1) ON CONFLICT (desk) DO UPDATE SET last = last + 1"
        self._connection.run(sql, desk)
        return int(self._connection.value("SELECT last FROM counters WHERE desk = ?", desk))

    def digest_of(self, package: PackageId, desk: DeskId) -> str | None:
        """SHA-256 (hex) of the pointer that this desk sent to `desk`, None for any other."""
        found = self._connection.value("SELECT sha256 FROM outbox WHERE package = ? AND desk = ?", package, desk)
        return None if found is None else str(found)

    def acknowledge(self, package: PackageId, desk: DeskId, at: datetime) -> PostingRow | None:
        """The desk has receipted the package: the row of the outbox, None when it was sent no such package."""
        return outbox.acknowledge(self._connection, package, desk, at)

    def shared(self, document: DocumentId, desk: DeskId) -> int:
        """The last event of the document that the desk was sent; 0 for none."""
        sql = "SELECT n FROM shared WHERE document = ? AND desk = ?"
        return int(self._connection.value(sql, document, desk) or 0)

    def set_shared(self, document: DocumentId, desk: DeskId, n: int) -> None:
        sql = "INSERT OR REPLACE INTO shared (document, desk, n) VALUES (?, ?, ?)"
        self._connection.run(sql, document, desk, n)

    def first_time(self, sender: DeskId, package: PackageId, digest: str) -> bool:
        """Note the package as accepted; False when it was before. Raises BadInput for the same id with other bytes."""
        return inbox.first_time(self._connection, sender, package, digest)

    def hear_counter(self, sender: DeskId, counter: int) -> None:
        """A package of the desk with this count has come."""
        gaps.hear(self._connection, sender, counter, self._clock())

    def gaps_asked(self, sender: DeskId, counters: Sequence[int], now: datetime) -> None:
        """The desk was asked for what has these counts."""
        gaps.asked(self._connection, sender, counters, now)

    def close_gaps(self, sender: DeskId, counters: Sequence[int]) -> None:
        """Nothing will come under these counts."""
        gaps.close(self._connection, sender, counters)

    def received_digest(self, sender: DeskId, package: PackageId) -> str | None:
        """SHA-256 (hex) of the package's pointer as it was accepted, None when it never was."""
        sql = "SELECT digest FROM inbox WHERE sender = ? AND package = ?"
        found = self._connection.value(sql, sender, package)
        return None if found is None else str(found)

    def posting_counted(self, desk: DeskId, counter: int) -> PostingRow | None:
        """The row of the outbox with this count to this desk."""
        return outbox.posting_counted(self._connection, desk, counter)

    def posting_to(self, desk: DeskId, package: PackageId) -> PostingRow | None:
        """The row of the outbox that takes this package to this desk."""
        return outbox.posting_to(self._connection, desk, package)

    def reopen_posting(self, row: int) -> None:
        """Its reader says that he does not have it: as if no receipt had come."""
        self._connection.run("UPDATE outbox SET received_at = NULL WHERE row = ?", row)

    def acknowledged_since(self, since: datetime) -> tuple[tuple[DeskId, PackageId, str], ...]:
        """What was posted since then and acknowledged: reader, package, digest of the pointer. Requests left out."""
        return outbox.acknowledged_since(self._connection, since)

    def park(
        self, document: DocumentId, sender: DeskId, package: PackageId, data: bytes, body: str | None = None
    ) -> None:
        """Keep a package until the document's earlier events have come; `body` is a body kept apart."""
        inbox.park(self._connection, document, sender, package, data, body, self._clock())

    def keep_waiting(self, before: Sequence[Parked]) -> None:
        """Of these packages those that are parked again have waited since they first were."""
        inbox.keep_waiting(self._connection, before)

    def take_parked(self, document: DocumentId) -> tuple[Taken, ...]:
        """The packages kept for a document; no longer kept afterwards."""
        return inbox.take_parked(self._connection, document)

    def forget_package(self, sender: DeskId, package: PackageId) -> None:
        """What was accepted too early and is refused now is judged anew when it comes again."""
        inbox.forget(self._connection, sender, package)

    def forget_traffic(self) -> None:
        """Begin with an empty outbox and no counts, as a desk that nobody has written to: what stands in this store was
        another desk's traffic."""
        for table in ("outbox", "packages", "counters", "shared", "heard", "gaps", "parked", "awaited", "attempts"):
            self._connection.run(f"DELETE FROM {table}")  # noqa: S608 - names from the line above

    def save_draft(self, draft: DraftRow) -> None:
        drafts.save_draft(self._connection, draft)

    def delete_draft(self, document: DocumentId) -> None:
        self._connection.run("DELETE FROM drafts WHERE id = ?", document)

    def set_setting(self, name: str, value: bytes) -> None:
        self._connection.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value)

    def delete_setting(self, name: str) -> None:
        self._connection.run("DELETE FROM settings WHERE name = ?", name)

    def wait_for_level(self, document: DocumentId, wanted: str, reason: str) -> None:
        """The document's signatures wait for a level (`B-T`, `B-LTA`), or one more attempt was in vain."""
        levels.wait(self._connection, document, wanted, reason, self._clock())

    def take_up(self, document: DocumentId) -> bool:
        """Whether the caller is now the one who raises this document; False when it waits no more, or another does."""
        return levels.take_up(self._connection, document, self._clock())

    def put_down(self, document: DocumentId) -> None:
        """The caller did not get to raise the document, and no attempt is counted."""
        levels.put_down(self._connection, document)

    def wait_no_more(self, document: DocumentId) -> None:
        """The document's signatures have what they waited for, or nobody wants it any more."""
        levels.wait_no_more(self._connection, document)

    def keep_evidence(self, document: DocumentId, file: FileRef) -> None:
        """Link a check of the document's signatures, made now."""
        levels.keep_evidence(self._connection, document, file, self._clock())

    def keep_archive_copy(self, document: DocumentId, copy: ArchiveCopy) -> None:
        """Put the copy in the place of an earlier one of the same file."""
        levels.keep_archive_copy(self._connection, document, copy)

    def note_protection(self, sha256: str, known: Protection) -> None:
        """Remember what holds the file with these bytes, which takes long to find out."""
        levels.note_protection(self._connection, sha256, known)

    def add_case_file(self, case_file: CaseFile) -> None:
        """Open a case file, or change its words."""
        sql = "INSERT OR REPLACE INTO case_files (id, code, title, year, retention) VALUES (?, ?, ?, ?, ?)"
        values = (case_file.id, case_file.code, case_file.title, case_file.year, case_file.retention)
        self._connection.run(sql, *values)
