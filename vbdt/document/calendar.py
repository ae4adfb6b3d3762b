"""Working days. The pattern of the week is fixed; holidays, compensations and swapped days are data with a source.

Source: Labour Code 2019, articles 105, 111 and 112; the Prime Minister's yearly decisions on Tết, National Day and
swapped days; Resolution 28/2026/QH16 (24 November, from 2026). See `vbdt/law/calendar.json`.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from vbdt.errors import UserError

VIETNAM = timezone(timedelta(hours=7), "+07")
"""Vietnam keeps UTC+7 all year."""


def local_day(moment: datetime) -> date:
    """The day in Vietnam at a moment."""
    return moment.astimezone(VIETNAM).date()


def noon(day: date) -> datetime:
    """A moment of which nothing but the day in Vietnam is known."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=VIETNAM).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that breaks the weekly pattern, why, and on whose decision."""

    day: date
    working: bool
    reason: str
    basis: str = ""


class WorkingCalendar:
    """Which days the office works, from the first to the last year that the data covers."""

    def __init__(self, version: str, first_year: int, last_year: int, special: tuple[SpecialDay, ...]) -> None:
        self.version = version
        self.first_year = first_year
        self.last_year = last_year
        self._special = {each.day: each for each in special}
        span = (date(last_year, 12, 31) - date(first_year, 1, 1)).days + 1
        every = (date(first_year, 1, 1) + timedelta(days=n) for n in range(span))
        self._working = [day for day in every if self.is_working(day)]

    def is_working(self, day: date) -> bool:
        special = self._special.get(day)
        return special.working if special else day.weekday() < 5

    def reason(self, day: date) -> str:
        """Why nobody works on that day, or why somebody does on a weekend; empty on ordinary days."""
        special = self._special.get(day)
        return special.reason if special else ""

    def add(self, day: date, working_days: int) -> date:
        """The day on which a term of `working_days` (≥ 1) that starts on the next working day after `day` ends."""
        place = bisect_right(self._working, day) + working_days - 1
        self.require(day)
        if place >= len(self._working):
            raise self._beyond()
        return self._working[place]

    def near(self, day: date, working_days: int) -> date:
        """About where a term would end, to show what is coming. Beyond the data it skips weekends only: no deadline."""
        try:
            return self.add(day, working_days)
        except UserError:
            for _ in range(working_days):
                day += timedelta(days=7 - day.weekday() if day.weekday() >= 4 else 1)
            return day

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative when `end` lies before `start`.

        Beyond the data it counts weekdays: it judges how long, it promises nothing.
        """
        if not (self.covers(start) and self.covers(end)):
            return _weekdays(end) - _weekdays(start)
        return bisect_right(self._working, end) - bisect_right(self._working, start)

    def covers(self, day: date) -> bool:
        """Whether the data knows that year."""
        return self.first_year <= day.year <= self.last_year

    def require(self, day: date) -> None:
        """Raise UserError for a day that the data does not know."""
        if not self.covers(day):
            raise self._beyond()

    def _beyond(self) -> UserError:
        return UserError(
            f"Lịch làm việc chỉ có dữ liệu từ năm {self.first_year} đến năm {self.last_year}.",
            "Cập nhật lịch nghỉ rồi tính lại thời hạn.",
        )


def _weekdays(day: date) -> int:
    """Monday to Friday since the first Monday of the calendar."""
    weeks, rest = divmod(day.toordinal() - 1, 7)
    return weeks * 5 + min(rest, 4)
