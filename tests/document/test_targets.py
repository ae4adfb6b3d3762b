"""The figures the province answers for: numerator, denominator, period, and the list behind."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.document.records import CLERK, LEAD, LEADER, received, story
from tests.document.test_history import OUT
from vbdt.document.events import Assigned, Fact, Finished, RegisteredIn, Started
from vbdt.document.ids import DeskId, DocumentId
from vbdt.document.model import Document
from vbdt.document.targets import Period, electronic, on_time, signed

MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))


def sent(name: str, paper: bool = False) -> Document:
    document = story(*OUT)
    return replace(document, id=DocumentId(name), facts=replace(document.facts, paper=paper))


def handled(name: str, deadline: date, finished: bool) -> Document:
    steps: list[tuple[DeskId, Fact]] = [
        (CLERK, received()),
        (CLERK, RegisteredIn(2024, 1, LEADER, "0" * 64)),
        (LEADER, Assigned(LEAD, (), "", deadline)),
        (LEAD, Started()),
    ]
    document = story(*steps, *([(LEAD, Finished("Xong"))] if finished else []))
    return replace(document, id=DocumentId(name))


def test_a_document_sent_with_paper_counts_but_does_not_meet_the_target() -> None:
    target = electronic((sent("a"), sent("b", paper=True)), MARCH, secrets=3)
    assert (target.numerator, target.denominator, target.per_mille) == (1, 2, 500)
    assert target.missing == ("b",)
    assert target.excluded == 3


def test_an_issued_document_that_was_never_sent_is_missing() -> None:
    issued = story(*OUT[:-1])
    assert electronic((issued,), MARCH, 0).missing == (issued.id,)


def test_nothing_outside_the_period_counts() -> None:
    april = Period(date(2024, 4, 1), date(2024, 4, 30))
    target = electronic((sent("a"),), april, 0)
    assert target.per_mille is None


def test_the_share_never_rounds_up_to_all() -> None:
    documents = tuple(sent(str(n)) for n in range(2000))
    one_unsealed = (replace(documents[0], sealed=False), *documents[1:])
    assert signed(one_unsealed, MARCH).per_mille == 999


def test_late_work_counts_even_while_it_is_open_and_work_not_yet_due_does_not() -> None:
    in_time = handled("a", date(2024, 3, 8), finished=True)
    late = handled("b", date(2024, 3, 1), finished=True)
    open_late = handled("c", date(2024, 3, 5), finished=False)
    not_due = handled("d", date(2024, 3, 29), finished=False)
    target = on_time((in_time, late, open_late, not_due), MARCH, today=date(2024, 3, 15))
    assert target.met == ("a",)
    assert set(target.missing) == {"b", "c"}


def test_the_day_is_vietnams() -> None:
    document = replace(sent("a"), issued_at=datetime(2024, 3, 31, 18, 0, tzinfo=UTC))  # 1 April, 01:00 at the office
    assert electronic((document,), MARCH, 0).denominator == 0
