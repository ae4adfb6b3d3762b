"""Bodies in the mailbox folder: put there once, fetched whole or not at all."""

import errno
import hashlib
import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from tests.transport.mailbox_contract import Usage
from vbdt.document.ids import DeskId
from vbdt.errors import BadInput, UserError
from vbdt.transport.folder.bodies import KEPT_BODIES, STALE_TMP
from vbdt.transport.folder.files import is_built_in
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.folder.mark import mark

SNV, XA = DeskId("snv-van-thu"), DeskId("xa-van-thu")
BYTES = bytes(range(256)) * 12_000
NAME = hashlib.sha256(BYTES).hexdigest()


@pytest.fixture
def body(tmp_path: Path) -> Path:
    path = tmp_path / "kho" / "than-cho-gui"
    path.parent.mkdir()
    path.write_bytes(BYTES)
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "chung").mkdir()
    mark(tmp_path / "chung")
    return tmp_path / "chung"


@pytest.fixture
def sender(root: Path) -> FolderMailbox:
    return FolderMailbox(root, SNV)


@pytest.fixture
def reader(root: Path) -> FolderMailbox:
    return FolderMailbox(root, XA)


def lying(root: Path) -> Path:
    return root / "than" / f"{NAME}.than"


def test_a_body_is_put_there_once_and_fetched_whole(
    sender: FolderMailbox, reader: FolderMailbox, root: Path, body: Path, tmp_path: Path
) -> None:
    sender.deliver_body(NAME, body)
    first = lying(root).stat().st_ino
    sender.deliver_body(NAME, body)
    assert lying(root).stat().st_ino == first, "the same again is left as it is"
    into = tmp_path / "kho" / "nhan"
    assert reader.fetch_body(NAME, len(BYTES), into)
    assert into.read_bytes() == BYTES
    assert into.stat().st_mode & 0o777 == 0o600
    assert list((root / "than" / "tmp").iterdir()) == []


def test_what_was_garbled_on_the_carrier_is_written_anew(
    sender: FolderMailbox, reader: FolderMailbox, root: Path, body: Path, tmp_path: Path
) -> None:
    sender.deliver_body(NAME, body)
    sender.deliver_body(NAME, body)
    lying(root).write_bytes(bytes(len(BYTES)))
    sender.deliver_body(NAME, body)
    assert reader.fetch_body(NAME, len(BYTES), tmp_path / "den")
    assert (tmp_path / "den").read_bytes() == BYTES


def test_a_body_that_is_not_there_or_still_grows_is_waited_for(
    reader: FolderMailbox, root: Path, tmp_path: Path
) -> None:
    into = tmp_path / "nhan"
    assert not reader.fetch_body(NAME, len(BYTES), into)
    lying(root).parent.mkdir(parents=True)
    lying(root).write_bytes(BYTES[:-1])
    assert not reader.fetch_body(NAME, len(BYTES), into)
    lying(root).write_bytes(bytes(len(BYTES)))
    assert not reader.fetch_body(NAME, len(BYTES), into), "some systems give a copy its size before its content"
    lying(root).write_bytes(BYTES)
    assert reader.fetch_body(NAME, len(BYTES), into)


def test_other_bytes_that_lie_still_are_given_to_be_refused(reader: FolderMailbox, root: Path, tmp_path: Path) -> None:
    lying(root).parent.mkdir(parents=True)
    lying(root).write_bytes(bytes(len(BYTES)))
    os.utime(lying(root), (time.time() - 600,) * 2)
    assert reader.fetch_body(NAME, len(BYTES), tmp_path / "nhan")
    lying(root).write_bytes(bytes(len(BYTES) + 1))
    with pytest.raises(BadInput, match="không phải nội dung"):
        reader.fetch_body(NAME, len(BYTES), tmp_path / "nhan")


def test_a_body_cut_short_on_the_carrier_is_put_there_again(sender: FolderMailbox, root: Path, body: Path) -> None:
    sender.deliver_body(NAME, body)
    lying(root).write_bytes(BYTES[:100])
    sender.deliver_body(NAME, body)
    assert lying(root).read_bytes() == BYTES


def test_a_changed_or_lost_body_of_ours_never_leaves(sender: FolderMailbox, root: Path, body: Path) -> None:
    body.write_bytes(BYTES[:-1] + b"?")
    with pytest.raises(BadInput, match="bị mất hoặc bị hỏng"):
        sender.deliver_body(NAME, body)
    body.unlink()
    with pytest.raises(BadInput, match="bị mất hoặc bị hỏng"):
        sender.deliver_body(NAME, body)
    assert [path for path in (root / "than").rglob("*") if path.is_file()] == []


def test_a_forgotten_body_is_gone_and_forgetting_again_is_no_error(
    sender: FolderMailbox, reader: FolderMailbox, body: Path, tmp_path: Path
) -> None:
    sender.deliver_body(NAME, body)
    sender.forget_body(NAME)
    sender.forget_body(NAME)
    assert not reader.fetch_body(NAME, len(BYTES), tmp_path / "nhan")


@pytest.mark.parametrize("name", ["", "../x", NAME.upper(), NAME[:-1], f"{NAME}/x"])
def test_only_digests_are_names(sender: FolderMailbox, body: Path, name: str, tmp_path: Path) -> None:
    for act in (
        lambda: sender.deliver_body(name, body),
        lambda: sender.fetch_body(name, 1, tmp_path / "nhan"),
        lambda: sender.forget_body(name),
    ):
        with pytest.raises(BadInput, match="không hợp lệ"):
            act()


def test_a_body_leaves_room_for_receipts(
    sender: FolderMailbox, root: Path, body: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The size of the disk is played."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, 200_000_000 + len(BYTES)))
    with pytest.raises(UserError, match="đã đầy"):
        sender.deliver_body(NAME, body)
    assert not lying(root).exists()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**8, 0, 10**7))
    sender.deliver_body(NAME, body)


def test_a_link_that_breaks_while_fetching_is_the_mailboxs_fault(
    sender: FolderMailbox,
    reader: FolderMailbox,
    body: Path,
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sender.deliver_body(NAME, body)
    real = Path.open

    def broken(path: Path, *rest: object, **more: object) -> object:
        if path.suffix == ".than":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", broken)
    with pytest.raises(UserError, match="Không đọc hoặc ghi được hộp thư"):
        reader.fetch_body(NAME, len(BYTES), tmp_path / "nhan")


def test_what_broken_off_senders_left_is_swept(sender: FolderMailbox, root: Path, body: Path) -> None:
    sender.deliver_body(NAME, body)
    drafts = root / "than" / "tmp"
    for name, age in (("old", STALE_TMP + 60), ("young", 60)):
        (drafts / name).write_bytes(b"x")
        os.utime(drafts / name, (time.time() - age,) * 2)
    os.utime(lying(root), (time.time() - 9 * STALE_TMP,) * 2)
    with FolderMailbox(root, XA):
        pass
    assert [path.name for path in drafts.iterdir()] == ["young"]
    assert lying(root).exists()


def test_what_others_take_away_meanwhile_hinders_no_opening(root: Path) -> None:
    """Senders name their drafts, and forget their bodies, while a desk opens its box."""
    FolderMailbox(root, XA).deliver(XA, "a.goi", b"x")
    folders = (root / XA / "tmp", root / "than", root / "than" / "tmp")
    ended = threading.Event()

    def come_and_go() -> None:
        while not ended.is_set():
            for n, folder in enumerate(folders * 40):
                folder.mkdir(exist_ok=True)
                (folder / f"{n:064x}.than").touch()
            for n, folder in enumerate(folders * 40):
                (folder / f"{n:064x}.than").unlink()

    other = threading.Thread(target=come_and_go)
    other.start()
    try:
        for _ in range(150):
            with FolderMailbox(root, XA):
                pass
    finally:
        ended.set()
        other.join()


def test_a_missing_root_is_a_sentence(tmp_path: Path, body: Path) -> None:
    away = FolderMailbox(tmp_path / "o-mang", SNV)
    for act in (
        lambda: away.deliver_body(NAME, body),
        lambda: away.fetch_body(NAME, 1, tmp_path / "nhan"),
        lambda: away.forget_body(NAME),
        away.flush,
    ):
        with pytest.raises(UserError, match="Không thấy thư mục hộp thư"):
            act()


def test_after_flush_the_folder_may_be_unplugged(sender: FolderMailbox, body: Path, root: Path) -> None:
    sender.deliver_body(NAME, body)
    sender.flush()
    assert lying(root).read_bytes() == BYTES


def test_what_nobody_knows_is_not_built_in(tmp_path: Path) -> None:
    assert not is_built_in(tmp_path / "khong-co")
    assert not is_built_in(Path("/proc"))


def put_at(root: Path, name: str, age: float) -> Path:
    path = root / "than" / name[:2] / f"{name}.than"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"than")
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_what_lies_on_a_shelf_is_found_left_and_taken_off(
    sender: FolderMailbox, reader: FolderMailbox, root: Path, body: Path, tmp_path: Path
) -> None:
    """As the writers of a crowded folder, or an earlier version of this program, put it there."""
    shelf = root / "than" / NAME[:2]
    shelf.mkdir(parents=True)
    shutil.copy(body, shelf / f"{NAME}.than")
    sender.deliver_body(NAME, body)
    assert not lying(root).exists()
    assert reader.fetch_body(NAME, len(BYTES), tmp_path / "den")
    assert reader.bodies() == [shelf / f"{NAME}.than"]
    sender.forget_body(NAME)
    assert reader.bodies() == []


def test_bodies_of_those_who_are_no_more_are_removed_after_months(reader: FolderMailbox, root: Path) -> None:
    old, young = put_at(root, "a" * 64, KEPT_BODIES + 60), put_at(root, "b" * 64, 0)
    kept = put_at(root, "c" * 64, KEPT_BODIES - 3600)
    with reader:
        pass
    assert (old.exists(), young.exists(), kept.exists()) == (False, True, True)


@pytest.mark.parametrize("ours", [True, False])
def test_a_clock_that_is_years_ahead_removes_nothing(
    reader: FolderMailbox, root: Path, monkeypatch: pytest.MonkeyPatch, *, ours: bool
) -> None:
    bodies = [put_at(root, digit * 64, n * 86_400) for n, digit in enumerate("abc")]
    if ours:
        ahead = time.time() + 10 * 365 * 86_400
        monkeypatch.setattr("vbdt.transport.folder.bodies.time.time", lambda: ahead)
    else:
        put_at(root, "d" * 64, -10 * 365 * 86_400)
    with reader:
        pass
    assert all(path.exists() for path in bodies)
