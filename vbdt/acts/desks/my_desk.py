"""Bàn của tôi: what lies on this desk, which registers it keeps, and what waits for its person to say or do."""

from collections.abc import Sequence
from dataclasses import dataclass

from vbdt.acts.desks.hand_over import ENDED, OPEN, closed_before_me, hand_over, held, owed_by, to_take_over
from vbdt.acts.desks.keeping import SignedRelease, obstacle, release, released, require_keeper, to_compare
from vbdt.acts.desks.new_keys import KeyState, key_state
from vbdt.acts.desks.roster import may_administer, move_book, offer_release, publish
from vbdt.acts.desks.succession import successors, to_give
from vbdt.acts.mail.carrier import Mailboxes
from vbdt.acts.office import Office
from vbdt.document.directory import Agency, Book, Desk
from vbdt.document.filters import Filter
from vbdt.document.ids import DeskId, DocumentId
from vbdt.document.model import Changed, Document
from vbdt.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Kept:
    """A book that the directory says this desk keeps. `given` when it signed it away and the roster has not followed;
    `stopped` says why no number is given now, None while all is well; `to_compare`: a printed book must be compared."""

    book: Book
    given: SignedRelease | None
    stopped: NotAllowed | None
    to_compare: bool


@dataclass(frozen=True, slots=True)
class MyDesk:
    """`open` is the work that goes on, newest first, `ended` the number of documents at rest, `drafts` what was never
    submitted. `owed` are colleagues who were asked for everything and are not through. `closed` are desks whose place
    this one takes, `to_take` what they held; `heirs` go on with our agency's work once it has ended, `to_give` is what
    they have not been given."""

    open: tuple[Document, ...]
    ended: int
    drafts: int
    books: tuple[Kept, ...]
    owed: tuple[Desk, ...]
    closed: tuple[Desk, ...]
    to_take: tuple[Document, ...]
    heirs: tuple[Agency, ...]
    to_give: tuple[Document, ...]
    keys: KeyState


def read_my_desk(office: Office) -> MyDesk:
    """Everything the screen shows of this desk. Reads the store: not on the window's thread."""
    heirs = successors(office)
    return MyDesk(
        open=held(office, states=OPEN),
        ended=office.store.count(Filter(holder=office.me.id, states=ENDED)),
        drafts=len(office.store.drafts()),
        books=tuple(_kept(office, each) for each in Book if _keeps(office, each)),
        owed=owed_by(office),
        closed=closed_before_me(office),
        to_take=to_take_over(office),
        heirs=heirs,
        to_give=to_give(office) if heirs else (),
        keys=key_state(office),
    )


def ended_here(office: Office) -> tuple[DocumentId, ...]:
    """What is at rest on this desk and moves with it where a person leaves for good."""
    return tuple(each.id for each in held(office, states=ENDED))


def give_desk(
    office: Office, documents: Sequence[DocumentId], books: Sequence[Book], to: DeskId, note: str = ""
) -> Changed:
    """Hand documents and registers to one colleague. A register that cannot be released stops everything before the
    first document moves. Raises NotAllowed or UserError."""
    given = give_books(office, books, to) if books else Changed()
    moved = hand_over(office, documents, to, note) if documents or not books else Changed()
    return Changed(documents=moved.documents, directory=given.directory)


def give_books(office: Office, books: Sequence[Book], to: DeskId) -> Changed:
    """Sign each book away and lay the release where the administrator finds it; where this desk is his, write it down.

    Raises UserError when the carrier fails before it is written down: the release is signed all the same, and laid
    there at the next look.
    """
    for book in books:
        if released(office, book) is None:
            require_keeper(office, book)
    signed = [release(office, each, to) for each in books]
    with Mailboxes() as mailboxes:
        for given in signed:
            offer_release(mailboxes.of(office), given)
    if may_administer(office):
        for given in signed:
            office = move_book(office, given)
        publish(office)
    return Changed(directory=True)


def _keeps(office: Office, book: Book) -> bool:
    return office.directory.keeper(office.me.agency, book) == office.me.id


def _kept(office: Office, book: Book) -> Kept:
    return Kept(book, released(office, book), obstacle(office, book), book in to_compare(office))
