"""Files beside the database: encrypted, whole or refused, swept when nobody knows them."""

import hashlib
import os
import resource
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from vbdt.document.ids import FileId
from vbdt.errors import BadInput, UserError
from vbdt.store.files import CHUNK, FOLDER, DamagedFile
from vbdt.store.store import Store, open_store

TEXT = "Quyết định khen thưởng ".encode() * 100


def stored(folder: Path) -> list[Path]:
    return [path for path in (folder / FOLDER).rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_is_read_is_what_was_added(store: Store, size: int) -> None:
    data = os.urandom(size)
    ref = store.files.add(data, "van-ban.pdf", "application/pdf")
    assert (ref.size, ref.sha256) == (size, hashlib.sha256(data).hexdigest())
    assert store.files.read(ref) == store.files.read(ref.id) == data
    assert store.files.has(ref.sha256)


def test_nothing_readable_lies_on_the_disk(store: Store, folder: Path) -> None:
    store.files.add(TEXT, "khen-thuong.txt", "text/plain")
    (path,) = stored(folder)
    assert b"khen" not in path.read_bytes()
    assert "khen" not in path.name


def test_the_same_bytes_are_kept_once(store: Store, folder: Path) -> None:
    first = store.files.add(TEXT, "a.txt", "text/plain")
    second = store.files.add(TEXT, "b.txt", "text/plain")
    assert (second.id, second.name) == (first.id, "b.txt")
    assert len(stored(folder)) == 1


def test_a_reference_from_another_desk_finds_the_same_bytes(store: Store) -> None:
    own = store.files.add(TEXT, "a.txt", "text/plain")
    foreign = replace(own, id=FileId("e" * 32))
    store.files.keep(foreign, TEXT)
    assert store.files.read(foreign) == TEXT
    with pytest.raises(BadInput, match="không đúng với mã băm"):
        store.files.keep(foreign, TEXT + b" ")


def test_any_changed_bit_is_refused(store: Store, folder: Path) -> None:
    ref = store.files.add(os.urandom(CHUNK + 100), "van-ban.pdf", "application/pdf")
    (path,) = stored(folder)
    whole = path.read_bytes()
    for place in (0, CHUNK // 2, CHUNK + 15, CHUNK + 16, len(whole) - 1):
        changed = bytearray(whole)
        changed[place] ^= 1
        path.write_bytes(changed)
        with pytest.raises(DamagedFile, match=r"«van-ban\.pdf» trong kho bị mất hoặc bị hỏng"):
            store.files.read(ref)


@pytest.mark.parametrize("size", [0, 10, CHUNK, CHUNK + 16, CHUNK + 20, -1])
def test_a_cut_file_is_refused(store: Store, folder: Path, size: int) -> None:
    """Also when it is cut between two chunks: the last one is marked as the last."""
    ref = store.files.add(os.urandom(2 * CHUNK), "van-ban.pdf", "application/pdf")
    (path,) = stored(folder)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(DamagedFile):
        store.files.read(ref)


def test_a_lost_file_is_a_sentence(store: Store, folder: Path) -> None:
    ref = store.files.add(TEXT, "a.txt", "text/plain")
    stored(folder)[0].unlink()
    with pytest.raises(DamagedFile, match=r"«a\.txt»"):
        store.files.read(ref)
    with pytest.raises(DamagedFile, match="Không có tệp này"):
        store.files.read(FileId("x"))


def test_files_of_two_stores_do_not_fit_each_other(store: Store, folder: Path) -> None:
    first = store.files.add(b"1" * 100, "a", "text/plain")
    second = store.files.add(b"2" * 100, "b", "text/plain")
    one, two = (next(each for each in stored(folder) if each.name == ref.id) for ref in (first, second))
    one.write_bytes(two.read_bytes())
    with pytest.raises(DamagedFile):
        store.files.read(first)


def test_a_file_added_in_a_write_that_fails_is_not_known(store: Store, folder: Path) -> None:
    def act() -> None:
        with store.write():
            store.files.add(TEXT, "a.txt", "text/plain")
            raise RuntimeError("a fault of ours")

    with pytest.raises(RuntimeError):
        act()
    assert not store.files.has(hashlib.sha256(TEXT).hexdigest())
    assert len(stored(folder)) == 1, "the bytes stay until the sweep"
    assert store.files.sweep() == 0, "young files may belong to a write that goes on elsewhere"
    assert store.files.sweep(older_than=0) == 1
    assert stored(folder) == []


def test_opening_sweeps(store: Store, folder: Path, key: bytes) -> None:
    ref = store.files.add(TEXT, "a.txt", "text/plain")
    leftover = stored(folder)[0].with_name("abc.tmp")
    leftover.write_bytes(b"half")
    os.utime(leftover, (0, 0))
    store.close()
    with open_store(folder, key) as again:
        assert [path.name for path in stored(folder)] == [ref.id]
        assert again.files.read(ref) == TEXT


def test_a_full_disk_is_a_sentence_and_leaves_nothing(store: Store, folder: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    store.files.add(TEXT, "a.txt", "text/plain")
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(UserError, match="Ổ đĩa đã đầy"):
            store.files.add(os.urandom(200_000), "b.pdf", "application/pdf")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert len(stored(folder)) == 1


def test_two_threads_adding_the_same_bytes_agree(store: Store) -> None:
    ids: list[str] = []
    threads = [
        threading.Thread(target=lambda: ids.append(store.files.add(TEXT, "a", "text/plain").id)) for _ in range(6)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(set(ids)) == 1
    assert store.files.read(FileId(ids[0])) == TEXT
