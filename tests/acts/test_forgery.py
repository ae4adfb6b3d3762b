"""A desk with right keys and a bent program: what it may not do is not believed by the others."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypedDict, Unpack

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.acts.test_hostile_mail import package, put, reason_for, seal_to
from tests.acts.test_way_back import arrivals, signed
from tests.province import mailbox_of
from vbdt.acts.assign import assign
from vbdt.acts.desks.desk import NewDesk, admit, new_desk
from vbdt.acts.desks.paper_book import compare, known_registers
from vbdt.acts.figures import targets
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.mail.set_aside import try_again
from vbdt.acts.office import Office
from vbdt.acts.register import register
from vbdt.acts.register_in import register_in
from vbdt.acts.send import send
from vbdt.acts.submit import facts_of, submit
from vbdt.bench.seal import random_bytes
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import FINANCE, letter
from vbdt.document.calendar import local_day
from vbdt.document.directory import Book, Role
from vbdt.document.events import (
    NO_HASH,
    VERSION,
    Event,
    Fact,
    RecipientReported,
    SecretCounted,
    Signed,
    SignedEvent,
    Submitted,
)
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId, EventId, random_id
from vbdt.document.kinds import Secrecy
from vbdt.document.model import Direction, FileRef, StatusCode
from vbdt.document.states import State
from vbdt.document.targets import Period
from vbdt.drafting.compose import compose
from vbdt.errors import NotAllowed, UserError
from vbdt.store.backup import RESTORED
from vbdt.transport.body import PackageKind
from vbdt.transport.directory import write_directory
from vbdt.transport.edxml.dates import day_text
from vbdt.transport.edxml.files import enclose
from vbdt.transport.edxml.records import (
    Code,
    EdxmlDocument,
    EdxmlStatus,
    MessageHeader,
    Organisation,
    PromulgationInfo,
    ResponseFor,
)
from vbdt.transport.edxml.write import write

pytestmark = pytest.mark.usefixtures("settled")
Offices = dict[str, Office]


def forge(office: Office, document: DocumentId, n: int, previous: str, fact: Fact) -> SignedEvent:
    """An event as a bent program would write it: rightly signed, whatever it says."""
    event = Event(
        id=EventId(random_id()),
        document=document,
        n=n,
        previous=previous,
        agency=office.me.agency,
        desk=office.me.id,
        person=office.me.person,
        at=datetime.now(UTC),
        version=VERSION,
        fact=fact,
    )
    return SignedEvent(event, office.keys.signing.sign(event.canonical()))


def history(sender: Office, to: Office, files: Mapping[FileRef, bytes], *events: SignedEvent) -> bytes:
    """The events in a HISTORY package with the files they name."""
    parts = {f"event-{each.event.n:06d}": each.signature + each.event.canonical() for each in events}
    parts |= {f"file-{ref.id}": data for ref, data in files.items()}
    return seal_to(package(sender, to, PackageKind.HISTORY, parts), sender, to)


def drafted(office: Office) -> tuple[Submitted, dict[FileRef, bytes]]:
    """A submission to the drafter itself."""
    sheet = letter(office)
    composed = compose(sheet.content)
    ref = office.store.files.add(composed.pdf, "van-ban.pdf", "application/pdf")
    return Submitted(facts_of(office, sheet, composed.pages), ref, None, office.me.id), {ref: composed.pdf}


def test_a_specialist_cannot_be_its_own_leader(offices: Offices) -> None:
    specialist, clerk = offices["snv-chuyen-vien"], offices["snv-van-thu"]
    fact, files = drafted(specialist)
    document = DocumentId(random_id())
    first = forge(specialist, document, 1, NO_HASH, fact)
    second = forge(specialist, document, 2, first.event.hash, Signed(fact.pdf, "00", "B-B", clerk.me.id))
    assert "bàn của lãnh đạo" in reason_for(clerk, history(specialist, clerk, files, first, second))
    assert clerk.store.find(document) is None


def test_counts_of_secrets_do_not_travel(offices: Offices) -> None:
    leader, clerk = offices["snv-lanh-dao"], offices["snv-van-thu"]
    forged = forge(
        leader, DocumentId(random_id()), 1, NO_HASH, SecretCounted(Secrecy.SECRET, 1_000_000, date(2026, 1, 5))
    )
    assert "không thuộc" in reason_for(clerk, history(leader, clerk, {}, forged))
    assert targets(clerk, Period(date(2026, 1, 1), date(2026, 12, 31)))[0].excluded == 0


def test_nonsense_that_waits_does_not_block_the_true_history(offices: Offices) -> None:
    drafter, leader, archivist = (offices[f"snv-{role}"] for role in ("chuyen-vien", "lanh-dao", "luu-tru"))
    sheet = letter(drafter)
    nonsense = forge(
        archivist, sheet.id, 2, "f" * 64, RecipientReported(FINANCE, StatusCode.FINISHED, datetime.now(UTC))
    )
    put(leader, history(archivist, leader, {}, nonsense))
    assert exchange(leader).parked == 1
    submit(drafter, sheet)
    exchange(drafter)
    assert exchange(leader).recorded == 1
    assert leader.store.document(sheet.id).state is State.SUBMITTED
    settle(offices)


def test_what_waited_and_was_refused_is_judged_again_when_a_person_tries_it(offices: Offices) -> None:
    """Its large body is kept here: the sender was told that it had arrived, and keeps it no longer."""
    drafter, leader, archivist = (offices[f"snv-{role}"] for role in ("chuyen-vien", "lanh-dao", "luu-tru"))
    sheet = letter(drafter)
    fact = RecipientReported(FINANCE, StatusCode.FINISHED, datetime.now(UTC))
    nonsense = forge(archivist, sheet.id, 2, "f" * 64, fact)
    parts = {"event-000002": nonsense.signature + nonsense.event.canonical(), "file-la": random_bytes(100_000)}
    put(leader, seal_to(package(archivist, leader, PackageKind.HISTORY, parts), archivist, leader))
    assert exchange(leader).parked == 1
    submit(drafter, sheet)
    exchange(drafter)
    exchange(leader)
    settle(offices)
    refused = leader.store.quarantined()[0]
    for body in (Path(leader.settings.mailbox) / "than").rglob("*.than"):
        body.unlink()
    tally = try_again(leader, [refused.id])
    assert (tally.duplicates, tally.waiting, tally.quarantined) == (0, 0, 1)
    assert leader.store.quarantined()[0].reason == refused.reason
    settle(offices)


def test_nobody_submits_to_a_desk_that_cannot_sign(offices: Offices) -> None:
    drafter = offices["snv-chuyen-vien"]
    sheet = replace(letter(drafter), leader=offices["snv-van-thu"].me.id)
    with pytest.raises(NotAllowed, match="bàn của lãnh đạo"):
        submit(drafter, sheet)
    assert drafter.store.find(sheet.id) is None


def test_a_second_clerk_cannot_start_a_second_series(offices: Offices, demo: Demo) -> None:
    clerk = offices["snv-van-thu"]
    document = signed(offices, demo.province.pin)
    agencies = tuple(
        replace(each, mail_desk=offices["snv-luu-tru"].me.id) if each.id == clerk.me.agency else each
        for each in clerk.directory.agencies
    )
    moved = replace(clerk, directory=replace(clerk.directory, agencies=agencies))
    with pytest.raises(NotAllowed, match="bàn văn thư khác giữ"):
        register(moved, document)


def test_a_clock_that_went_back_gives_no_number(offices: Offices, demo: Demo) -> None:
    document = signed(offices, demo.province.pin)
    clerk = offices["snv-van-thu"]
    with pytest.raises(UserError, match="Đồng hồ"):
        register(replace(clerk, clock=lambda: datetime(2025, 1, 2, tzinfo=UTC)), document)
    assert clerk.store.document(document).number is None


def test_answers_that_repeat_leave_no_trace(offices: Offices, demo: Demo) -> None:
    clerk, finance = offices["snv-van-thu"], offices["stc-van-thu"]
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    exchange(clerk)
    box = mailbox_of(finance) / "new"
    (copy,) = ((path.name, path.read_bytes()) for path in box.glob("*.goi"))
    settle(offices)
    head = clerk.store.document(document).head_n
    for _ in range(3):
        (box / copy[0]).write_bytes(copy[1])
        settle(offices)
    assert clerk.store.document(document).head_n == head


def test_only_a_clerk_speaks_for_an_agency(offices: Offices, demo: Demo) -> None:
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    clerk, lead = offices["snv-van-thu"], offices["tan-hoa-chuyen-vien"]
    answered = ResponseFor(document_id=clerk.store.document(document).edxml_id)
    status = write(EdxmlStatus(response_for=answered, status_code="06", timestamp="2026/11/23 08:00:00"))
    forged = package(lead, clerk, PackageKind.STATUS, {"status.edxml": status})
    assert "Chỉ văn thư" in reason_for(clerk, seal_to(forged, lead, clerk))


def test_a_sender_that_has_left_does_not_stop_the_work(offices: Offices, demo: Demo) -> None:
    send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    commune = offices["tan-hoa-van-thu"]
    gone = offices["snv-van-thu"].me.id
    agencies = tuple(
        replace(each, mail_desk=None) if each.mail_desk == gone else each for each in commune.directory.agencies
    )
    desks = tuple(each for each in commune.directory.desks if each.id != gone)
    alone = replace(commune, directory=replace(commune.directory, agencies=agencies, desks=desks))
    document = arrivals(commune)[0].id
    register_in(alone, document, offices["tan-hoa-lanh-dao"].me.id)
    assert commune.store.document(document).state is State.REGISTERED_IN
    settle(offices)


def test_a_document_sent_is_not_sent_to_the_same_agency_again(offices: Offices, demo: Demo) -> None:
    clerk = offices["snv-van-thu"]
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    with pytest.raises(UserError, match="nơi nhận mới"):
        send(clerk, document)
    settle(offices)


class Lies(TypedDict, total=False):
    """What an envelope may say instead of the truth."""

    from_: Organisation
    code: Code
    promulgation_info: PromulgationInfo
    subject: str


def envelope(sender: Office, pdf: bytes, **lies: Unpack[Lies]) -> bytes:
    """A document message of the sender, with chosen lies."""
    references, attachments = enclose([("van-ban.pdf", pdf)])
    header = MessageHeader(
        from_=Organisation(organ_id=sender.agency.code102, organ_name=sender.agency.name),
        document_id=random_id(),
        code=Code("01", "SNV-CCHC"),
        promulgation_info=PromulgationInfo("Hậu Giang", day_text(local_day(datetime.now(UTC)))),
        subject="báo cáo kết quả xử lý văn bản điện tử",
    )
    return write(EdxmlDocument(replace(header, **lies), references=references, attachments=attachments))


def deliver(offices: Offices, message: bytes) -> Office:
    """Put the message into the commune clerk's box, sealed by the department's clerk."""
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    sent = package(sender, clerk, PackageKind.DOCUMENT, {"document.edxml": message})
    put(clerk, seal_to(sent, sender, clerk))
    return clerk


def issued_pdf(offices: Offices) -> bytes:
    clerk = offices["snv-van-thu"]
    found = clerk.store.documents(Filter(direction=Direction.OUTGOING, states=(State.SENT,))).rows
    return clerk.store.files.read(found[-1].pdf)


@pytest.mark.parametrize(
    ("lies", "words"),
    [
        ({"code": Code("99", "SNV-CCHC")}, "Số trên văn bản"),
        ({"promulgation_info": PromulgationInfo("Hậu Giang", "2020/01/01")}, "Ngày trên văn bản"),
    ],
)
def test_an_envelope_that_contradicts_its_paper_is_shown_as_such(offices: Offices, lies: Lies, words: str) -> None:
    clerk = deliver(offices, envelope(offices["snv-van-thu"], issued_pdf(offices), **lies))
    assert exchange(clerk).recorded == 1
    newest = max(arrivals(clerk), key=lambda each: each.created_at)
    assert newest.verdict == "modified"
    assert words in newest.verdict_reason


def test_the_issuer_is_whom_the_directory_knows(offices: Offices) -> None:
    sender = offices["snv-van-thu"]
    boast = Organisation(organ_id=sender.agency.code102, organ_name="Chính phủ")
    clerk = deliver(offices, envelope(sender, issued_pdf(offices), from_=boast))
    exchange(clerk)
    assert max(arrivals(clerk), key=lambda each: each.created_at).facts.issuer_name == "Sở Nội vụ"


@pytest.mark.parametrize(
    ("subject", "words"),
    [("x" * 2001, "dài quá 2000"), ("Mật", "độ mật"), ("Ma\u0323\u0302t", "độ mật")],
)
def test_an_absurd_or_secret_subject_is_refused(offices: Offices, subject: str, words: str) -> None:
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    message = envelope(sender, issued_pdf(offices), subject=subject)
    sent = package(sender, clerk, PackageKind.DOCUMENT, {"document.edxml": message})
    assert words in reason_for(clerk, seal_to(sent, sender, clerk))


def test_the_same_document_in_another_package_is_one_document(offices: Offices) -> None:
    message = envelope(offices["snv-van-thu"], issued_pdf(offices))
    clerk = deliver(offices, message)
    assert exchange(clerk).recorded == 1
    deliver(offices, message)
    assert exchange(clerk).duplicates == 1


def test_a_deadline_beyond_the_calendar_is_refused_and_an_old_one_breaks_no_list(offices: Offices, demo: Demo) -> None:
    clerk, leader = offices["tan-hoa-van-thu"], offices["tan-hoa-lanh-dao"]
    send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    document = arrivals(clerk)[0].id
    register_in(clerk, document, leader.me.id)
    settle(offices)
    with pytest.raises(UserError, match="Lịch làm việc"):
        assign(leader, document, offices["tan-hoa-chuyen-vien"].me.id, date(2031, 3, 3), "")
    assert leader.calendar.between(date(2026, 11, 23), date(2031, 11, 24)) > 1000


def test_a_desk_takes_only_newer_directories_of_the_same_hand(offices: Offices, tmp_path: Path) -> None:
    known = offices["snv-van-thu"].directory
    person = known.persons[0]
    wanted = NewDesk(person.agency, person.id, (Role.CLERK,), tmp_path, passphrase="mật khẩu dài")
    made = new_desk(tmp_path / "ban", wanted, date(2026, 1, 5))
    ours, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    newer = replace(known, version=9, desks=(*known.desks, made.card))
    name = ours.public_key().public_bytes_raw().hex()
    with made.store as store:
        admit(store, write_directory(newer, ours), name)
        with pytest.raises(UserError, match="cũ hơn"):
            admit(store, write_directory(replace(newer, version=8), ours), name)
        with pytest.raises(UserError, match="khóa khác"):
            admit(store, write_directory(newer, other), other.public_key().public_bytes_raw().hex())
        admit(store, write_directory(replace(newer, version=10), ours), name)


def test_a_desk_from_a_backup_waits_for_its_clerk(offices: Offices, demo: Demo) -> None:
    clerk = offices["snv-van-thu"]
    document = signed(offices, demo.province.pin)
    with clerk.store.write() as writing:
        writing.set_setting(RESTORED, b"1")
    with pytest.raises(NotAllowed, match="khôi phục"):
        register(clerk, document)
    for book in Book:
        compare(clerk, book, {each.register: each.last for each in known_registers(clerk, book)})
    register(clerk, document)
    assert clerk.store.document(document).number is not None
