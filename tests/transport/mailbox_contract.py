"""What every carrier must keep, whatever it is made of. Each carrier's test module runs these with its own `boxes`."""

import hashlib
import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest

from tests.sealing import Mail, seal_inline
from vbdt.document.ids import AgencyId, DeskId
from vbdt.errors import BadInput, UserError
from vbdt.transport.body import PackageKind
from vbdt.transport.keys import DeskKeys
from vbdt.transport.mailbox import Arrival, Parcel, Wanted
from vbdt.transport.moving import OpenMailbox

MB = 1 << 20


class Usage(NamedTuple):
    total: int
    used: int
    free: int


class Boxes(Protocol):
    """Two desks on one carrier; `again` closes a desk's mailbox without a word, as a killed program, and reopens it."""

    sender: OpenMailbox
    reader: OpenMailbox
    address: DeskId

    def again(self) -> OpenMailbox: ...

    def quarantined(self) -> Path: ...


Letter = Callable[[], bytes]


def waiting(mailbox: OpenMailbox, *, count: int | None = None) -> list[str]:
    """Names in the box, after at most a few seconds when a number is expected."""
    until = time.monotonic() + 5
    while True:
        names = [each.name for each in mailbox.incoming()]
        if count is None or len(names) >= count or time.monotonic() > until:
            return names
        mailbox.wait(0.2)


class MailboxContract:
    @pytest.fixture
    def letter(self, snv: DeskKeys, xa: DeskKeys) -> Letter:
        def make() -> bytes:
            mail = Mail(PackageKind.STATUS, AgencyId("H30.4"), DeskId("noi-gui"), DeskId("noi-nhan"), {"a": b"x" * 500})
            return seal_inline(mail, snv.signing, xa.reads)

        return make

    @pytest.fixture
    def body(self, tmp_path: Path) -> tuple[str, Path]:
        path = tmp_path / "body"
        path.write_bytes(os.urandom(3 * MB + 17))
        return hashlib.sha256(path.read_bytes()).hexdigest(), path

    def test_a_package_goes_from_desk_to_desk(self, boxes: Boxes, letter: Letter) -> None:
        data = letter()
        boxes.sender.deliver(boxes.address, "a.goi", data)
        assert waiting(boxes.reader, count=1) == ["a.goi"]
        (arrival,) = boxes.reader.incoming()
        assert arrival == Arrival("a.goi", len(data))
        assert boxes.reader.fetch(arrival) == data
        boxes.reader.settle("a.goi")
        assert waiting(boxes.reader) == []
        assert boxes.reader.fetch(arrival) is None
        assert waiting(boxes.again()) == []

    def test_the_same_package_twice_lies_there_once(self, boxes: Boxes, letter: Letter) -> None:
        data = letter()
        for _ in range(3):
            boxes.sender.deliver(boxes.address, "a.goi", data)
        time.sleep(0.3)
        assert waiting(boxes.reader, count=1) == ["a.goi"]

    def test_oldest_first(self, boxes: Boxes, letter: Letter) -> None:
        for name in ("c.goi", "a.goi", "b.goi"):
            boxes.sender.deliver(boxes.address, name, letter())
            time.sleep(0.02)
        assert waiting(boxes.reader, count=3) == ["c.goi", "a.goi", "b.goi"]

    def test_what_is_not_settled_comes_again(self, boxes: Boxes, letter: Letter) -> None:
        boxes.sender.deliver(boxes.address, "a.goi", letter())
        boxes.sender.deliver(boxes.address, "b.goi", letter())
        assert waiting(boxes.reader, count=2) == ["a.goi", "b.goi"]
        boxes.reader.settle("a.goi")
        assert waiting(boxes.again(), count=1) == ["b.goi"]

    def test_quarantine_keeps_the_bytes_and_the_reason(self, boxes: Boxes, letter: Letter) -> None:
        first, second = letter(), letter()
        for data, reason in ((first, "Gói tin bị hỏng."), (second, "Không rõ nơi gửi.")):
            boxes.sender.deliver(boxes.address, "a.goi", data)
            assert waiting(boxes.reader, count=1) == ["a.goi"]
            boxes.reader.quarantine("a.goi", reason)
        assert waiting(boxes.reader) == []
        kept = boxes.quarantined()
        assert sorted(path.name for path in kept.iterdir()) == ["a.goi", "a.goi.2", "a.goi.2.txt", "a.goi.txt"]
        assert (kept / "a.goi").read_bytes() == first
        assert (kept / "a.goi.2.txt").read_text("utf-8") == "Không rõ nơi gửi.\n"

    def test_an_arrival_ends_the_wait(self, boxes: Boxes, letter: Letter) -> None:
        assert waiting(boxes.reader) == []
        boxes.reader.wait(0)
        timer = threading.Timer(0.2, boxes.sender.deliver, (boxes.address, "a.goi", letter()))
        began = time.monotonic()
        timer.start()
        boxes.reader.wait(20)
        assert time.monotonic() - began < 1.2, "less than a second after it was sent"
        timer.join()
        assert waiting(boxes.reader, count=1) == ["a.goi"]

    def test_wake_ends_the_wait(self, boxes: Boxes) -> None:
        boxes.reader.wake()
        began = time.monotonic()
        boxes.reader.wait(20)
        assert time.monotonic() - began < 5

    def test_what_is_not_there_is_no_error(self, boxes: Boxes) -> None:
        assert waiting(boxes.reader) == []
        assert boxes.reader.fetch(Arrival("gone.goi", 10)) is None
        boxes.reader.settle("gone.goi")
        boxes.reader.flush()

    @pytest.mark.parametrize("name", ["../a.goi", "", "a/b.goi", "a\n.goi"])
    def test_names_that_lead_elsewhere_are_refused(self, boxes: Boxes, name: str) -> None:
        with pytest.raises(BadInput):
            boxes.sender.deliver(boxes.address, name, b"x")
        with pytest.raises(BadInput):
            boxes.sender.deliver(DeskId(name), "a.goi", b"x")

    def test_a_body_is_put_there_once_for_all(self, boxes: Boxes, body: tuple[str, Path], tmp_path: Path) -> None:
        name, path = body
        size = path.stat().st_size
        assert not boxes.reader.fetch_body(name, size, tmp_path / "early")
        boxes.sender.deliver_body(name, path)
        boxes.sender.deliver_body(name, path)
        for reader in (boxes.reader, boxes.sender):
            into = tmp_path / "into"
            assert reader.fetch_body(name, size, into)
            assert into.read_bytes() == path.read_bytes()
            into.unlink()

    def test_a_forgotten_body_is_gone_and_may_come_again(
        self, boxes: Boxes, body: tuple[str, Path], tmp_path: Path
    ) -> None:
        name, path = body
        size = path.stat().st_size
        boxes.sender.forget_body(name)
        boxes.sender.deliver_body(name, path)
        boxes.sender.forget_body(name)
        assert not boxes.reader.fetch_body(name, size, tmp_path / "gone")
        boxes.sender.deliver_body(name, path)
        assert boxes.reader.fetch_body(name, size, tmp_path / "again")
        assert (tmp_path / "again").read_bytes() == path.read_bytes()

    def test_a_body_that_is_not_what_it_is_called_is_refused(self, boxes: Boxes, body: tuple[str, Path]) -> None:
        name, path = body
        path.write_bytes(b"y" + path.read_bytes()[1:])
        with pytest.raises(BadInput):
            boxes.sender.deliver_body(name, path)
        with pytest.raises(BadInput):
            boxes.sender.deliver_body("../" + name, path)

    def test_a_body_longer_than_was_said_is_refused(self, boxes: Boxes, body: tuple[str, Path], tmp_path: Path) -> None:
        name, path = body
        boxes.sender.deliver_body(name, path)
        with pytest.raises(BadInput):
            boxes.reader.fetch_body(name, 2 * MB + 5, tmp_path / "into")

    def test_a_disk_that_is_full_here_is_not_the_carriers(
        self, boxes: Boxes, body: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The size of the disk is played: filling a real one would disturb whoever else uses it."""
        name, path = body
        boxes.sender.deliver_body(name, path)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**8, 0, 10**6))
        with pytest.raises(UserError, match="Ổ đĩa của máy này"):
            boxes.reader.fetch_body(name, path.stat().st_size, tmp_path / "nhan")

    def test_what_a_cut_left_of_a_body_is_gone_on_from(
        self, boxes: Boxes, body: tuple[str, Path], tmp_path: Path
    ) -> None:
        name, path = body
        boxes.sender.deliver_body(name, path)
        into = tmp_path / "into"
        into.write_bytes(path.read_bytes()[: MB + 100])
        assert boxes.reader.fetch_body(name, path.stat().st_size, into)
        assert into.read_bytes() == path.read_bytes()

    def test_what_is_published_everybody_finds_and_the_newest_stays(self, boxes: Boxes) -> None:
        boxes.sender.publish("co-quan.H30.4", b"one")
        (first,) = (each for each in boxes.reader.published() if each.name == "co-quan.H30.4")
        assert boxes.reader.read_published(first) == b"one"
        boxes.sender.publish("co-quan.H30.4", b"two" * 100_000)
        (newer,) = (each for each in boxes.reader.published() if each.name == "co-quan.H30.4")
        assert newer.stamp != first.stamp
        assert boxes.reader.read_published(newer) == b"two" * 100_000
        (again,) = (each for each in boxes.again().published() if each.name == "co-quan.H30.4")
        assert again == newer

    def test_many_packages_at_once_and_each_fails_for_itself(self, boxes: Boxes, letter: Letter) -> None:
        parcels = [Parcel(boxes.address, f"{n:02}.goi", letter()) for n in range(70)]
        parcels[7] = Parcel(boxes.address, "../07.goi", letter())
        results = boxes.sender.deliver_all(parcels)
        assert [n for n, result in enumerate(results) if result is not None] == [7]
        came = waiting(boxes.reader, count=69)
        assert sorted(came) == sorted(each.name for n, each in enumerate(parcels) if n != 7)
        found = {each.name: boxes.reader.fetch(each) for each in boxes.reader.incoming()}
        assert found == {each.name: each.data for n, each in enumerate(parcels) if n != 7}
        boxes.reader.settle_all([*came, "gone.goi"])
        assert waiting(boxes.reader) == []
        assert waiting(boxes.again()) == []

    def test_many_bodies_at_once_and_each_fails_for_itself(self, boxes: Boxes, tmp_path: Path) -> None:
        bodies: dict[str, Path] = {}
        for n in range(12):
            data = os.urandom(1_000 + n * 150_000)
            bodies[hashlib.sha256(data).hexdigest()] = path = tmp_path / f"than-{n}"
            path.write_bytes(data)
        wrong, never, *right = bodies
        bodies[wrong].write_bytes(b"something else")
        bodies[never].unlink()
        assert set(boxes.sender.deliver_bodies(bodies)) == {wrong, never}
        wanted = [Wanted("a.goi", name, 1_000 + n * 150_000, tmp_path / f"vao-{n}") for n, name in enumerate(bodies)]
        assert boxes.reader.bring(wanted) == (set(right) if boxes.reader.is_far else set())
        for each in wanted[2:]:
            assert boxes.reader.is_far or boxes.reader.fetch_body(each.digest, each.size, each.into)
            assert each.into.read_bytes() == bodies[each.digest].read_bytes()
        boxes.sender.forget_bodies([*right, "0" * 64])
        for each in wanted:
            each.into.unlink(missing_ok=True)
        assert boxes.reader.bring(wanted) == set()
