"""What a carrier may do to packages, on real desks: damage anywhere, repetition, disorder, old mail, clocks that jump.

The seed is printed when a test fails; VBDT_SEED repeats it.
"""

import os
import random
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.crash.desks import COMMUNE, SENDER
from tests.province import demo, mailbox_of, offices
from vbdt.acts.exchange import exchange
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

__all__ = ["demo", "offices"]
Offices = dict[str, Office]
SEED = int(os.environ.get("VBDT_SEED") or random.SystemRandom().randrange(1 << 32))
DRAFTER, ARCHIVE = "snv-chuyen-vien", "snv-luu-tru"


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    print(f"VBDT_SEED={SEED}")
    return random.Random(f"{SEED} {request.node.name}")


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
