"""Law as data: what changes by decree or by the year's decision lies here in JSON, with dates and sources."""

import json
from datetime import date
from importlib import resources

from vbdt.document.calendar import SpecialDay, WorkingCalendar


def load_calendar() -> WorkingCalendar:
    """The working calendar shipped with the program (`calendar.json` names its sources)."""
    data = json.loads(resources.files(__name__).joinpath("calendar.json").read_text("utf-8"))
    special = tuple(
        SpecialDay(date.fromisoformat(each["day"]), each["working"], each["reason"], each.get("basis", ""))
        for each in data["special"]
    )
    return WorkingCalendar(data["version"], data["first_year"], data["last_year"], special)
