"""Words as asked for and as written: what counts as the same, and what a question means."""

import unicodedata

import pytest

from vbdt.store.words import Term, Word, exact, holds, indexed, spans, terms

SIX_TONES = ("ma", "mà", "má", "mả", "mã", "mạ")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Quyết định", "quyet dinh"),
        ("điều động NGƯỜI", "dieu dong nguoi"),
        ("Đường Ðường", "duong duong"),
        ("12/QĐ-UBND", "12 qd ubnd"),
        (unicodedata.normalize("NFD", "Ủy ban nhân dân"), "uy ban nhan dan"),
        ("hòa hoà thúy thuý", "hoa hoa thuy thuy"),
        ("a\tb\nc…d", "a b c d"),
    ],
)
def test_what_is_indexed(text: str, folded: str) -> None:
    assert indexed(text) == folded


def test_six_tones_are_six_words() -> None:
    assert len({exact(each) for each in SIX_TONES}) == 6


@pytest.mark.parametrize(("old", "new"), [("hoà", "hòa"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("uỷ", "ủy")])
def test_both_places_of_a_tone_are_the_same_word(old: str, new: str) -> None:
    assert old != new
    assert exact(old) == exact(new)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", ()),
        ('  "" * - _ ', ()),
        ("bao cao", (Term((Word("bao"),)), Term((Word("cao"),), open=True))),
        ("báo ", (Term((Word("bao", exact("báo")),)),)),
        ("5/QĐ-SNV ", (Term((Word("5"), Word("qd", exact("qđ")), Word("snv"))),)),
        ("ping-pong", (Term((Word("ping"), Word("pong")), open=True),)),
        ('"một cửa"', (Term((Word("mot", exact("một")), Word("cua", exact("cửa")))),)),
        ('"mot cua', (Term((Word("mot"), Word("cua"))),)),
        ("a NEAR/2 b* ", (Term((Word("a"),)), Term((Word("near"), Word("2"))), Term((Word("b"),)))),
    ],
)
def test_what_a_question_means(typed: str, wanted: tuple[Term, ...]) -> None:
    assert terms(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("đường ", "Xây dựng đường bộ", True),
        ("dương ", "Xây dựng đường bộ", False),
        ("duong ", "Xây dựng đường bộ", True),
        ("quyế", "Quyết định", True),
        ("quyê", "Quyết định", True),
        ("quyể", "Quyết định", False),
        ("quyế ", "Quyết định", False),
        ('"định quyết"', "Quyết định", False),
        ("hoà ", "Nguyễn Văn Hòa", True),
        ("hoá ", "Nguyễn Văn Hòa", False),
        ("đường ", "Ðường bộ", True),
        ("ậ ", "ậ", True),
        ("quý ", "quí qúy", True),
        ("áo ", "báo cáo", False),
        ("một một", "một", True),
        ("nghiệp", unicodedata.normalize("NFD", "NGHIỆP"), True),
    ],
)
def test_marks_that_were_typed_must_stand_there(typed: str, text: str, found: bool) -> None:
    assert holds(text, terms(typed)) is found


def test_places_are_those_of_the_text_as_written() -> None:
    text = "Ủy ban nhân dân báo cáo Ủy ban"
    assert [text[start:end] for start, end in spans(text, terms('"uy ban" cao '))] == ["Ủy ban", "cáo", "Ủy ban"]
