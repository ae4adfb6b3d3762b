"""Who is who: agencies, their people and desks (danh bạ liên thông). A dated tree, never a fixed number of levels."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

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

    def exists_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


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
    """One encrypted profile of one person. `reads` is an age X25519 recipient, `signs` an Ed25519 public key in hex."""

    id: DeskId
    agency: AgencyId
    person: PersonId
    roles: tuple[Role, ...]
    reads: str
    signs: str
    valid_from: date
    valid_to: date | None = None
    former_signs: tuple[FormerKey, ...] = ()

    def signing_keys(self, day: date) -> tuple[str, ...]:
        """The public keys by which the desk's signature of that day may be known, the present one first."""
        return (self.signs, *(each.signs for each in self.former_signs if day <= each.until))

    def has(self, role: Role) -> bool:
        return role in self.roles

    def works_on(self, day: date) -> bool:
        """Whether the desk may send and receive on that day. One day of grace, for clocks and time zones."""
        return self.valid_to is None or day <= self.valid_to + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Directory:
    """The whole province at one version. Lookups raise UserError with a sentence when somebody is missing."""

    version: int
    issued: datetime
    agencies: tuple[Agency, ...] = ()
    persons: tuple[Person, ...] = ()
    desks: tuple[Desk, ...] = ()

    def agency(self, agency: AgencyId) -> Agency:
        for each in self.agencies:
            if each.id == agency:
                return each
        raise UserError(f"Không có cơ quan mã {agency} trong danh bạ.", "Cập nhật danh bạ rồi thử lại.")

    def find_agency(self, code: str) -> Agency | None:
        """The agency with this code in either form, None when unknown."""
        return next((each for each in self.agencies if code in (each.id, each.code102)), None)

    def person(self, person: PersonId) -> Person:
        for each in self.persons:
            if each.id == person:
                return each
        raise UserError(f"Không có cán bộ mã {person} trong danh bạ.", "Cập nhật danh bạ rồi thử lại.")

    def desk(self, desk: DeskId) -> Desk:
        found = self.find_desk(desk)
        if found is None:
            raise UserError(f"Không có bàn làm việc mã {desk} trong danh bạ.", "Cập nhật danh bạ rồi thử lại.")
        return found

    def find_desk(self, desk: DeskId) -> Desk | None:
        return next((each for each in self.desks if each.id == desk), None)

    def desks_of(self, agency: AgencyId, role: Role | None = None) -> tuple[Desk, ...]:
        return tuple(each for each in self.desks if each.agency == agency and (role is None or each.has(role)))

    def mail_desk(self, agency: AgencyId) -> Desk:
        """The one desk that speaks for the agency to others: it holds the registers."""
        found = self.agency(agency)
        if found.mail_desk is None:
            raise UserError(
                f"{found.name} chưa có bàn văn thư nhận văn bản điện tử.",
                "Đề nghị quản trị danh bạ bổ sung, hoặc gửi bản giấy.",
            )
        return self.desk(found.mail_desk)

    def reachable(self, day: date) -> tuple[Agency, ...]:
        """Agencies that exist on that day and can receive electronically, in the directory's order."""
        return tuple(each for each in self.agencies if each.exists_on(day) and each.mail_desk is not None)
