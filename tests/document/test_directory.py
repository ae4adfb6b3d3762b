"""Finding agencies, people and desks in a directory of a whole province."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from vbdt.document.codec import canonical, decode, encode
from vbdt.document.directory import Agency, Desk, Directory, Person, Role
from vbdt.document.ids import AgencyId, DeskId, PersonId
from vbdt.errors import UserError

DAY = date(2025, 7, 1)
COUNT = 1_000


class Counted(str):
    """Text that counts how often it is compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)


def agency(n: int) -> Agency:
    code = AgencyId(Counted(f"H30.{n}"))
    return Agency(code, f"000.00.{n:02}.H30", f"Xã {n}", "UBND", "Xã", "xa", None, DAY, mail_desk=DeskId(f"d{n}"))


def desk(n: int, role: Role = Role.CLERK) -> Desk:
    return Desk(DeskId(Counted(f"d{n}")), AgencyId(f"H30.{n}"), PersonId(f"p{n}"), (role,), "age1", "00", DAY)


@pytest.fixture(scope="module")
def province() -> Directory:
    return Directory(
        version=1,
        issued=datetime(2025, 7, 1, tzinfo=UTC),
        agencies=tuple(agency(n) for n in range(COUNT)),
        persons=tuple(Person(PersonId(f"p{n}"), AgencyId(f"H30.{n}"), f"Người {n}", "") for n in range(COUNT)),
        desks=(*(desk(n) for n in range(COUNT)), replace(desk(7, Role.LEADER), id=DeskId("d7b"))),
    )


def test_each_is_found_by_its_id(province: Directory) -> None:
    assert province.agency(AgencyId("H30.999")).name == "Xã 999"
    assert province.person(PersonId("p999")).name == "Người 999"
    assert province.desk(DeskId("d999")).agency == "H30.999"
    assert [each.id for each in province.desks_of(AgencyId("H30.7"))] == ["d7", "d7b"]
    assert [each.id for each in province.desks_of(AgencyId("H30.7"), Role.LEADER)] == ["d7b"]
    assert province.mail_desk(AgencyId("H30.5")).id == "d5"


def test_an_agency_is_found_by_either_code(province: Directory) -> None:
    assert province.find_agency("H30.12") == province.find_agency("000.00.12.H30") == province.agencies[12]
    assert province.find_agency("H31") is None


def test_who_is_missing_is_said(province: Directory) -> None:
    assert province.find_desk(DeskId("x")) is None
    for ask in (
        lambda: province.agency(AgencyId("x")),
        lambda: province.person(PersonId("x")),
        lambda: province.desk(DeskId("x")),
    ):
        with pytest.raises(UserError, match="mã x trong danh bạ"):
            ask()


def test_nobody_is_searched_for_from_the_first_to_the_last(province: Directory) -> None:
    province.desk(DeskId("d1"))
    Counted.compared = 0
    for n in range(0, COUNT, 10):
        province.desk(DeskId(f"d{n}"))
        province.agency(AgencyId(f"H30.{n}"))
    assert Counted.compared <= 4 * COUNT / 10


def test_what_helps_to_find_is_no_part_of_the_record(province: Directory) -> None:
    asked, other = replace(province), replace(province)
    asked.desk(DeskId("d1"))
    assert asked == other
    assert canonical(asked) == canonical(other)
    assert decode(Directory, encode(asked)) == other
    smaller = replace(asked, desks=province.desks[:1])
    assert smaller.find_desk(DeskId("d1")) is None
