"""What a damaged disk, a wrong key or a full disk look like: one sentence, and nothing written."""

import resource
import secrets
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.store.examples import Pen
from vbdt.document.filters import Filter
from vbdt.errors import UserError
from vbdt.store.database import DATABASE, DamagedStore, StoreBusy, connect
from vbdt.store.integrity import Area, check
from vbdt.store.keys import WrongPassphrase, create_lock
from vbdt.store.store import Store, create_store, open_store


@pytest.fixture
def closed(store: Store, folder: Path) -> Path:
    """The database file of a store with 60 documents, closed."""
    pen = Pen()
    with store.write() as writing:
        for number in range(60):
            document = writing.append(pen.submit(f"Về việc số {number}"))
            assert document is not None
            writing.index(document.id, "Nội dung của văn bản " * 50)
    store.close()
    return folder / DATABASE


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_file_tells_nothing(closed: Path) -> None:
    data = closed.read_bytes()
    assert not data.startswith(b"SQLite format 3")
    for word in ("quyet_dinh", "Về việc", "journal", "lanh-dao"):
        assert word.encode() not in data


def test_a_wrong_key_touches_nothing(closed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = contents(closed.parent)
    with pytest.raises(DamagedStore, match="khóa không đúng"):
        open_store(closed.parent, secrets.token_bytes(32))
    assert contents(closed.parent) == before
    assert capfd.readouterr().err == ""


def test_another_desks_key_is_told_from_damage(tmp_path: Path) -> None:
    key, _ = create_lock(tmp_path, "mật khẩu dài", use_keyring=False)
    create_store(tmp_path, key).close()
    with pytest.raises(WrongPassphrase, match="không đúng với bàn"):
        open_store(tmp_path, secrets.token_bytes(32))
    open_store(tmp_path, key).close()


@pytest.mark.parametrize("size", [1, 100, 4095, 4096, 5000, 8192, 40_960, -4096, -1])
def test_a_truncated_database_is_a_sentence(closed: Path, key: bytes, size: int) -> None:
    closed.write_bytes(closed.read_bytes()[:size])
    before = contents(closed.parent)
    try:
        with open_store(closed.parent, key) as store:
            assert {each.area for each in check(store)} == {Area.PAGES}
    except DamagedStore:
        assert contents(closed.parent) == before


def test_an_empty_file_is_not_taken_for_a_new_store(closed: Path, key: bytes) -> None:
    closed.write_bytes(b"")
    with pytest.raises(DamagedStore, match="trống hoặc tạo dở"):
        open_store(closed.parent, key)
    assert closed.read_bytes() == b""


def test_no_flipped_byte_goes_unnoticed(closed: Path, key: bytes) -> None:
    whole = closed.read_bytes()
    for place in range(50, len(whole), 4096 * 7 + 5):
        changed = bytearray(whole)
        changed[place] ^= 1
        closed.write_bytes(changed)
        try:
            with open_store(closed.parent, key) as store:
                assert Area.PAGES in {each.area for each in check(store)}, place
        except DamagedStore:
            continue


def test_a_flipped_byte_in_the_write_ahead_log_is_found_by_the_anchor(
    store: Store, folder: Path, key: bytes, tmp_path: Path
) -> None:
    """SQLite itself says nothing: it drops the log from the bad frame on."""
    pen = Pen()
    for _ in range(10):
        with store.write() as writing:
            writing.append(pen.submit())
    copy = tmp_path / "sau-mat-dien"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*-shm"))
    log = bytearray((copy / f"{DATABASE}-wal").read_bytes())
    log[-3000] ^= 1
    (copy / f"{DATABASE}-wal").write_bytes(log)
    with open_store(copy, key) as damaged:
        assert damaged.head.seq < 10
        (finding,) = check(damaged)
        assert finding.what.startswith("Kho dữ liệu bị lùi: nhật ký chỉ còn")
    assert check(store) == ()


def test_a_store_that_could_not_be_made_leaves_nothing(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(UserError, match="Ổ đĩa đã đầy"):
            create_store(tmp_path / "ban", secrets.token_bytes(32))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list((tmp_path / "ban").iterdir()) == []


def test_a_missing_database_is_not_made_anew(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(UserError, match="Không có kho dữ liệu"):
        open_store(tmp_path, key)
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_never_made_over_another(closed: Path, key: bytes) -> None:
    before = contents(closed.parent)
    with pytest.raises(UserError, match="đã có kho dữ liệu"):
        create_store(closed.parent, key)
    assert contents(closed.parent) == before


def test_a_newer_store_asks_for_a_newer_program(closed: Path, key: bytes) -> None:
    connection = connect(closed, key)
    connection.run("PRAGMA user_version=999")
    connection.close()
    with pytest.raises(UserError, match="phiên bản mới hơn"):
        open_store(closed.parent, key)


def test_a_full_disk_is_a_sentence_and_loses_nothing(store: Store) -> None:
    with store.write() as writing:
        writing.append(Pen().submit())
        pages = store.connection.value("PRAGMA page_count")
    with store.write():
        store.connection.value(f"PRAGMA max_page_count={pages + 1}")

    def fill() -> None:
        with store.write() as writing:
            writing.append(Pen().submit())
            writing.set_setting("to", bytes(1_000_000))

    with pytest.raises(UserError, match="Ổ đĩa đã đầy"):
        fill()
    assert store.count(Filter()) == 1
    assert check(store) == ()


def test_another_process_that_writes_is_waited_for_and_named(closed: Path, key: bytes) -> None:
    with open_store(closed.parent, key) as store:
        other = connect(closed, key)
        other.run("PRAGMA busy_timeout=50")
        with store.write(), pytest.raises(StoreBusy, match="đang bận"):
            other.run("BEGIN IMMEDIATE")
        other.close()


def test_a_broken_constraint_stays_a_defect(store: Store) -> None:
    with pytest.raises(sqlcipher.IntegrityError), store.write() as writing:
        writing.set_setting("x", None)  # type: ignore[arg-type]
