"""A person's desk goes to a colleague; what a closed desk held, to its heir; what it says afterwards counts nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.acts.towns import PROVINCE_KEY, SNV, Town, arrive, name_of, paper
from vbdt.acts.desks.board import keep_roster
from vbdt.acts.desks.desk import admit
from vbdt.acts.desks.hand_over import ask_again, hand_over, held, take_over, to_take_over
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.acts.register_in import register_in
from vbdt.document.calendar import local_day
from vbdt.document.directory import Closing, Role
from vbdt.document.events import Assigned, Fact, Finished, Opened, PassedOn, Returned, Started, Submitted
from vbdt.document.ids import DeskId, DocumentId, random_id
from vbdt.document.model import Facts, MarkPlace, Signer
from vbdt.document.roster import DeskAdmitted, DeskClosed
from vbdt.document.states import State
from vbdt.errors import BadInput, NotAllowed

TODAY = local_day(datetime.now(UTC))
YESTERDAY = TODAY - timedelta(days=1)
STAFF = {
    "hanh": (Role.CLERK,),
    "binh": (Role.LEADER,),
    "phuc": (Role.SPECIALIST,),
    "lan": (Role.SPECIALIST,),
}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, STAFF)
    yield made
    made.close()


def note(office: Office, document: DocumentId, fact: Fact) -> None:
    with office.store.write() as writing:
        record(office, writing, document, fact)


def assigned(town: Town, to: str = "phuc") -> DocumentId:
    """A document that came, was registered and lies at a specialist's."""
    document = arrive(town.office("hanh"))
    register_in(town.office("hanh"), document, town.id("binh"), MarkPlace(1, 0, 0))
    town.sync()
    note(town.office("binh"), document, Assigned(town.id(to), (), "Làm", TODAY))
    town.sync()
    return document


def test_a_whole_desk_goes_to_a_colleague_who_goes_on(town: Town) -> None:
    first, second = assigned(town), assigned(town)
    phuc, lan = town.office("phuc"), town.office("lan")
    assert {each.id for each in held(phuc)} == {first, second}
    hand_over(phuc, [first, second], lan.me.id, "nghỉ phép")
    town.sync()
    assert held(town.office("phuc")) == ()
    assert {each.id for each in held(town.office("lan"))} == {first, second}
    note(town.office("lan"), first, Started())
    town.sync()
    for name in STAFF:
        known = town.office(name).store.document(first)
        assert (known.state, known.lead, known.holder) == (State.IN_PROGRESS, lan.me.id, lan.me.id), name


def test_who_cannot_go_on_with_it_is_not_given_it(town: Town) -> None:
    document = arrive(town.office("hanh"))
    with pytest.raises(NotAllowed, match="vai trò văn thư"):
        hand_over(town.office("hanh"), [document], town.id("binh"))
    with pytest.raises(NotAllowed, match="một bàn khác"):
        hand_over(town.office("hanh"), [document], town.id("hanh"))
    assert town.office("hanh").store.document(document).holder == town.id("hanh")


def test_only_the_holder_hands_over(town: Town) -> None:
    document = assigned(town)
    with pytest.raises(BadInput, match="không giữ văn bản"):
        hand_over(town.office("hanh"), [document], town.id("lan"))


def test_a_closed_desk_is_taken_over_by_its_heir_alone(town: Town) -> None:
    document = assigned(town)
    with pytest.raises(NotAllowed, match="đã đóng"):
        take_over(town.office("hanh"), [document])
    town.announce(DeskClosed(town.id("phuc"), YESTERDAY, Closing.LEFT, town.id("lan")))
    town.sync()
    assert to_take_over(town.office("hanh")) == ()
    with pytest.raises(NotAllowed, match="bàn kế nhiệm"):
        take_over(town.office("hanh"), [document])
    lan = town.office("lan")
    assert to_take_over(lan) == (), "it was never told of the document"
    ask_again(lan)
    town.sync("lan", "hanh", "binh")
    assert [each.id for each in to_take_over(town.office("lan"))] == [document]
    take_over(town.office("lan"), [document])
    town.sync("lan", "hanh", "binh")
    for name in ("lan", "hanh", "binh"):
        known = town.office(name).store.document(document)
        assert (known.holder, known.lead) == (town.id("lan"), town.id("lan")), name


def test_what_a_closed_desk_says_afterwards_is_refused_everywhere(town: Town) -> None:
    document = assigned(town)
    unaware = town.office("phuc")  # offline, and does not know that it was closed
    town.announce(DeskClosed(town.id("phuc"), YESTERDAY, Closing.LOST, town.id("lan")))
    town.sync("hanh", "binh", "lan")
    note(unaware, document, Started())
    note(unaware, document, Finished("xong"))
    box = town.mailbox / town.id("hanh") / "quarantine"
    town.mailbox.joinpath("danh-ba", f"co-quan.{SNV}").rename(town.folder / "giu")  # the thief hears of nothing
    town.sync("phuc")
    town.folder.joinpath("giu").rename(town.mailbox / "danh-ba" / f"co-quan.{SNV}")
    town.sync("hanh")
    assert town.office("hanh").store.document(document).state is State.ASSIGNED
    assert any(box.glob("*.goi"))
    with pytest.raises(NotAllowed, match="đã đóng từ ngày"):
        note(replace(unaware, directory=town.office("hanh").directory), document, Opened())


def test_an_early_date_does_not_help_a_lost_computer(town: Town) -> None:
    """The thief sets the clock back: a lost desk's packages are not believed whatever day they bear."""
    document = assigned(town)
    early = datetime.now(UTC) - timedelta(days=3)
    unaware = replace(town.office("phuc"), clock=lambda: early)
    town.announce(DeskClosed(town.id("phuc"), YESTERDAY, Closing.LOST, None))
    town.sync("hanh")
    note(unaware, document, Started())
    town.mailbox.joinpath("danh-ba", f"co-quan.{SNV}").rename(town.folder / "giu")
    town.sync("phuc")
    town.folder.joinpath("giu").rename(town.mailbox / "danh-ba" / f"co-quan.{SNV}")
    town.sync("hanh")
    assert town.office("hanh").store.document(document).state is State.ASSIGNED


def test_what_goes_back_to_a_closed_desk_goes_to_its_heir(town: Town) -> None:
    phuc = town.office("phuc")
    facts = Facts("cong_van", "V/v", SNV, "Sở Nội vụ", "SNV", "Hậu Giang", Signer("Binh", "Giám đốc"))
    document = DocumentId(random_id())
    note(phuc, document, Submitted(facts, paper(phuc), None, town.id("binh")))
    town.sync()
    town.announce(DeskClosed(town.id("phuc"), YESTERDAY, Closing.LEFT, town.id("lan")))
    town.sync("binh", "lan", "hanh")
    binh = town.office("binh")
    with pytest.raises(NotAllowed, match="trả lại cho người đã trình"):
        note(binh, document, Returned(town.id("hanh"), "sửa"))
    note(binh, document, Returned(town.id("lan"), "sửa"))
    town.sync("binh", "lan", "hanh")
    assert town.office("lan").store.document(document).holder == town.id("lan")


def test_mail_under_way_to_a_closed_desk_goes_to_its_heir(town: Town) -> None:
    """A lost computer: what was sent and never taken in comes to the new desk of the same person, everything else
    when it asks."""
    before = assigned(town)
    document = arrive(town.office("hanh"))
    register_in(town.office("hanh"), document, town.id("binh"), MarkPlace(1, 0, 0))
    town.sync("hanh", "binh")
    note(town.office("binh"), document, Assigned(town.id("phuc"), (), "Làm", TODAY))
    town.sync("binh")  # it lies in the box of the computer that is gone
    again = town.desk("phuc-moi", Role.SPECIALIST)
    card = replace(again.card, person=town.made["phuc"].card.person)
    town.made["phuc-moi"] = again
    town.announce(DeskAdmitted(card), DeskClosed(town.id("phuc"), YESTERDAY, Closing.LOST, card.id))
    town.sync("hanh", "binh")
    with again.store.write() as writing:
        keep_roster(again.store, writing, town.roster)
    admit(again.store, town.signed(), name_of(PROVINCE_KEY))
    ask_again(town.office("phuc-moi"))
    town.sync("phuc-moi", "hanh", "binh")
    new = town.office("phuc-moi")
    assert {each.id for each in to_take_over(new)} == {before, document}
    take_over(new, [before, document])
    town.sync("phuc-moi", "hanh", "binh")
    assert town.office("hanh").store.document(document).lead == card.id
    waiting = [each for each in town.office("binh").store.deliveries_waiting() if each.desk == town.id("phuc")]
    assert waiting == []


def test_a_history_that_hands_over_what_it_does_not_hold_is_refused(town: Town) -> None:
    document = assigned(town)
    with pytest.raises((BadInput, NotAllowed)):
        note(town.office("binh"), document, PassedOn(DeskId("nobody")))
