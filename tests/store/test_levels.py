"""What is kept of signatures beside the history, and the way of an old store to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path

from tests.store.examples import Pen
from vbdt.document.codec import canonical
from vbdt.document.ids import DocumentId, FileId
from vbdt.document.model import FileRef
from vbdt.document.protection import Hold, Protection
from vbdt.store.database import DATABASE, connect
from vbdt.store.integrity import check
from vbdt.store.levels import LONGEST_WORK, ArchiveCopy
from vbdt.store.migrate import _run, version_of
from vbdt.store.moments import micros
from vbdt.store.store import Store, create_store, open_store

DOCUMENT = DocumentId("a")
AT = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)


def test_each_vain_attempt_waits_longer_but_no_more_than_an_hour(store: Store) -> None:
    pauses = []
    for _ in range(9):
        with store.write() as writing:
            writing.wait_for_level(DOCUMENT, "B-LTA", "Không kết nối được máy chủ.")
        (row,) = store.levels_waiting()
        pauses.append(row.next_at)
        assert store.levels_waiting(due=row.next_at) == (row,)
        assert store.levels_waiting(due=row.next_at - timedelta(minutes=1)) == ()
    assert row.attempts == 8
    assert pauses[-1] - row.since < timedelta(hours=1, minutes=1)
    with store.write() as writing:
        writing.wait_no_more(DOCUMENT)
    assert store.levels_waiting() == ()


def test_evidence_and_archive_copies_are_found_again_and_are_no_part_of_the_journal(store: Store) -> None:
    with store.write() as writing:
        writing.append(Pen().submit())
    file = store.files.add(b"%PDF-1.7 luu tru", "05_QD-SNV.pdf", "application/pdf")
    copy = ArchiveCopy("ab" * 32, "B-LTA", AT, file)
    head = store.head
    with store.write() as writing:
        writing.keep_evidence(DOCUMENT, file)
        writing.keep_archive_copy(DOCUMENT, copy)
        writing.keep_archive_copy(DOCUMENT, replace(copy, original="cd" * 32))
        writing.keep_archive_copy(DOCUMENT, replace(copy, level="B-LT"))
    assert (store.evidence(DOCUMENT), store.head) == ((file,), head)
    assert [(each.original[:2], each.level) for each in store.archive_copies(DOCUMENT)] == [
        ("ab", "B-LT"),  # a later copy of the same file takes the place of the one before
        ("cd", "B-LTA"),
    ]
    assert store.archive_copies(DocumentId("khác")) == ()
    assert check(store) == ()


def test_two_do_not_raise_the_same_document_at_once(tmp_path: Path, key: bytes) -> None:
    now = [AT]
    with create_store(tmp_path / "ban", key, clock=lambda: now[0]) as store, store.write() as writing:
        assert not writing.take_up(DOCUMENT)  # it does not wait
        writing.wait_for_level(DOCUMENT, "B-T", "thử")
        assert writing.take_up(DOCUMENT)
        assert not writing.take_up(DOCUMENT)
        writing.wait_for_level(DOCUMENT, "B-T", "chưa được")
        assert writing.take_up(DOCUMENT)
        now[0] += LONGEST_WORK
        assert writing.take_up(DOCUMENT)  # whoever had it died


def test_what_holds_a_file_is_remembered_by_its_bytes(store: Store) -> None:
    known = Protection(Hold.ARCHIVE, AT, AT + timedelta(days=365))
    with store.write() as writing:
        writing.note_protection("ab" * 32, known)
        writing.note_protection("cd" * 32, Protection(Hold.NONE))
    assert store.protection("ab" * 32) == known
    assert store.protection("cd" * 32) == Protection(Hold.NONE)
    assert store.protection("ef" * 32) is None


def test_archive_copies_of_the_second_version_are_kept(tmp_path: Path, key: bytes) -> None:
    connection = connect(tmp_path / DATABASE, key, create=True)
    with connection.transaction():
        for name in ("0001_start.sql", "0002_levels.sql"):
            _run(connection, (resources.files("vbdt.store") / "migrations" / name).read_text("utf-8"))
        file = canonical(FileRef(FileId("f"), "a.pdf", "application/pdf", 1, "ef" * 32))
        sql = "INSERT INTO archive_copies (document, original, level, at, file) VALUES (?, ?, ?, ?, ?)"
        connection.run(sql, DOCUMENT, "ab" * 32, "B-LTA", micros(AT), file)
        connection.run("PRAGMA user_version=2")
    connection.close()
    with open_store(tmp_path, key) as store:
        (copy,) = store.archive_copies(DOCUMENT)
        assert (copy.original, copy.at, copy.file.name) == ("ab" * 32, AT, "a.pdf")


def test_a_store_of_the_first_version_is_brought_up(tmp_path: Path, key: bytes) -> None:
    connection = connect(tmp_path / DATABASE, key, create=True)
    with connection.transaction():
        _run(connection, (resources.files("vbdt.store") / "migrations" / "0001_start.sql").read_text("utf-8"))
        connection.run("PRAGMA user_version=1")
    connection.close()
    with open_store(tmp_path, key) as store:
        assert version_of(store.connection) >= 2
        assert store.levels_waiting() == ()
