"""A paper comes twice: by the exchange and by file, under another id, or written into the printed book by hand."""

from dataclasses import replace

import pytest

from tests.acts.mail.test_edxml_files import OUTSIDE, from_outside
from vbdt.acts.desks.paper_book import compare, fill
from vbdt.acts.mail.duplicates import duplicates
from vbdt.acts.mail.edxml_files import import_file
from vbdt.acts.office import Office
from vbdt.acts.refuse import refuse
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import COMMUNE, letter
from vbdt.document.directory import Book
from vbdt.document.ids import AgencyId, DocumentId
from vbdt.document.model import Document, PaperLine
from vbdt.document.registers import INCOMING
from vbdt.transport.edxml.write import write
from vbdt.ui.words import twins_words

Offices = dict[str, Office]


@pytest.fixture(scope="module")
def came(offices: Offices, demo: Demo) -> Document:
    """A letter of the department, at the commune's desk."""
    sender, clerk = offices["snv-van-thu"], offices["tan-hoa-van-thu"]
    sheet = replace(letter(offices["snv-chuyen-vien"]), recipients=(COMMUNE,))
    document = send_out(offices, sheet, demo.province.pin, lambda _: None)
    settle(offices)
    found = clerk.store.received_as(sender.agency.id, sender.store.document(document).edxml_id)
    assert found is not None
    return found


def ids(office: Office, document: Document) -> list[DocumentId]:
    return [each.id for each in duplicates(office, document)]


def test_the_same_id_or_the_same_number_of_the_same_issuer_in_a_year(offices: Offices, came: Document) -> None:
    clerk = offices["tan-hoa-van-thu"]
    assert came.dated is not None
    assert ids(clerk, came) == []
    twin = replace(came, id=DocumentId("khac"))
    renamed = replace(twin, edxml_id="khac")
    assert ids(clerk, twin) == ids(clerk, renamed) == [came.id]
    assert ids(clerk, replace(renamed, dated=came.dated.replace(month=1, day=2))) == [came.id], "a slip in the date"
    assert ids(clerk, replace(renamed, dated=came.dated.replace(year=came.dated.year - 1))) == []
    assert ids(clerk, replace(renamed, number=(came.number or 0) + 1)) == []
    stranger = replace(came.facts, issuer=AgencyId("H30.99"), issuer_name="Sở Y tế")
    assert ids(clerk, replace(renamed, facts=stranger)) == []
    typed = replace(came.facts, issuer=AgencyId(""), issuer_name=came.facts.issuer_name.upper())
    assert ids(clerk, replace(renamed, facts=typed)) == [came.id]
    assert ids(offices["snv-van-thu"], came) == [], "at the sender's it is a document of its own"


def test_a_paper_of_the_printed_book_is_the_same_in_either_order(offices: Offices, came: Document) -> None:
    """The clerk wrote number 1 into the printed book while the computer was dead, and types it in afterwards."""
    clerk = offices["tan-hoa-van-thu"]
    (line,) = compare(clerk, Book.INCOMING, {INCOMING: 1}, "Máy hỏng").documents
    known = clerk.store.document(line)
    assert ids(clerk, known) == []
    typed = replace(
        known.facts,
        subject="Công văn của Sở Nội vụ",
        issuer_name=came.facts.issuer_name,
        notation=f"{came.number} / {came.facts.notation.lower()}",
    )
    assert ids(clerk, replace(known, facts=typed)) == [came.id], "warned before it is kept"
    fill(clerk, line, typed, PaperLine(), came.dated, clerk.today)
    assert ids(clerk, clerk.store.document(line)) == [came.id]
    assert ids(clerk, came) == [line]
    assert "số đến 1, sổ giấy" in twins_words(duplicates(clerk, came))


def test_who_sends_by_file_and_is_refused_is_no_duplicate(offices: Offices, came: Document) -> None:
    clerk, sender = offices["tan-hoa-van-thu"], offices["snv-van-thu"]
    sent = sender.store.sent_as(came.edxml_id)
    assert sent is not None
    first, second = (from_outside(sender, sent.id, name) for name in ("một", "hai"))
    for message in (first, second):
        import_file(clerk, write(message))
    one, two = (
        clerk.store.received_as(AgencyId(OUTSIDE.organ_id), each.header.document_id) for each in (first, second)
    )
    assert one is not None
    assert two is not None
    assert ids(clerk, two) == [one.id], "another id, the same number, symbol and issuer"
    refuse(clerk, one.id, "Đến hai lần")
    assert ids(clerk, two) == []
