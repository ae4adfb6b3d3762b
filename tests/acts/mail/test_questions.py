"""What waits for an answer between agencies, desk by desk; asking the holder again, asking for what never came."""

import pytest

from tests.acts.mail.test_recall import bring_back, copy_at, recall_overtakes, sent, take_away, working
from tests.province import mailbox_of
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.mail.questions import Awaiting, Question, questions
from vbdt.acts.mail.recall import recall
from vbdt.acts.mail.reconcile import ask_now
from vbdt.acts.mail.traffic import read_traffic
from vbdt.acts.mail.wishes import pass_again
from vbdt.acts.office import Office
from vbdt.acts.register_in import register_in
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import COMMUNE, letter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Change
from vbdt.errors import NotAllowed, UserError

pytestmark = pytest.mark.usefixtures("settled")
Offices = dict[str, Office]


def about(office: Office, document: DocumentId) -> Question | None:
    return next((each for each in questions(office) if each.document == document), None)


def test_each_desk_sees_whom_the_question_waits_for(offices: Offices, demo: Demo) -> None:
    sender, leader, lead = (offices[key] for key in ("snv-van-thu", "tan-hoa-lanh-dao", "tan-hoa-chuyen-vien"))
    document = sent(offices, demo)
    mine = working(offices, document)
    recall(sender, document, "Sai số liệu", [COMMUNE])
    settle(offices)
    ours, theirs, worker = about(sender, document), about(leader, mine.id), about(lead, mine.id)
    assert ours is not None
    assert (ours.awaiting, ours.agencies, ours.mine) == (Awaiting.OTHERS, (COMMUNE,), True)
    assert theirs is not None
    assert (theirs.awaiting, theirs.reason, theirs.mine) == (Awaiting.US, "Sai số liệu", True)
    assert worker is not None
    assert (worker.awaiting, worker.mine) == (Awaiting.US, False)
    assert about(offices["stc-van-thu"], document) is None
    assert read_traffic(sender).questions == questions(sender)


def test_a_question_whose_request_was_lost_is_passed_on_again(offices: Offices, demo: Demo) -> None:
    sender, clerk, leader = (offices[key] for key in ("snv-van-thu", "tan-hoa-van-thu", "tan-hoa-lanh-dao"))
    document = sent(offices, demo)
    mine = copy_at(clerk, sender, document)
    with pytest.raises(NotAllowed, match="Không có đề nghị"):
        pass_again(clerk, mine.id)
    register_in(clerk, mine.id, leader.me.id)
    settle(offices)
    recall(sender, document, "Sai", [COMMUNE])
    exchange(sender)
    exchange(clerk)
    take_away(mailbox_of(leader) / "new")
    exchange(leader)
    waits = about(clerk, mine.id)
    assert waits is not None
    assert (waits.awaiting, waits.desk, waits.mine) == (Awaiting.HOLDER, leader.me.id, True)
    assert waits.since is not None
    pass_again(clerk, mine.id)
    again = about(clerk, mine.id)
    assert again is not None
    assert again.since == waits.since
    settle(offices)
    found = about(leader, mine.id)
    assert found is not None
    assert found.awaiting is Awaiting.US


def test_a_recall_before_its_document_is_listed(offices: Offices, demo: Demo) -> None:
    clerk = offices["tan-hoa-van-thu"]
    _, held = recall_overtakes(offices, demo)
    exchange(clerk)
    (early,) = [each for each in questions(clerk) if each.awaiting is Awaiting.DOCUMENT]
    assert (early.change, early.document, early.reason) == (Change.RECALL, None, "Gửi nhầm")
    bring_back(clerk, held)
    settle(offices)
    assert not [each for each in questions(clerk) if each.awaiting is Awaiting.DOCUMENT]


def test_what_never_came_is_asked_for_at_once(offices: Offices, demo: Demo) -> None:
    """The finance department's copy is lost on the way; a later package shows the gap, and a person asks."""
    sender, finance = offices["snv-van-thu"], offices["stc-van-thu"]
    with pytest.raises(UserError, match="không thấy thiếu"):
        ask_now(finance, ())
    lost = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    exchange(sender)
    take_away(mailbox_of(finance) / "new")
    sent(offices, demo)
    assert finance.store.received_as(sender.agency.id, sender.store.document(lost).edxml_id) is None
    gaps = finance.store.gaps()
    assert [each.asked_at for each in gaps] == [None]
    ask_now(finance, gaps)
    settle(offices)
    assert finance.store.received_as(sender.agency.id, sender.store.document(lost).edxml_id) is not None
    assert finance.store.gaps() == ()
