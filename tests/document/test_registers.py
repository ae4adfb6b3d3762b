"""A book is right when its numbers run without a gap and each entry names the one before."""

from dataclasses import replace

from vbdt.document.events import NO_HASH
from vbdt.document.ids import DocumentId
from vbdt.document.registers import Entry, check_book


def book(length: int) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for number in range(1, length + 1):
        previous = entries[-1].hash if entries else NO_HASH
        entries.append(Entry("Chung", 2024, number, DocumentId(f"v{number}"), previous))
    return tuple(entries)


def test_a_right_book() -> None:
    assert check_book(book(5)) == ""
    assert check_book(()) == ""


def test_a_missing_number_is_named() -> None:
    entries = book(5)
    assert "thiếu số 03" in check_book(entries[:2] + entries[3:])


def test_a_changed_entry_shows_at_the_next_one() -> None:
    entries = list(book(5))
    entries[1] = replace(entries[1], document=DocumentId("khac"))
    assert "trước số 03" in check_book(tuple(entries))


def test_voiding_adds_a_reason_and_breaks_nothing() -> None:
    entries = list(book(3))
    entries[1] = replace(entries[1], void_reason="Trình sai người ký")
    assert check_book(tuple(entries)) == ""
