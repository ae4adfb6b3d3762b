"""Biên bản ghi sổ giấy: one page that says which numbers were given by hand while the computer could not, and why.

The clerk and a leader sign it with a pen; it is bound into the printed book.
"""

import json
from dataclasses import dataclass
from datetime import date

from vbdt.drafting.glyphs import check_glyphs
from vbdt.drafting.typeset import typesetter
from vbdt.drafting.wording import date_line


@dataclass(frozen=True, slots=True)
class Minutes:
    """`lines` are the registers with the numbers that were given by hand, in order."""

    agency: str
    place: str
    day: date
    clerk: str
    reason: str
    lines: tuple[tuple[str, tuple[int, ...]], ...]


def print_minutes(minutes: Minutes) -> bytes:
    """PDF/A-2b, A4. Raises UserError for letters that the font cannot show."""
    check_glyphs((minutes.reason, minutes.agency, minutes.clerk))
    value = {
        "agency": minutes.agency,
        "date": date_line(minutes.place, minutes.day, minutes.day.year),
        "made": {"year": minutes.day.year, "month": minutes.day.month, "day": minutes.day.day},
        "clerk": minutes.clerk,
        "reason": minutes.reason,
        "year": str(minutes.day.year),
        "lines": [{"register": register, "numbers": spans(numbers)} for register, numbers in minutes.lines],
    }
    return typesetter("minutes.typ").pdf(json.dumps(value, ensure_ascii=False))


def spans(numbers: tuple[int, ...]) -> str:
    """`06, 08–11`: two digits below ten."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1] = [parts[-1][0], number]
        else:
            parts.append([number])
    return ", ".join("–".join(f"{each:02d}" for each in part) for part in parts)
