"""Thu hồi, cập nhật, thay thế between two agencies: who is asked, who decides, what each side sees afterwards."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.province import mailbox_of
from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.mail.answer import answer, may_answer
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.mail.recall import recall
from vbdt.acts.mail.update import Correction, update
from vbdt.acts.mail.wishes import waiting
from vbdt.acts.office import Office
from vbdt.acts.process import finish, start
from vbdt.acts.refuse import refuse
from vbdt.acts.register_in import register_in
from vbdt.acts.send import send
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import COMMUNE, FINANCE, letter
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.kinds import Urgency
from vbdt.document.model import Change, Direction, Document, StatusCode
from vbdt.document.states import State
from vbdt.errors import NotAllowed, UserError

pytestmark = pytest.mark.usefixtures("settled")
Offices = dict[str, Office]


def sent(offices: Offices, demo: Demo, replaces: tuple[DocumentId, ...] = ()) -> DocumentId:
    """A letter of the department that the commune and the department of finance have."""
    sheet = replace(letter(offices["snv-chuyen-vien"]), recipients=(COMMUNE, FINANCE), replaces=replaces)
    document = send_out(offices, sheet, demo.province.pin, lambda _: None)
    settle(offices)
    return document


def copy_at(office: Office, sender: Office, document: DocumentId) -> Document:
    """The receiver's document that the sender knows by this id."""
    found = office.store.received_as(sender.agency.id, sender.store.document(document).edxml_id)
    assert found is not None
    return found


def deliveries(office: Office, document: DocumentId) -> dict[str, tuple[Change | None, StatusCode | None]]:
    return {each.recipient: (each.asked, each.answer) for each in office.store.document(document).deliveries}


def working(offices: Offices, document: DocumentId) -> Document:
    """The commune's specialist works on it."""
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    leader, lead = offices["tan-hoa-lanh-dao"], offices["tan-hoa-chuyen-vien"]
    mine = copy_at(clerk, sender, document)
    register_in(clerk, mine.id, leader.me.id)
    settle(offices)
    assign(leader, mine.id, lead.me.id, deadline_after(leader, 5), "Tham mưu")
    settle(offices)
    start(lead, mine.id)
    settle(offices)
    return clerk.store.document(mine.id)


def test_before_registration_a_recall_cancels_at_once(offices: Offices, demo: Demo) -> None:
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    document = sent(offices, demo)
    recall(sender, document, "Gửi nhầm phụ lục")
    assert sender.store.document(document).state is State.RECALLING
    with pytest.raises(NotAllowed, match="Đang thu hồi"):
        send(sender, document)
    settle(offices)
    mine = copy_at(clerk, sender, document)
    assert (mine.state, mine.note) == (State.RECALLED, "Gửi nhầm phụ lục")
    with pytest.raises(NotAllowed):
        register_in(clerk, mine.id, offices["tan-hoa-lanh-dao"].me.id)
    assert sender.store.document(document).state is State.RECALLED
    assert set(deliveries(sender, document).values()) == {(Change.RECALL, StatusCode.AGREED)}


def test_after_registration_the_leader_decides_and_the_holder_writes_it_down(offices: Offices, demo: Demo) -> None:
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    leader, lead = offices["tan-hoa-lanh-dao"], offices["tan-hoa-chuyen-vien"]
    document = sent(offices, demo)
    mine = working(offices, document)
    recall(sender, document, "Sai số liệu", [COMMUNE])
    settle(offices)
    for office in (clerk, leader, lead):
        asked = office.store.document(mine.id)
        assert (asked.state, asked.asked and asked.asked.reason) == (State.IN_PROGRESS, "Sai số liệu")
    assert may_answer(leader, leader.store.document(mine.id))
    assert may_answer(clerk, clerk.store.document(mine.id))
    with pytest.raises(NotAllowed, match="lãnh đạo hoặc văn thư"):
        answer(lead, mine.id, agreed=True)
    answer(leader, mine.id, agreed=True)
    settle(offices)
    gone = lead.store.document(mine.id)
    assert gone.state is State.RECALLED
    with pytest.raises(NotAllowed):
        finish(lead, mine.id, "Xong")
    assert clerk.store.document(mine.id) == gone
    assert clerk.store.count(Filter(direction=Direction.INCOMING, due_by=date(2099, 1, 1), ids=(mine.id,))) == 0
    entries = [each for each in clerk.store.book("Văn bản đến", clerk.today.year) if each.document == mine.id]
    assert len(entries) == 1
    assert deliveries(sender, document)[COMMUNE] == (Change.RECALL, StatusCode.AGREED)
    assert deliveries(sender, document)[FINANCE] == (None, None)
    assert sender.store.document(document).state is State.SENT


def test_a_refusal_to_give_it_back_needs_a_reason_and_reaches_the_sender(offices: Offices, demo: Demo) -> None:
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    document = sent(offices, demo)
    mine = working(offices, document)
    recall(sender, document, "Sai", [COMMUNE])
    settle(offices)
    with pytest.raises(UserError, match="Chưa ghi lý do"):
        answer(clerk, mine.id, agreed=False)
    answer(clerk, mine.id, agreed=False, reason="Đã chi trả theo văn bản này")
    settle(offices)
    finish(offices["tan-hoa-chuyen-vien"], mine.id, "Đã làm xong")
    settle(offices)
    found = next(each for each in sender.store.document(document).deliveries if each.recipient == COMMUNE)
    assert (found.answer, found.answer_note) == (StatusCode.DECLINED, "Đã chi trả theo văn bản này")
    assert found.status is StatusCode.FINISHED
    assert sender.store.document(document).state is State.SENT


def test_a_recall_that_comes_before_its_document_waits_for_it(offices: Offices, demo: Demo) -> None:
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    document, held = recall_overtakes(offices, demo)
    assert exchange(clerk).parked == 1
    assert [each.change for each in waiting(clerk).early] == [Change.RECALL]
    bring_back(clerk, held)
    settle(offices)
    assert waiting(clerk).early == ()
    assert copy_at(clerk, sender, document).state is State.RECALLED
    assert deliveries(sender, document)[COMMUNE] == (Change.RECALL, StatusCode.AGREED)


def recall_overtakes(offices: dict[str, Office], demo: Demo) -> tuple[DocumentId, dict[str, bytes]]:
    """The recall of a letter lies in the commune's box, and the letter's package, which is held up, does not."""
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    document = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    exchange(sender)
    held = take_away(mailbox_of(clerk) / "new")
    recall(sender, document, "Gửi nhầm")
    exchange(sender)
    return document, held


def bring_back(office: Office, held: dict[str, bytes]) -> None:
    for name, data in held.items():
        (mailbox_of(office) / "new" / name).write_bytes(data)


def take_away(box: Path) -> dict[str, bytes]:
    """What lies in the box is slow on its way."""
    held = {path.name: path.read_bytes() for path in box.glob("*.goi")}
    for name in held:
        (box / name).unlink()
    assert held
    return held


def test_the_question_follows_a_document_that_is_just_passed_on(offices: Offices, demo: Demo) -> None:
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    leader, lead = offices["tan-hoa-lanh-dao"], offices["tan-hoa-chuyen-vien"]
    document = sent(offices, demo)
    mine = copy_at(clerk, sender, document)
    register_in(clerk, mine.id, leader.me.id)
    settle(offices)
    recall(sender, document, "Sai", [COMMUNE])
    exchange(sender)
    exchange(clerk)  # asks the leader, who passes the document on before he hears of it
    assign(leader, mine.id, lead.me.id, deadline_after(leader, 5), "Tham mưu")
    settle(offices)
    asked = lead.store.document(mine.id)
    assert (asked.holder, asked.asked is not None) == (lead.me.id, True)
    assert waiting(clerk).passed == waiting(leader).passed == waiting(lead).passed == ()


def test_the_same_recall_again_changes_nothing_and_a_second_one_is_answered(offices: Offices, demo: Demo) -> None:
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    document = sent(offices, demo)
    recall(sender, document, "Sai", [COMMUNE])
    recall(sender, document, "Nhắc lại", [COMMUNE])
    settle(offices)
    mine = copy_at(clerk, sender, document)
    assert mine.state is State.RECALLED
    assert deliveries(sender, document)[COMMUNE] == (Change.RECALL, StatusCode.AGREED)


def test_a_recall_names_a_reason_and_somebody_who_has_the_document(offices: Offices, demo: Demo) -> None:
    sender = offices["snv-van-thu"]
    document = sent(offices, demo)
    with pytest.raises(UserError, match="lý do"):
        recall(sender, document, " ")
    with pytest.raises(UserError, match="không giữ"):
        recall(sender, document, "Sai", [sender.agency.id])
    with pytest.raises(NotAllowed):
        recall(offices["snv-lanh-dao"], document, "Sai")


def test_what_was_refused_is_sent_again_and_taken_in_anew(offices: Offices, demo: Demo) -> None:
    sender, finance = offices["snv-van-thu"], offices["stc-van-thu"]
    document = sent(offices, demo)
    first = copy_at(finance, sender, document)
    refuse(finance, first.id, "Gửi nhầm cơ quan")
    settle(offices)
    send(sender, document, [FINANCE])
    settle(offices)
    second = copy_at(finance, sender, document)
    assert (second.id != first.id, second.state) == (True, State.ARRIVED)
    assert finance.store.document(first.id).state is State.REFUSED


def test_an_update_brings_one_takes_from_another_and_tells_the_third(offices: Offices, demo: Demo) -> None:
    sender, clerk, finance = offices["snv-van-thu"], offices["tan-hoa-van-thu"], offices["stc-van-thu"]
    sheet = replace(letter(offices["snv-chuyen-vien"]), recipients=(COMMUNE,))
    document = send_out(offices, sheet, demo.province.pin, lambda _: None)
    settle(offices)
    day = date(2027, 3, 1)
    update(sender, document, "Bổ sung nơi nhận", [FINANCE], correction=Correction("", Urgency.VERY_URGENT, day))
    settle(offices)
    theirs, mine = copy_at(finance, sender, document), copy_at(clerk, sender, document)
    assert theirs.state is mine.state is State.ARRIVED
    assert theirs.facts.urgency is mine.facts.urgency is Urgency.VERY_URGENT
    assert mine.facts.reply_by == day
    assert deliveries(sender, document) == {COMMUNE: (Change.UPDATE, StatusCode.AGREED), FINANCE: (None, None)}
    update(sender, document, "Bớt nơi nhận", removed=[FINANCE])
    settle(offices)
    assert copy_at(finance, sender, document).state is State.RECALLED
    assert copy_at(clerk, sender, document).state is State.ARRIVED
    assert deliveries(sender, document)[FINANCE] == (Change.RECALL, StatusCode.AGREED)
    with pytest.raises(UserError, match="Chưa có gì thay đổi"):
        update(sender, document, "Không có gì")


def test_after_registration_an_update_waits_for_a_yes(offices: Offices, demo: Demo) -> None:
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    document = sent(offices, demo)
    mine = working(offices, document)
    update(sender, document, "Hạn gấp hơn", correction=Correction("", Urgency.URGENT, None))
    settle(offices)
    assert clerk.store.document(mine.id).facts.urgency is not Urgency.URGENT
    answer(clerk, mine.id, agreed=True)
    settle(offices)
    assert clerk.store.document(mine.id).facts.urgency is Urgency.URGENT
    assert clerk.store.document(mine.id).state is State.IN_PROGRESS


def test_a_replacement_links_both_documents_at_both_ends(offices: Offices, demo: Demo) -> None:
    sender, clerk, finance = offices["snv-van-thu"], offices["tan-hoa-van-thu"], offices["stc-van-thu"]
    old = sent(offices, demo)
    mine = working(offices, old)
    new = sent(offices, demo, replaces=(old,))
    assert sender.store.document(old).state is State.REPLACED
    assert sender.store.document(old).replaced_by == new
    theirs = copy_at(finance, sender, old)  # not yet registered: replaced at once
    newer = copy_at(finance, sender, new)
    assert (theirs.state, theirs.replaced_by, newer.facts.replaces) == (State.REPLACED, newer.id, (theirs.id,))
    asked = clerk.store.document(mine.id).asked
    assert asked is not None
    assert (asked.change, asked.by) == (Change.REPLACE, copy_at(clerk, sender, new).id)
    answer(offices["tan-hoa-lanh-dao"], mine.id, agreed=True)
    settle(offices)
    assert clerk.store.document(mine.id).state is State.REPLACED
    assert set(deliveries(sender, old).values()) == {(Change.REPLACE, StatusCode.AGREED)}
