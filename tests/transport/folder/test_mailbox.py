"""The folder mailbox on a real disk: durable delivery, scanning as the truth, watching as a mere wake-up."""

import errno
import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sealing import Mail, seal_inline
from vbdt.document.ids import AgencyId, DeskId
from vbdt.errors import BadInput, UserError
from vbdt.transport.body import PackageKind
from vbdt.transport.folder.bodies import STALE_TMP
from vbdt.transport.folder.errors import explain
from vbdt.transport.folder.mailbox import KEPT_DONE, FolderMailbox
from vbdt.transport.folder.mark import mark
from vbdt.transport.keys import DeskKeys
from vbdt.transport.mailbox import Arrival
from vbdt.transport.refusal import PackageRefused

SNV, XA = DeskId("snv-van-thu"), DeskId("xa-van-thu")


@pytest.fixture(autouse=True)
def _a_mailbox(tmp_path: Path) -> None:
    mark(tmp_path)


@pytest.fixture
def letter(snv: DeskKeys, xa: DeskKeys) -> bytes:
    mail = Mail(PackageKind.DOCUMENT, AgencyId("H30.4"), SNV, XA, {"document.edxml": b"x" * 5000})
    return seal_inline(mail, snv.signing, xa.reads)


@pytest.fixture
def box(tmp_path: Path) -> FolderMailbox:
    """The commune's mailbox, unwatched: scanning alone must do."""
    mailbox = FolderMailbox(tmp_path, XA)
    assert names(mailbox) == []
    return mailbox


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[FolderMailbox]:
    with FolderMailbox(tmp_path, XA) as mailbox:
        yield mailbox


@pytest.fixture
def sender(tmp_path: Path) -> FolderMailbox:
    return FolderMailbox(tmp_path, SNV)


def names(mailbox: FolderMailbox) -> list[str]:
    return [each.name for each in mailbox.incoming()]


def test_a_package_goes_from_desk_to_desk(
    box: FolderMailbox, sender: FolderMailbox, letter: bytes, tmp_path: Path
) -> None:
    sender.deliver(XA, "a.goi", letter)
    (arrival,) = box.incoming()
    assert arrival == Arrival("a.goi", len(letter))
    assert box.fetch(arrival) == letter
    box.settle("a.goi")
    assert names(box) == []
    assert (tmp_path / XA / "done" / "a.goi").read_bytes() == letter
    assert list((tmp_path / XA / "tmp").iterdir()) == []


def test_the_same_package_twice_lies_there_once(box: FolderMailbox, sender: FolderMailbox, letter: bytes) -> None:
    sender.deliver(XA, "a.goi", letter)
    sender.deliver(XA, "a.goi", letter)
    assert names(box) == ["a.goi"]


def test_oldest_first(box: FolderMailbox, sender: FolderMailbox, letter: bytes, tmp_path: Path) -> None:
    for n, name in enumerate(["c.goi", "a.goi", "b.goi"]):
        sender.deliver(XA, name, letter)
        os.utime(tmp_path / XA / "new" / name, (time.time() - 30 + n,) * 2)
    assert names(box) == ["c.goi", "a.goi", "b.goi"]


def test_what_a_killed_sender_left_in_tmp_is_never_read(box: FolderMailbox, letter: bytes, tmp_path: Path) -> None:
    (tmp_path / XA / "tmp" / "a.goi.1234").write_bytes(letter[:100])
    assert names(box) == []


def test_old_leavings_are_swept_and_young_ones_kept(tmp_path: Path) -> None:
    with FolderMailbox(tmp_path, XA):
        pass
    ages = {
        "tmp/old": STALE_TMP + 60,
        "tmp/young": 60.0,
        "done/old": KEPT_DONE + 60,
        "done/young": 60.0,
        "quarantine/old": 9e8,
    }
    for name, age in ages.items():
        path = tmp_path / XA / name
        path.write_bytes(b"x")
        os.utime(path, (time.time() - age,) * 2)
    with FolderMailbox(tmp_path, XA):
        left = sorted(f"{p.parent.name}/{p.name}" for p in (tmp_path / XA).glob("*/*"))
    assert left == ["done/young", "quarantine/old", "tmp/young"]


def test_strange_things_in_new_are_left_alone(box: FolderMailbox, letter: bytes, tmp_path: Path) -> None:
    new = tmp_path / XA / "new"
    (new / "ghi-chu.txt").write_text("xin chào")
    (new / ".an.goi").write_bytes(letter)
    (new / "thu mục lạ.goi").mkdir()
    (new / "folder.goi").mkdir()
    (new / "link.goi").symlink_to("/etc/passwd")
    assert names(box) == []
    assert len(list(new.iterdir())) == 5


def test_a_file_that_is_still_being_copied_waits(tmp_path: Path, letter: bytes) -> None:
    with FolderMailbox(tmp_path, XA, patience=5) as box:
        path = tmp_path / XA / "new" / "a.goi"
        path.write_bytes(letter[:-10])
        assert names(box) == []
        path.write_bytes(letter)
        assert names(box) == ["a.goi"]
        path.write_bytes(letter[:-10])
        os.utime(path, (time.time() - 10,) * 2)
        assert names(box) == ["a.goi"], "a copy that was broken off is handed over, to be refused"


def test_quarantine_keeps_the_file_and_the_reason(
    box: FolderMailbox, sender: FolderMailbox, letter: bytes, tmp_path: Path
) -> None:
    for data, reason in ((letter, "Gói tin bị hỏng."), (letter + b"x", "Không rõ nơi gửi.")):
        sender.deliver(XA, "a.goi", data)
        box.quarantine("a.goi", reason)
    kept = tmp_path / XA / "quarantine"
    assert sorted(path.name for path in kept.iterdir()) == ["a.goi", "a.goi.2", "a.goi.2.txt", "a.goi.txt"]
    assert (kept / "a.goi.txt").read_text(encoding="utf-8") == "Gói tin bị hỏng.\n"
    assert (kept / "a.goi").read_bytes() == letter
    assert names(box) == []


def test_the_same_again_is_no_second_copy(
    box: FolderMailbox, sender: FolderMailbox, letter: bytes, tmp_path: Path
) -> None:
    """A sender who hears nothing sends it every day for a month."""
    for reason in ("Không rõ nơi gửi.", "Không rõ nơi gửi.", "Gói tin đã bị sửa đổi."):
        sender.deliver(XA, "a.goi", letter)
        box.quarantine("a.goi", reason)
    kept = tmp_path / XA / "quarantine"
    assert sorted(path.name for path in kept.iterdir()) == ["a.goi", "a.goi.txt"]
    assert (kept / "a.goi.txt").read_text(encoding="utf-8") == "Gói tin đã bị sửa đổi.\n"
    assert names(box) == []


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, letter: bytes) -> None:
    with FolderMailbox(tmp_path, XA, size_limit=100) as box:
        (tmp_path / XA / "new" / "a.goi").write_bytes(letter)
        (arrival,) = box.incoming()
        with pytest.raises(PackageRefused, match="vượt quá"):
            box.fetch(arrival)


def test_a_file_that_vanished_is_no_error(box: FolderMailbox) -> None:
    assert box.fetch(Arrival("gone.goi", 10)) is None
    box.settle("gone.goi")


def test_an_arrival_ends_the_wait(watched: FolderMailbox, sender: FolderMailbox, letter: bytes) -> None:
    assert watched.is_watching
    timer = threading.Timer(0.2, sender.deliver, (XA, "a.goi", letter))
    timer.start()
    began = time.monotonic()
    watched.wait(20)
    assert time.monotonic() - began < 10
    timer.join()
    assert names(watched) == ["a.goi"]


def test_reading_and_putting_away_do_not_end_the_wait(
    watched: FolderMailbox, sender: FolderMailbox, letter: bytes
) -> None:
    sender.deliver(XA, "a.goi", letter)
    time.sleep(0.3)
    watched.wait(0)
    for arrival in watched.incoming():
        watched.fetch(arrival)
        watched.settle(arrival.name)
    began = time.monotonic()
    watched.wait(0.5)
    assert time.monotonic() - began >= 0.5


def test_a_crowded_box_gets_sub_folders_and_its_reader_finds_everything(letter: bytes, tmp_path: Path) -> None:
    sender = FolderMailbox(tmp_path, SNV, crowded=3)
    for n in range(6):
        sender.deliver(XA, f"{n}.goi", letter)
    sender.deliver(XA, "5.goi", letter)
    assert len(list((tmp_path / XA / "new").glob("*.goi"))) == 3
    assert len(list((tmp_path / XA / "new").glob("??/*.goi"))) == 3
    with FolderMailbox(tmp_path, XA) as box:
        assert names(box) == [f"{n}.goi" for n in range(6)]
        assert box.fetch(Arrival("5.goi", len(letter))) == letter
        box.quarantine("4.goi", "lý do")
        box.settle("5.goi")
        assert names(box) == ["0.goi", "1.goi", "2.goi", "3.goi"]


def test_an_arrival_in_a_sub_folder_ends_the_wait(watched: FolderMailbox, letter: bytes, tmp_path: Path) -> None:
    FolderMailbox(tmp_path, SNV, crowded=0).deliver(XA, "a.goi", letter)
    time.sleep(0.3)
    watched.wait(0)
    timer = threading.Timer(0.2, FolderMailbox(tmp_path, SNV, crowded=0).deliver, (XA, "b.goi", letter))
    timer.start()
    began = time.monotonic()
    watched.wait(20)
    assert time.monotonic() - began < 10
    timer.join()


def test_a_carrier_that_changes_bytes_is_found_out_when_it_is_read_back(
    tmp_path: Path, letter: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stick is played by a disk call that loses a byte, because no real one does so on demand."""
    real = os.fsync

    def losing(handle: int) -> None:
        if os.readlink(f"/proc/self/fd/{handle}").find("/tmp/a.goi") >= 0:
            os.pwrite(handle, b"?", 100)
        real(handle)

    monkeypatch.setattr(os, "fsync", losing)
    with pytest.raises(UserError, match="Không đọc hoặc ghi"):
        FolderMailbox(tmp_path, SNV, careful=True).deliver(XA, "a.goi", letter)
    assert list((tmp_path / XA).rglob("a.goi*")) == []


def test_wake_ends_the_wait(box: FolderMailbox) -> None:
    box.wake()
    began = time.monotonic()
    box.wait(20)
    assert time.monotonic() - began < 10


def test_a_replaced_folder_is_scanned_and_watched_again(
    watched: FolderMailbox, sender: FolderMailbox, letter: bytes, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / XA)
    time.sleep(0.3)
    sender.deliver(XA, "a.goi", letter)
    assert names(watched) == ["a.goi"]
    time.sleep(0.2)
    watched.wait(0)
    sender.deliver(XA, "b.goi", letter)
    began = time.monotonic()
    watched.wait(20)
    assert time.monotonic() - began < 10
    assert names(watched) == ["a.goi", "b.goi"]


def test_a_missing_root_is_a_sentence_and_is_not_made(tmp_path: Path, letter: bytes) -> None:
    root = tmp_path / "o-mang"
    with pytest.raises(UserError, match="Không thấy thư mục hộp thư"):
        FolderMailbox(root, SNV).deliver(XA, "a.goi", letter)
    with pytest.raises(UserError, match="Không thấy"), FolderMailbox(root, SNV):
        pass
    assert not root.exists()


def test_a_root_that_goes_away_while_we_run(box: FolderMailbox, tmp_path: Path) -> None:
    away = tmp_path.with_name(f"{tmp_path.name}-away")
    tmp_path.rename(away)
    with pytest.raises(UserError, match="Không thấy"):
        list(box.incoming())
    away.rename(tmp_path)
    assert names(box) == []


@pytest.mark.parametrize("name", ["../a.goi", "", "a/b.goi", ".goi", "a\n.goi"])
def test_names_that_lead_elsewhere_are_refused(sender: FolderMailbox, name: str) -> None:
    with pytest.raises(BadInput):
        sender.deliver(XA, name, b"")
    with pytest.raises(BadInput):
        sender.deliver(DeskId(name), "a.goi", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_a_sentence_and_leaves_nothing(tmp_path: Path, sender: FolderMailbox, letter: bytes) -> None:
    """The quarantine's note goes to a device that is always full."""
    with FolderMailbox(tmp_path, XA) as box:
        sender.deliver(XA, "a.goi", letter)
        (tmp_path / XA / "quarantine" / "a.goi.txt").symlink_to("/dev/full")
        with pytest.raises(UserError, match="đã đầy"):
            box.quarantine("a.goi", "lý do")
        assert names(box) == ["a.goi"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "đã đầy"),
        (errno.EROFS, "quyền ghi"),
        (errno.EACCES, "quyền ghi"),
        (errno.ENOENT, "Không thấy"),
        (errno.EXDEV, "hai ổ đĩa"),
        (errno.EIO, "Không đọc hoặc ghi"),
    ],
)
def test_each_failure_of_the_disk_has_its_sentence(number: int, words: str) -> None:
    error = explain(OSError(number, os.strerror(number)), Path("/hop-thu"))
    assert words in str(error)
    assert error.cure
