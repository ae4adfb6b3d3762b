"""Registers show the decree's columns, one line a number, in order."""

from vbdt.acts.office import Office
from vbdt.document.registers import INCOMING
from vbdt.ui.reports.books import incoming_heads, outgoing_heads, read_book


def test_the_outgoing_register(busy: dict[str, Office]) -> None:
    office = busy["snv-van-thu"]
    book = read_book(office, "Chung", office.today.year)
    assert book.heads == outgoing_heads()
    assert len(book.heads) == 10
    assert [line[0] for line in book.lines][-1] == "06/SNV-CCHC"
    assert [line[0][:2] for line in book.lines] == ["01", "02", "03", "04", "05", "06"]
    assert book.lines[-1][4] == "Ủy ban nhân dân xã Tân Hòa; Sở Tài chính"
    assert book.fault == ""


def test_another_desk_has_only_a_part(busy: dict[str, Office]) -> None:
    office = busy["tan-hoa-chuyen-vien"]
    book = read_book(office, INCOMING, office.today.year)
    assert 0 < len(book.lines) < 5
    assert not book.whole
    assert book.fault == ""


def test_the_incoming_register(busy: dict[str, Office]) -> None:
    office = busy["tan-hoa-van-thu"]
    book = read_book(office, INCOMING, office.today.year)
    assert book.heads == incoming_heads()
    assert [line[1] for line in book.lines] == ["1", "2", "3", "4", "5"]
    assert {line[2] for line in book.lines} == {"Sở Nội vụ"}
    assert book.fault == ""
