"""Not every document goes straight on: returned, mended, voided, refused, given back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.draft import open_sheet
from vbdt.acts.give_back import give_back
from vbdt.acts.issue import issue
from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.office import Office
from vbdt.acts.refuse import refuse
from vbdt.acts.register import register, void
from vbdt.acts.register_in import register_in
from vbdt.acts.send import send
from vbdt.acts.sign import sign
from vbdt.acts.submit import submit
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import COMMUNE, FINANCE, decision, letter
from vbdt.document.filters import Filter
from vbdt.document.ids import AgencyId, DocumentId
from vbdt.document.model import Document, StatusCode
from vbdt.document.states import State
from vbdt.errors import BadInput, NotAllowed, UserError
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused

Offices = dict[str, Office]


def submitted(offices: Offices) -> DocumentId:
    sheet = letter(offices["snv-chuyen-vien"])
    submit(offices["snv-chuyen-vien"], sheet)
    settle(offices)
    return sheet.id


def signed(offices: Offices, pin: str) -> DocumentId:
    document = submitted(offices)
    with personal_key(offices["snv-lanh-dao"], pin) as key:
        sign(offices["snv-lanh-dao"], document, key)
    settle(offices)
    return document


def arrivals(office: Office) -> tuple[Document, ...]:
    return office.store.documents(Filter(states=(State.ARRIVED,))).rows


def test_a_returned_document_is_mended_and_submitted_again(offices: Offices) -> None:
    drafter, leader = offices["snv-chuyen-vien"], offices["snv-lanh-dao"]
    document = submitted(offices)
    give_back(leader, document, "Sửa thời hạn báo cáo")
    settle(offices)
    assert drafter.store.document(document).note == "Sửa thời hạn báo cáo"
    sheet = open_sheet(drafter, document)
    submit(drafter, replace(sheet, content=replace(sheet.content, subject="báo cáo kết quả quý IV")))
    settle(offices)
    again = leader.store.document(document)
    assert (again.state, again.facts.subject) == (State.SUBMITTED, "báo cáo kết quả quý IV")


def test_a_return_needs_its_reason(offices: Offices) -> None:
    document = submitted(offices)
    with pytest.raises(UserError, match="Chưa ghi lý do"):
        give_back(offices["snv-lanh-dao"], document, "  ")


def test_a_wrong_pin_signs_nothing(offices: Offices) -> None:
    document = submitted(offices)
    with pytest.raises(KeyRefused) as refused, personal_key(offices["snv-lanh-dao"], "000000"):
        pass
    assert refused.value.problem is KeyProblem.WRONG_PIN
    assert offices["snv-lanh-dao"].store.document(document).state is State.SUBMITTED


def test_a_voided_number_stays_in_the_register_and_is_not_given_again(offices: Offices, demo: Demo) -> None:
    clerk = offices["snv-van-thu"]
    first, second = signed(offices, demo.province.pin), signed(offices, demo.province.pin)
    register(clerk, first)
    void(clerk, first, "Trình sai người ký")
    register(clerk, second)
    numbers = [clerk.store.document(each).number for each in (first, second)]
    assert numbers[1] == (numbers[0] or 0) + 1
    entries = {entry.document: entry for entry in clerk.store.book("Chung", clerk.today.year)}
    assert entries[first].void_reason == "Trình sai người ký"


def test_nothing_is_issued_without_its_number_or_by_another_key(offices: Offices, demo: Demo) -> None:
    clerk = offices["snv-van-thu"]
    document = signed(offices, demo.province.pin)
    with seal_key(clerk, demo.province.pin) as key, pytest.raises(NotAllowed, match="không thể phát hành"):
        issue(clerk, document, key)
    register(clerk, document)
    with seal_key(offices["stc-van-thu"], demo.province.pin) as key, pytest.raises(NotAllowed, match="Sở Tài chính"):
        issue(clerk, document, key)
    assert clerk.store.document(document).state is State.REGISTERED


def test_a_refusal_reaches_the_sender_with_its_reason(offices: Offices, demo: Demo) -> None:
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    finance = offices["stc-van-thu"]
    refuse(finance, arrivals(finance)[0].id, "Văn bản không thuộc chức năng của Sở Tài chính")
    settle(offices)
    found = {each.recipient: each for each in offices["snv-van-thu"].store.document(document).deliveries}
    assert found[FINANCE].status is StatusCode.REFUSED
    assert "không thuộc chức năng" in found[FINANCE].note


def test_a_further_recipient_can_be_added_but_nobody_gets_it_twice(offices: Offices, demo: Demo) -> None:
    clerk = offices["snv-van-thu"]
    sheet = replace(decision(offices["snv-chuyen-vien"]), recipients=(COMMUNE,))
    document = send_out(offices, sheet, demo.province.pin, lambda _: None)
    send(clerk, document, [FINANCE])
    settle(offices)
    assert [each.recipient for each in clerk.store.document(document).deliveries] == [COMMUNE, FINANCE]
    with pytest.raises(UserError, match="nơi nhận mới"):
        send(clerk, document, [FINANCE])


def test_an_agency_without_a_mail_desk_is_named(offices: Offices, demo: Demo) -> None:
    clerk = offices["snv-van-thu"]
    district = clerk.directory.agency(AgencyId("H30.34"))
    sheet = replace(decision(offices["snv-chuyen-vien"]), recipients=(district.id,))
    with pytest.raises(UserError, match=district.name):
        send_out(offices, sheet, demo.province.pin, lambda _: None)


def test_assigning_wants_a_working_day_and_the_lead_may_give_back(offices: Offices, demo: Demo) -> None:
    send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    clerk, leader, lead = (offices[f"tan-hoa-{role}"] for role in ("van-thu", "lanh-dao", "chuyen-vien"))
    document = arrivals(clerk)[0].id
    register_in(clerk, document, leader.me.id)
    settle(offices)
    saturday = leader.today + timedelta(days=(5 - leader.today.weekday()) % 7 + 7)
    with pytest.raises(UserError, match="ngày nghỉ"):
        assign(leader, document, lead.me.id, saturday, "")
    with pytest.raises(UserError, match="đã qua"):
        assign(leader, document, lead.me.id, leader.today - timedelta(days=1), "")
    assign(leader, document, lead.me.id, deadline_after(leader, 3), "Tham mưu trả lời")
    settle(offices)
    give_back(lead, document, "Không thuộc lĩnh vực phụ trách")
    settle(offices)
    back = leader.store.document(document)
    assert (back.state, back.holder, back.deadline) == (State.REGISTERED_IN, leader.me.id, None)


def test_a_specialist_may_not_sign_and_a_leader_not_from_another_agency(offices: Offices) -> None:
    document = submitted(offices)
    with pytest.raises(NotAllowed):
        give_back(offices["snv-chuyen-vien"], document, "x")
    with pytest.raises(UserError):
        give_back(offices["tan-hoa-lanh-dao"], document, "x")


def test_an_unfinished_draft_says_everything_that_is_missing(offices: Offices) -> None:
    sheet = letter(offices["snv-chuyen-vien"])
    empty = replace(sheet, content=replace(sheet.content, subject="", body=()))
    with pytest.raises(BadInput, match=r"trích yếu.*nội dung"):
        submit(offices["snv-chuyen-vien"], empty)


def test_a_signer_block_that_the_roster_contradicts_is_not_submitted(offices: Offices) -> None:
    drafter = offices["snv-chuyen-vien"]
    sheet = letter(drafter)
    head = sheet.content.signer
    deputy = replace(
        sheet, content=replace(sheet.content, signer=replace(head, capacity=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")))
    )
    with pytest.raises(NotAllowed, match="danh bạ ghi chức vụ"):
        submit(drafter, deputy)
    with pytest.raises(NotAllowed, match="không có trong danh bạ"):
        submit(drafter, replace(sheet, signer=None))
    with pytest.raises(NotAllowed, match="được trình"):
        submit(drafter, replace(sheet, leader=offices["tan-hoa-lanh-dao"].me.id))
    assert drafter.store.find(sheet.id) is None


def test_a_roster_that_changed_meanwhile_stops_the_seal(offices: Offices, demo: Demo) -> None:
    clerk = offices["snv-van-thu"]
    document = signed(offices, demo.province.pin)
    register(clerk, document)
    persons = tuple(
        replace(each, title="Phó Giám đốc") if each.id == "snv-lanh-dao" else each for each in clerk.directory.persons
    )
    later = replace(clerk, directory=replace(clerk.directory, persons=persons))
    with seal_key(clerk, demo.province.pin) as key, pytest.raises(NotAllowed, match="Phó Giám đốc"):
        issue(later, document, key)
    assert clerk.store.document(document).state is State.REGISTERED
