"""Who is who: agencies, their people and desks (danh bạ liên thông). A dated tree, never a fixed number of levels."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from vbdt.document.codec import LATER
from vbdt.document.ids import AgencyId, DeskId, PersonId
from vbdt.errors import UserError


class Role(StrEnum):
    """What a person does at a desk (vai trò)."""

    CLERK = "van_thu"
    LEADER = "lanh_dao"
    SPECIALIST = "chuyen_vien"
    ARCHIVIST = "luu_tru"
    ADMINISTRATOR = "quan_tri"

    @property
    def label(self) -> str:
        return _ROLE_LABELS[self]


_ROLE_LABELS = {
    Role.CLERK: "Văn thư",
    Role.LEADER: "Lãnh đạo",
    Role.SPECIALIST: "Chuyên viên",
    Role.ARCHIVIST: "Lưu trữ",
    Role.ADMINISTRATOR: "Quản trị",
}


class Closing(StrEnum):
    """Why a desk was closed. What a lost one sends is not believed any more, whatever date it bears."""

    LOST = "mat_may"
    LEFT = "thoi_viec"
    MOVED = "chuyen_may"

    @property
    def label(self) -> str:
        return {"mat_may": "Mất máy", "thoi_viec": "Thôi việc, chuyển công tác", "chuyen_may": "Đổi máy"}[self.value]


class Book(StrEnum):
    """What is handed over as one: the incoming register, or all that number what goes out, copies too."""

    INCOMING = "den"
    OUTGOING = "di"

    @property
    def label(self) -> str:
        return {"den": "Sổ văn bản đến", "di": "Sổ văn bản đi"}[self.value]


@dataclass(frozen=True, slots=True)
class Administrator:
    """Who may write an agency's roster: a public key (Ed25519, hex), or a desk with whatever key it has by then.

    `up_to` is the last event of his that counts; None while he is administrator.
    """

    signs: str = ""
    desk: DeskId | None = None
    up_to: int | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency for one span of time.

    `id` is its code under Decision 20/2020/QĐ-TTg, `code102` the 13-character form of QCVN 102:2016 (Decision
    28/2018/QĐ-TTg). `symbol` stands in the notation of its documents («SNV»), `place` is the địa danh before the date.
    `seals` are the SHA-256 fingerprints (hex) of the certificates the agency seals with.
    """

    id: AgencyId
    code102: str
    name: str
    symbol: str
    place: str
    level: str
    parent: AgencyId | None
    valid_from: date
    valid_to: date | None = None
    successors: tuple[AgencyId, ...] = ()
    mail_desk: DeskId | None = None
    seals: tuple[str, ...] = ()
    administrators: tuple[Administrator, ...] | None = field(default=None, metadata=LATER)

    def exists_on(self, day: date) -> bool:
        return self.valid_from <= day and not self.has_ended_by(day)

    def has_ended_by(self, day: date) -> bool:
        """Whether that day lies behind its last one."""
        return self.valid_to is not None and self.valid_to < day


COMMITTEE = "Ủy ban nhân dân"


def short_name(name: str) -> str:
    """`UBND xã Tân Hòa`: the abbreviation every office knows (Decree 30/2020, appendix I, II.2)."""
    return name.replace(COMMITTEE, "UBND")


@dataclass(frozen=True, slots=True)
class Person:
    """An official. `certificates` are the SHA-256 fingerprints (hex) of the certificates the person signs with."""

    id: PersonId
    agency: AgencyId
    name: str
    title: str
    certificates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerKey:
    """A public key (Ed25519, hex) a desk signed with; what it signed on days later than `until` is not believed."""

    signs: str
    until: date


@dataclass(frozen=True, slots=True)
class Desk:
    """One encrypted profile of one person. `reads` is an age X25519 recipient, `signs` an Ed25519 public key in hex.

    `closed` says why the roster closed it on `valid_to`; `heir` is the desk that takes over what it held.
    """

    id: DeskId
    agency: AgencyId
    person: PersonId
    roles: tuple[Role, ...]
    reads: str
    signs: str
    valid_from: date
    valid_to: date | None = None
    former_signs: tuple[FormerKey, ...] = ()
    closed: Closing | None = field(default=None, metadata=LATER)
    heir: DeskId | None = field(default=None, metadata=LATER)

    def signing_keys(self, day: date) -> tuple[str, ...]:
        """The public keys by which the desk's signature of that day may be known, the present one first."""
        return (self.signs, *(each.signs for each in self.former_signs if day <= each.until))

    def has(self, role: Role) -> bool:
        return role in self.roles

    def works_on(self, day: date) -> bool:
        """Whether the desk may send and receive on that day. One day of grace, for clocks and time zones; a desk that
        was closed on purpose has none."""
        if self.closed is not None:
            return self.closed is not Closing.LOST and self.valid_to is not None and day <= self.valid_to
        return self.valid_to is None or day <= self.valid_to + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AbsenceReason:
    """Why somebody is away (nghỉ phép, công tác, ốm…), with the article that gives the right to be."""

    key: str
    label: str
    basis: str


@dataclass(frozen=True, slots=True)
class Absence:
    """Vắng mặt, ủy quyền: from the first to the last day somebody else does a person's work.

    `kinds` are kinds of document; empty for all. An absence that ended early has an earlier `until`. `reason` is the
    key of an `AbsenceReason`, None where nobody said.
    """

    agency: AgencyId
    person: PersonId
    since: date
    until: date
    deputy: PersonId
    kinds: tuple[str, ...] = ()
    reason: str | None = field(default=None, metadata=LATER)

    def holds(self, day: date, kind: str) -> bool:
        return self.since <= day <= self.until and (not self.kinds or kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Line:
    """The last line of one register in one year: its number and hash (SHA-256, hex)."""

    register: str
    year: int
    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Term:
    """A desk's time as keeper of a book, after the lines in `start`; `end` is where it released the book, None while it
    keeps it. `unproven` when the desk before could not release it any more."""

    agency: AgencyId
    book: Book
    desk: DeskId
    start: tuple[Line, ...] = ()
    end: tuple[Line, ...] | None = None
    unproven: bool = False

    def covers(self, register: str, year: int, number: int) -> bool:
        """Whether this desk was the one to give that number."""
        if number <= _last(self.start, register, year):
            return False
        return self.end is None or number <= _last(self.end, register, year)


def _last(lines: tuple[Line, ...], register: str, year: int) -> int:
    return next((each.number for each in lines if (each.register, each.year) == (register, year)), 0)


@dataclass(frozen=True, slots=True)
class Directory:
    """The whole province at one version. Lookups raise UserError with a sentence when somebody is missing.

    `absences` and `terms` come from the agencies' rosters, never from the province's file.
    """

    version: int
    issued: datetime
    agencies: tuple[Agency, ...] = ()
    persons: tuple[Person, ...] = ()
    desks: tuple[Desk, ...] = ()
    absences: tuple[Absence, ...] | None = field(default=None, metadata=LATER)
    terms: tuple[Term, ...] | None = field(default=None, metadata=LATER)
    _index: "list[_Index]" = field(default_factory=list, init=False, repr=False, compare=False)

    def agency(self, agency: AgencyId) -> Agency:
        found = self._by.agencies.get(agency)
        if found is None:
            raise UserError(f"Không có cơ quan mã {agency} trong danh bạ.", "Cập nhật danh bạ rồi thử lại.")
        return found

    def find_agency(self, code: str) -> Agency | None:
        """The agency with this code in either form, None when unknown."""
        return self._by.codes.get(code)

    def person(self, person: PersonId) -> Person:
        found = self._by.persons.get(person)
        if found is None:
            raise UserError(f"Không có cán bộ mã {person} trong danh bạ.", "Cập nhật danh bạ rồi thử lại.")
        return found

    def desk(self, desk: DeskId) -> Desk:
        found = self.find_desk(desk)
        if found is None:
            raise UserError(f"Không có bàn làm việc mã {desk} trong danh bạ.", "Cập nhật danh bạ rồi thử lại.")
        return found

    def find_desk(self, desk: DeskId) -> Desk | None:
        return self._by.desks.get(desk)

    def desks_of(self, agency: AgencyId, role: Role | None = None) -> tuple[Desk, ...]:
        return tuple(each for each in self._by.desks_of.get(agency, ()) if role is None or each.has(role))

    def mail_desk(self, agency: AgencyId) -> Desk:
        """The one desk that speaks for the agency to others: it holds the incoming register."""
        found = self.agency(agency)
        if found.mail_desk is None:
            raise UserError(
                f"{found.name} chưa có bàn văn thư nhận văn bản điện tử.",
                "Đề nghị quản trị danh bạ bổ sung, hoặc gửi bản giấy.",
            )
        return self.desk(found.mail_desk)

    def keeper(self, agency: AgencyId, book: Book) -> DeskId | None:
        """The one desk that gives this book's numbers now."""
        terms = self.terms_of(agency, book)
        return terms[-1].desk if terms else self.agency(agency).mail_desk

    def terms_of(self, agency: AgencyId, book: Book) -> tuple[Term, ...]:
        """Who kept a book, one after the other; empty while it was never handed over."""
        return tuple(each for each in self.terms or () if (each.agency, each.book) == (agency, book))

    def may_have_numbered(self, agency: AgencyId, book: Book, desk: DeskId, line: tuple[str, int, int]) -> bool:
        """Whether the desk was the one to give the number of a line (register, year, number); anybody, while the book
        was never handed over. Where a lost keeper's last number was not proven, what else he gave is his too."""
        terms = self.terms_of(agency, book)
        for term, following in pairwise((*terms, None)):
            if term is None or term.desk != desk:
                continue
            open_end = following is not None and following.unproven
            if (replace(term, end=None) if open_end else term).covers(*line):
                return True
        return not terms

    def absence(self, person: PersonId, day: date, kind: str = "") -> Absence | None:
        """The absence of that day which says who does the person's work with this kind of document; the last told."""
        found = [each for each in self.absences or () if each.person == person and each.holds(day, kind)]
        return found[-1] if found else None

    def desk_now(self, desk: DeskId) -> Desk | None:
        """The desk or, where the roster closed it, the one that took its place, through however many closings."""
        found = self.find_desk(desk)
        passed: set[DeskId] = set()
        while found is not None and found.closed is not None and found.heir is not None and found.id not in passed:
            passed.add(found.id)
            found = self.find_desk(found.heir)
        return found

    @property
    def _by(self) -> "_Index":
        """Made at the first question: many directories are made on the way to the one that is asked."""
        if not self._index:
            self._index.append(_index_of(self))
        return self._index[0]

    def heirs(self, agency: AgencyId, day: date) -> tuple[Agency, ...]:
        """The agencies that an ended one's work went to: itself while it exists, else its successors' successors."""
        found: list[Agency] = []
        waiting, passed = [agency], set[AgencyId]()
        while waiting:
            each = self.find_agency(waiting.pop(0))
            if each is None or each.id in passed:
                continue
            passed.add(each.id)
            if each.exists_on(day):
                found.append(each)
            else:
                waiting += each.successors
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Index:
    """Where to find whom; of two with one id the first."""

    agencies: dict[AgencyId, Agency] = field(default_factory=dict)
    codes: dict[str, Agency] = field(default_factory=dict)
    persons: dict[PersonId, Person] = field(default_factory=dict)
    desks: dict[DeskId, Desk] = field(default_factory=dict)
    desks_of: dict[AgencyId, list[Desk]] = field(default_factory=dict)


def _index_of(directory: Directory) -> _Index:
    index = _Index()
    for agency in directory.agencies:
        index.agencies.setdefault(agency.id, agency)
        index.codes.setdefault(agency.id, agency)
        index.codes.setdefault(agency.code102, agency)
    for person in directory.persons:
        index.persons.setdefault(person.id, person)
    for desk in directory.desks:
        index.desks.setdefault(desk.id, desk)
        index.desks_of.setdefault(desk.agency, []).append(desk)
    return index
