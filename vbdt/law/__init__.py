"""Law as data: what changes by decree or by the year's decision lies here in JSON, with dates and sources."""

import json
from datetime import date, timedelta
from importlib import resources

from vbdt.document.calendar import SpecialDay, WorkingCalendar
from vbdt.document.copies import CopyKind, CopyLaw, CopyRule, Medium, ScanStandard
from vbdt.document.directory import AbsenceReason


def load_calendar() -> WorkingCalendar:
    """The working calendar shipped with the program (`calendar.json` names its sources)."""
    data = json.loads(resources.files(__name__).joinpath("calendar.json").read_text("utf-8"))
    special = tuple(
        SpecialDay(date.fromisoformat(each["day"]), each["working"], each["reason"], each.get("basis", ""))
        for each in data["special"]
    )
    return WorkingCalendar(data["version"], data["first_year"], data["last_year"], special)


def load_copies() -> CopyLaw:
    """Which copies may be made of what (`copies.json` names the articles)."""
    data = json.loads(resources.files(__name__).joinpath("copies.json").read_text("utf-8"))
    rules = tuple(
        CopyRule(
            CopyKind(each["kind"]),
            each["form"],
            each["of_a_copy"],
            tuple((Medium(one), Medium(other)) for one, other in each["ways"]),
            each["source"],
        )
        for each in data["kinds"]
    )
    scan = ScanStandard(data["scan"]["pdf_version"], data["scan"]["dpi"], data["scan"]["source"])
    return CopyLaw(rules, scan, date.fromisoformat(data["valid_from"]), data["source"], data["decided_by"])


def load_absences() -> tuple[AbsenceReason, ...]:
    """For what reasons an official may be away, the most usual first (`absences.json` names the articles)."""
    data = json.loads(resources.files(__name__).joinpath("absences.json").read_text("utf-8"))
    return tuple(AbsenceReason(each["key"], each["label"], each["basis"]) for each in data["reasons"])


def load_early_wait() -> timedelta:
    """How long a question about a document that has not come waits for it (`waits.json` says why)."""
    data = json.loads(resources.files(__name__).joinpath("waits.json").read_text("utf-8"))
    return timedelta(days=data["early_question_days"])
