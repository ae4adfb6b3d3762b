"""A backup opens with the same keys and holds everything; a second one copies only what is new."""

import secrets
from pathlib import Path

import pytest

from tests.store.examples import LEADER, Pen, post_sealed
from vbdt.document.filters import Filter
from vbdt.document.ids import PackageId
from vbdt.errors import UserError
from vbdt.store.backup import backup, restore
from vbdt.store.database import DATABASE
from vbdt.store.files import FOLDER
from vbdt.store.integrity import Area
from vbdt.store.keys import WrongPassphrase, create_lock, unlock
from vbdt.store.moments import utc_now
from vbdt.store.store import Store, create_store, open_store

PASSPHRASE = "mật khẩu của bàn"


@pytest.fixture
def key(folder: Path) -> bytes:
    folder.mkdir()
    return create_lock(folder, PASSPHRASE, use_keyring=False)[0]


def fill(store: Store) -> None:
    with store.write() as writing:
        document = writing.append(Pen().submit("Về việc khen thưởng"))
        assert document is not None
        writing.index(document.id, "tập thể tiêu biểu")
        post_sealed(writing, PackageId("p1"), [LEADER], "history")
    store.files.add(b"noi dung", "van-ban.pdf", "application/pdf")


def test_what_was_backed_up_comes_back(store: Store, tmp_path: Path, key: bytes) -> None:
    fill(store)
    backup(store, tmp_path / "sao-luu")
    assert restore(tmp_path / "sao-luu", tmp_path / "lai", key) == ()
    with open_store(tmp_path / "lai", unlock(tmp_path / "lai", PASSPHRASE)) as again:
        assert again.head == store.head
        assert again.documents(Filter()) == store.documents(Filter())
        assert len(again.search("tập thể")) == 1
        (posting,) = again.outbox.due(utc_now(), 1)
        assert again.outbox.pointer(posting.row) == b"p1 van cho lanh-dao"
        assert posting.body is not None
        assert again.outbox.body_path(posting.body).read_bytes() == b"sealed"
        assert again.files.read(again.files.all_ids()[0]) == b"noi dung"


def test_a_second_backup_copies_only_new_files(store: Store, tmp_path: Path) -> None:
    fill(store)
    backup(store, tmp_path / "sao-luu")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "sao-luu" / FOLDER).rglob("*") if path.is_file()}
    store.files.add(b"them", "phu-luc.pdf", "application/pdf")
    backup(store, tmp_path / "sao-luu")
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "sao-luu" / FOLDER).rglob("*") if path.is_file()}
    assert len(after) == len(before) + 1
    assert before.items() <= after.items()


def test_a_backup_is_as_closed_as_the_desk(store: Store, tmp_path: Path) -> None:
    fill(store)
    backup(store, tmp_path / "sao-luu")
    everything = b"".join(path.read_bytes() for path in (tmp_path / "sao-luu").rglob("*") if path.is_file())
    assert b"khen" not in everything
    assert b"noi dung" not in everything
    with pytest.raises(WrongPassphrase):
        restore(tmp_path / "sao-luu", tmp_path / "lai", secrets.token_bytes(32))
    assert not (tmp_path / "lai").exists()


def test_a_damaged_backup_is_told_and_nothing_is_half_restored(store: Store, tmp_path: Path, key: bytes) -> None:
    fill(store)
    backup(store, tmp_path / "sao-luu")
    (path,) = (each for each in (tmp_path / "sao-luu" / FOLDER).rglob("*") if each.is_file())
    path.write_bytes(path.read_bytes()[:-1])
    assert [each.area for each in restore(tmp_path / "sao-luu", tmp_path / "lai", key)] == [Area.FILES]
    database = tmp_path / "sao-luu" / DATABASE
    database.write_bytes(database.read_bytes()[:3000])
    with pytest.raises(UserError):
        restore(tmp_path / "sao-luu", tmp_path / "lai-nua", key)
    assert not (tmp_path / "lai-nua").exists()
    assert not list(tmp_path.glob("*.tmp"))


def test_a_desk_is_never_written_over(store: Store, tmp_path: Path, folder: Path, key: bytes) -> None:
    backup(store, tmp_path / "sao-luu")
    with pytest.raises(UserError, match="không trống"):
        restore(tmp_path / "sao-luu", folder, key)


def test_what_happens_after_a_backup_does_not_change_it(tmp_path: Path) -> None:
    key = secrets.token_bytes(32)
    with create_store(tmp_path / "ban", key) as store:
        fill(store)
        backup(store, tmp_path / "sao-luu")
        with store.write() as writing:
            writing.append(Pen().submit())
        assert restore(tmp_path / "sao-luu", tmp_path / "lai", key) == ()
