"""A draft keeps exactly what was written, in one spelling, and says what is missing."""

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drafting.sample_drafts import decision, letter, plan
from vbdt.document import content
from vbdt.document.content import Block, BlockKind, Column, Draft, Run, Signer, Table, paragraph
from vbdt.document.kinds import Urgency
from vbdt.errors import BadInput


@pytest.mark.parametrize("draft", [decision(), letter(), plan()], ids=lambda draft: draft.kind)
def test_a_draft_survives_json_unchanged(draft: Draft) -> None:
    assert content.from_json(content.to_json(draft)) == draft


def test_decomposed_letters_become_composed_ones() -> None:
    typed = unicodedata.normalize("NFD", "Quyết định của Ủy ban nhân dân")
    assert Run(typed).text == "Quyết định của Ủy ban nhân dân"
    assert Signer((typed,), typed).capacity == ("Quyết định của Ủy ban nhân dân",)


def test_what_cannot_be_seen_goes_and_line_ends_become_spaces() -> None:
    assert Run("Số\u200b 15\u00ad/QĐ\tngày\r\n05\x00\ud800").text == "Số 15/QĐ ngày  05"


texts = st.text(max_size=20)
runs = st.builds(Run, texts, st.booleans(), st.booleans(), st.booleans())
words = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.TABLE])
tables = st.integers(1, 3).flatmap(
    lambda n: st.builds(
        Table,
        st.tuples(*[st.builds(Column, texts, st.integers(0, 90))] * n),
        st.lists(st.tuples(*[texts] * n), max_size=3).map(tuple),
    )
)
blocks = st.one_of(
    st.builds(Block, words, st.lists(runs, max_size=3).map(tuple)),
    st.builds(Block, st.just(BlockKind.TABLE), table=tables),
)
drafts = st.builds(
    Draft,
    kind=st.sampled_from(["quyet_dinh", "cong_van", "bao_cao"]),
    agency=texts,
    notation=texts,
    place=texts,
    year=st.integers(1945, 2999),
    subject=texts,
    body=st.lists(blocks, max_size=4).map(tuple),
    urgency=st.sampled_from(Urgency),
)


@given(drafts)
def test_any_draft_survives_json_unchanged(draft: Draft) -> None:
    assert content.from_json(content.to_json(draft)) == draft


def test_a_finished_draft_has_no_problems() -> None:
    for draft in (decision(), letter(), plan()):
        assert content.problems(draft) == ()
        content.check(draft)


def test_an_empty_draft_is_told_everything_at_once() -> None:
    empty = Draft("cong_van", agency="", notation="", place="", year=2026)
    told = content.problems(empty)
    assert told[0] == "Chưa ghi cơ quan ban hành."
    assert "Công văn chưa ghi nơi kính gửi." in told
    with pytest.raises(BadInput, match="Chưa ghi trích yếu nội dung"):
        content.check(empty)


def test_the_last_recipient_is_the_file_copy() -> None:
    draft = replace(decision(), recipients=("Như Điều 3", "UBND tỉnh"))
    assert content.problems(draft) == ("Dòng cuối của nơi nhận phải là dòng lưu, ví dụ «Lưu: VT, CCHC».",)


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(BadInput, match="Hàng 2 của bảng có 1 ô, bảng có 2 cột"):
        Table((Column("A"), Column("B")), (("1", "2"), ("3",)))


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 200_000, '{"kind": 5}', '{"kind": "cong_van", "ghi chú": ""}'])
def test_what_is_not_a_draft_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadInput):
        content.from_json(text)


def test_a_draft_too_large_to_set_is_refused() -> None:
    with pytest.raises(BadInput, match="Dự thảo quá lớn"):
        content.check_size(replace(decision(), body=(paragraph("a" * 1_000_001),)))
    with pytest.raises(BadInput, match="quá lớn"):
        content.from_json(json.dumps("a" * 8_000_001))
