"""One data file, two trees: three levels in 2024, two from 1 July 2025; old documents keep the names of their time."""

from datetime import date

from vbdt.demo.province import after_reform, read_province
from vbdt.document.directory import Role
from vbdt.document.ids import AgencyId
from vbdt.transport.agency_codes import remarks_on

PROVINCE = read_province()
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def test_every_agency_has_both_codes_in_their_right_forms() -> None:
    for agency in (*PROVINCE.agencies, *PROVINCE.reform.agencies):
        assert remarks_on(agency) == []


def test_the_province_of_2024_has_three_levels() -> None:
    assert {each.level for each in PROVINCE.agencies} == {"Tỉnh", "Sở", "Huyện", "Xã"}
    assert sum(each.level == "Xã" for each in PROVINCE.agencies) == 2


def test_department_and_commune_have_a_clerk_and_a_leader_and_somebody_keeps_the_archive() -> None:
    for agency in ("H30.07", "H30.34.21"):
        roles = {role for seat in PROVINCE.seats if seat.agency == agency for role in seat.roles}
        assert {Role.CLERK, Role.LEADER, Role.SPECIALIST} <= roles
    assert any(Role.ARCHIVIST in seat.roles for seat in PROVINCE.seats)


def test_the_reform_closes_every_district_and_names_successors() -> None:
    tree = after_reform(PROVINCE.agencies, PROVINCE.reform)
    assert {each.level for each in tree if each.exists_on(BEFORE)} == {"Tỉnh", "Sở", "Huyện", "Xã"}
    assert {each.level for each in tree if each.exists_on(AFTER)} == {"Tỉnh", "Sở", "Xã"}
    alive = {each.id for each in tree if each.exists_on(AFTER)}
    for ended in (each for each in tree if not each.exists_on(AFTER)):
        assert ended.successors
        assert set(ended.successors) <= alive


def test_names_of_the_past_stay() -> None:
    tree = after_reform(PROVINCE.agencies, PROVINCE.reform)
    names = {each.id: each.name for each in tree}
    assert names[AgencyId("H30")] == "Ủy ban nhân dân tỉnh Hậu Giang"
    assert names[AgencyId("H13")] == "Ủy ban nhân dân thành phố Cần Thơ"
