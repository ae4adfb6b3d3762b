"""Desks on the folder and on the hub reach each other; a desk moves there and back: nothing lost, nothing twice."""

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.hub.waits import wait_for
from tests.hubs import AGENCY, TestHub, running_hub
from tests.sealing import Mail, seal_inline
from tests.transport.mailbox_contract import waiting
from vbdt.document.directory import Administrator, Agency, Desk, Directory, Person, Role
from vbdt.document.ids import DeskId, PersonId
from vbdt.document.roster import DeskAdmitted, PersonSet, Roster, RosterFact
from vbdt.errors import UserError
from vbdt.hub import notices
from vbdt.hub.bridge import ASIDE, NOTES, Bridge, Crossed
from vbdt.hub.layout import add_folder_desk, keep
from vbdt.hub.notices import LARGEST
from vbdt.hub.pull import pull
from vbdt.hub.record import Carrier, Member
from vbdt.transport.body import PackageKind
from vbdt.transport.directory import read_directory, write_directory
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.folder.mark import mark
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.names import next_subject
from vbdt.transport.keys import DeskKeys
from vbdt.transport.mailbox import Wanted
from vbdt.transport.moving import MovingMailbox, OpenMailbox
from vbdt.transport.roster import add_event, write_roster

ON_HUB, ON_FOLDER, MOVES = DeskId("o-truc"), DeskId("o-thu-muc"), DeskId("dang-chuyen")
KEYS = DeskKeys.generate()
PROVINCE_KEY, ADMINISTRATOR = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
DAY = datetime(2026, 3, 2, tzinfo=UTC)
PERSON = Person(PersonId("lan"), AGENCY, "Lan", "Chuyên viên")
Letter = Callable[..., bytes]


def name_of(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def directory(version: int = 1, *more: DeskId) -> bytes:
    """The province's, with every desk of these tests; they all sign with one key."""
    desks = tuple(
        Desk(each, AGENCY, PersonId("hanh"), (Role.CLERK,), KEYS.reads, KEYS.signs, DAY.date())
        for each in (ON_HUB, ON_FOLDER, MOVES, *more)
    )
    snv = Agency(AGENCY, "000.00.04.H30", "Sở Nội vụ", "SNV", "Hậu Giang", "Sở", None, DAY.date())
    snv = replace(snv, administrators=(Administrator(name_of(ADMINISTRATOR)),))
    people = (Person(PersonId("hanh"), AGENCY, "Hạnh", "Văn thư"),)
    return write_directory(Directory(version, DAY, (snv,), people, desks), PROVINCE_KEY)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    path = tmp_path / "hop-thu"
    path.mkdir()
    mark(path)
    FolderMailbox(path, ON_FOLDER).publish("tinh", directory())
    return path


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[TestHub]:
    with running_hub(tmp_path / "hub", [ON_HUB, MOVES]) as made:
        keep(made.folder, replace(add_folder_desk(made.hub, AGENCY, ON_FOLDER), province=name_of(PROVINCE_KEY)))
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
    def make(sender: DeskId = ON_HUB, keys: DeskKeys = KEYS) -> bytes:
        mail = Mail(PackageKind.STATUS, AGENCY, sender, ON_FOLDER, {"a": os.urandom(300)})
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
        total.refused += crossed.refused
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


def test_a_body_that_came_down_goes_when_nobody_can_want_it_and_never_back_up(
    hub: TestHub, root: Path, tmp_path: Path
) -> None:
    name, path = new_body(tmp_path, 300_000)
    below, notes = FolderMailbox(root, ON_FOLDER), hub.folder / NOTES
    with hub.mailbox(ON_HUB) as above:
        above.deliver_body(name, path)
        first = Bridge(hub.folder, root)
        assert rounds(first, Crossed(bodies_to_folder=1)) == Crossed(bodies_to_folder=1)
        first.close()
        second = Bridge(hub.folder, root)
        assert not second.run_once(), "another bridge, too, knows where it came from"
        second.close()
        assert below.fetch_body(name, 300_000, tmp_path / "below")
        notes.write_text(f"{name} {int(time.time() - 36 * 86_400)}\n{'0' * 64} {int(time.time())}\n", "ascii")
        third = Bridge(hub.folder, root)
        third.run_once()
        third.close()
    assert not below.fetch_body(name, 300_000, tmp_path / "gone")
    assert notes.read_text("ascii").split()[0] == "0" * 64


def test_into_the_empty_place_of_a_share_that_is_away_nothing_is_carried(
    hub: TestHub, bridge: Bridge, root: Path, letter: Letter
) -> None:
    bridge.run_once()
    away, data = root.with_name("noi-khac"), letter()
    with hub.mailbox(ON_HUB) as above:
        above.deliver(ON_FOLDER, "xuong.goi", data)
        root.rename(away)
        root.mkdir()
        with pytest.raises(UserError, match="chưa được kết nối"):
            bridge.run_once()
        assert list(root.iterdir()) == []
        root.rmdir()
        away.rename(root)
        assert rounds(bridge, Crossed(to_folder=1)) == Crossed(to_folder=1), "the hub still had it"
        assert settle_all(FolderMailbox(root, ON_FOLDER), 1) == [data]


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


def test_a_disk_that_fails_is_told_and_ends_no_bridge(hub: TestHub, root: Path, tmp_path: Path) -> None:
    told: list[str] = []
    made = Bridge(hub.folder, root, told.append)
    (hub.folder / NOTES).mkdir()
    name, path = new_body(tmp_path, 1_000)
    with hub.mailbox(ON_HUB) as above:
        above.deliver_body(name, path)
    running = threading.Thread(target=made.run)
    running.start()
    try:
        wait_for(lambda: any("Is a directory" in each for each in told))
        (hub.folder / NOTES).rmdir()
        wait_for(lambda: FolderMailbox(root, ON_FOLDER).fetch_body(name, 1_000, tmp_path / "below"))
    finally:
        made.stop()
        running.join()


def test_what_is_too_large_is_set_aside_in_the_folder(bridge: Bridge, root: Path, letter: Letter) -> None:
    below = FolderMailbox(root, ON_FOLDER)
    below.deliver(ON_HUB, "lon.goi", letter() + bytes(200_000))
    below.deliver(ON_HUB, "vua.goi", letter())
    assert bridge.run_once() == Crossed(to_hub=1, refused=1)
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
        missing = [Wanted("a.goi", digit * 64, 10, tmp_path / digit) for digit in "01"]
        assert moving.bring(missing) == set(), "nor does what has not come to the new one yet"


def test_the_bridge_may_open_only_the_boxes_it_serves(hub: TestHub, bridge: Bridge) -> None:
    assert pull(bridge.link, next_subject(ON_FOLDER)) == []
    with pytest.raises(UserError, match="không trả lời"):
        pull(bridge.link, next_subject(ON_HUB))


def test_junk_and_forgeries_do_not_cross_and_are_kept(hub: TestHub, bridge: Bridge, root: Path, letter: Letter) -> None:
    stranger, wrong = letter(DeskId("khong-ai-biet")), letter(keys=DeskKeys.generate())
    with hub.mailbox(ON_HUB) as above:
        above.deliver(ON_FOLDER, "rac.goi", b"no package at all")
        for n, data in enumerate((wrong, stranger, letter())):
            above.deliver(ON_FOLDER, f"{n}.goi", data)
            FolderMailbox(root, ON_FOLDER).deliver(ON_HUB, f"{n}.goi", data)
        assert rounds(bridge, Crossed(1, 0, 1, 0, 5)) == Crossed(1, 0, 1, 0, 5)
        assert waiting(above, count=1) == ["2.goi"]
    kept = {path.read_bytes() for path in (hub.folder / ASIDE).glob("*.goi")}
    assert kept == {wrong, stranger, b"no package at all"}
    assert "mạo danh" in "".join(path.read_text("utf-8") for path in (hub.folder / ASIDE).glob("*.txt"))
    assert not bridge.run_once(), "and they come no more"


def test_what_is_set_aside_is_bounded(hub: TestHub, root: Path, letter: Letter) -> None:
    """Who floods the bridge with forgeries fills nobody's disk, and holds up nobody's mail."""
    told: list[str] = []
    bridge = Bridge(hub.folder, root, told.append, most_aside=2)
    with hub.mailbox(ON_HUB) as above:
        for n in range(5):
            above.deliver(ON_FOLDER, f"{n}.goi", letter(keys=DeskKeys.generate()))
        above.deliver(ON_FOLDER, "that.goi", letter())
        running = threading.Thread(target=bridge.run)
        running.start()
        waiting(FolderMailbox(root, ON_FOLDER), count=1)
        wait_for(lambda: bool(told))
        bridge.stop()
        running.join()
    assert len(list((hub.folder / ASIDE).glob("*.goi"))) == 2
    assert any("đã đầy, gói sau không giữ lại" in each for each in told)


def test_notices_that_nobody_judges_are_bounded(
    hub: TestHub, bridge: Bridge, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "ROOM", 1_500)
    below = FolderMailbox(root, ON_FOLDER)
    for n in range(4):
        below.publish(f"the.ban-{n}", bytes(500))
    below.publish("co-quan.H30.4", roster(PersonSet(PERSON)))
    bridge.carry_notices()
    with hub.mailbox(ON_HUB) as above:
        assert [lying(above, f"the.ban-{n}") is not None for n in range(4)] == [True, True, False, False]
        assert lying(above, "co-quan.H30.4") is not None, "what is rightly signed always crosses"


def test_nonsense_under_a_bodys_name_stops_neither_way(
    hub: TestHub, bridge: Bridge, root: Path, letter: Letter, tmp_path: Path
) -> None:
    """Any desk may write heads of bodies, anybody files into the folder."""
    name, path = new_body(tmp_path, 40_000)
    other = hashlib.sha256(b"other").hexdigest()
    with hub.mailbox(ON_HUB) as above:
        link = above._link
        heads = [b"{", b"[]", b'{"size":"x"}', b'{"size":-1}', b'{"size":1e30}', b'{"size":3}']
        for n, head in enumerate(heads):
            digest = hashlib.sha256(b"%d" % n).hexdigest()
            put(link, f"than.{ON_HUB}.{digest}.0", b"four")
            put(link, f"than.{ON_HUB}.{digest}.dau", head)
        put(link, f"than.{ON_HUB}.no-digest.dau", b'{"size":5}')
        (root / "than" / other[:2]).mkdir(parents=True)
        (root / "than" / other[:2] / f"{other}.than").write_bytes(b"not what it is called")
        above.deliver_body(name, path)
        above.deliver(ON_FOLDER, "xuong.goi", letter())
        assert rounds(bridge, Crossed(to_folder=1, bodies_to_folder=1)) == Crossed(to_folder=1, bodies_to_folder=1)
        below = FolderMailbox(root, ON_FOLDER)
        assert below.fetch_body(name, 40_000, tmp_path / "below")
        assert settle_all(below, 1)


def put(link: HubLink, subject: str, data: bytes) -> None:
    link.do(lambda client: link.publish(client, subject, data, {}), 10)


def test_the_board_crosses_both_ways_and_settles(hub: TestHub, bridge: Bridge, root: Path) -> None:
    below = FolderMailbox(root, ON_FOLDER)
    with hub.mailbox(ON_HUB) as above:
        bridge.carry_notices()
        assert lying(above, "tinh") == directory(), "what lay in the folder"
        above.publish("tinh", directory(3))
        above.publish("the.ban-moi", b"a card")
        below.publish("the.ban-khac", b"another card")
        below.publish("the.qua-lon", bytes(LARGEST + 1))
        bridge.carry_notices()
        assert lying(below, "tinh") == directory(3)
        assert lying(below, "the.ban-moi") == b"a card"
        assert lying(above, "the.ban-khac") == b"another card"
        assert lying(above, "the.qua-lon") is None, "nobody can flood the other board with it"
        assert lying(above, "khoa-tinh") == name_of(PROVINCE_KEY).encode()
        assert bridge.carry_notices() == 0, "nothing goes to and fro"
        again = Bridge(hub.folder, root)
        assert again.carry_notices() == 0, "a new bridge remembers what it has seen"
        again.close()


def test_the_bridge_takes_only_what_goes_on_and_heals_what_was_overwritten(
    hub: TestHub, bridge: Bridge, root: Path
) -> None:
    below = FolderMailbox(root, ON_FOLDER)
    with hub.mailbox(ON_HUB) as above:
        above.publish("co-quan.H30.4", roster(PersonSet(PERSON)))
        bridge.carry_notices()
        assert lying(below, "co-quan.H30.4") == roster(PersonSet(PERSON))
        below.publish("co-quan.H30.4", roster(PersonSet(replace(PERSON, title="Giám đốc")), PersonSet(PERSON)))
        below.publish("tinh", b"{}")
        above.publish("tinh", write_directory(read_directory(directory(9), name_of(PROVINCE_KEY)), ADMINISTRATOR))
        bridge.carry_notices()
        assert lying(below, "tinh") == directory(), "neither junk nor another's signature"
        assert lying(below, "co-quan.H30.4") == roster(PersonSet(PERSON)), "two stories: the first stays"


def test_a_desk_that_is_let_in_this_moment_gets_its_mail_across(
    hub: TestHub, bridge: Bridge, root: Path, letter: Letter
) -> None:
    """Its package comes before the bridge has looked at the board again."""
    bridge.run_once()
    new, keys = DeskId("ban-moi"), DeskKeys.generate()
    desk = Desk(new, AGENCY, PERSON.id, (Role.CLERK,), keys.reads, keys.signs, DAY.date())
    with hub.mailbox(ON_HUB) as above:
        above.publish("co-quan.H30.4", roster(PersonSet(PERSON), DeskAdmitted(desk)))
        data = letter(new, keys)
        FolderMailbox(root, ON_FOLDER).deliver(ON_HUB, "moi.goi", data)
        assert bridge.run_once() == Crossed(to_hub=1)
        assert settle_all(above, 1) == [data]


def test_without_the_key_of_the_province_nothing_crosses(hub: TestHub, root: Path) -> None:
    keep(hub.folder, replace(hub.hub, province=""))
    with pytest.raises(UserError, match="Chưa ghi khóa"):
        Bridge(hub.folder, root)
    keep(hub.folder, replace(hub.hub, province=name_of(ADMINISTRATOR)))
    other = Bridge(hub.folder, root)
    FolderMailbox(root, ON_FOLDER).deliver(ON_HUB, "a.goi", b"x")
    with pytest.raises(UserError, match="chưa thấy danh bạ"):
        other.run_once()
    other.close()
    assert (root / ON_HUB / "new" / "a.goi").exists(), "it waits until there is something to judge by"


def roster(*facts: RosterFact) -> bytes:
    province, made = read_directory(directory(), name_of(PROVINCE_KEY)), Roster(AGENCY)
    for fact in facts:
        made = add_event(province, made, fact, ADMINISTRATOR, name_of(PROVINCE_KEY), DAY)
    return write_roster(made)


def lying(mailbox: OpenMailbox, name: str) -> bytes | None:
    """What the board says under this name; on a hub, where everybody has a place of his own, what the bridge put."""
    found = [each for each in mailbox.published() if each.name == name]
    bridges = [each for each in found if each.place.startswith("cau-noi.")]
    return mailbox.read_published((bridges or found)[0]) if found else None
