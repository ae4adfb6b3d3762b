"""Who may act, and who gets to see what."""

from dataclasses import replace
from datetime import date

import pytest

from tests.document.records import ARCHIVIST, CLERK, DESKS, LEAD, LEADER, directory, event, received, story, submitted
from tests.document.test_history import REGISTERED, SIGNED
from vbdt.document.directory import Desk
from vbdt.document.events import Fact, Returned
from vbdt.document.ids import DeskId
from vbdt.document.rules import allow, allowed, circle, objection
from vbdt.document.states import MOVES, Act, State
from vbdt.errors import NotAllowed

TODAY = date(2024, 3, 4)
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
    assert circle(signed, directory(), TODAY) == (CLERK, LEADER, LEAD)
    numbered = story((LEAD, submitted()), (LEADER, SIGNED), (CLERK, REGISTERED))
    assert circle(numbered, directory(), TODAY) == (CLERK, LEADER, LEAD, ARCHIVIST)


def test_every_state_but_the_last_ones_has_a_way_on() -> None:
    ends = {State.VOIDED, State.REFUSED}
    assert {state for state, _ in MOVES} == set(State) - ends


@pytest.mark.parametrize(
    ("known", "by", "fact", "words"),
    [
        ((), LEAD, submitted(), ""),
        ((), LEAD, submitted(to=LEAD), "bàn của lãnh đạo"),
        ((), LEAD, received(), "thẩm quyền"),
        ((), ARCHIVIST, submitted(), "thẩm quyền"),
        (((LEAD, submitted()),), LEADER, SIGNED, ""),
        (((LEAD, submitted()),), LEADER, replace(SIGNED, to=LEAD), "cho văn thư"),
        (((LEAD, submitted()),), LEAD, SIGNED, "thẩm quyền"),
        (((LEAD, submitted()),), LEADER, Returned(CLERK, "x"), "trả lại cho người đã trình"),
        (((LEAD, submitted()),), LEADER, replace(SIGNED, to=DeskId("la")), "trong cơ quan"),
    ],
)
def test_a_fact_is_believed_only_from_a_desk_that_may_record_it(
    known: tuple[tuple[DeskId, Fact], ...], by: DeskId, fact: Fact, words: str
) -> None:
    document = story(*known) if known else None
    found = objection(document, event(document, by, fact), directory())
    assert words in found
    assert bool(found) == bool(words)
