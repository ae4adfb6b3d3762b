"""Cấp số, vào sổ văn bản đi: the next number of the register, taken inside the write transaction. And hủy số."""

from vbdt.acts.office import Office
from vbdt.acts.record import record, record_alone
from vbdt.document.events import Registered, Voided
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.document.registers import series_of
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError


def register(office: Office, document: DocumentId) -> Changed:
    """Give the document its number and today's date."""
    known = office.store.document(document)
    allow(known, Act.REGISTER, office.me)
    series = series_of(known.facts.kind)
    with office.store.write() as writing:
        day = office.today
        number, previous = writing.next_entry(series, day.year)
        record(office, writing, document, Registered(series, day.year, number, day, previous))
        writing.index(document, None)
    return Changed(documents=(document,))


def void(office: Office, document: DocumentId, reason: str) -> Changed:
    """Cancel the number: it stays in the register with the reason, and nobody gets it again."""
    known = office.store.document(document)
    allow(known, Act.VOID, office.me)
    if not reason.strip():
        raise UserError("Chưa ghi lý do hủy số.", "Ghi lý do để lưu vào sổ.")
    return record_alone(office, document, Voided(reason.strip()))
