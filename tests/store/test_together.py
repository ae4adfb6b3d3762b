"""Files that are added together: one wait for the disk, and nothing that names them before it is over."""

import os
from pathlib import Path

import pytest

from tests.store.examples import LEADER, post_sealed
from vbdt.document.ids import PackageId, random_id
from vbdt.errors import UserError
from vbdt.store import unsynced
from vbdt.store.files import FOLDER
from vbdt.store.store import Store, open_store


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files were waited for at once, each time."""
    seen: list[int] = []

    def counted(handles: list[int]) -> None:
        seen.append(len(handles))
        real(handles)

    real = unsynced.sync_all
    monkeypatch.setattr(unsynced, "sync_all", counted)
    return seen


def test_one_wait_for_all_files_of_a_transaction(store: Store, waits: list[int]) -> None:
    with store.files.together():
        for n in range(5):
            store.files.add(f"văn bản {n}".encode(), "a.pdf", "application/pdf")
        with store.write():
            store.files.add(b"trong giao", "b.pdf", "application/pdf")
    assert waits == [5, 1], "what was prepared before the lock was taken, then what came inside"
    assert len(store.files.all_ids()) == 6


def test_bodies_and_files_of_one_transaction_share_a_wait(store: Store, waits: list[int]) -> None:
    with store.write() as writing:
        store.files.add(b"van ban", "a.pdf", "application/pdf")
        for _ in range(3):
            post_sealed(writing, PackageId(random_id()), [LEADER], "history", None, os.urandom(100))
    assert waits == [4]
    assert store.outbox.missing() == ()


def test_what_was_gathered_can_be_read_at_once_and_is_kept_once(store: Store, folder: Path) -> None:
    with store.files.together():
        first = store.files.add(b"mot", "a.pdf", "application/pdf")
        assert store.files.add(b"mot", "b.pdf", "application/pdf").id == first.id
        assert store.files.has(first.sha256)
        assert store.files.read(first) == store.files.read(first.id) == b"mot"
        with store.write():
            pass
        assert store.files.read(first) == b"mot"
    assert store.files.all_ids() == (first.id,)


def test_without_a_transaction_nobody_knows_them(store: Store) -> None:
    with store.files.together():
        lost = store.files.add(b"mot", "a.pdf", "application/pdf")
    assert not store.files.has(lost.sha256)
    assert store.files.sweep(older_than=0) == 1


def test_after_a_failed_transaction_the_next_one_names_them(store: Store) -> None:
    with store.files.together():
        kept = store.files.add(b"mot", "a.pdf", "application/pdf")
        with pytest.raises(ZeroDivisionError), store.write():
            raise ZeroDivisionError
        assert store.files.all_ids() == ()
        with store.write():
            pass
    assert store.files.read(kept) == b"mot"


def test_a_disk_that_failed_once_is_not_asked_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux may call the same pages clean the second time: nothing of the batch may be named then."""

    def fail(_: list[int]) -> None:
        raise OSError(5, "Input/output error")

    with store.files.together():
        store.files.add(b"mot", "a.pdf", "application/pdf")
        with monkeypatch.context() as patched:
            patched.setattr(unsynced, "sync_all", fail)
            with pytest.raises(UserError, match="Ổ đĩa báo lỗi"), store.write():
                pass
        with pytest.raises(UserError, match="Ổ đĩa báo lỗi"), store.write():
            pass
    assert store.files.all_ids() == ()
    store.files.add(b"mot", "a.pdf", "application/pdf")
    assert len(store.files.all_ids()) == 1, "the next batch is judged for itself"


def test_what_was_committed_is_there_when_the_store_is_opened_again(folder: Path, key: bytes, store: Store) -> None:
    with store.files.together():
        kept = [store.files.add(os.urandom(1000), "a.pdf", "application/pdf") for _ in range(3)]
        with store.write():
            pass
    store.close()
    with open_store(folder, key) as again:
        assert [len(again.files.read(each)) for each in kept] == [1000] * 3
    assert len({path.parent for path in (folder / FOLDER).rglob("*") if path.is_file()}) == 1, "one folder to wait for"
