"""The leader's book: what comes first, opinions, and the right to take a signature back."""

from dataclasses import replace

import pytest

from tests.acts.test_way_back import signed, submitted
from vbdt.acts.book import put_aside, signature_book
from vbdt.acts.deeds import Deed, open_deeds
from vbdt.acts.keys import personal_key
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.opened import note_opened
from vbdt.acts.opinion import ask_opinion, give_opinion
from vbdt.acts.register import register
from vbdt.acts.sign import sign
from vbdt.acts.submit import submit
from vbdt.acts.withdraw import is_withdrawing, may_withdraw, withdraw
from vbdt.demo.make import Demo
from vbdt.demo.story import settle
from vbdt.demo.texts import letter
from vbdt.document.kinds import Urgency
from vbdt.document.states import State
from vbdt.errors import NotAllowed
from vbdt.signing.check.verify import verify
from vbdt.ui.lists.rows import row_of

Offices = dict[str, Office]


def test_urgent_first_then_the_longest_waiting_and_last_what_was_put_aside(offices: Offices) -> None:
    drafter, leader = offices["snv-chuyen-vien"], offices["snv-lanh-dao"]
    first, second = submitted(offices), submitted(offices)
    sheet = letter(drafter)
    urgent = replace(sheet, content=replace(sheet.content, urgency=Urgency.FLASH))
    submit(drafter, urgent)
    settle(offices)
    assert [each.id for each in signature_book(leader)] == [urgent.id, first, second]
    put_aside(leader, urgent.id)
    assert [each.id for each in signature_book(leader)] == [first, second, urgent.id]
    put_aside(leader, urgent.id, aside=False)
    assert signature_book(leader)[0].id == urgent.id


def test_looking_is_noted_once_and_only_by_the_holder(offices: Offices) -> None:
    document = submitted(offices)
    leader, clerk = offices["snv-lanh-dao"], offices["snv-van-thu"]
    assert note_opened(clerk, document).documents == ()
    assert note_opened(leader, document).documents == (document,)
    assert note_opened(leader, document).documents == ()
    settle(offices)
    assert clerk.store.document(document).opened


def test_a_colleague_is_asked_and_answers_while_the_document_stays(offices: Offices) -> None:
    document = submitted(offices)
    leader, colleague = offices["snv-lanh-dao"], offices["snv-luu-tru"]
    ask_opinion(leader, document, colleague.me.id, "Thời hạn bảo quản đã đúng chưa?")
    settle(offices)
    assert colleague.store.document(document).opinions[0].question == "Thời hạn bảo quản đã đúng chưa?"
    give_opinion(colleague, document, "Đúng, 10 năm.")
    settle(offices)
    for office in (leader, colleague):
        known = office.store.document(document)
        assert known.opinions[0].answer == "Đúng, 10 năm."
        assert (known.state, known.holder) == (State.SUBMITTED, leader.me.id)
    with pytest.raises(NotAllowed, match="đã trả lời"):
        give_opinion(colleague, document, "Thêm một ý.")


def test_a_signature_is_taken_back_while_nobody_has_looked(offices: Offices, demo: Demo) -> None:
    document = signed(offices, demo.province.pin)
    leader = offices["snv-lanh-dao"]
    assert may_withdraw(leader, leader.store.document(document))
    withdraw(leader, document, "Ký nhầm")
    waiting = leader.store.document(document)
    assert is_withdrawing(leader, waiting)
    assert Deed.WITHDRAW not in open_deeds(leader, waiting)
    assert "Đang rút lại" in [mark.text for mark in row_of(leader, waiting).marks]
    settle(offices)
    back = leader.store.document(document)
    assert (back.state, back.holder, back.note) == (State.SUBMITTED, leader.me.id, "Ký nhầm")
    pdf = leader.store.files.read(back.pdf)
    assert verify(pdf, leader.trust).signatures == ()
    with personal_key(leader, demo.province.pin) as key:
        sign(leader, document, key)
    settle(offices)
    assert offices["snv-van-thu"].store.document(document).state is State.SIGNED
    assert not is_withdrawing(leader, leader.store.document(document))  # it was answered; this is another signature


def test_once_it_was_opened_it_is_only_a_plea(offices: Offices, demo: Demo) -> None:
    document = signed(offices, demo.province.pin)
    leader, clerk = offices["snv-lanh-dao"], offices["snv-van-thu"]
    note_opened(clerk, document)  # the leader's desk does not know it yet
    withdraw(leader, document, "Sai căn cứ")
    settle(offices)
    known = clerk.store.document(document)
    assert (known.state, known.holder, known.requests) == (State.SIGNED, clerk.me.id, ("Sai căn cứ",))
    assert not may_withdraw(leader, leader.store.document(document))
    for office in (leader, clerk):
        assert "Đề nghị trả lại" in [mark.text for mark in row_of(office, office.store.document(document)).marks]


def test_a_plea_that_comes_after_the_number_changes_nothing(offices: Offices, demo: Demo) -> None:
    document = signed(offices, demo.province.pin)
    leader, clerk = offices["snv-lanh-dao"], offices["snv-van-thu"]
    withdraw(leader, document, "Muộn rồi")
    register(clerk, document)
    exchange(leader)
    settle(offices)
    assert clerk.store.document(document).state is State.REGISTERED


def test_only_the_signer_takes_back(offices: Offices, demo: Demo) -> None:
    document = signed(offices, demo.province.pin)
    with pytest.raises(NotAllowed, match="người vừa ký"):
        withdraw(offices["snv-chuyen-vien"], document, "x")
