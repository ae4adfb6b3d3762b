"""Desks on the folder and on the hub reach each other; a desk moves there and back: nothing lost, nothing twice."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hubs import AGENCY, TestHub, running_hub
from tests.sealing import Mail, seal_inline
from tests.transport.mailbox_contract import waiting
from vbdt.document.ids import AgencyId, DeskId
from vbdt.errors import UserError
from vbdt.hub.bridge import Bridge, Crossed
from vbdt.hub.layout import add_folder_desk, keep
from vbdt.hub.pull import pull
from vbdt.hub.record import Carrier, Member
from vbdt.transport.body import PackageKind
from vbdt.transport.folder import FolderMailbox
from vbdt.transport.hub_names import next_subject
from vbdt.transport.keys import DeskKeys
from vbdt.transport.moving import MovingMailbox, OpenMailbox

ON_HUB, ON_FOLDER, MOVES = DeskId("o-truc"), DeskId("o-thu-muc"), DeskId("dang-chuyen")
Letter = Callable[[], bytes]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "hop-thu"
    path.mkdir()
    return path


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[TestHub]:
    with running_hub(tmp_path / "hub", [ON_HUB, MOVES]) as made:
        keep(made.folder, add_folder_desk(made.hub, AGENCY, ON_FOLDER))
        made.servers[0].reload()
        made.set_up()
        yield made


@pytest.fixture
def bridge(hub: TestHub, root: Path) -> Iterator[Bridge]:
    made = Bridge(hub.folder, root)
    yield made
    made.close()


@pytest.fixture
def letter() -> Letter:
    keys = DeskKeys.generate()

    def make() -> bytes:
        mail = Mail(PackageKind.STATUS, AgencyId("H30.4"), ON_HUB, ON_FOLDER, {"a": os.urandom(300)})
        return seal_inline(mail, keys.signing, keys.reads)

    return make


def rounds(bridge: Bridge, wanted: Crossed) -> Crossed:
    """Rounds until so much has crossed: a server may show a package a moment after it took it."""
    total = Crossed()
    until = time.monotonic() + 10
    while total != wanted and time.monotonic() < until:
        crossed = bridge.run_once()
        total.to_hub += crossed.to_hub
        total.bodies_to_hub += crossed.bodies_to_hub
        total.to_folder += crossed.to_folder
        total.bodies_to_folder += crossed.bodies_to_folder
    return total


def new_body(folder: Path, size: int) -> tuple[str, Path]:
    path = folder / "body"
    path.write_bytes(os.urandom(size))
    return hashlib.sha256(path.read_bytes()).hexdigest(), path


def settle_all(mailbox: OpenMailbox, count: int) -> list[bytes]:
    taken = []
    waiting(mailbox, count=count)
    for arrival in mailbox.incoming():
        data = mailbox.fetch(arrival)
        assert data is not None
        taken.append(data)
        mailbox.settle(arrival.name)
    return taken


def test_packages_and_bodies_cross_both_ways(
    hub: TestHub, bridge: Bridge, root: Path, letter: Letter, tmp_path: Path
) -> None:
    with hub.mailbox(ON_HUB) as above:
        below = FolderMailbox(root, ON_FOLDER)
        up, down = letter(), letter()
        name, path = new_body(tmp_path, 2_500_000)
        below.deliver_body(name, path)
        below.deliver(ON_HUB, "len.goi", up)
        other, other_path = new_body(root.parent, 1_200_000)
        above.deliver_body(other, other_path)
        above.deliver(ON_FOLDER, "xuong.goi", down)
        assert rounds(bridge, Crossed(1, 1, 1, 1)) == Crossed(1, 1, 1, 1)
        assert waiting(above, count=1) == ["len.goi"]
        assert settle_all(above, 1) == [up]
        assert above.fetch_body(name, 2_500_000, tmp_path / "above")
        assert settle_all(below, 1) == [down]
        assert below.fetch_body(other, 1_200_000, tmp_path / "below")
        assert not bridge.run_once(), "nothing crosses twice, and no body comes back"


def test_a_bridge_killed_at_any_moment_only_repeats(hub: TestHub, root: Path, letter: Letter) -> None:
    """What was handed over and not yet taken away crosses again, and the hub knows it by its bytes."""
    data = letter()
    FolderMailbox(root, ON_FOLDER).deliver(ON_HUB, "a.goi", data)
    first = Bridge(hub.folder, root)
    assert first.run_once().to_hub == 1
    first.close()
    FolderMailbox(root, ON_FOLDER).deliver(ON_HUB, "a.goi", data)
    second = Bridge(hub.folder, root)
    assert second.run_once().to_hub == 1
    second.close()
    with hub.mailbox(ON_HUB) as above:
        assert settle_all(above, 1) == [data]
        assert waiting(above) == []


def test_what_is_too_large_is_set_aside_in_the_folder(bridge: Bridge, root: Path, letter: Letter) -> None:
    below = FolderMailbox(root, ON_FOLDER)
    below.deliver(ON_HUB, "lon.goi", letter() + bytes(200_000))
    below.deliver(ON_HUB, "vua.goi", letter())
    assert bridge.run_once().to_hub == 1
    assert (root / ON_HUB / "quarantine" / "lon.goi").exists()


def test_a_desk_moves_to_the_hub_and_back(
    hub: TestHub, bridge: Bridge, root: Path, letter: Letter, tmp_path: Path
) -> None:
    """Six packages, sent before, during and after each move by senders on both carriers: each taken once."""
    letters = [letter() for _ in range(6)]
    below = FolderMailbox(root, ON_FOLDER)
    record = hub.hub
    known = record.member(MOVES)
    assert known is not None
    taken: list[bytes] = []
    with hub.mailbox(ON_HUB) as above:
        below.deliver(MOVES, "0.goi", letters[0])
        with MovingMailbox(hub.mailbox(MOVES), FolderMailbox(root, MOVES)) as moving:
            taken += settle_all(moving, 1)
            below.deliver(MOVES, "1.goi", letters[1])
            above.deliver(MOVES, "2.goi", letters[2])
            taken += settle_all(moving, 2)
            name, path = new_body(tmp_path, 100_000)
            below.deliver_body(name, path)
            assert moving.fetch_body(name, 100_000, tmp_path / "of-the-old-one")
            moving.deliver(ON_HUB, "tra-loi.goi", letter())
            assert waiting(above, count=1) == ["tra-loi.goi"], "it sends by the new carrier"
        below.deliver(MOVES, "3.goi", letters[3])
        bridge.run_once()
        with hub.mailbox(MOVES) as moved:
            taken += settle_all(moved, 1)
        # Back: the operator writes it down first, so the bridge turns round; the desk follows when it likes.
        keep(hub.folder, record.with_member(Member(MOVES, AGENCY, known.key, Carrier.HUB)))
        above.deliver(MOVES, "4.goi", letters[4])
        with MovingMailbox(FolderMailbox(root, MOVES), hub.mailbox(MOVES)) as back:
            taken += settle_all(back, 1)
        keep(hub.folder, add_folder_desk(hub.hub, AGENCY, MOVES))
        hub.servers[0].reload()
        hub.set_up()
        above.deliver(MOVES, "5.goi", letters[5])
        assert rounds(bridge, Crossed(to_folder=1)).to_folder == 1
        taken += settle_all(FolderMailbox(root, MOVES), 1)
    assert sorted(letters.index(each) for each in taken) == list(range(6))


def test_an_old_box_that_is_gone_hinders_nothing(hub: TestHub, tmp_path: Path, letter: Letter) -> None:
    with MovingMailbox(hub.mailbox(MOVES), FolderMailbox(tmp_path / "rut-ra", MOVES)) as moving:
        moving.deliver(MOVES, "a.goi", letter())
        found: list[str] = []
        for _ in range(20):
            with pytest.raises(UserError, match="Không thấy thư mục"):
                found.extend(each.name for each in moving.incoming())
            if found:
                break
            moving.wait(0.2)
        assert found == ["a.goi"]


def test_the_bridge_may_open_only_the_boxes_it_serves(hub: TestHub, bridge: Bridge) -> None:
    assert pull(bridge.link, next_subject(ON_FOLDER)) == []
    with pytest.raises(UserError, match="không trả lời"):
        pull(bridge.link, next_subject(ON_HUB))
