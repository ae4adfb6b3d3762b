"""The three waiting lines, as appendix I of Decree 30/2020 words them."""

from datetime import date

import pytest

from tests.drafting.sample_drafts import decision, plan
from vbdt.drafting.wording import date_line, date_words, issue_lines, number_line


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_a_leading_zero_for_days_below_ten_and_months_one_and_two(day: date, words: str) -> None:
    assert date_words(day) == words
    assert date_line("Hậu Giang", day, 2026) == f"Hậu Giang, {words}"


def test_numbers_below_ten_have_two_digits() -> None:
    assert number_line(5, "QĐ-SNV") == "Số: 05/QĐ-SNV"
    assert number_line(123, "SNV-CCHC") == "Số: 123/SNV-CCHC"


def test_every_field_of_the_decision_has_its_line() -> None:
    assert issue_lines(decision(), 15, date(2026, 3, 5)) == {
        "so": "Số: 15/QĐ-SNV",
        "ngay": "Hậu Giang, ngày 05 tháng 3 năm 2026",
        "pl1": "(Kèm theo Quyết định số 15/QĐ-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)",
    }
    assert list(issue_lines(plan(), None, None)) == ["so", "ngay", "pl1", "pl2"]


def test_before_numbering_there_is_room_to_see() -> None:
    lines = issue_lines(decision(), None, None)
    assert lines["so"].endswith("   /QĐ-SNV")
    assert "ngày      tháng      năm 2026" in lines["ngay"]
