"""Sổ giấy: the printed book is compared with this desk's, and what only the printed one knows is written behind it.

A clerk who gave numbers by hand while the computer was dead says the last one; so does who takes a book over from a
lost computer, or opens a desk that came from a backup. Each number that is missing here gets a line «Ghi sổ giấy», the
register goes on after it, and the words of the line are filled in when there is time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from vbdt.acts.desks.board import look_at_board, refreshed
from vbdt.acts.desks.keeping import note_compared, remember_release, require_term, restored
from vbdt.acts.desks.roster import own_releases
from vbdt.acts.files.outside import read_outside
from vbdt.acts.mail.carrier import Mailboxes
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.directory import Book
from vbdt.document.events import NO_HASH
from vbdt.document.ids import AgencyId, DocumentId, random_id
from vbdt.document.kinds import OTHER, kind_of
from vbdt.document.model import Changed, Document, Facts, FileRef, PaperLine, Signer
from vbdt.document.paper import PaperFilled, PaperNumbered
from vbdt.document.registers import COPIED, GENERAL, INCOMING, SERIES, entry_hash
from vbdt.document.states import State
from vbdt.drafting.minutes import Minutes, print_minutes
from vbdt.errors import NotAllowed, UserError
from vbdt.store.store import Writing

MOST = 300
"""Numbers that may be written behind at a time: more is a slip of the finger."""
RULE = "Nghị định 30/2020/NĐ-CP, Điều 15 và Điều 22"
UNFILLED = "Ghi sổ giấy, chưa điền nội dung"


@dataclass(frozen=True, slots=True)
class Known:
    """A register of this year as far as this desk knows it: its last number, and the numbers below it that it lacks."""

    register: str
    last: int
    missing: tuple[int, ...] = ()


def known_registers(office: Office, book: Book) -> tuple[Known, ...]:
    """Every register of a book, those that have no number yet too: the printed book may have some."""
    names = (INCOMING,) if book is Book.INCOMING else (GENERAL, *SERIES.values(), COPIED)
    return tuple(_known(office, each) for each in names)


def compare(office: Office, book: Book, printed: Mapping[str, int], reason: str = "") -> Changed:
    """The clerk has looked into the printed book: `printed` says the last number of each register in it.

    What is missing here is written behind as given on paper; then this desk gives the next numbers. Raises NotAllowed
    when this desk does not keep the book or lacks lines that other desks have, UserError for numbers that cannot be.
    """
    if restored(office, book):
        office = _as_others_know_it(office)
    require_term(office, book)
    wanted = {each.register: _to_write(each, printed) for each in known_registers(office, book)}
    count = sum(map(len, wanted.values()))
    if count and not reason.strip():
        raise UserError(f"Chưa ghi lý do của {count} số ghi trên sổ giấy.", "Ví dụ: máy hỏng từ ngày nào đến ngày nào.")
    if count > MOST:
        raise UserError(f"Có đến {count} số chưa có trong máy; mỗi lần ghi tối đa {MOST} số.", "Xem lại số cuối.")
    minutes = _minutes(office, wanted, reason.strip()) if count else None
    written: list[DocumentId] = []
    with office.store.write() as writing:
        for register, numbers in wanted.items():
            if minutes is not None:
                written += _write(office, writing, register, numbers, (reason.strip(), minutes))
        note_compared(office, writing, book)
    return Changed(documents=tuple(written))


def fill(
    office: Office,
    document: DocumentId,
    facts: Facts,
    line: PaperLine,
    dated: date | None,
    arrived: date | None = None,
    scan: bytes | None = None,
) -> Changed:
    """Write down what the printed book says of a number, now or again; `scan` is a PDF of the paper. Raises NotAllowed,
    UserError, BadInput for a file that is no PDF.
    """
    known = office.store.document(document)
    if known.state is not State.ON_PAPER:
        raise NotAllowed("Số này không phải số ghi trên sổ giấy.", "Chỉ điền nội dung cho số ghi sổ giấy.", rule=RULE)
    if not facts.subject.strip():
        raise UserError("Chưa ghi trích yếu.", "Chép trích yếu từ sổ giấy.")
    if dated is not None and dated > office.today:
        raise UserError("Ngày văn bản ở sau hôm nay.", "Xem lại ngày trong sổ giấy.")
    text = read_outside(scan).text if scan else ""
    pdf = office.store.files.add(scan, "ban-quet.pdf", "application/pdf") if scan else None
    with office.store.write() as writing:
        record(office, writing, document, PaperFilled(facts, line, dated, arrived, pdf))
        writing.index(document, text or None)
    return Changed(documents=(document,))


def unfilled(office: Office, register: str, year: int) -> tuple[Document, ...]:
    """The numbers of a register that stand there without words."""
    lines = [each for each in office.store.book(register, year) if each.paper and not each.electronic]
    found = [office.store.find(each.document) for each in lines]
    return tuple(each for each in found if each is not None and is_unfilled(each))


def is_unfilled(document: Document) -> bool:
    return document.state is State.ON_PAPER and document.paper_line is None


def _as_others_know_it(office: Office) -> Office:
    """A store that came from a backup may be older than a release of its registers, or than the roster that moved them:
    what lies on the carrier is looked at before a number is given. Raises UserError when the carrier cannot be read."""
    with Mailboxes() as mailboxes:
        mailbox = mailboxes.of(office)
        look_at_board(office.store, mailbox)
        now = refreshed(office)
        for given in own_releases(now, mailbox):
            remember_release(now, given)
    return replace(now, clock=office.clock)


def _known(office: Office, register: str) -> Known:
    numbers = {each.number for each in office.store.book(register, office.today.year)}
    last = max(numbers, default=0)
    return Known(register, last, tuple(each for each in range(1, last) if each not in numbers))


def _to_write(known: Known, printed: Mapping[str, int]) -> tuple[int, ...]:
    last = printed.get(known.register, 0)
    if last < known.last:
        raise UserError(
            f"Sổ «{known.register}» trong máy đã đến số {known.last:02d}, sổ giấy được ghi đến số {last:02d}.",
            "Xem lại số cuối trong sổ giấy; số nào chỉ có trong máy thì chép thêm vào sổ giấy.",
        )
    return (*known.missing, *range(known.last + 1, last + 1))


def _write(
    office: Office, writing: Writing, register: str, numbers: Iterable[int], why: tuple[str, FileRef]
) -> Iterator[DocumentId]:
    """One line after the other, each behind the one before; it stands for what a later line names as its forerunner."""
    year, (reason, minutes) = office.today.year, why
    known = {each.number: (each.hash, each.previous) for each in office.store.book(register, year)}
    for number in numbers:
        before, after = known.get(number - 1), known.get(number + 1)
        document = DocumentId(random_id())
        previous = before[0] if before else NO_HASH
        lost = after[1] if after else ""
        fact = PaperNumbered(register, year, number, previous, _facts(office, register), minutes, reason, lost)
        record(office, writing, document, fact)
        known[number] = (lost or entry_hash(register, year, number, document, previous), previous)
        yield document


def _facts(office: Office, register: str) -> Facts:
    """What is known of a number before anybody looked it up: whose it is, and of which kind where its register says."""
    kind = next((key for key, name in SERIES.items() if name == register), OTHER.key)
    short = kind_of(kind).abbreviation
    ours = register != INCOMING
    return Facts(
        kind=kind,
        subject=UNFILLED,
        issuer=office.agency.id if ours else AgencyId(""),
        issuer_name=office.agency.name if ours else "",
        notation=(f"{short}-{office.agency.symbol}" if short else office.agency.symbol) if ours else "",
        place=office.agency.place,
        signer=Signer("", ""),
        paper=True,
    )


def _minutes(office: Office, wanted: Mapping[str, tuple[int, ...]], reason: str) -> FileRef:
    """One page that says which numbers were given by hand, and why: it is signed with a pen and bound into the book."""
    lines = tuple((register, numbers) for register, numbers in wanted.items() if numbers)
    page = Minutes(office.agency.name, office.agency.place, office.today, office.person.name, reason, lines)
    return office.store.files.add(print_minutes(page), "bien-ban-ghi-so-giay.pdf", "application/pdf")
