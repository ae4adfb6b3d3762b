"""What arrives in the mailbox is hostile until proved otherwise: quarantine with a sentence, and the post goes on."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.province import mailbox_of
from tests.sealing import Mail, content, seal_apart, seal_inline
from vbdt.acts.give_back import give_back
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.submit import submit
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.codec import Json
from vbdt.document.filters import Filter
from vbdt.document.ids import DeskId, random_id
from vbdt.document.model import Direction
from vbdt.transport.body import PackageKind
from vbdt.transport.keys import DeskKeys

Offices = dict[str, Office]
CLERK = "tan-hoa-van-thu"


def put(office: Office, data: bytes) -> Path:
    """Leave bytes in the desk's box as another program would."""
    path = mailbox_of(office) / "new" / f"{random_id()}.goi"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def package(
    sender: Office, to: Office, kind: PackageKind, parts: dict[str, bytes], facts: dict[str, Json] | None = None
) -> Mail:
    return Mail(kind, sender.me.agency, sender.me.id, to.me.id, parts, facts or {})


def seal_to(mail: Mail, sender: Office, to: Office) -> bytes:
    """The pointer; the body, when it is not small, is put on the carrier."""
    if content(mail).is_small:
        return seal_inline(mail, sender.keys.signing, to.me.reads)
    pointer, data, body = seal_apart(mail, sender.keys.signing, to.me.reads)
    path = Path(to.settings.mailbox) / "than" / body.digest[:2] / f"{body.digest}.than"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return pointer


def reason_for(office: Office, data: bytes) -> str:
    """Why the desk set the bytes aside. Nothing else may change, and nothing may be lost."""
    before = office.store.count(Filter())
    path = put(office, data)
    assert exchange(office).quarantined == 1
    assert not path.exists()
    assert (mailbox_of(office) / "quarantine" / path.name).read_bytes() == data
    assert office.store.count(Filter()) == before
    return next(each.reason for each in office.store.quarantined() if each.name == path.name)


@pytest.mark.parametrize("part", [b"", b"<edXML", b"%PDF-1.7", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'])
def test_a_document_that_is_no_edxml(offices: Offices, part: bytes) -> None:
    sender, clerk = offices["snv-van-thu"], offices[CLERK]
    sealed = seal_inline(
        package(sender, clerk, PackageKind.DOCUMENT, {"document.edxml": part}), sender.keys.signing, clerk.me.reads
    )
    assert reason_for(clerk, sealed).endswith(".")


def test_an_unknown_sender(offices: Offices) -> None:
    clerk, stranger = offices[CLERK], DeskKeys.generate()
    forged = replace(package(offices["snv-van-thu"], clerk, PackageKind.STATUS, {}), sender=DeskId(random_id()))
    assert "danh bạ" in reason_for(clerk, seal_inline(forged, stranger.signing, clerk.me.reads))


def test_a_forged_sender(offices: Offices) -> None:
    clerk, stranger = offices[CLERK], DeskKeys.generate()
    forged = package(offices["snv-van-thu"], clerk, PackageKind.STATUS, {})
    assert "mạo danh" in reason_for(clerk, seal_inline(forged, stranger.signing, clerk.me.reads))


def test_a_package_for_somebody_else(offices: Offices) -> None:
    sender, clerk, other = offices["snv-van-thu"], offices[CLERK], offices["stc-van-thu"]
    sealed = seal_inline(package(sender, other, PackageKind.STATUS, {}), sender.keys.signing, other.me.reads)
    assert "không gửi cho bàn" in reason_for(clerk, sealed)


def test_one_agency_cannot_speak_for_another(offices: Offices) -> None:
    sender, clerk = offices["stc-van-thu"], offices[CLERK]
    forged = replace(package(sender, clerk, PackageKind.STATUS, {}), agency=offices["snv-van-thu"].me.agency)
    assert "cơ quan khác" in reason_for(clerk, seal_inline(forged, sender.keys.signing, clerk.me.reads))


def test_history_from_another_agency(offices: Offices) -> None:
    sender, clerk = offices["snv-van-thu"], offices[CLERK]
    forged = package(sender, clerk, PackageKind.HISTORY, {"event-000001": b"x" * 80})
    assert "nội bộ" in reason_for(clerk, seal_inline(forged, sender.keys.signing, clerk.me.reads))


def test_history_that_is_not_history(offices: Offices) -> None:
    sender, clerk = offices["tan-hoa-lanh-dao"], offices[CLERK]
    forged = package(sender, clerk, PackageKind.HISTORY, {"event-000001": b"x" * 80})
    assert "không đọc được" in reason_for(clerk, seal_inline(forged, sender.keys.signing, clerk.me.reads))


def test_a_status_about_a_document_we_never_sent(offices: Offices) -> None:
    sender, clerk = offices["snv-van-thu"], offices[CLERK]
    status = b"""<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope
      xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>
      <edXML:ResponseFor><edXML:DocumentId>khong-co</edXML:DocumentId></edXML:ResponseFor>
      <edXML:StatusCode>03</edXML:StatusCode></edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope></edXML>"""
    sealed = seal_inline(
        package(sender, clerk, PackageKind.STATUS, {"status.edxml": status}), sender.keys.signing, clerk.me.reads
    )
    assert "không gửi" in reason_for(clerk, sealed)


def test_the_same_package_again_changes_nothing_and_is_answered_again(offices: Offices, demo: Demo) -> None:
    clerk, sender = offices[CLERK], offices["snv-van-thu"]
    send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    exchange(sender)
    box = mailbox_of(clerk)
    copies = {path.name: path.read_bytes() for path in (box / "new").glob("*.goi")}
    assert copies
    settle(offices)
    count = clerk.store.count(Filter(direction=Direction.INCOMING))
    for name, data in copies.items():
        (box / "new" / name).write_bytes(data)
    tally = exchange(clerk)
    assert tally.duplicates == len(copies)
    assert tally.sent == len(copies)  # the receipts, once more
    assert clerk.store.count(Filter(direction=Direction.INCOMING)) == count
    settle(offices)


def test_an_altered_copy_goes_to_quarantine_and_the_true_one_is_still_taken(offices: Offices, demo: Demo) -> None:
    clerk, sender = offices[CLERK], offices["snv-van-thu"]
    send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    count = clerk.store.count(Filter(direction=Direction.INCOMING))
    exchange(sender)
    true = next((mailbox_of(clerk) / "new").glob("*.goi"))
    data = true.read_bytes()
    altered = bytearray(data)
    altered[len(data) // 2] ^= 1
    put(clerk, bytes(altered))
    tally = exchange(clerk)
    assert (tally.recorded, tally.quarantined) == (1, 1)
    assert clerk.store.count(Filter(direction=Direction.INCOMING)) == count + 1
    settle(offices)


def test_history_that_comes_too_early_waits_for_what_is_missing(offices: Offices) -> None:
    drafter, leader, clerk = (offices[f"snv-{role}"] for role in ("chuyen-vien", "lanh-dao", "van-thu"))
    sheet = letter(drafter)
    submit(drafter, sheet)
    exchange(drafter)
    early = {path.name: path for path in (mailbox_of(clerk) / "new").glob("*.goi")}
    held = {name: path.read_bytes() for name, path in early.items()}
    for path in early.values():
        path.unlink()  # the first package is slow on its way to the clerk
    exchange(leader)
    give_back(leader, sheet.id, "Bổ sung căn cứ")
    exchange(leader)
    assert exchange(clerk).parked == 1
    assert clerk.store.find(sheet.id) is None
    for name, data in held.items():
        (mailbox_of(clerk) / "new" / name).write_bytes(data)
    exchange(clerk)
    assert clerk.store.document(sheet.id).head_n == 2
