"""Giữ sổ: who gives a book's numbers, and how the book goes to another clerk's desk so that never two give them.

The keeper signs a release with the last line of every register; from that moment it gives no number more. The
administrator's roster names the new keeper by that release, and he numbers only when he has every line up to it.
"""

import json
from dataclasses import dataclass

from vbdt.acts.office import Office
from vbdt.document.codec import canonical, decode
from vbdt.document.directory import Book, Desk, Line, Role, Term
from vbdt.document.ids import AgencyId, DeskId
from vbdt.document.reform import ended_words
from vbdt.document.registers import INCOMING, Entry, check_book
from vbdt.document.roster import Release
from vbdt.errors import NotAllowed, UserError
from vbdt.store.backup import RESTORED
from vbdt.store.store import Writing

_RELEASED = "so_da_giao."
_CONFIRMED = "so_da_doi_chieu."


@dataclass(frozen=True, slots=True)
class SignedRelease:
    """A release with the keeper's signature (Ed25519, hex); empty where nobody could sign any more."""

    release: Release
    signature: str = ""


def next_number(office: Office, writing: Writing, book: Book, register: str, year: int) -> tuple[int, str]:
    """The number to take in the running transaction, and the hash of the entry before. Raises NotAllowed.

    Asked here and not before: a release under way in another window is over, or has not begun.
    """
    require_keeper(office, book)
    return writing.next_entry(register, year)


def keeps(office: Office, book: Book) -> bool:
    """Whether this desk is the one that gives the book's numbers now."""
    return office.directory.keeper(office.me.agency, book) == office.me.id and released(office, book) is None


def obstacle(office: Office, book: Book) -> NotAllowed | None:
    """Why this desk gives no number of the book now; None when it does."""
    try:
        require_keeper(office, book)
    except NotAllowed as wrong:
        return wrong
    return None


def require_keeper(office: Office, book: Book) -> None:
    """Raise NotAllowed unless this desk gives the book's numbers, has not released it, and has all of it."""
    require_term(office, book)
    if restored(office, book):
        raise NotAllowed(
            "Bàn này vừa được khôi phục từ bản sao lưu, có thể thiếu số đã cấp sau đó.",
            "Đối chiếu với sổ giấy trước («Cơ quan và bàn làm việc», hoặc: vbdt registers confirm).",
        )
    if _waits_for_word(office, book):
        raise NotAllowed(
            f"{book.label} chuyển về bàn này khi bàn cũ không còn để ký bàn giao.",
            "Đối chiếu với sổ giấy trước («Cơ quan và bàn làm việc», hoặc: vbdt registers confirm).",
        )


def require_term(office: Office, book: Book) -> None:
    """The same for a book whose last numbers are still to be compared with the printed one."""
    if not office.agency.exists_on(office.today):
        ended = ended_words(office.directory, office.agency, office.today)
        raise NotAllowed(ended, "Sổ đã đóng; văn bản mới do cơ quan kế nhiệm cấp số.")
    if office.directory.keeper(office.me.agency, book) != office.me.id:
        raise NotAllowed("Sổ đăng ký của cơ quan do một bàn văn thư khác giữ.", "Chuyển văn bản cho bàn giữ sổ.")
    given = released(office, book)
    if given is not None:
        raise NotAllowed(
            f"Bàn này đã ký bàn giao {book.label.lower()}, không cấp số nữa.",
            "Chờ danh bạ mới, bàn nhận sẽ cấp số tiếp.",
        )
    terms = office.directory.terms_of(office.me.agency, book)
    if terms:
        _require_whole(office, terms[-1])


def restored(office: Office, book: Book) -> bool:
    """Whether the book came from a backup and nobody has compared it with the printed one since."""
    left = office.store.setting(RESTORED)
    return left is not None and book.value not in left.decode().split()


def to_compare(office: Office) -> tuple[Book, ...]:
    """The books this desk keeps that wait for a comparison with the printed ones."""
    kept = [each for each in Book if office.directory.keeper(office.me.agency, each) == office.me.id]
    return tuple(each for each in kept if restored(office, each) or _waits_for_word(office, each))


def note_compared(office: Office, writing: Writing, book: Book) -> None:
    """The printed book was compared; once every book of this desk was, its restore is history."""
    terms = office.directory.terms_of(office.me.agency, book)
    writing.set_setting(_CONFIRMED + book.value, str(len(terms) - 1).encode())
    left = office.store.setting(RESTORED)
    if left is None:
        return
    done = {*left.decode().split(), book.value}
    kept = [each for each in Book if office.directory.keeper(office.me.agency, each) == office.me.id]
    if all(each.value in done for each in kept):
        writing.delete_setting(RESTORED)
    else:
        writing.set_setting(RESTORED, " ".join(sorted(done)).encode())


def remember_release(office: Office, given: SignedRelease) -> None:
    """A release of this desk that was found elsewhere: the store is older than it."""
    with office.store.write() as writing:
        writing.set_setting(_RELEASED + given.release.book.value, canonical(given))


def released(office: Office, book: Book) -> SignedRelease | None:
    """What this desk signed in its present term; a release of an earlier one is history."""
    data = office.store.setting(_RELEASED + book.value)
    if data is None:
        return None
    known = decode(SignedRelease, json.loads(data))
    terms = office.directory.terms_of(office.me.agency, book)
    return known if known.release.term >= max(0, len(terms) - 1) else None


def release(office: Office, book: Book, to: DeskId) -> SignedRelease:
    """Give the book away. From here on this desk gives no number of it; asked again for the same desk, the same words.

    Raises NotAllowed when this desk does not keep it, UserError when `to` cannot keep it.
    """
    with office.store.write() as writing:
        given = released(office, book)
        if given is not None:
            if given.release.to != to:
                raise UserError("Bàn này đã ký bàn giao sổ cho một bàn khác.", "Dùng biên bản đã ký.")
            return given
        require_keeper(office, book)
        _taker(office, to, office.me.agency)
        terms = office.directory.terms_of(office.me.agency, book)
        words = Release(
            agency=office.me.agency,
            book=book,
            term=max(0, len(terms) - 1),
            desk=office.me.id,
            to=to,
            lines=last_lines(office, book),
            at=office.clock(),
        )
        made = SignedRelease(words, office.keys.signing.sign(words.signed_bytes()).hex())
        writing.set_setting(_RELEASED + book.value, canonical(made))
    return made


def without_release(office: Office, book: Book, to: DeskId, agency: AgencyId | None = None) -> SignedRelease:
    """The move of a book whose keeper's desk was closed before it could release it, from the lines known here: none,
    where the province does it for another agency.

    Whoever gets it compares them with the printed book before he numbers.
    """
    agency = agency or office.me.agency
    keeper = office.directory.keeper(agency, book)
    before = office.directory.find_desk(keeper) if keeper else None
    if before is None or before.closed is None:
        raise NotAllowed("Bàn đang giữ sổ chưa đóng.", "Để bàn đó ký bàn giao, hoặc đóng bàn (mất máy) trước.")
    _taker(office, to, agency)
    terms = office.directory.terms_of(agency, book)
    lines = last_lines(office, book) if agency == office.me.agency else ()
    return SignedRelease(Release(agency, book, max(0, len(terms) - 1), before.id, to, lines, office.clock()))


def last_lines(office: Office, book: Book) -> tuple[Line, ...]:
    """The last line of every register and year of a book, as far as this desk knows it without a hole."""
    found = []
    for register, year in sorted(office.store.books()):
        if (register == INCOMING) is (book is Book.INCOMING):
            entries = _unbroken(office.store.book(register, year))
            if entries:
                found.append(Line(register, year, entries[-1].number, entries[-1].hash))
    return tuple(found)


def _waits_for_word(office: Office, book: Book) -> bool:
    terms = office.directory.terms_of(office.me.agency, book)
    if not terms or terms[-1].desk != office.me.id or not terms[-1].unproven:
        return False
    return office.store.setting(_CONFIRMED + book.value) != str(len(terms) - 1).encode()


def _require_whole(office: Office, term: Term) -> None:
    for line in term.start:
        entries = office.store.book(line.register, line.year)[: line.number]
        if len(entries) < line.number or check_book(entries) or entries[-1].hash != line.hash:
            raise NotAllowed(
                f"Sổ «{line.register}» năm {line.year} chưa về đủ đến số {line.number:02d}.",
                "Chờ các gói của bàn giao sổ về đủ rồi cấp số tiếp; hoặc đề nghị các bàn gửi lại.",
            )


def _taker(office: Office, to: DeskId, agency: AgencyId) -> Desk:
    found = office.directory.find_desk(to)
    if found is None or found.agency != agency or not found.has(Role.CLERK) or found.closed is not None:
        raise UserError("Sổ chỉ được giao cho bàn văn thư của cơ quan.", "Chọn bàn văn thư khác.")
    return found


def _unbroken(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The lines from the first on, up to the first hole."""
    whole = 0
    for entry in entries:
        if entry.number != whole + 1:
            break
        whole += 1
    return entries[:whole]
