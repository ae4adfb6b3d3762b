"""What went in vain goes again; keys change while packages are under way; who comes late gets a package of his own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.acts.test_way_back import arrivals
from tests.province import mailbox_of
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.mail.post import post
from vbdt.acts.mail.send_again import send_again
from vbdt.acts.office import Office
from vbdt.acts.send import send
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.directory import Desk
from vbdt.document.ids import DocumentId
from vbdt.document.model import Delivery
from vbdt.errors import UserError
from vbdt.store.outbox import MOST_REPEATS, PostingRow
from vbdt.transport.body import PackageKind

Offices = dict[str, Office]
SENDER, CLERK = "snv-van-thu", "tan-hoa-van-thu"


@pytest.fixture
def sent(offices: Offices, demo: Demo) -> DocumentId:
    """A letter on its way to the commune and the finance department, in the outbox of its clerk."""
    settle(offices)
    return send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)


def rows_of(office: Office, document: DocumentId, to: Office) -> list[PostingRow]:
    rows = (each for each in office.store.postings() if each.document == document and each.kind == "document")
    return [each for each in rows if each.desk == to.me.id]


def delivery_to(office: Office, document: DocumentId, to: Office) -> Delivery:
    found = office.store.document(document).deliveries
    return next(each for each in found if each.recipient == to.me.agency)


def with_desk(office: Office, desk: Desk) -> Office:
    """The office with a directory that says something else of one desk."""
    desks = tuple(desk if each.id == desk.id else each for each in office.directory.desks)
    directory = replace(office.directory, desks=desks)
    return replace(office, directory=directory, me=directory.desk(office.me.id))


def body_files(office: Office) -> list[Path]:
    return sorted((office.store.folder / "goi").glob("*.than"))


def test_one_body_for_all_recipients_gone_when_all_have_answered(offices: Offices, sent: DocumentId) -> None:
    sender = offices[SENDER]
    (posting,) = rows_of(sender, sent, offices[CLERK])
    (body,) = [path for path in body_files(sender) if path.stat().st_size == posting.size]
    exchange(sender)
    carried = Path(sender.settings.mailbox) / "than" / body.name
    assert carried.read_bytes() == body.read_bytes()
    settle(offices)
    assert not carried.exists()
    assert not body.exists()


def test_given_up_rows_go_again_with_the_same_bytes(offices: Offices, sent: DocumentId) -> None:
    sender, clerk = offices[SENDER], offices[CLERK]
    (row,) = rows_of(sender, sent, clerk)
    before = sender.store.outbox.pointer(row.row)
    for _ in range(MOST_REPEATS):
        sender.store.outbox.handed_over([row.row], sender.clock())
    assert rows_of(sender, sent, clerk)[0].due_at is None
    send_again(sender, [row.row])
    assert sender.store.outbox.pointer(row.row) == before
    settle(offices)
    assert delivery_to(sender, sent, clerk).receipt_at is not None
    with pytest.raises(UserError, match="đã nhận"):
        send_again(sender, [row.row])


def test_a_lost_body_is_made_anew_from_the_store(offices: Offices, sent: DocumentId) -> None:
    sender, clerk = offices[SENDER], offices[CLERK]
    (row,) = rows_of(sender, sent, clerk)
    for path in body_files(sender):
        path.write_bytes(b"the disk lost it")
    tally = exchange(sender)
    assert tally.failed
    assert any("Gửi lại" in each for each in tally.problems)
    rows = [each.row for each in sender.store.deliveries_waiting() if each.kind in ("document", "history")]
    send_again(sender, rows)
    old = next(each for each in sender.store.postings() if each.row == row.row)
    (anew,) = [each for each in rows_of(sender, sent, clerk) if each.replaced_by is None]
    assert old.replaced_by == anew.package != row.package
    settle(offices)
    assert delivery_to(sender, sent, clerk).receipt_at is not None
    assert any(each.edxml_id == sender.store.document(sent).edxml_id for each in arrivals(clerk))
    assert sender.store.deliveries_waiting() == ()


def test_a_late_recipient_gets_a_package_of_its_own(offices: Offices, demo: Demo, sent: DocumentId) -> None:
    sender = offices[SENDER]
    settle(offices)
    late = next(
        each
        for each in sender.directory.agencies
        if each.mail_desk is not None
        and each.id not in {one.recipient for one in sender.store.document(sent).deliveries}
        and each.id != sender.me.agency
    )
    send(sender, sent, [late.id])
    packages = {each.package for each in sender.store.postings() if each.document == sent and each.kind == "document"}
    assert len(packages) == 2
    settle(offices)
    assert all(each.receipt_at for each in sender.store.document(sent).deliveries)


def test_a_body_that_is_late_is_waited_for(offices: Offices, sent: DocumentId) -> None:
    sender, clerk = offices[SENDER], offices[CLERK]
    exchange(sender)
    bodies = list((Path(sender.settings.mailbox) / "than").rglob("*.than"))
    held = {path: path.read_bytes() for path in bodies}
    for path in bodies:
        path.unlink()  # the stick was pulled before the bodies were on it
    tally = exchange(clerk)
    assert tally.waiting == 1
    assert tally.quarantined == 0
    assert len(clerk.store.awaited()) == 1
    for path, data in held.items():
        path.write_bytes(data)
    assert exchange(clerk).recorded == 1
    assert clerk.store.awaited() == ()
    assert list((clerk.store.folder / "nhan").iterdir()) == []
    settle(offices)


def test_a_swapped_body_is_one_refusal(offices: Offices, sent: DocumentId) -> None:
    sender, clerk = offices[SENDER], offices[CLERK]
    exchange(sender)
    (row,) = rows_of(sender, sent, clerk)
    for path in (Path(sender.settings.mailbox) / "than").rglob("*.than"):
        if path.stat().st_size == row.size:
            path.write_bytes(path.read_bytes() + b"x")
    assert exchange(clerk).quarantined == 1
    assert "không phải nội dung mà gói tin chỉ đến" in clerk.store.quarantined()[0].reason
    for path in (Path(sender.settings.mailbox) / "than").rglob("*.than"):
        path.unlink()
    send_again(sender, [row.row])
    settle(offices)
    assert delivery_to(sender, sent, clerk).receipt_at is not None, "the same bytes, once the carrier is mended"


def test_nothing_is_sealed_to_a_desk_that_has_ended(offices: Offices, sent: DocumentId) -> None:
    sender, clerk = offices[SENDER], offices[CLERK]
    ended = with_desk(sender, replace(clerk.me, valid_to=sender.today - timedelta(days=3)))
    with pytest.raises(UserError, match="ngừng hoạt động"), sender.store.write() as writing:
        post(ended, writing, PackageKind.STATUS, [clerk.me.id], facts={})
    exchange(ended)
    (row,) = rows_of(sender, sent, clerk)
    assert row.due_at is None
    assert "ngừng hoạt động" in row.reason
    assert not list((mailbox_of(clerk) / "new").glob("*.goi"))
    send_again(sender, [row.row])
    settle(offices)
    assert delivery_to(sender, sent, clerk).receipt_at is not None


def test_what_a_desk_said_in_its_time_counts_after_it_has_ended(offices: Offices, sent: DocumentId) -> None:
    """It is taken in; nobody is left to be told so."""
    sender, clerk = offices[SENDER], offices[CLERK]
    exchange(sender)
    today = clerk.today
    later = with_desk(clerk, replace(sender.me, valid_to=today))
    later = replace(later, clock=lambda: datetime.now(UTC) + timedelta(days=5))
    posted = len(clerk.store.postings())
    assert exchange(later).recorded == 1
    kinds = {each.kind for each in clerk.store.postings()[: len(clerk.store.postings()) - posted]}
    assert "receipt" not in kinds
