"""What one row of a list shows, and where it is read. Reading runs off the window's thread; rows are plain records."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from vbdt.acts.book import failures, put_aside_ids, signature_book
from vbdt.acts.mail.answer import may_answer
from vbdt.acts.office import Office
from vbdt.acts.opinion import opinions_owed
from vbdt.acts.withdraw import is_withdrawing
from vbdt.document.deadlines import Due, Urge, due
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.kinds import Urgency, kind_of
from vbdt.document.model import Direction, Document
from vbdt.document.rules import allowed
from vbdt.document.states import State
from vbdt.store.drafts import DraftRow
from vbdt.store.reading import Cursor
from vbdt.ui import words
from vbdt.ui.say import Tone
from vbdt.ui.terms import due_words, term

DONE_STATES = (State.SENT, State.COPIED, State.ON_PAPER, State.FINISHED)
BAD_STATES = (State.RETURNED, State.REFUSED, State.VOIDED, State.RECALLED)
QUIET_STATES = (*DONE_STATES, State.RECALLING, State.RECALLED, State.REPLACED)
"""States in which a document waits for nobody here."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A chip on a row: a word, an icon and a tone, never a colour alone."""

    text: str
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `mine`: it waits for an act of this desk; `draft`: it is not yet a document."""

    id: DocumentId
    who: str
    subject: str
    when: str
    marks: tuple[Mark, ...] = ()
    symbol: str = ""
    files: int = 0
    mine: bool = False
    draft: bool = False
    snippet: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        parts = [self.subject, self.who, *(mark.text for mark in self.marks), self.symbol, self.snippet, self.when]
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Asked:
    """A list of documents. `not_late` leaves out those past their deadline."""

    filter: Filter
    not_late: bool = False


@dataclass(frozen=True, slots=True)
class Drafts:
    """The list of this desk's unfinished drafts."""


@dataclass(frozen=True, slots=True)
class Book:
    """The leader's signature book, in the order in which it should be taken up."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """The documents on which this desk owes an opinion."""


Source = Asked | Drafts | Book | Opinions


@dataclass(frozen=True, slots=True)
class RowPage:
    """Some rows of a list. `next` is None on the last page."""

    rows: tuple[Row, ...]
    next: Cursor | None = None


def read_rows(office: Office, source: Source, limit: int, before: Cursor | None = None) -> RowPage:
    """One page of a list, newest first."""
    if isinstance(source, Drafts):
        drafts = sorted(office.store.drafts(), key=lambda draft: draft.changed_at, reverse=True)
        return RowPage(tuple(draft_row(draft, office.today) for draft in drafts))
    if isinstance(source, Book):
        aside, failed = put_aside_ids(office), failures(office)
        rows = (book_row(office, each, each.id in aside, failed.get(each.id, "")) for each in signature_book(office))
        return RowPage(tuple(rows))
    if isinstance(source, Opinions):
        return RowPage(tuple(replace(row_of(office, each), mine=True) for each in opinions_owed(office)))
    page = office.store.documents(source.filter, limit=limit, before=before)
    kept = [each for each in page.rows if not (source.not_late and is_late(each, office.today))]
    return RowPage(tuple(row_of(office, each) for each in kept), page.next)


def count_rows(office: Office, source: Source) -> int:
    if isinstance(source, Drafts):
        return len(office.store.drafts())
    if isinstance(source, Book):
        return len(signature_book(office))
    if isinstance(source, Opinions):
        return len(opinions_owed(office))
    if not source.not_late:
        return office.store.count(source.filter)
    return sum(not is_late(each, office.today) for each in office.store.documents(source.filter, limit=1000).rows)


def is_late(document: Document, today: date) -> bool:
    return document.deadline is not None and document.deadline < today


def row_of(office: Office, document: Document, snippet: str = "") -> Row:
    """A document as a row."""
    when = document.arrived_at or document.sent_at or document.changed_at
    return Row(
        id=document.id,
        who=words.counterpart(document, office.directory),
        subject=document.facts.subject or document.facts.kind_record.name,
        when=words.when_short(when, office.today),
        marks=(*asked_back(office, document), *marks_of(document, due(document, office.today, office.calendar))),
        symbol=document.symbol or document.facts.notation,
        files=len(document.annexes),
        mine=bool(_pressing(office, document)),
        snippet=snippet,
    )


def book_row(office: Office, document: Document, aside: bool, failure: str) -> Row:
    """A document of the signature book: what matters is whether it was looked at, and what kept it from being signed.

    It is named by who submitted it, and by when.
    """
    translate = QCoreApplication.translate
    row = row_of(office, document)
    marks = [mark for mark in row.marks if mark != state_mark(document)]
    if failure:
        marks.insert(0, Mark(translate("rows", "Chưa ký được"), "circle-alert", Tone.LATE))
    if aside:
        marks.append(Mark(translate("rows", "Để sau"), "clock", Tone.CALM))
    if document.opened:
        marks.append(Mark(translate("rows", "Đã mở"), "eye", Tone.CALM))
    else:
        marks.append(Mark(translate("rows", "Chưa mở"), "mail", Tone.CALM))
    return replace(row, who=words.desk_name(office.directory, document.drafter), marks=tuple(marks), mine=not aside)


def draft_row(draft: DraftRow, today: date) -> Row:
    changed: datetime = draft.changed_at
    return Row(
        id=draft.id,
        who=kind_of(draft.kind).name,
        subject=draft.subject or "…",
        when=words.when_short(changed, today),
        marks=(Mark(term(State.DRAFT.label), "pencil-line", Tone.CALM),),
        draft=True,
    )


def marks_of(document: Document, judged: Due) -> tuple[Mark, ...]:
    """The chips of a document: deadline, urgency, state."""
    found = []
    if judged.urge is not Urge.NONE:
        found.append(deadline_mark(judged))
    if document.facts.urgency is not Urgency.NORMAL:
        tone = Tone.SOON if document.facts.urgency is Urgency.URGENT else Tone.LATE
        found.append(Mark(term(document.facts.urgency.label), "flag", tone))
    if document.asked is not None:
        asked = QCoreApplication.translate("rows", "Nơi gửi đề nghị {change}")
        found.append(Mark(asked.format(change=term(document.asked.change.label).lower()), "undo-2", Tone.SOON))
    elif judged.urge not in (Urge.DONE, Urge.DONE_LATE):
        found.append(state_mark(document))
    return tuple(found)


def asked_back(office: Office, document: Document) -> tuple[Mark, ...]:
    """What became of the signer's wish to have a document back, while it is open."""
    translate = QCoreApplication.translate
    if is_withdrawing(office, document):
        return (Mark(translate("rows", "Đang rút lại"), "undo-2", Tone.SOON),)
    if document.requests:
        return (Mark(translate("rows", "Đề nghị trả lại"), "undo-2", Tone.SOON),)
    return ()


def deadline_mark(judged: Due) -> Mark:
    """A deadline as a chip. What is finished keeps its word but no loud colour."""
    icon, tone = {
        Urge.LATE: ("circle-alert", Tone.LATE),
        Urge.SOON: ("clock", Tone.SOON),
        Urge.IN_TIME: ("clock", Tone.GOOD),
        Urge.DONE: ("check", Tone.CALM),
        Urge.DONE_LATE: ("check", Tone.CALM),
    }[judged.urge]
    return Mark(due_words(judged), icon, tone)


def state_mark(document: Document) -> Mark:
    label = term(document.state.label)
    if document.state in BAD_STATES:
        return Mark(label, "corner-up-left", Tone.LATE)
    if document.state in DONE_STATES:
        return Mark(label, "check", Tone.GOOD if document.direction is Direction.OUTGOING else Tone.CALM)
    return Mark(label, "hourglass", Tone.CALM)


def _pressing(office: Office, document: Document) -> bool:
    """Whether the document waits for this desk: filing and sending again may always be done and do not count."""
    if document.asked is not None:
        return may_answer(office, document)
    return document.state not in QUIET_STATES and bool(allowed(document, office.me))
