"""Who signs how (Decree 30/2020, article 13 and appendix I, II.7)."""

import pytest

from tests.ui.drafts.examples import SNV, directory
from vbdt.document.capacity import choices, head_title, joined, leaders, split


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


def test_lines_in_one_field() -> None:
    lines = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert split(joined(lines)) == lines
    assert split(" / ") == ()
