"""Ghi sổ giấy: numbers that were given by hand in the printed book while the computer could not give them.

The register goes on behind them, so that no number is given twice; each stands in it as a line of its own, whose words
the clerk may write down later from the printed book (Decree 30/2020/NĐ-CP, articles 15 and 22; appendix IV, columns).
"""

from dataclasses import dataclass
from datetime import date

from vbdt.document.model import Facts, FileRef, PaperLine


@dataclass(frozen=True, slots=True)
class PaperNumbered:
    """One number of the printed book. `pdf` is the minutes that say which numbers were given by hand, and why.

    `stands_for` is the hash of the line that is lost, where a later line of the register names it; else empty.
    """

    register: str
    year: int
    number: int
    previous_entry: str
    facts: Facts
    pdf: FileRef
    reason: str
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class PaperFilled:
    """What the printed book says of that number. `pdf` is a scan of the document, where there is one; `arrived` the
    day of arrival of an incoming one."""

    facts: Facts
    line: PaperLine
    dated: date | None = None
    arrived: date | None = None
    pdf: FileRef | None = None
