"""Months, quarters and years to report on: which one holds a day, the one before, the one after."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import QCoreApplication

from vbdt.document.targets import Period


class Span(Enum):
    """How long a period is, in months."""

    MONTH = 1
    QUARTER = 3
    YEAR = 12


@dataclass(frozen=True, slots=True)
class Reported:
    """One month, quarter or year, by its first day."""

    span: Span
    first: date

    @property
    def period(self) -> Period:
        return Period(self.first, self.moved(1).first - timedelta(days=1))

    @property
    def label(self) -> str:
        """`Tháng 11/2026`, `Quý 4/2026`, `Năm 2026`."""
        translate = QCoreApplication.translate
        match self.span:
            case Span.MONTH:
                return translate("periods", "Tháng {month}/{year}").format(month=self.first.month, year=self.first.year)
            case Span.QUARTER:
                quarter = (self.first.month + 2) // 3
                return translate("periods", "Quý {quarter}/{year}").format(quarter=quarter, year=self.first.year)
        return translate("periods", "Năm {year}").format(year=self.first.year)

    def moved(self, steps: int) -> "Reported":
        """So many periods later; earlier when negative."""
        months = self.first.year * 12 + self.first.month - 1 + steps * self.span.value
        return Reported(self.span, date(months // 12, months % 12 + 1, 1))


def holding(span: Span, day: date) -> Reported:
    """The period of this length in which the day lies."""
    month = (day.month - 1) // span.value * span.value + 1
    return Reported(span, date(day.year, month, 1))
