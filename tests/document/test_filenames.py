"""File names from strangers: every system takes what comes out, and no two are the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbdt.document.filenames import fitting_name, fitting_names


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("Phụ lục I.pdf", "Phụ lục I.pdf"),
        (unicodedata.normalize("NFD", "Quyết định.pdf"), "Quyết định.pdf"),
        ("CON", "_CON"),
        ("nul.pdf", "_nul.pdf"),
        ("Com1 .txt", "_Com1 .txt"),
        ("console.pdf", "console.pdf"),
        ("a?b*c<d>.pdf", "a_b_c_d_.pdf"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("bao cao. . ", "bao cao"),
        ("thuc\u202efdp.exe", "thucfdp.exe"),
        ("...", "tep"),
        ("", "tep"),
        (" \t", "tep"),
    ],
)
def test_a_strange_name(name: str, fit: str) -> None:
    assert fitting_name(name) == fit


def test_a_name_of_three_hundred_letters_keeps_its_ending() -> None:
    fit = fitting_name("ắ" * 300 + ".pdf")
    assert fit.endswith("ắ.pdf")
    assert len(fit.encode()) <= 180


def test_two_of_one_name_are_told_apart_by_more_than_case() -> None:
    names = (
        "Phụ lục.pdf",
        "PHỤ LỤC.PDF",
        unicodedata.normalize("NFD", "Phụ lục.pdf"),
        "Phụ lục (2).pdf",
        "CON",
        "_con",
    )
    fits = fitting_names(names)
    assert fits == (
        "Phụ lục.pdf",
        "PHỤ LỤC (2).PDF",
        "Phụ lục (3).pdf",
        "Phụ lục (2) (2).pdf",
        "_CON",
        "_con (2)",
    )


@given(st.lists(st.text(max_size=300), max_size=12))
def test_any_names(names: list[str]) -> None:
    fits = fitting_names(names)
    assert len({each.casefold() for each in fits}) == len(fits) == len(names)
    for each in fits:
        assert fitting_name(each) == each
        assert len(each.encode("utf-8", "surrogatepass")) <= 200
