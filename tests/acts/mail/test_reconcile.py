"""What never came is asked for after a day; what a reader lost is found out within a day; a full disk stops in time."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.acts.test_hostile_mail import package, reason_for
from tests.province import mailbox_of
from tests.sealing import seal_inline
from tests.transport.mailbox_contract import Usage
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.mail.reconcile import RECONCILED, reconcile
from vbdt.acts.mail.traffic import read_traffic
from vbdt.acts.office import Office
from vbdt.app import build_office
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.codec import Json
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction
from vbdt.errors import UserError
from vbdt.store.keys import unlock
from vbdt.store.store import open_store
from vbdt.transport.body import PackageKind

Offices = dict[str, Office]
SENDER, CLERK, FINANCE = "snv-van-thu", "tan-hoa-van-thu", "stc-van-thu"


def later(office: Office, **age: float) -> Office:
    return replace(office, clock=lambda: office.clock() + timedelta(**age))


@pytest.fixture
def sent(offices: Offices, demo: Demo) -> Iterator[DocumentId]:
    settle(offices)
    yield send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)


def arrived(office: Office) -> int:
    return office.store.count(Filter(direction=Direction.INCOMING))


def test_a_package_that_was_lost_on_the_way_is_asked_for_after_a_day(offices: Offices, demo: Demo) -> None:
    """The sender thinks that it was delivered: its receipt is forged here by losing the package after it."""
    sender, clerk = offices[SENDER], offices[CLERK]
    settle(offices)
    before = arrived(clerk)
    send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    exchange(sender)
    for path in (mailbox_of(clerk) / "new").glob("*.goi"):
        path.unlink()  # the share lost it
    send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    exchange(sender)
    exchange(clerk)
    (gap,) = clerk.store.gaps()
    assert gap.sender == sender.me.id
    assert arrived(clerk) == before + 1
    assert not reconcile(later(clerk, hours=23))
    assert read_traffic(clerk).gaps == ()
    tomorrow = later(clerk, hours=25)
    assert read_traffic(tomorrow).gaps == (gap,)
    assert reconcile(tomorrow)
    assert not reconcile(tomorrow), "asked once a day"
    settle(offices)
    assert clerk.store.gaps() == ()
    assert arrived(clerk) == before + 2


def test_counts_that_stand_for_nothing_are_settled(offices: Offices, sent: DocumentId) -> None:
    sender, clerk = offices[SENDER], offices[CLERK]
    settle(offices)
    with sender.store.write() as writing:
        writing.next_counter(clerk.me.id)  # a transaction that never was, or a restored backup
    settle({SENDER: sender, CLERK: clerk})
    with sender.store.write() as writing:
        counter = writing.next_counter(clerk.me.id)
    mail = replace(package(sender, clerk, PackageKind.REQUEST, {}, {"settled": []}), counter=counter)
    (mailbox_of(clerk) / "new" / "x.goi").write_bytes(seal_inline(mail, sender.keys.signing, clerk.me.reads))
    exchange(clerk)
    assert len(clerk.store.gaps()) == 1
    assert reconcile(later(clerk, hours=25))
    settle(offices)
    assert clerk.store.gaps() == ()


@pytest.mark.parametrize(
    "facts",
    [
        {"missing": ["1"]},
        {"missing": [-1]},
        {"missing": list(range(1, 1_002))},
        {"settled": ["a", None]},
        {"sent": [["a"]]},
        {"lacking": [1]},
        {"missing": 3},
    ],
)
def test_a_strange_question_is_refused(offices: Offices, facts: dict[str, Json]) -> None:
    sender, clerk = offices[SENDER], offices[CLERK]
    settle(offices)
    sealed = seal_inline(package(sender, clerk, PackageKind.REQUEST, {}, facts), sender.keys.signing, clerk.me.reads)
    assert "không đọc được" in reason_for(clerk, sealed)


def test_pleas_still_come_from_our_own_house_only(offices: Offices) -> None:
    sender, clerk = offices[SENDER], offices[CLERK]
    sealed = seal_inline(
        package(sender, clerk, PackageKind.REQUEST, {}, {"document": "x"}), sender.keys.signing, clerk.me.reads
    )
    assert "cơ quan khác" in reason_for(clerk, sealed)


def test_a_disk_that_is_nearly_full_stops_the_post_and_loses_nothing(
    offices: Offices, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender, clerk = offices[SENDER], offices[CLERK]
    settle(offices)
    before = arrived(clerk)
    send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    exchange(sender)
    with monkeypatch.context() as full:
        full.setattr("vbdt.acts.mail.floor.shutil.disk_usage", lambda _: Usage(10**12, 10**12 - 10**8, 10**8))
        tally = exchange(clerk)
        assert (tally.recorded, tally.quarantined) == (0, 0)
        assert any("chỉ còn 100 MB" in each for each in tally.problems)
        with pytest.raises(UserError, match="tạm ngừng"):
            send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    assert arrived(clerk) == before
    settle(offices)
    assert arrived(clerk) == before + 1


def test_everything_that_was_acknowledged_is_told_in_as_many_questions_as_it_takes(
    offices: Offices, sent: DocumentId, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender = offices[SENDER]
    settle(offices)
    with sender.store.write() as writing:
        writing.set_setting(RECONCILED, b"2026-01-01")
        told = writing.acknowledged_since(sender.clock() - timedelta(days=2))
        before = writing.last_posting()
    assert len(told) > len({desk for desk, _, _ in told}), "more than one to some desk"
    monkeypatch.setattr("vbdt.acts.mail.reconcile.MOST", 1)
    assert reconcile(sender)
    with sender.store.write() as writing:
        asked = [each.desk for each in writing.postings_after(before) if each.kind == PackageKind.REQUEST]
    assert sorted(asked) == sorted(desk for desk, _, _ in told)


def test_what_a_restored_backup_does_not_have_is_sent_again_within_a_day(
    offices: Offices, demo: Demo, tmp_path: Path
) -> None:
    """The finance department's disk breaks after the receipt; a backup from before the document is restored."""
    sender, finance = offices[SENDER], offices[FINANCE]
    settle(offices)
    shutil.copytree(finance.store.folder, tmp_path / "ban")
    before = arrived(finance)
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    assert arrived(finance) == before + 1
    assert all(each.receipt_at for each in sender.store.document(document).deliveries)
    with sender.store.write() as writing:
        writing.set_setting(RECONCILED, b"2026-01-01")
    folder = tmp_path / "ban"
    with open_store(folder, unlock(folder, demo.province.passphrase, None)) as store:
        restored = build_office(store)
        assert arrived(restored) == before
        settle({SENDER: sender, FINANCE: restored})
        assert arrived(restored) == before + 1
        assert store.quarantined() == finance.store.quarantined()
