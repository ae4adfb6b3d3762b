"""Always a word and a count of working days."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.document.records import CLERK, received, story
from vbdt.document.deadlines import Urge, due
from vbdt.law import load_calendar

FRIDAY = date(2024, 3, 8)


@pytest.mark.parametrize(
    ("deadline", "urge", "label"),
    [
        (date(2024, 3, 6), Urge.LATE, "Quá hạn 2 ngày"),
        (date(2024, 3, 8), Urge.SOON, "Hết hạn hôm nay"),
        (date(2024, 3, 11), Urge.SOON, "Còn 1 ngày"),
        (date(2024, 3, 18), Urge.IN_TIME, "Còn 6 ngày"),
        (None, Urge.NONE, ""),
    ],
)
def test_an_open_document(deadline: date | None, urge: Urge, label: str) -> None:
    document = replace(story((CLERK, received())), deadline=deadline)
    found = due(document, FRIDAY, load_calendar())
    assert (found.urge, found.label) == (urge, label)


def test_a_finished_document_keeps_its_judgement_for_ever() -> None:
    document = replace(
        story((CLERK, received())), deadline=date(2024, 3, 6), finished_at=datetime(2024, 3, 7, 2, 0, tzinfo=UTC)
    )
    assert due(document, date(2024, 12, 31), load_calendar()).label == "Xong, trễ 1 ngày"
