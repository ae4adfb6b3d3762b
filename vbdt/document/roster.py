"""Danh bạ cơ quan: an agency's people, desks, absences and keepers of registers, as a chain of signed events.

The province's directory says which agencies there are and who administers each; the administrator's roster says the
rest. `after` is the only place where a roster's event changes a directory.
"""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TypeAlias, cast

from vbdt.document.calendar import local_day
from vbdt.document.codec import LATER, Json, canonical, canonical_json, decode, encode
from vbdt.document.directory import Absence, Book, Closing, Desk, Directory, FormerKey, Line, Person, Role, Term
from vbdt.document.events import NO_HASH
from vbdt.document.ids import AgencyId, DeskId, PersonId
from vbdt.errors import BadInput


@dataclass(frozen=True, slots=True)
class PersonSet:
    """An official came, or what is known of one changed."""

    person: Person


@dataclass(frozen=True, slots=True)
class DeskAdmitted:
    """Ghi danh: the desk of a card, with the roles that the administrator gave it."""

    desk: Desk


@dataclass(frozen=True, slots=True)
class RolesChanged:
    """One desk may have several roles."""

    desk: DeskId
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class DeskClosed:
    """The desk works no more from the day after `on`. `heir` takes over what it held."""

    desk: DeskId
    on: date
    reason: Closing
    heir: DeskId | None = None


@dataclass(frozen=True, slots=True)
class KeysChanged:
    """New keys for a desk; what it signed with its old one up to `until` is believed."""

    desk: DeskId
    reads: str
    signs: str
    until: date


@dataclass(frozen=True, slots=True)
class Absent:
    """Vắng mặt, with the deputy (người được ủy quyền) for all kinds of document or for some."""

    person: PersonId
    since: date
    until: date
    deputy: PersonId
    kinds: tuple[str, ...] = ()
    reason: str | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class AbsenceEnded:
    """Trở lại: the last day of the absence was `on`."""

    person: PersonId
    since: date
    on: date


@dataclass(frozen=True, slots=True)
class Release:
    """Bàn giao sổ: the keeper's word that he gave his last number. `term` counts the keepers before him, so that an old
    release moves nothing; `lines` are the last lines of every register and year of the book."""

    agency: AgencyId
    book: Book
    term: int
    desk: DeskId
    to: DeskId
    lines: tuple[Line, ...]
    at: datetime

    def signed_bytes(self) -> bytes:
        return b"vbdt register release 1\\n" + canonical(self)


@dataclass(frozen=True, slots=True)
class RegisterMoved:
    """The book goes to another clerk's desk. `signature` (hex) is the releasing desk's; empty where that desk was
    closed before it could release, and then `release.lines` is what the other desks know of its numbers."""

    release: Release
    signature: str = ""


RosterFact: TypeAlias = (
    PersonSet | DeskAdmitted | RolesChanged | DeskClosed | KeysChanged | Absent | AbsenceEnded | RegisterMoved
)

ROSTER_FACTS: dict[str, type[RosterFact]] = {
    "person_set": PersonSet,
    "desk_admitted": DeskAdmitted,
    "roles_changed": RolesChanged,
    "desk_closed": DeskClosed,
    "keys_changed": KeysChanged,
    "absent": Absent,
    "absence_ended": AbsenceEnded,
    "register_moved": RegisterMoved,
}
_NAMES = {fact: name for name, fact in ROSTER_FACTS.items()}
VERSION = 1


@dataclass(frozen=True, slots=True)
class RosterHeading:
    """Place `n` (from 1) in the agency's roster, behind the event with hash `previous`; `by` is the public key (hex)
    of the administrator."""

    agency: AgencyId
    n: int
    previous: str
    at: datetime
    by: str
    version: int


@dataclass(frozen=True, slots=True)
class RosterEvent(RosterHeading):
    """One change of a roster."""

    fact: RosterFact

    @property
    def kind(self) -> str:
        return _NAMES[type(self.fact)]

    def encoded(self) -> dict[str, Json]:
        return {**cast(dict[str, Json], encode(self)), "kind": self.kind}

    def signed_bytes(self) -> bytes:
        return b"vbdt roster 1\\n" + canonical_json(self.encoded())

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.signed_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class SignedRosterEvent:
    """An event with the administrator's signature (Ed25519, hex)."""

    event: RosterEvent
    signature: str


@dataclass(frozen=True, slots=True)
class Roster:
    """All events of one agency's roster, in order."""

    agency: AgencyId
    events: tuple[SignedRosterEvent, ...] = ()

    @property
    def head(self) -> tuple[int, str]:
        """Number and hash of the last event."""
        return (len(self.events), self.events[-1].event.hash) if self.events else (0, NO_HASH)

    def begins_like(self, other: "Roster") -> bool:
        """Whether one of the two goes on where the other ends: they tell one story."""
        return all(mine == theirs for mine, theirs in zip(self.events, other.events, strict=False))


def read_roster_event(value: Json) -> RosterEvent:
    """Raises BadInput for an unknown kind or version."""
    if not isinstance(value, dict) or value.get("version") != VERSION or value.get("kind") not in ROSTER_FACTS:
        raise BadInput("Danh bạ cơ quan có mục không đọc được.", "Có thể cần cập nhật chương trình.")
    line = dict(value)
    fact = decode(ROSTER_FACTS[str(line.pop("kind"))], line.pop("fact", None))
    place = decode(RosterHeading, line)
    return RosterEvent(place.agency, place.n, place.previous, place.at, place.by, place.version, fact)


def objection(directory: Directory, event: RosterEvent) -> str:
    """Why this event may not stand in the roster, in words; empty when it may. Keys and chain are judged elsewhere."""
    agency = directory.find_agency(event.agency)
    if agency is None:
        return f"Không có cơ quan mã {event.agency} trong danh bạ của tỉnh."
    match event.fact:
        case PersonSet(person):
            known = next((each for each in directory.persons if each.id == person.id), None)
            foreign = person.agency != agency.id or (known is not None and known.agency != agency.id)
            return f"Cán bộ mã {person.id} thuộc cơ quan khác." if foreign else ""
        case DeskAdmitted(desk):
            return _not_admitted(directory, agency.id, desk)
        case RolesChanged(desk, roles):
            if not roles:
                return "Bàn làm việc phải có ít nhất một vai trò."
            return _not_ours(directory, agency.id, desk) or _keeps(directory, agency.id, desk, roles)
        case DeskClosed(desk, _, _, heir):
            if heir == desk:
                return "Bàn kế nhiệm phải là bàn khác."
            return _not_ours(directory, agency.id, desk) or (_not_ours(directory, agency.id, heir) if heir else "")
        case KeysChanged(desk, _, signs, _):
            known_signs = {
                each for one in directory.desks for each in (one.signs, *(f.signs for f in one.former_signs))
            }
            used = "Khóa này đã từng được dùng." if signs in known_signs else ""
            return _not_ours(directory, agency.id, desk) or used
        case Absent(person, since, until, deputy):
            if until < since:
                return "Ngày cuối của đợt vắng trước ngày đầu."
            if person == deputy:
                return "Người làm thay phải là người khác."
            return _no_colleague(directory, agency.id, person) or _no_colleague(directory, agency.id, deputy)
        case AbsenceEnded(person, since, _):
            there = any((each.person, each.since) == (person, since) for each in directory.absences or ())
            return "" if there else "Không có đợt vắng mặt này trong danh bạ."
        case RegisterMoved(release, signature):
            return (
                _not_moved(directory, release, bool(signature)) if release.agency == agency.id else "Sổ của nơi khác."
            )


def after(directory: Directory, event: RosterEvent) -> Directory:
    """The directory after the event. Raises BadInput with the objection."""
    wrong = objection(directory, event)
    if wrong:
        raise BadInput(wrong, "Kiểm tra lại danh bạ cơ quan.")
    match event.fact:
        case PersonSet(person):
            others = tuple(each for each in directory.persons if each.id != person.id)
            if len(others) == len(directory.persons):
                return replace(directory, persons=(*directory.persons, person))
            return replace(
                directory, persons=tuple(person if each.id == person.id else each for each in directory.persons)
            )
        case DeskAdmitted(desk):
            return _first_clerk(replace(directory, desks=(*directory.desks, desk)), desk)
        case RolesChanged(desk, roles):
            return _with_desk(directory, replace(directory.desk(desk), roles=roles))
        case DeskClosed(desk, on, reason, heir):
            closed = replace(directory.desk(desk), valid_to=on, closed=reason, heir=heir)
            return _with_desk(directory, closed)
        case KeysChanged(desk, reads, signs, until):
            known = directory.desk(desk)
            former = (FormerKey(known.signs, until), *known.former_signs)
            return _with_desk(directory, replace(known, reads=reads, signs=signs, former_signs=former))
        case Absent(person, since, until, deputy, kinds, reason):
            absence = Absence(event.agency, person, since, until, deputy, kinds, reason)
            kept = tuple(each for each in directory.absences or () if (each.person, each.since) != (person, since))
            return replace(directory, absences=(*kept, absence))
        case AbsenceEnded(person, since, on):
            ended = tuple(
                replace(each, until=min(each.until, on)) if (each.person, each.since) == (person, since) else each
                for each in directory.absences or ()
            )
            return replace(directory, absences=ended)
        case RegisterMoved(release, signature):
            return _moved(directory, release, bool(signature))


def with_roster(directory: Directory, roster: Roster) -> Directory:
    """The directory with everything the roster says. An event that the province's newer file has overtaken (the desk it
    admits is there already) says nothing; everybody who has the same files leaves out the same ones."""
    for signed in roster.events:
        if not objection(directory, signed.event):
            directory = after(directory, signed.event)
    return directory


def closed_before(desk: Desk, at: datetime) -> bool:
    """Whether the roster had closed the desk before the day of `at`: what it signed then is not believed."""
    return desk.closed is not None and desk.valid_to is not None and local_day(at) > desk.valid_to


def believed_until(today: date, lost: bool) -> date:
    """How long the old signature of a desk counts after a change of keys: a week, until the new directory has reached
    it; not a day more where the old key is lost."""
    return today - timedelta(days=1) if lost else today + timedelta(days=7)


def _not_admitted(directory: Directory, agency: AgencyId, desk: Desk) -> str:
    if desk.agency != agency or desk.closed is not None or desk.former_signs:
        return "Thẻ ghi danh không phải của cơ quan này."
    if directory.find_desk(desk.id) is not None:
        return "Bàn làm việc này đã có trong danh bạ."
    if not desk.roles:
        return "Bàn làm việc phải có ít nhất một vai trò."
    if any(desk.signs in (each.signs, *(one.signs for one in each.former_signs)) for each in directory.desks):
        return "Khóa trên thẻ đã thuộc về một bàn khác."
    return _no_colleague(directory, agency, desk.person)


def _not_ours(directory: Directory, agency: AgencyId, desk: DeskId) -> str:
    found = directory.find_desk(desk)
    if found is None or found.agency != agency:
        return f"Bàn làm việc mã {desk} không thuộc cơ quan này."
    return "Bàn làm việc này đã đóng." if found.closed is not None else ""


def _no_colleague(directory: Directory, agency: AgencyId, person: PersonId) -> str:
    found = any((each.id, each.agency) == (person, agency) for each in directory.persons)
    return "" if found else f"Cán bộ mã {person} chưa có trong danh bạ cơ quan."


def _keeps(directory: Directory, agency: AgencyId, desk: DeskId, roles: tuple[Role, ...]) -> str:
    if Role.CLERK not in roles and any(directory.keeper(agency, book) == desk for book in Book):
        return "Bàn đang giữ sổ phải có vai trò văn thư; chuyển sổ trước."
    return ""


def _not_moved(directory: Directory, release: Release, signed: bool) -> str:
    keeper = directory.keeper(release.agency, release.book)
    terms = directory.terms_of(release.agency, release.book)
    if keeper is None or release.desk != keeper or release.term != max(0, len(terms) - 1):
        return "Biên bản bàn giao sổ không phải của bàn đang giữ sổ, hoặc đã dùng rồi."
    to = directory.find_desk(release.to)
    if to is None or to.agency != release.agency or not to.has(Role.CLERK) or to.closed is not None:
        return "Sổ chỉ được giao cho bàn văn thư của cơ quan."
    if release.to == release.desk:
        return "Bàn này đang giữ sổ."
    before = directory.find_desk(release.desk)
    if not signed and (before is None or before.closed is None):
        return "Bàn đang giữ sổ chưa ký bàn giao."
    return ""


def _moved(directory: Directory, release: Release, signed: bool) -> Directory:
    """The keeper's term ends at the released lines, the next begins there."""
    mine = directory.terms_of(release.agency, release.book)
    rest = tuple(each for each in directory.terms or () if each not in mine)
    mine = mine or (Term(release.agency, release.book, release.desk),)
    ended = replace(mine[-1], end=release.lines)
    begun = Term(release.agency, release.book, release.to, release.lines, unproven=not signed)
    agencies = directory.agencies
    if release.book is Book.INCOMING:
        agencies = tuple(
            replace(each, mail_desk=release.to) if each.id == release.agency else each for each in agencies
        )
        if not directory.terms_of(release.agency, Book.OUTGOING):  # the other book stays where it is
            rest = (*rest, Term(release.agency, Book.OUTGOING, release.desk))
    return replace(directory, agencies=agencies, terms=(*rest, *mine[:-1], ended, begun))


def _first_clerk(directory: Directory, desk: Desk) -> Directory:
    """The first clerk's desk of an agency keeps its books and gets its mail."""
    if not desk.has(Role.CLERK) or directory.agency(desk.agency).mail_desk is not None:
        return directory
    agencies = tuple(
        replace(each, mail_desk=desk.id) if each.id == desk.agency else each for each in directory.agencies
    )
    return replace(directory, agencies=agencies)


def _with_desk(directory: Directory, desk: Desk) -> Directory:
    return replace(directory, desks=tuple(desk if each.id == desk.id else each for each in directory.desks))
