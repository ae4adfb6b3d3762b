"""Registers (sổ đăng ký): who numbers what, and the chain that makes a book checkable by a third person.

Source: Decree 30/2020/NĐ-CP, articles 15 and 22: numbers run from 01 on 1 January to 31 December, unique per agency,
one series for paper and electronic documents. How kinds share a series is the agency's choice: `SERIES` is the default;
that copies of every kind share one is the decree's (appendix I, part II, II.1c).
"""

import hashlib
from dataclasses import dataclass

from vbdt.document.codec import canonical
from vbdt.document.directory import Book
from vbdt.document.events import NO_HASH
from vbdt.document.ids import DocumentId

SERIES: dict[str, str] = {"quyet_dinh": "Quyết định", "nghi_quyet": "Nghị quyết", "chi_thi": "Chỉ thị"}
GENERAL = "Chung"
INCOMING = "Văn bản đến"
COPIED = "Bản sao"


def series_of(kind: str) -> str:
    """The name of the outgoing register that numbers this kind."""
    return SERIES.get(kind, GENERAL)


def book_of(register: str) -> Book:
    """What a register is handed over with."""
    return Book.INCOMING if register == INCOMING else Book.OUTGOING


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a register. `void_reason` is empty unless the number was cancelled.

    A line on `paper` repeats what the printed book has. It may stand for a lost one whose hash the next line names, and
    `electronic` is the document that turned out to have that number; both are empty else.
    """

    register: str
    year: int
    number: int
    document: DocumentId
    previous: str
    void_reason: str = ""
    paper: bool = False
    stands_for: str = ""
    electronic: str = ""

    @property
    def hash(self) -> str:
        """SHA-256 in hex over the line as first written: voiding later does not change it."""
        return self.stands_for or entry_hash(self.register, self.year, self.number, self.document, self.previous)


@dataclass(frozen=True, slots=True)
class _Line:
    register: str
    year: int
    number: int
    document: DocumentId
    previous: str


def entry_hash(register: str, year: int, number: int, document: DocumentId, previous: str) -> str:
    return hashlib.sha256(canonical(_Line(register, year, number, document, previous))).hexdigest()


def check_book(entries: tuple[Entry, ...]) -> str:
    """What is wrong with one register of one year, in words; empty when it runs 1…n with an unbroken chain."""
    previous = NO_HASH
    for place, entry in enumerate(entries, start=1):
        if entry.number != place:
            return f"Sổ «{entry.register}» năm {entry.year} thiếu số {place:02d}."
        if entry.previous != previous:
            return f"Sổ «{entry.register}» năm {entry.year} bị thay đổi trước số {place:02d}."
        previous = entry.hash
    return ""
