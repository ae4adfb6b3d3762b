"""One folding for what is indexed and what is asked."""

import unicodedata

import pytest

from vbdt.document.folding import fold, has_marks, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Quyết định", "quyet dinh"),
        ("ĐIỀU ĐỘNG", "dieu dong"),
        ("người", "nguoi"),
        ("Đường", "duong"),
        ("hòa hoà", "hoa hoa"),
        ("Ðà Nẵng", "da nang"),  # the look-alike letter eth
    ],
)
def test_marks_go_and_the_barred_d_too(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(unicodedata.normalize("NFD", written)) == folded


def test_words_keep_their_marks() -> None:
    assert words("Số 15/QĐ-SNV, ngày 05") == ["số", "15", "qđ", "snv", "ngày", "05"]


def test_typed_marks_mean_exactly_that_word() -> None:
    assert has_marks("đường")
    assert not has_marks("duong")
