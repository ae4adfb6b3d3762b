"""The three lines whose words wait for the clerk: number, place and date, and the annexes' reference.

Source: Decree 30/2020/NĐ-CP, appendix I, sections II.3 (number), II.4 (place and date) and III.1 (annex).
"""

from datetime import date

from vbdt.document.content import Draft
from vbdt.document.kinds import kind_of
from vbdt.document.model import symbol_text


def number_line(number: int | None, notation: str) -> str:
    """`Số: 05/QĐ-SNV`; room for the number while it is None."""
    return f"Số:         /{notation}" if number is None else f"Số: {symbol_text(number, notation)}"


def date_words(day: date) -> str:
    """`ngày 05 tháng 3 năm 2026`: days below 10 and the months 1 and 2 have a leading zero."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def date_line(place: str, day: date | None, year: int) -> str:
    """`Hậu Giang, ngày 05 tháng 3 năm 2026`; room for day and month while `day` is None."""
    return f"{place}, {_date_or_room(day, year)}"


def annex_line(kind_name: str, number: int | None, notation: str, day: date | None, year: int, agency: str) -> str:
    """`(Kèm theo Quyết định số 15/QĐ-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)`."""
    symbol = f"        /{notation}" if number is None else symbol_text(number, notation)
    return f"(Kèm theo {kind_name} số {symbol} {_date_or_room(day, year)} của {agency})"


def issue_lines(draft: Draft, number: int | None, day: date | None) -> dict[str, str]:
    """The value of every text field of the draft's PDF (`so`, `ngay`, `pl1`…), filled or with room to fill."""
    annex = annex_line(kind_of(draft.kind).name, number, draft.notation, day, draft.year, draft.agency)
    lines = {"so": number_line(number, draft.notation), "ngay": date_line(draft.place, day, draft.year)}
    return lines | {f"pl{n}": annex for n in range(1, len(draft.annexes) + 1)}


def _date_or_room(day: date | None, year: int) -> str:
    return f"ngày      tháng      năm {year}" if day is None else date_words(day)
