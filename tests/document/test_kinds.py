"""The 29 kinds of Decree 30, and what counts as a secret."""

import pytest

from vbdt.document.kinds import KINDS, OTHER, Secrecy, kind_named, kind_of, secret_words


def test_there_are_29_kinds_and_two_without_abbreviation() -> None:
    assert len({kind.key for kind in KINDS}) == 29
    assert [kind.name for kind in KINDS if not kind.abbreviation] == ["Công văn", "Thư công"]


def test_a_kind_from_outside_is_found_by_name_in_any_capitals() -> None:
    assert kind_named("QUYẾT ĐỊNH") == kind_of("quyet_dinh")
    assert kind_named("Bản tin") is OTHER


@pytest.mark.parametrize(
    ("stamp", "secrecy"),
    [
        ("MẬT", Secrecy.SECRET),
        ("Độ mật: Tối mật", Secrecy.TOP_SECRET),
        ("  tuyệt  mật ", Secrecy.ABSOLUTE),
        ("Bí mật kinh doanh", Secrecy.NONE),
    ],
)
def test_a_stamp_of_secrecy_is_recognised_and_ordinary_words_are_not(stamp: str, secrecy: Secrecy) -> None:
    assert secret_words(stamp) is secrecy
