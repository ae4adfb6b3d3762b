"""A stick carried between two offices without a line, and a commune that was offline for a week."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from vbdt.acts.mail.exchange import exchange, make_removable
from vbdt.acts.mail.traffic import read_traffic
from vbdt.acts.office import Office
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction
from vbdt.transport.folder.mark import mark

Offices = dict[str, Office]
SENDER, COMMUNE, FINANCE = "snv-van-thu", "tan-hoa-van-thu", "stc-van-thu"


def arrived(office: Office) -> list[str]:
    return sorted(each.edxml_id for each in office.store.documents(Filter(direction=Direction.INCOMING)).rows)


def receipts(office: Office, document: DocumentId) -> dict[str, bool]:
    return {each.recipient: each.receipt_at is not None for each in office.store.document(document).deliveries}


def later(office: Office, **age: float) -> Office:
    return replace(office, clock=lambda: office.clock() + timedelta(**age))


def on(office: Office, mailbox: Path) -> Office:
    return replace(office, settings=replace(office.settings, mailbox=str(mailbox)))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "the-nho"
    folder.mkdir()
    mark(folder)
    return folder


def test_a_stick_goes_to_and_fro(offices: Offices, demo: Demo, stick: Path) -> None:
    """Two journeys: the document goes, the receipt comes back. Unplugged, both say so and lose nothing."""
    settle(offices)
    sender, commune = on(offices[SENDER], stick), on(offices[COMMUNE], stick)
    before = arrived(commune)
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    away = stick.with_name("trong-tui")

    stick.rename(away)
    tally = exchange(sender)
    assert tally.failed or tally.problems
    assert tally.sent == 0
    away.rename(stick)
    tomorrow = later(sender, minutes=1)  # past the pause after a failure
    assert exchange(tomorrow).sent
    make_removable(sender)

    copy = stick.with_name("ban-sao")
    shutil.copytree(stick, copy)  # as it was when it was unplugged
    shutil.rmtree(stick)
    assert exchange(commune).problems
    copy.rename(stick)
    assert exchange(commune).recorded == 1
    assert exchange(commune).recorded == 0
    assert len(arrived(commune)) == len(before) + 1
    make_removable(commune)
    assert not receipts(offices[SENDER], document)[commune.me.agency]

    exchange(tomorrow)
    assert receipts(offices[SENDER], document)[commune.me.agency]
    settle(offices)
    assert len(arrived(commune)) == len(before) + 1, "the network share brings nothing a second time"


def test_a_stick_pulled_out_while_it_was_written(offices: Offices, demo: Demo, stick: Path) -> None:
    """Half a pointer and half a body lie on the stick: neither is taken for a package, and both come whole later."""
    settle(offices)
    sender, commune = on(offices[SENDER], stick), on(offices[COMMUNE], stick)
    before = arrived(commune)
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    exchange(sender)
    (pointer,) = (stick / commune.me.id / "new").glob("*.goi")
    whole = pointer.read_bytes()
    pointer.write_bytes(whole[: len(whole) // 2])
    bodies = {path: path.read_bytes() for path in (stick / "than").rglob("*.than")}
    for path, data in bodies.items():
        path.write_bytes(data[: len(data) // 3])
    assert not exchange(commune).changed
    pointer.write_bytes(whole)
    tally = exchange(commune)
    assert (tally.waiting, tally.quarantined) == (1, 0)
    (row,) = [each for each in sender.store.postings() if each.document == document and each.desk == commune.me.id]
    sender.store.outbox.again(row.row, sender.clock())
    exchange(sender)  # the person plugs it in once more
    (body,) = [path for path, data in bodies.items() if len(data) == row.size]
    assert body.read_bytes() == bodies[body]
    assert exchange(commune).recorded == 1
    assert len(arrived(commune)) == len(before) + 1
    exchange(sender)
    assert receipts(offices[SENDER], document)[commune.me.agency]
    settle(offices)


def test_a_commune_that_was_offline_for_a_week(offices: Offices, demo: Demo) -> None:
    """The sender goes on trying and tells its clerk after a day; the commune comes back to one document, though it was
    handed over on every day."""
    settle(offices)
    sender, commune, finance = (offices[key] for key in (SENDER, COMMUNE, FINANCE))
    before = arrived(commune)
    sent = [send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)]
    exchange(sender)
    exchange(finance)
    for day in range(1, 8):
        then = later(sender, days=day, minutes=day)
        exchange(then)
        late = [each for each in read_traffic(then).late if each.desk == commune.me.id and each.kind == "document"]
        assert [each.document for each in late] == sent, f"told on day {day}"
    (row,) = [each for each in sender.store.postings() if each.document == sent[0] and each.desk == commune.me.id]
    assert row.attempts == 8
    week = later(commune, days=7, hours=1)
    exchange(week)
    assert len(arrived(commune)) == len(before) + 1
    assert commune.store.quarantined() == ()
    back = later(sender, days=7, hours=2)
    exchange(back)
    assert receipts(sender, sent[0])[commune.me.agency]
    assert not [each for each in read_traffic(back).late if each.desk == commune.me.id and each.kind == "document"]
