"""Sổ đăng ký: a register as it prints, with the columns of Decree 30/2020/NĐ-CP, appendix IV."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from vbdt.acts.desks.keeping import keeps
from vbdt.acts.desks.paper_book import is_unfilled
from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.document.changes import TAKEN_BACK
from vbdt.document.directory import Book as Register
from vbdt.document.ids import DocumentId
from vbdt.document.model import Document, PaperLine
from vbdt.document.registers import INCOMING, Entry, check_book
from vbdt.document.states import State
from vbdt.ui import words
from vbdt.ui.terms import term


@dataclass(frozen=True, slots=True)
class Book:
    """A register ready to show: its columns and its lines. `subject` is the column of the subject, the widest.

    `papers` are, line by line, the documents whose number only the printed book gave and that this desk may fill in;
    None for every other line. `fault` says what is wrong with its chain («» when nothing). Only the desk that keeps the
    register has it whole and can tell; elsewhere `whole` is false.
    """

    heads: tuple[str, ...]
    subject: int
    lines: tuple[tuple[str, ...], ...]
    papers: tuple[Document | None, ...]
    fault: str
    whole: bool


def outgoing_heads() -> tuple[str, ...]:
    """Sổ đăng ký văn bản đi, ten columns."""
    translate = QCoreApplication.translate
    return (
        translate("books", "Số, ký hiệu văn bản"),
        translate("books", "Ngày tháng văn bản"),
        translate("books", "Tên loại và trích yếu nội dung"),
        translate("books", "Người ký"),
        translate("books", "Nơi nhận văn bản"),
        translate("books", "Đơn vị, người nhận bản lưu"),
        translate("books", "Số lượng bản"),
        translate("books", "Ngày chuyển"),
        translate("books", "Ký nhận"),
        translate("books", "Ghi chú"),
    )


def incoming_heads() -> tuple[str, ...]:
    """Sổ đăng ký văn bản đến, ten columns."""
    translate = QCoreApplication.translate
    return (
        translate("books", "Ngày đến"),
        translate("books", "Số đến"),
        translate("books", "Tác giả"),
        translate("books", "Số, ký hiệu văn bản"),
        translate("books", "Ngày tháng văn bản"),
        translate("books", "Tên loại và trích yếu nội dung"),
        translate("books", "Đơn vị hoặc người nhận"),
        translate("books", "Ngày chuyển"),
        translate("books", "Ký nhận"),
        translate("books", "Ghi chú"),
    )


def read_book(office: Office, register: str, year: int) -> Book:
    """One register of one year, in the order of its numbers."""
    entries = office.store.book(register, year)
    came = register == INCOMING
    whole = keeps(office, Register.INCOMING if came else Register.OUTGOING)
    line = _incoming_line if came else _outgoing_line
    known = [office.store.find(DocumentId(each.electronic) if each.electronic else each.document) for each in entries]
    lines = tuple(map(partial(line, office), entries, known))
    return Book(
        incoming_heads() if came else outgoing_heads(),
        5 if came else 2,
        lines,
        tuple(each if each is not None and _may_fill(office, each) else None for each in known),
        check_book(entries) if whole else "",
        whole,
    )


def _may_fill(office: Office, document: Document) -> bool:
    return document.state is State.ON_PAPER and document.holder == office.me.id


def _outgoing_line(office: Office, entry: Entry, document: Document | None) -> tuple[str, ...]:
    if document is None:
        return (f"{entry.number:02d}", *[""] * 8, entry.void_reason)
    facts = document.facts
    translate = QCoreApplication.translate
    void = translate("books", "Hủy số: {reason}").format(reason=entry.void_reason) if entry.void_reason else ""
    return (
        document.symbol or f"{entry.number:02d}/{facts.notation}",
        words.day(document.dated),
        _subject(document),
        facts.signer.name,
        _recipients(office, document),
        *(_on_paper(document) if document.state is State.ON_PAPER else _electronic(document, void)),
    )


def _electronic(document: Document, void: str) -> tuple[str, ...]:
    return (
        QCoreApplication.translate("books", "Văn thư"),
        "1",
        words.day(local_day(document.sent_at)) if document.sent_at else "",
        _receipts(document),
        void or ("" if document.sent_at else term(document.state.label)),
    )


def _on_paper(document: Document) -> tuple[str, ...]:
    """What the clerk copied from the printed book; nothing where he has not yet."""
    line = document.paper_line or PaperLine()
    return (
        line.kept_by,
        str(line.copies or ""),
        words.day(line.handed_on) if line.handed_on else "",
        line.receiver,
        _remark(document),
    )


def _subject(document: Document) -> str:
    """Kind and subject; of a number that nobody has looked up yet, that alone."""
    subject = document.facts.subject
    return subject if is_unfilled(document) else f"{document.facts.kind_record.name}: {subject}"


def _remark(document: Document) -> str:
    """`Ghi sổ giấy; note`."""
    note = document.paper_line.note if document.paper_line else ""
    return "; ".join(each for each in (term(document.state.label), note) if each)


def _recipients(office: Office, document: Document) -> str:
    """The agencies it goes to, else the recipients it names: a copy on paper has only these."""
    agencies = document.facts.recipients or tuple(each.recipient for each in document.deliveries)
    names = [words.agency_name(office.directory, each) for each in agencies]
    return "; ".join(names or document.facts.to_places)


def _incoming_line(office: Office, entry: Entry, document: Document | None) -> tuple[str, ...]:
    if document is None:
        return ("", str(entry.number), *[""] * 7, entry.void_reason)
    facts = document.facts
    line = document.paper_line
    paper = document.state is State.ON_PAPER
    moved = (line.handed_on if line else None) if paper else local_day(document.changed_at)
    return (
        words.day(local_day(document.arrived_at)) if document.arrived_at else "",
        str(entry.number),
        facts.issuer_name,
        document.symbol or facts.notation,
        words.day(document.dated),
        _subject(document),
        (line.receiver if line else "")
        if paper
        else words.desk_name(office.directory, document.lead or document.holder),
        words.day(moved) if moved else "",
        "",
        _remark(document) if paper else _came_to(document),
    )


def _came_to(document: Document) -> str:
    """Where the document stands; of what its sender took back, the reason too: the entry itself stays."""
    label = term(document.state.label)
    return f"{label}: {document.note}" if document.state in TAKEN_BACK and document.note else label


def _receipts(document: Document) -> str:
    """How many recipients confirmed: the electronic signature in the book."""
    total = len(document.deliveries)
    return f"{sum(each.receipt_at is not None for each in document.deliveries)}/{total}" if total else ""
