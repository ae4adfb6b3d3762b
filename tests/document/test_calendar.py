"""Working days: Tết, compensations and swaps decide what «5 ngày làm việc» means."""

from datetime import date

import pytest

from vbdt.errors import UserError
from vbdt.law import load_calendar

CALENDAR = load_calendar()


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2024, 3, 4), 5, date(2024, 3, 11)),  # over one weekend
        (date(2024, 2, 7), 2, date(2024, 2, 16)),  # over Tết Giáp Thìn, 8 to 14 February
        (date(2024, 4, 26), 2, date(2024, 5, 3)),  # 29 April is off, worked on Saturday 4 May
        (date(2025, 12, 31), 1, date(2026, 1, 5)),  # 2 January 2026 is off, worked on Saturday the 10th
        (date(2026, 11, 23), 1, date(2026, 11, 25)),  # 24 November, a paid holiday from 2026
    ],
)
def test_a_term_in_working_days(start: date, days: int, end: date) -> None:
    assert CALENDAR.add(start, days) == end
    assert CALENDAR.between(start, end) == days


def test_the_saturday_worked_instead_is_a_working_day() -> None:
    assert CALENDAR.is_working(date(2026, 1, 10))
    assert "02/01/2026" in CALENDAR.reason(date(2026, 1, 10))


@pytest.mark.parametrize(
    ("year", "days"), [(2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 250), (2026, 249)]
)
def test_working_days_of_a_year(year: int, days: int) -> None:
    assert CALENDAR.between(date(year, 1, 1), date(year, 12, 31)) == days


@pytest.mark.parametrize(
    ("today", "soon"),
    [
        (date(2024, 2, 7), date(2024, 2, 16)),  # known: over Tết
        (date(2028, 1, 6), date(2028, 1, 10)),  # nobody has decided that year's holidays: Thursday, then Monday
        (date(2028, 1, 8), date(2028, 1, 11)),  # from a Saturday
        (date(2000, 1, 1), date(2000, 1, 4)),  # the battery of the clock is empty
    ],
)
def test_what_is_near_is_known_in_any_year(today: date, soon: date) -> None:
    assert CALENDAR.near(today, 2) == soon


def test_beyond_the_data_it_says_so_instead_of_guessing() -> None:
    with pytest.raises(UserError, match="2021 đến năm 2027"):
        CALENDAR.add(date(2027, 12, 30), 5)
