"""What is kept of signatures beside the history, and the way of an old store to it."""

from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path

from tests.store.examples import Pen
from vbdt.document.ids import DocumentId
from vbdt.store.database import DATABASE, connect
from vbdt.store.integrity import check
from vbdt.store.levels import ArchiveCopy
from vbdt.store.migrate import _run, version_of
from vbdt.store.store import Store, open_store

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
    assert (store.evidence(DOCUMENT), store.archive_copy(DOCUMENT), store.head) == ((file,), copy, head)
    assert store.archive_copy(DocumentId("khác")) is None
    assert check(store) == ()


def test_a_store_of_the_first_version_is_brought_up(tmp_path: Path, key: bytes) -> None:
    connection = connect(tmp_path / DATABASE, key, create=True)
    with connection.transaction():
        _run(connection, (resources.files("vbdt.store") / "migrations" / "0001_start.sql").read_text("utf-8"))
        connection.run("PRAGMA user_version=1")
    connection.close()
    with open_store(tmp_path, key) as store:
        assert version_of(store.connection) >= 2
        assert store.levels_waiting() == ()
