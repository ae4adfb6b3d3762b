"""Who signs how (Decree 30/2020, article 13 and appendix I, II.7)."""

from dataclasses import replace

import pytest

from tests.ui.drafts.examples import SNV, directory
from vbdt.document.capacity import choices, head_title, joined, leaders, objection, split


@pytest.mark.parametrize(
    ("agency", "title", "head", "first"),
    [
        ("Sở Nội vụ", "Giám đốc", "Giám đốc", ("GIÁM ĐỐC",)),
        ("Sở Nội vụ", "Phó Giám đốc", "Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Sở Nội vụ", "Chánh Văn phòng", "Giám đốc", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        ("Ủy ban nhân dân xã Tân Long", "Chủ tịch", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (
            "Ủy ban nhân dân xã Tân Long",
            "Phó Chủ tịch",
            "Chủ tịch",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
    ],
)
def test_the_usual_way_comes_first(agency: str, title: str, head: str, first: tuple[str, ...]) -> None:
    assert choices(agency, title, head)[0] == first


def test_the_head_is_known_from_the_leaders() -> None:
    people = leaders(directory(), SNV)
    assert [person.name for person in people] == ["Nguyễn Văn Minh", "Trần Thị Thùy Dương"]
    assert head_title(people) == "Giám đốc"
    assert head_title(people[1:]) == "Giám đốc"
    office_chief = replace(people[0], title="Chánh Văn phòng")
    assert head_title((office_chief, people[1], people[0])) == "Giám đốc"


def test_lines_in_one_field() -> None:
    lines = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert split(joined(lines)) == lines
    assert split(" / ") == ()


DEPARTMENT, COMMITTEE = "Sở Nội vụ", "Ủy ban nhân dân xã Tân Long"


@pytest.mark.parametrize(
    ("agency", "title", "head", "lines"),
    [
        (DEPARTMENT, "Giám đốc", "Giám đốc", ("GIÁM ĐỐC",)),
        (DEPARTMENT, "Quyền Giám đốc", "Quyền Giám đốc", ("Q. GIÁM ĐỐC",)),
        (DEPARTMENT, "Phó Giám đốc", "Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (DEPARTMENT, "Phó Giám đốc", "Quyền Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (DEPARTMENT, "Chánh Văn phòng", "Giám đốc", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        (DEPARTMENT, "Chánh Văn phòng", "Giám đốc", ("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        (
            DEPARTMENT,
            "Phó Chánh Văn phòng",
            "Giám đốc",
            ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        (COMMITTEE, "Chủ tịch", "Chủ tịch", ("TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH")),
        (COMMITTEE, "Phó Chủ tịch", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ],
)
def test_what_the_decree_allows(agency: str, title: str, head: str, lines: tuple[str, ...]) -> None:
    assert objection(lines, title, head, agency) == ""


@pytest.mark.parametrize(
    ("agency", "title", "head", "lines", "said"),
    [
        (DEPARTMENT, "Chánh Văn phòng", "Giám đốc", ("KT. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "Chỉ cấp phó"),
        (DEPARTMENT, "Chánh Văn phòng", "Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "danh bạ ghi chức vụ"),
        (DEPARTMENT, "Phó Giám đốc", "Giám đốc", ("PHÓ GIÁM ĐỐC",), "không phải người đứng đầu"),
        (DEPARTMENT, "Phó Giám đốc", "Giám đốc", ("GIÁM ĐỐC",), "danh bạ ghi chức vụ"),
        (DEPARTMENT, "Phó Giám đốc", "Giám đốc", ("KT. CHỦ TỊCH", "PHÓ GIÁM ĐỐC"), "«Giám đốc»"),
        (DEPARTMENT, "Phó Giám đốc", "Giám đốc", ("TL. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "không ký TL."),
        (DEPARTMENT, "Giám đốc", "Giám đốc", ("TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC"), "chế độ tập thể"),
        (COMMITTEE, "Chủ tịch", "Chủ tịch", ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"), "tập thể khác"),
        (
            DEPARTMENT,
            "Phó Chánh Văn phòng",
            "Giám đốc",
            ("TUQ. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
            "không được ủy quyền lại",
        ),
        (
            DEPARTMENT,
            "Chuyên viên",
            "Giám đốc",
            ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "CHUYÊN VIÊN"),
            "giao cho cấp phó",
        ),
        (DEPARTMENT, "Giám đốc", "Giám đốc", (), "chưa ghi chức vụ"),
    ],
)
def test_what_it_does_not_allow_is_said(agency: str, title: str, head: str, lines: tuple[str, ...], said: str) -> None:
    assert said in objection(lines, title, head, agency)
