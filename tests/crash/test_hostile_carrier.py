"""What a carrier may do to packages, on real desks: damage, repetition, disorder, old mail, clocks that jump."""

import os
import random
import shutil
import time
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.crash.desks import COMMUNE, REST, SENDER
from tests.hubs import running_hub
from tests.province import demo, mailbox_of, offices
from vbdt.acts.mail.carrier import finish_move, join_hub, use_folder
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.submit import submit
from vbdt.app import build_office
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.codec import canonical
from vbdt.document.filters import Filter
from vbdt.document.model import Direction
from vbdt.store.integrity import check
from vbdt.store.keys import unlock
from vbdt.store.store import open_store
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.names import NAME_HEADER, POINTERS, pointer_subject

__all__ = ["demo", "offices"]
Offices = dict[str, Office]
DRAFTER, ARCHIVE = "snv-chuyen-vien", "snv-luu-tru"


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    return random.Random(f"{os.environ['VBDT_SEED']} {request.node.name}")


def arrived(office: Office) -> int:
    return office.store.count(Filter(direction=Direction.INCOMING))


def under_way(offices: Offices, demo: Demo) -> tuple[Path, Path]:
    """The pointer and the body of a new letter to the commune, on the carrier."""
    settle(offices)
    sender, commune = offices[SENDER], offices[COMMUNE]
    document = send_out(offices, letter(offices[DRAFTER]), demo.province.pin, lambda _: None)
    exchange(sender)
    (pointer,) = (mailbox_of(commune) / "new").glob("*.goi")
    row = next(each for each in sender.store.postings() if each.document == document and each.kind == "document")
    bodies = (Path(sender.settings.mailbox) / "than").rglob("*.than")
    return pointer, next(path for path in bodies if path.stat().st_size == row.size)


def test_one_bit_anywhere(offices: Offices, demo: Demo, chance: random.Random) -> None:
    """Magic, lengths, header, signature, letter, body's beginning, middle and end: refused, and the true one taken."""
    pointer, body = under_way(offices, demo)
    commune = offices[COMMUNE]
    before = arrived(commune)
    true = {path: path.read_bytes() for path in (pointer, body)}
    size = len(true[pointer])
    spots = [(pointer, n) for n in (0, 9, 20, *(chance.randrange(size) for _ in range(12)), size - 1)]
    spots += [(body, n) for n in (0, chance.randrange(len(true[body])), len(true[body]) - 1)]
    for path, n in spots:
        damaged = bytearray(true[path])
        damaged[n] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        for each in (pointer, body):
            os.utime(each, (0, 0))
        tally = exchange(commune)
        assert (tally.recorded, tally.quarantined) == (0, 1), f"bit {n} of {path.suffix}: {tally}"
        for each, data in true.items():
            each.write_bytes(data)
    assert exchange(commune).recorded == 1
    assert arrived(commune) == before + 1
    assert not list((commune.store.folder / "nhan").iterdir()), "nothing of what was refused is kept"
    settle(offices)


def test_cut_short_anywhere(offices: Offices, demo: Demo, chance: random.Random) -> None:
    pointer, body = under_way(offices, demo)
    commune = offices[COMMUNE]
    whole, full = pointer.read_bytes(), body.read_bytes()
    for n in (0, 7, 11, *(chance.randrange(len(whole)) for _ in range(4)), len(whole) - 1):
        pointer.write_bytes(whole[:n])
        assert not exchange(commune).changed, "may still be on its way"
    pointer.write_bytes(whole)
    body.write_bytes(full[: chance.randrange(len(full))])
    assert exchange(commune).waiting == 1
    body.write_bytes(full)
    os.utime(body, (0, 0))
    assert exchange(commune).recorded == 1
    settle(offices)


def test_a_thousand_times(offices: Offices, demo: Demo) -> None:
    """One entry, and every copy is answered with the same receipt's content."""
    pointer, _ = under_way(offices, demo)
    commune = offices[COMMUNE]
    before = arrived(commune)
    data = pointer.read_bytes()
    for n in range(1_000):
        (pointer.parent / f"ban-{n}.goi").write_bytes(data)
    recorded = duplicates = 0
    for _ in range(40):
        tally = exchange(commune)
        recorded, duplicates = recorded + tally.recorded, duplicates + tally.duplicates
        if not list(pointer.parent.glob("*.goi")):
            break
    assert (recorded, duplicates) == (1, 1_000)
    assert arrived(commune) == before + 1
    for _ in range(40):
        exchange(offices[SENDER])
        if not list((mailbox_of(offices[SENDER]) / "new").glob("*.goi")):
            break
    assert check(commune.store) == ()
    settle(offices)


def test_a_year_later_and_to_somebody_else(offices: Offices, demo: Demo) -> None:
    pointer, body = under_way(offices, demo)
    commune, finance = offices[COMMUNE], offices["stc-van-thu"]
    data, kept = pointer.read_bytes(), body.read_bytes()
    settle(offices)
    count = arrived(commune)
    body.parent.mkdir(exist_ok=True)
    body.write_bytes(kept)
    (mailbox_of(commune) / "new" / "cu.goi").write_bytes(data)
    (mailbox_of(finance) / "new" / "cu.goi").write_bytes(data)
    year = replace(commune, clock=lambda: commune.clock() + timedelta(days=365))
    tally = exchange(year)
    assert (tally.recorded, tally.duplicates) == (0, 1)
    assert arrived(commune) == count
    assert exchange(finance).quarantined == 1
    assert "không gửi cho bàn" in finance.store.quarantined()[0].reason
    body.unlink()
    settle(offices)


@pytest.mark.parametrize("hours", [-24, 24, -24 * 365])
def test_clocks_that_are_wrong(offices: Offices, demo: Demo, hours: int) -> None:
    """The reader's clock is a day off either way, or lost its battery: the document comes in, the receipt counts."""
    under_way(offices, demo)
    sender, commune = offices[SENDER], offices[COMMUNE]
    before = arrived(commune)
    wrong = replace(commune, clock=lambda: commune.clock() + timedelta(hours=hours))
    tally = exchange(wrong)
    assert (tally.recorded, tally.quarantined) == (1, 0), tally.problems
    assert arrived(commune) == before + 1
    exchange(commune)
    exchange(sender)
    assert not [each for each in sender.store.deliveries_waiting() if each.desk == commune.me.id]
    settle(offices)


@pytest.mark.parametrize("hours", [3, 24, 24 * 365])
def test_a_clock_that_was_ahead_and_is_set_right(offices: Offices, demo: Demo, hours: int) -> None:
    """While it was wrong the carrier was away. What was to be tried again at a moment that now lies far ahead goes at
    once, and its answer is not waited for any longer than usual."""
    settle(offices)
    sender, commune = offices[SENDER], offices[COMMUNE]
    before = arrived(commune)
    ahead = replace(sender, clock=lambda: sender.clock() + timedelta(hours=hours))
    document = send_out(offices, letter(offices[DRAFTER]), demo.province.pin, lambda _: None)
    root = Path(sender.settings.mailbox)
    away = root.rename(root.with_name("noi-khac"))
    assert exchange(ahead).problems
    away.rename(root)
    exchange(sender)
    exchange(commune)
    exchange(sender)
    assert arrived(commune) == before + 1
    told = {each.recipient: each.receipt_at for each in sender.store.document(document).deliveries}
    assert told[commune.me.agency] is not None
    settle(offices)


def test_a_thousand_times_by_both_carriers_at_once(offices: Offices, demo: Demo, tmp_path: Path) -> None:
    """The commune moves from the folder to the hub while the same package lies in both boxes, five hundred times in
    each: one entry, every copy answered."""
    pointer, _ = under_way(offices, demo)
    commune, sender = offices[COMMUNE], offices[SENDER]
    before, data = arrived(commune), pointer.read_bytes()
    with running_hub(tmp_path / "truc", [office.me.id for office in offices.values()]) as hub:
        moving = replace(commune, settings=join_hub(commune.store, hub.passes[commune.me.id]))
        link = HubLink(read_pass(hub.passes[sender.me.id]))
        subject = pointer_subject(commune.me.id, sender.me.id)
        for n in range(500):
            (pointer.parent / f"ban-{n}.goi").write_bytes(data)
            headers = {"Nats-Msg-Id": f"ban-{n}", NAME_HEADER: f"truc-{n}.goi"}  # else the hub would know it
            link.do(partial(link.publish, subject=subject, data=data, headers=headers), 10)
        link.close()
        recorded = duplicates = 0
        until = time.monotonic() + REST  # what was handed out and not taken comes again after seconds, not rounds
        while recorded + duplicates < 1_001 and time.monotonic() < until:
            tally = exchange(moving)
            recorded, duplicates = recorded + tally.recorded, duplicates + tally.duplicates
        assert (recorded, duplicates) == (1, 1_000)
        assert arrived(commune) == before + 1
        with hub.operator() as operator:
            box = operator.ask(f"CONSUMER.INFO.{POINTERS}.{commune.me.id}")
        assert (box["num_pending"], box["num_ack_pending"]) == (0, 0)
        assert not list(pointer.parent.glob("*.goi"))
        kept = use_folder(commune.store, Path(sender.settings.mailbox))
        for _ in range(60):
            if not exchange(replace(commune, settings=kept)).sent:
                break
        kept = finish_move(commune.store)
    assert kept.former_mailbox == ""
    for _ in range(40):
        exchange(sender)
        if not list((mailbox_of(sender) / "new").glob("*.goi")):
            break
    assert (check(commune.store), check(sender.store)) == ((), ())
    settle(offices)


def test_whatever_order_a_colleague_hears_it_in(
    offices: Offices, demo: Demo, chance: random.Random, tmp_path: Path
) -> None:
    """The archivist's desk gets what four colleagues did with two documents, shuffled and some of it twice: the same
    tables every time, and nothing left waiting."""
    settle(offices)
    archive = offices[ARCHIVE]
    box = mailbox_of(archive) / "new"
    others = {name: office for name, office in offices.items() if name != ARCHIVE}
    for _ in range(2):
        send_out(others, letter(offices[DRAFTER]), demo.province.pin, lambda _: None)
    sheet = letter(offices[DRAFTER])
    submit(offices[DRAFTER], sheet)
    settle(others)
    mail = [path.read_bytes() for path in box.glob("*.goi")]
    assert len(mail) > 6
    for path in box.glob("*.goi"):
        path.unlink()
    key = unlock(archive.store.folder, demo.province.passphrase, None)
    seen = set()
    for n in range(6):
        post = mail + chance.sample(mail, 3)
        chance.shuffle(post)
        shutil.copytree(archive.store.folder, tmp_path / str(n))
        with open_store(tmp_path / str(n), key) as store:
            office = replace(build_office(store), settings=archive.settings)
            while post:
                for data in (post.pop() for _ in range(min(len(post), chance.randint(1, 4)))):
                    (box / f"{chance.randrange(1 << 60):x}.goi").write_bytes(data)
                exchange(office)
            assert (store.parked(), store.quarantined()) == ((), ())
            found = sorted(store.documents(Filter()).rows, key=lambda each: each.id)
            seen.add(b"\n".join(canonical(each) for each in found))
            assert check(store) == ()
    assert len(seen) == 1
