"""How late is it? One judgement for lists, cards and targets: always a word and a count of working days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vbdt.document.calendar import WorkingCalendar, local_day
from vbdt.document.changes import TAKEN_BACK
from vbdt.document.model import Document
from vbdt.document.states import State

OPEN_STATES = (State.ARRIVED, State.REGISTERED_IN, State.ASSIGNED, State.IN_PROGRESS)


class Urge(StrEnum):
    """How pressing a deadline is, most pressing first."""

    LATE = "qua_han"
    SOON = "sap_den_han"
    IN_TIME = "con_han"
    DONE_LATE = "xong_tre"
    DONE = "xong_dung_han"
    NONE = "khong_han"


@dataclass(frozen=True, slots=True)
class Due:
    """`days` is the count of working days left (or, when late, past the deadline)."""

    urge: Urge
    days: int = 0

    @property
    def label(self) -> str:
        match self.urge:
            case Urge.LATE:
                return f"Quá hạn {self.days} ngày"
            case Urge.SOON if self.days == 0:
                return "Hết hạn hôm nay"
            case Urge.SOON | Urge.IN_TIME:
                return f"Còn {self.days} ngày"
            case Urge.DONE_LATE:
                return f"Xong, trễ {self.days} ngày"
            case Urge.DONE:
                return "Xong đúng hạn"
        return ""


def due(document: Document, today: date, calendar: WorkingCalendar, soon: int = 2) -> Due:
    """The judgement for an incoming document; `soon` is the number of working days that counts as pressing.

    What its sender took back or replaced waits for nobody.
    """
    if document.deadline is None or document.state in TAKEN_BACK:
        return Due(Urge.NONE)
    if document.finished_at is not None:
        late = calendar.between(document.deadline, local_day(document.finished_at))
        return Due(Urge.DONE_LATE, late) if local_day(document.finished_at) > document.deadline else Due(Urge.DONE)
    if today > document.deadline:
        return Due(Urge.LATE, max(1, calendar.between(document.deadline, today)))
    left = calendar.between(today, document.deadline)
    return Due(Urge.SOON if left <= soon else Urge.IN_TIME, left)
