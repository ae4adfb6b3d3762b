"""Danh bạ cơ quan: an agency's people, desks, absences and keepers of registers, as a chain of signed events.

The province's directory says which agencies there are and who administers each; the administrator's roster says the
rest. What an event changes in a directory is in roster_changes.py.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeAlias, cast

from vbdt.document.calendar import local_day
from vbdt.document.codec import LATER, Json, canonical, canonical_json, decode, encode
from vbdt.document.directory import Book, Closing, Desk, Line, Person, Role
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


def closed_before(desk: Desk, at: datetime) -> bool:
    """Whether the roster had closed the desk before the day of `at`: what it signed then is not believed."""
    return desk.closed is not None and desk.valid_to is not None and local_day(at) > desk.valid_to


def believed_until(today: date, lost: bool) -> date:
    """How long the old signature of a desk counts after a change of keys: a week, until the new directory has reached
    it; where the old key is lost, not after today.

    What the desk did today counts all the same: refused, its documents would stand still for ever at whoever had not
    heard of it yet. A thief gains nothing by it, for he could write an earlier day as well.
    """
    return today if lost else today + timedelta(days=7)
