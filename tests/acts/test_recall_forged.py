"""Recalls and answers that nobody may give: another agency's, a colleague's without the right, a bent program's."""

from dataclasses import replace

import pytest

from tests.acts.test_forgery import forge, history
from tests.acts.test_hostile_mail import package, put, reason_for, seal_to
from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.mail.exchange_format import recall_message
from vbdt.acts.mail.recall import recall
from vbdt.acts.mail.wishes import STORE, waiting
from vbdt.acts.office import Office
from vbdt.acts.register_in import register_in
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import COMMUNE, FINANCE, letter
from vbdt.document.changes import ChangeAnswered, ChangeAsked
from vbdt.document.codec import Json, encode
from vbdt.document.ids import DocumentId, PackageId
from vbdt.document.model import Change, Document, StatusCode
from vbdt.document.states import State
from vbdt.transport.body import PackageKind
from vbdt.transport.edxml.records import EdxmlStatus, ResponseFor
from vbdt.transport.edxml.write import write

pytestmark = pytest.mark.usefixtures("settled")
Offices = dict[str, Office]
ASKED = ChangeAsked(Change.RECALL, "Giả", PackageId("gia"))


@pytest.fixture
def sent(offices: Offices, demo: Demo) -> Document:
    """A letter that the commune and the department of finance have."""
    sheet = replace(letter(offices["snv-chuyen-vien"]), recipients=(COMMUNE, FINANCE))
    document = send_out(offices, sheet, demo.province.pin, lambda _: None)
    settle(offices)
    return offices["snv-van-thu"].store.document(document)


def at_commune(offices: Offices, sent: Document) -> Document:
    found = offices["tan-hoa-van-thu"].store.received_as(sent.agency, sent.edxml_id)
    assert found is not None
    return found


def with_the_leader(offices: Offices, sent: Document) -> DocumentId:
    mine = at_commune(offices, sent)
    register_in(offices["tan-hoa-van-thu"], mine.id, offices["tan-hoa-lanh-dao"].me.id)
    settle(offices)
    return mine.id


def request(sender: Office, to: Office, facts: dict[str, Json]) -> bytes:
    return seal_to(package(sender, to, PackageKind.REQUEST, {}, facts), sender, to)


def test_another_agency_cannot_take_the_document_back(offices: Offices, sent: Document) -> None:
    stranger, clerk = offices["stc-van-thu"], offices["tan-hoa-van-thu"]
    message = recall_message(stranger, sent, [COMMUNE], "Giả mạo")
    put(clerk, seal_to(package(stranger, clerk, PackageKind.STATUS, {"document.edxml": message}), stranger, clerk))
    assert exchange(clerk).parked == 1  # as if it had sent a document of that name
    assert at_commune(offices, sent).state is State.ARRIVED
    assert [each.origin for each in waiting(clerk).early] == [FINANCE]
    with clerk.store.write() as writing:
        writing.delete_setting(STORE)


def test_another_agency_cannot_do_it_in_the_senders_name(offices: Offices, sent: Document) -> None:
    stranger, clerk = offices["stc-van-thu"], offices["tan-hoa-van-thu"]
    message = recall_message(offices["snv-van-thu"], sent, [COMMUNE], "Giả mạo")
    forged = package(stranger, clerk, PackageKind.STATUS, {"document.edxml": message})
    assert "khác cơ quan gửi gói" in reason_for(clerk, seal_to(forged, stranger, clerk))
    assert at_commune(offices, sent).state is State.ARRIVED


def test_who_was_not_asked_answers_nothing(offices: Offices, sent: Document) -> None:
    sender, finance = offices["snv-van-thu"], offices["stc-van-thu"]
    recall(sender, sent.id, "Sai", [COMMUNE])
    before = sender.store.document(sent.id)
    told = ResponseFor(document_id=sent.edxml_id)
    status = write(EdxmlStatus(response_for=told, status_code=StatusCode.AGREED.value))
    put(sender, seal_to(package(finance, sender, PackageKind.STATUS, {"status.edxml": status}), finance, sender))
    assert exchange(sender).recorded == 1
    assert sender.store.document(sent.id) == before


def test_a_status_package_brings_no_document(offices: Offices, sent: Document) -> None:
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    mine = at_commune(offices, sent)
    assert mine.source is not None
    data = clerk.store.files.read(mine.source)
    forged = package(sender, clerk, PackageKind.STATUS, {"document.edxml": data})
    assert reason_for(clerk, seal_to(forged, sender, clerk)).endswith(".")


def test_only_the_clerk_passes_a_recall_on(offices: Offices, sent: Document) -> None:
    specialist, leader = offices["tan-hoa-chuyen-vien"], offices["tan-hoa-lanh-dao"]
    document = with_the_leader(offices, sent)
    forged = request(specialist, leader, {"document": document, "change": encode(ASKED)})
    assert "văn thư" in reason_for(leader, forged)
    assert leader.store.document(document).asked is None


def test_a_specialists_yes_is_not_written_down(offices: Offices, sent: Document) -> None:
    sender, leader = offices["snv-van-thu"], offices["tan-hoa-lanh-dao"]
    document = with_the_leader(offices, sent)
    recall(sender, sent.id, "Sai", [COMMUNE])
    settle(offices)
    asked = leader.store.document(document).asked
    assert asked is not None
    answer: dict[str, Json] = {"package": asked.package, "agreed": True, "reason": ""}
    forged = request(offices["tan-hoa-chuyen-vien"], leader, {"document": document, "answer": answer})
    assert "lãnh đạo hoặc văn thư" in reason_for(leader, forged)
    assert leader.store.document(document).state is State.REGISTERED_IN


def test_who_holds_it_cannot_agree_for_the_agency(offices: Offices, sent: Document) -> None:
    clerk, leader = offices["tan-hoa-van-thu"], offices["tan-hoa-lanh-dao"]
    lead = offices["tan-hoa-chuyen-vien"]
    document = with_the_leader(offices, sent)
    assign(leader, document, lead.me.id, deadline_after(leader, 5), "")
    settle(offices)
    held = lead.store.document(document)
    first = forge(lead, document, held.head_n + 1, held.head_hash, ASKED)
    second = forge(lead, document, held.head_n + 2, first.event.hash, ChangeAnswered(lead.me.id, agreed=True))
    assert "lãnh đạo hoặc văn thư" in reason_for(clerk, history(lead, clerk, {}, first, second))
    assert clerk.store.document(document) == held
