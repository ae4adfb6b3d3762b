"""Months, quarters and years, and the way from one to the next."""

from datetime import date

import pytest

from vbdt.document.targets import Period
from vbdt.ui.reports.periods import Span, holding


@pytest.mark.parametrize(
    ("span", "label", "first", "last"),
    [
        (Span.MONTH, "Tháng 11/2026", date(2026, 11, 1), date(2026, 11, 30)),
        (Span.QUARTER, "Quý 4/2026", date(2026, 10, 1), date(2026, 12, 31)),
        (Span.YEAR, "Năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_period_of_a_day(span: Span, label: str, first: date, last: date) -> None:
    reported = holding(span, date(2026, 11, 23))
    assert reported.label == label
    assert reported.period == Period(first, last)


def test_periods_follow_each_other_over_new_year() -> None:
    november = holding(Span.MONTH, date(2026, 11, 23))
    assert [november.moved(n).label for n in (1, 2, -11)] == ["Tháng 12/2026", "Tháng 1/2027", "Tháng 12/2025"]
    assert holding(Span.QUARTER, date(2027, 2, 3)).moved(-1).label == "Quý 4/2026"
