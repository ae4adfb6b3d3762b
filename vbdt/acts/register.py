"""Cấp số, vào sổ văn bản đi: the next number of the register, taken inside the write transaction. And hủy số."""

from datetime import timedelta

from vbdt.acts.competence import require_leader
from vbdt.acts.desks.keeping import next_number, require_keeper
from vbdt.acts.office import Office
from vbdt.acts.record import record, record_alone
from vbdt.document.directory import Book
from vbdt.document.events import Registered, Voided
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.registers import series_of
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError

CLOCK_TOLERANCE = timedelta(minutes=10)


def register(office: Office, document: DocumentId) -> Changed:
    """Give the document its number and today's date."""
    known = office.store.document(document)
    allow(known, Act.REGISTER, office.me)
    require_registrar(office, known)
    require_leader(office, known, office.store.files.read(known.pdf))
    series = series_of(known.facts.kind)
    with office.store.write() as writing:
        day = office.today
        number, previous = next_number(office, writing, Book.OUTGOING, series, day.year)
        record(office, writing, document, Registered(series, day.year, number, day, previous))
        writing.index(document, None)
    return Changed(documents=(document,))


def require_registrar(office: Office, document: Document | None, book: Book = Book.OUTGOING) -> None:
    """Raise unless this desk keeps the book and its clock can be believed.

    Two desks that number are two series; a clock that went back dates a number before the one below it. `document` is
    the one to be numbered, or the last that was; None for the first of a series.
    """
    require_keeper(office, book)
    if document is not None and office.clock() < document.changed_at - CLOCK_TOLERANCE:
        raise UserError(
            f"Đồng hồ máy đang là {office.today:%d/%m/%Y}, sớm hơn lần ghi cuối của văn bản.",
            "Chỉnh lại ngày giờ của máy rồi làm lại.",
        )


def void(office: Office, document: DocumentId, reason: str) -> Changed:
    """Cancel the number: it stays in the register with the reason, and nobody gets it again."""
    known = office.store.document(document)
    allow(known, Act.VOID, office.me)
    if not reason.strip():
        raise UserError("Chưa ghi lý do hủy số.", "Ghi lý do để lưu vào sổ.")
    return record_alone(office, document, Voided(reason.strip()))
