"""Keys change while packages are under way, and when they are lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.acts.mail.test_send_again import body_files, delivery_to, rows_of, with_desk
from tests.acts.test_hostile_mail import package, reason_for, seal_to
from tests.acts.test_way_back import arrivals
from vbdt.acts.desks.desk import admit
from vbdt.acts.desks.rotate_keys import exported_identities, rotate_keys
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.mail.unseal import unseal
from vbdt.acts.office import Office
from vbdt.app import build_office
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out
from vbdt.demo.texts import letter
from vbdt.document.calendar import local_day
from vbdt.document.directory import Desk, FormerKey
from vbdt.transport.age import recipient_of
from vbdt.transport.body import PackageKind
from vbdt.transport.directory import write_directory

Offices = dict[str, Office]
SENDER, CLERK = "snv-van-thu", "tan-hoa-van-thu"


def rotated(card: Desk, known: Desk, until: timedelta) -> Desk:
    former = FormerKey(known.signs, local_day(datetime.now(UTC)) + until)
    return replace(known, reads=card.reads, signs=card.signs, former_signs=(former,))


def test_a_desk_changes_its_keys_while_mail_is_under_way(offices: Offices, demo: Demo) -> None:
    sender, clerk = offices[SENDER], offices[CLERK]
    old = clerk.me.reads
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    card = rotate_keys(clerk)
    assert rotate_keys(clerk) == card, "asked twice, the same keys"
    assert card.reads != old

    # The sender hears of the new keys first: what waits is sealed anew, to the new key.
    aware = with_desk(sender, rotated(card, clerk.me, timedelta(days=7)))
    exchange(aware)
    (replaced, anew) = sorted(rows_of(sender, document, clerk), key=lambda each: each.row)
    assert replaced.replaced_by == anew.package
    assert (replaced.reads, anew.reads) == (old, card.reads)
    assert len(body_files(sender)) == len({each.name for each in body_files(sender)})

    # The clerk's directory is still the old one: it opens the package all the same, and signs with its old key.
    assert exchange(clerk).recorded == 1
    assert exchange(aware).recorded
    assert delivery_to(sender, document, clerk).receipt_at is not None


def test_what_was_taken_in_under_the_old_key_is_not_taken_twice(offices: Offices, demo: Demo) -> None:
    """The receipt is still under way when the sender hears of the new key and seals anew."""
    sender, clerk = offices[SENDER], offices["stc-van-thu"]
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    exchange(sender)
    assert exchange(clerk).recorded
    count = len(arrivals(clerk))
    aware = with_desk(sender, rotated(rotate_keys(clerk), clerk.me, timedelta(days=7)))
    exchange(aware)
    assert len(rows_of(sender, document, clerk)) == 2
    assert exchange(clerk).duplicates
    assert len(arrivals(clerk)) == count
    exchange(aware)
    assert all(each.received_at for each in rows_of(sender, document, clerk))


def test_new_keys_are_in_use_once_the_directory_names_them(offices: Offices) -> None:
    clerk, other = offices["stc-van-thu"], offices[SENDER]
    card = rotate_keys(clerk)
    key = Ed25519PrivateKey.generate()
    name = key.public_key().public_bytes_raw().hex()
    known = clerk.directory
    desks = tuple(rotated(card, each, timedelta(days=7)) if each.id == clerk.me.id else each for each in known.desks)
    newer = replace(known, version=known.version + 1, desks=desks)
    with clerk.store.write() as writing:
        writing.delete_setting("directory")  # another key may sign the first directory of a desk only
    admit(clerk.store, write_directory(newer, key), name)
    changed = build_office(clerk.store)
    assert (changed.keys.reads, changed.keys.signs) == (card.reads, card.signs)
    assert changed.keys.former[0].identity == clerk.keys.identity
    assert changed.me.signing_keys(changed.today) == (card.signs, clerk.me.signs)
    # A colleague who still has the old directory seals to the old key; it is read.
    sealed = seal_to(package(other, clerk, PackageKind.STATUS, {}), other, clerk)
    assert unseal(changed, sealed).letter.recipient == clerk.me.id
    assert unseal(clerk, sealed).letter.recipient == clerk.me.id, "a window that was open before reads on as well"
    exported = exported_identities(changed).decode()
    assert [recipient_of(line) for line in exported.splitlines() if not line.startswith("#")] == [
        card.reads,
        clerk.me.reads,
    ]


def test_a_lost_key_signs_nothing_more(offices: Offices) -> None:
    sender, clerk = offices["snv-lanh-dao"], offices[SENDER]
    card = rotate_keys(sender)
    lost = with_desk(clerk, rotated(card, sender.me, timedelta(days=-1)))
    forged = seal_to(package(sender, clerk, PackageKind.REQUEST, {}), sender, clerk)
    assert "mạo danh" in reason_for(lost, forged)
