"""The journal only grows at its end, and a change anywhere in it is found."""

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.store.examples import Pen
from vbdt.store.integrity import Area, check
from vbdt.store.journal import START, verify_journal
from vbdt.store.store import Store

LINE = "INSERT INTO journal (seq, previous, hash, recorded_at, event, signature) VALUES "


@pytest.fixture
def written(store: Store) -> Store:
    """A store with three lines."""
    pen = Pen()
    with store.write() as writing:
        for _ in range(3):
            writing.append(pen.submit())
    return store


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE journal SET recorded_at = '' WHERE seq = 2", "never changed"),
        ("DELETE FROM journal WHERE seq = 3", "never cut"),
        ("DELETE FROM journal", "never cut"),
        (LINE.replace("INSERT", "INSERT OR REPLACE") + "(2, zeroblob(32), zeroblob(32), '', x'', x'')", "only grows"),
        (LINE + "(6, zeroblob(32), zeroblob(32), '', x'', x'')", "only grows"),
        (LINE + "(0, zeroblob(32), zeroblob(32), '', x'', x'')", "only grows"),
    ],
)
def test_no_statement_changes_what_was_written(written: Store, statement: str, words: str) -> None:
    with pytest.raises(sqlcipher.IntegrityError, match=words):
        written.connection.run(statement)
    assert verify_journal(written.connection) == ""
    assert written.head.seq == 3


@pytest.mark.parametrize("column", ["previous", "hash", "recorded_at", "event", "signature"])
def test_a_change_by_someone_with_the_key_is_found_at_its_line(written: Store, column: str) -> None:
    """Triggers do not stop whoever can drop them; the chain tells."""
    connection = written.connection
    connection.run("DROP TRIGGER journal_never_changes")
    kind = "TEXT" if column == "recorded_at" else "BLOB"
    new = f"substr(hex({column}), 3) || '00'" if column == "recorded_at" else f"zeroblob(length({column}))"
    connection.run(f"UPDATE journal SET {column} = CAST({new} AS {kind}) WHERE seq = 2")
    assert verify_journal(connection) == "Nhật ký bị thay đổi tại dòng 2."
    assert [each.area for each in check(written)] == [Area.JOURNAL]


def test_a_cut_end_is_found_by_the_anchor_beside_the_store(written: Store) -> None:
    """What a damaged write-ahead log does: the newest lines are gone and the rest is in order."""
    connection = written.connection
    connection.run("DROP TRIGGER journal_never_shrinks")
    connection.run("DELETE FROM journal WHERE seq = 3")
    assert verify_journal(connection) == ""
    assert [each.what for each in check(written)] == [
        "Kho dữ liệu bị lùi: nhật ký chỉ còn 2 dòng, trước đây đã có 3 dòng."
    ]


def test_the_head_names_the_last_line(store: Store) -> None:
    assert (store.head.seq, store.head.hash) == (0, START)
    with store.write() as writing:
        writing.append(Pen().submit())
    assert store.head.seq == 1
    assert store.head.hash == store.connection.value("SELECT hash FROM journal WHERE seq = 1")
