"""A working copy shows the document and the mark, and can be taken for nothing else."""

from datetime import date
from pathlib import Path

import pytest

from tests.drafting.foreign import locked, scan, turned
from tests.drafting.looks import words
from tests.drafting.sample_drafts import decision
from vbdt.document.model import MarkPlace
from vbdt.drafting.compose import compose
from vbdt.drafting.extract import inspect
from vbdt.drafting.marks import Arrival, incoming_mark
from vbdt.drafting.page_frame import frame
from vbdt.drafting.working_copy import marked

SAID = Arrival("Ủy ban nhân dân xã Tân Hòa", 12, date(2026, 11, 22), "Bùi Minh Đức", "01.CCHC")


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_the_mark_stands_upright_where_it_was_put(degrees: int, tmp_path: Path) -> None:
    pdf = turned(compose(decision()).pdf, degrees) if degrees else compose(decision()).pdf
    copy = marked(pdf, incoming_mark(frame(pdf, 1), SAID, MarkPlace(1, 600, 1200)))
    (arrived,) = [each for each in words(copy, tmp_path) if each.text == "ĐẾN"]
    assert 60 < arrived.left / 72 * 25.4 < 80
    assert 120 < arrived.top / 72 * 25.4 < 155
    assert arrived.right - arrived.left > arrived.bottom - arrived.top
    for said in ("TÂN", "HÒA", "12", "22/11/2026", "Đức", "01.CCHC"):
        assert said in [each.text for each in words(copy, tmp_path)]


def test_it_says_what_the_document_says_and_carries_no_form() -> None:
    pdf = compose(decision()).pdf
    copy = marked(pdf, incoming_mark(frame(pdf, 1), SAID, MarkPlace(1, 600, 1200)))
    facts = inspect(copy)
    assert (facts.pages, facts.signed) == (inspect(pdf).pages, False)
    assert "Ban hành Quy chế" in facts.text
    assert b"/AcroForm" not in copy


def test_a_mark_never_hangs_over_the_edge_of_its_page() -> None:
    drawn = incoming_mark(frame(scan(), 1), SAID, MarkPlace(1, 2000, 2900))
    left, bottom, right, top = drawn.box
    assert (round(right), round(bottom)) == (595, 0)
    assert top > bottom
    assert right > left


def test_a_file_locked_against_changes_has_a_working_copy_too() -> None:
    pdf = locked(scan(), "")
    copy = marked(pdf, incoming_mark(frame(pdf, 1), SAID, MarkPlace(1, 300, 520)))
    assert not inspect(copy).encrypted
    assert "ĐẾN" in inspect(copy).text
