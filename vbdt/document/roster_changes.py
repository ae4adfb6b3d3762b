"""What rosters change in a directory. The only place where a roster's event does.

A province has a thousand rosters of a few dozen events. `Changing` takes them all and is asked by dictionary; a new
directory is made once, at the end.
"""

from collections.abc import Iterable
from dataclasses import replace

from vbdt.document.directory import Absence, Agency, Book, Desk, Directory, FormerKey, Role, Term
from vbdt.document.ids import AgencyId, DeskId, PersonId
from vbdt.document.roster import (
    AbsenceEnded,
    Absent,
    DeskAdmitted,
    DeskClosed,
    KeysChanged,
    PersonSet,
    RegisterMoved,
    Release,
    RolesChanged,
    Roster,
    RosterEvent,
)
from vbdt.errors import BadInput


def objection(directory: Directory, event: RosterEvent) -> str:
    """Why this event may not stand in the roster, in words; empty when it may. Keys and chain are judged elsewhere."""
    return Changing(directory).objection(event)


def after(directory: Directory, event: RosterEvent) -> Directory:
    """The directory after the event. Raises BadInput with the objection."""
    changing = Changing(directory)
    wrong = changing.objection(event)
    if wrong:
        raise BadInput(wrong, "Kiểm tra lại danh bạ cơ quan.")
    changing.take(event)
    return changing.directory


def with_roster(directory: Directory, roster: Roster) -> Directory:
    """The directory with everything the roster says."""
    return with_rosters(directory, [roster])


def with_rosters(directory: Directory, rosters: Iterable[Roster]) -> Directory:
    """The directory with everything that these rosters say, in this order. An event that the province's newer file has
    overtaken (the desk it admits is there already) says nothing; everybody who has the same files leaves out the same
    ones."""
    changing = Changing(directory)
    for roster in rosters:
        for signed in roster.events:
            if not changing.objection(signed.event):
                changing.take(signed.event)
    return changing.directory


class Changing:
    """A directory on its way to the next one."""

    def __init__(self, directory: Directory) -> None:
        self._before = directory
        self._agencies = list(directory.agencies)
        self._codes: dict[str, int] = {}
        for place, agency in enumerate(directory.agencies):
            self._codes.setdefault(agency.id, place)
            self._codes.setdefault(agency.code102, place)
        self._persons = {each.id: each for each in directory.persons}
        self._desks = {each.id: each for each in directory.desks}
        self._keys = {key for each in directory.desks for key in _keys_of(each)}
        self._absences = list(directory.absences or ())
        self._terms: dict[tuple[AgencyId, Book], list[Term]] = {}
        for term in directory.terms or ():
            self._terms.setdefault((term.agency, term.book), []).append(term)
        self._has_absences, self._has_terms = directory.absences is not None, directory.terms is not None

    @property
    def directory(self) -> Directory:
        """As it is now."""
        return replace(
            self._before,
            agencies=tuple(self._agencies),
            persons=tuple(self._persons.values()),
            desks=tuple(self._desks.values()),
            absences=tuple(self._absences) if self._has_absences else None,
            terms=tuple(term for terms in self._terms.values() for term in terms) if self._has_terms else None,
        )

    def objection(self, event: RosterEvent) -> str:
        """See `objection`."""
        agency = self._agency(event.agency)
        if agency is None:
            return f"Không có cơ quan mã {event.agency} trong danh bạ của tỉnh."
        match event.fact:
            case PersonSet(person):
                known = self._persons.get(person.id)
                foreign = person.agency != agency.id or (known is not None and known.agency != agency.id)
                return f"Cán bộ mã {person.id} thuộc cơ quan khác." if foreign else ""
            case DeskAdmitted(desk):
                return self._not_admitted(agency.id, desk)
            case RolesChanged(desk, roles):
                if not roles:
                    return "Bàn làm việc phải có ít nhất một vai trò."
                return self._not_ours(agency.id, desk) or self._keeps(agency, desk, roles)
            case DeskClosed(desk, _, _, heir):
                if heir == desk:
                    return "Bàn kế nhiệm phải là bàn khác."
                return self._not_ours(agency.id, desk) or (self._not_ours(agency.id, heir) if heir else "")
            case KeysChanged(desk, _, signs, _):
                used = "Khóa này đã từng được dùng." if signs in self._keys else ""
                return self._not_ours(agency.id, desk) or used
            case Absent(person, since, until, deputy):
                if until < since:
                    return "Ngày cuối của đợt vắng trước ngày đầu."
                if person == deputy:
                    return "Người làm thay phải là người khác."
                return self._no_colleague(agency.id, person) or self._no_colleague(agency.id, deputy)
            case AbsenceEnded(person, since, _):
                there = any((each.person, each.since) == (person, since) for each in self._absences)
                return "" if there else "Không có đợt vắng mặt này trong danh bạ."
            case RegisterMoved(release, signature):
                return self._not_moved(agency, release, bool(signature)) if release.agency == agency.id else _STRANGE

    def take(self, event: RosterEvent) -> None:
        """Go on by an event to which there is no objection."""
        match event.fact:
            case PersonSet(person):
                self._persons[person.id] = person
            case DeskAdmitted(desk):
                self._set_desk(desk)
                agency = self._agency(desk.agency)
                if desk.has(Role.CLERK) and agency is not None and agency.mail_desk is None:
                    self._set_mail_desk(agency.id, desk.id)  # the first clerk keeps the books and gets the mail
            case RolesChanged(desk, roles):
                self._set_desk(replace(self._desks[desk], roles=roles))
            case DeskClosed(desk, on, reason, heir):
                self._set_desk(replace(self._desks[desk], valid_to=on, closed=reason, heir=heir))
            case KeysChanged(desk, reads, signs, until):
                known = self._desks[desk]
                former = (FormerKey(known.signs, until), *known.former_signs)
                self._set_desk(replace(known, reads=reads, signs=signs, former_signs=former))
            case Absent(person, since, until, deputy, kinds, reason):
                absence = Absence(event.agency, person, since, until, deputy, kinds, reason)
                self._absences = [each for each in self._absences if (each.person, each.since) != (person, since)]
                self._absences.append(absence)
                self._has_absences = True
            case AbsenceEnded(person, since, on):
                self._absences = [
                    replace(each, until=min(each.until, on)) if (each.person, each.since) == (person, since) else each
                    for each in self._absences
                ]
                self._has_absences = True
            case RegisterMoved(release, signature):
                self._move(release, signed=bool(signature))

    def _agency(self, code: str) -> Agency | None:
        place = self._codes.get(code)
        return None if place is None else self._agencies[place]

    def _set_desk(self, desk: Desk) -> None:
        self._desks[desk.id] = desk
        self._keys.update(_keys_of(desk))

    def _set_mail_desk(self, agency: AgencyId, desk: DeskId) -> None:
        for place, each in enumerate(self._agencies):
            if each.id == agency:
                self._agencies[place] = replace(each, mail_desk=desk)

    def _keeper(self, agency: Agency, book: Book) -> DeskId | None:
        terms = self._terms.get((agency.id, book))
        return terms[-1].desk if terms else agency.mail_desk

    def _not_admitted(self, agency: AgencyId, desk: Desk) -> str:
        if desk.agency != agency or desk.closed is not None or desk.former_signs:
            return "Thẻ ghi danh không phải của cơ quan này."
        if desk.id in self._desks:
            return "Bàn làm việc này đã có trong danh bạ."
        if not desk.roles:
            return "Bàn làm việc phải có ít nhất một vai trò."
        if desk.signs in self._keys:
            return "Khóa trên thẻ đã thuộc về một bàn khác."
        return self._no_colleague(agency, desk.person)

    def _not_ours(self, agency: AgencyId, desk: DeskId) -> str:
        found = self._desks.get(desk)
        if found is None or found.agency != agency:
            return f"Bàn làm việc mã {desk} không thuộc cơ quan này."
        return "Bàn làm việc này đã đóng." if found.closed is not None else ""

    def _no_colleague(self, agency: AgencyId, person: PersonId) -> str:
        found = self._persons.get(person)
        return "" if found and found.agency == agency else f"Cán bộ mã {person} chưa có trong danh bạ cơ quan."

    def _keeps(self, agency: Agency, desk: DeskId, roles: tuple[Role, ...]) -> str:
        if Role.CLERK not in roles and any(self._keeper(agency, book) == desk for book in Book):
            return "Bàn đang giữ sổ phải có vai trò văn thư; chuyển sổ trước."
        return ""

    def _not_moved(self, agency: Agency, release: Release, signed: bool) -> str:
        keeper = self._keeper(agency, release.book)
        terms = self._terms.get((agency.id, release.book), [])
        if keeper is None or release.desk != keeper or release.term != max(0, len(terms) - 1):
            return "Biên bản bàn giao sổ không phải của bàn đang giữ sổ, hoặc đã dùng rồi."
        to = self._desks.get(release.to)
        if to is None or to.agency != release.agency or not to.has(Role.CLERK) or to.closed is not None:
            return "Sổ chỉ được giao cho bàn văn thư của cơ quan."
        if release.to == release.desk:
            return "Bàn này đang giữ sổ."
        before = self._desks.get(release.desk)
        if not signed and (before is None or before.closed is None):
            return "Bàn đang giữ sổ chưa ký bàn giao."
        return ""

    def _move(self, release: Release, *, signed: bool) -> None:
        """The keeper's term ends at the released lines, the next begins there."""
        mine = self._terms.pop((release.agency, release.book), [Term(release.agency, release.book, release.desk)])
        if release.book is Book.INCOMING:
            self._set_mail_desk(release.agency, release.to)
            outgoing = Term(release.agency, Book.OUTGOING, release.desk)
            self._terms.setdefault((release.agency, Book.OUTGOING), [outgoing])  # the other book stays where it is
        ended = replace(mine[-1], end=release.lines)
        begun = Term(release.agency, release.book, release.to, release.lines, unproven=not signed)
        self._terms[(release.agency, release.book)] = [*mine[:-1], ended, begun]
        self._has_terms = True


_STRANGE = "Sổ của nơi khác."


def _keys_of(desk: Desk) -> tuple[str, ...]:
    return desk.signs, *(each.signs for each in desk.former_signs)
