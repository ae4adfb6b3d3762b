"""Who may act, and who gets to see what."""

import pytest

from tests.document.records import ARCHIVIST, CLERK, DESKS, LEAD, LEADER, directory, story, submitted
from tests.document.test_history import REGISTERED, SIGNED
from vbdt.document.directory import Desk
from vbdt.document.ids import DeskId
from vbdt.document.rules import allow, allowed, circle
from vbdt.document.states import MOVES, Act, State
from vbdt.errors import NotAllowed

BY_ID: dict[DeskId, Desk] = {each.id: each for each in DESKS}


def test_buttons_are_exactly_what_the_holder_may_do() -> None:
    waiting = story((LEAD, submitted()))
    assert allowed(waiting, BY_ID[LEADER]) == (Act.RETURN, Act.SIGN)
    assert allowed(waiting, BY_ID[CLERK]) == ()


@pytest.mark.parametrize(
    ("act", "by", "words"),
    [
        (Act.SIGN, CLERK, "bàn làm việc khác"),
        (Act.REGISTER, LEADER, "Chờ ký"),
    ],
)
def test_a_refusal_says_why(act: Act, by: DeskId, words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        allow(story((LEAD, submitted())), act, BY_ID[by])


def test_the_role_counts_even_on_the_right_desk() -> None:
    at_specialist = story((LEAD, submitted(to=LEAD)))
    with pytest.raises(NotAllowed, match="Chỉ lãnh đạo"):
        allow(at_specialist, Act.SIGN, BY_ID[LEAD])


def test_the_archivist_sees_a_document_once_it_is_registered() -> None:
    signed = story((LEAD, submitted()), (LEADER, SIGNED))
    assert circle(signed, directory()) == (CLERK, LEADER, LEAD)
    numbered = story((LEAD, submitted()), (LEADER, SIGNED), (CLERK, REGISTERED))
    assert circle(numbered, directory()) == (CLERK, LEADER, LEAD, ARCHIVIST)


def test_every_state_but_the_last_ones_has_a_way_on() -> None:
    ends = {State.VOIDED, State.REFUSED}
    assert {state for state, _ in MOVES} == set(State) - ends
