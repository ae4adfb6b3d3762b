"""The PDF of a draft is PDF/A-2b in the measures of Decree 30/2020, appendix I."""

import statistics
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.drafting.looks import failed_rules, font_size, text, words
from tests.drafting.sample_drafts import decision, letter, plan
from vbdt.document.content import Annex, Block, BlockKind, Column, Draft, Signer, Table, paragraph
from vbdt.document.kinds import KINDS, Urgency
from vbdt.drafting.compose import compose
from vbdt.drafting.extract import inspect
from vbdt.drafting.law import LAW
from vbdt.errors import BadInput, UserError

MM = 72 / 25.4
EVERY = [decision(), letter(), letter(rows=400), plan()]


@pytest.mark.parametrize("draft", EVERY, ids=["decision", "letter", "long letter", "plan"])
def test_it_is_pdf_a_2b_with_its_fields_in_place(draft: Draft) -> None:
    assert failed_rules(compose(draft).pdf) == []


def test_a_stream_that_happens_to_end_in_cr_is_mended() -> None:
    drafts = [replace(plan(), subject=f"Cải cách hành chính năm {n}") for n in range(15, 40)]
    struck = [composed for composed in map(compose, drafts) if b"\r\nendstream" in composed.pdf]
    assert struck, "no draft of this range has such a stream any more: choose another range"
    assert failed_rules(struck[0].pdf) == []


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_every_kind_of_the_decree_can_be_set(kind: str, tmp_path: Path) -> None:
    draft = replace(plan(), kind=kind, annexes=())
    composed = compose(draft)
    title = "V/v Cải cách" if kind == "cong_van" else draft.subject
    assert title in text(composed.pdf, tmp_path)
    assert composed.text_fields == ("so", "ngay")


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert compose(letter()).pdf == compose(letter()).pdf
    assert compose(letter()).pdf != compose(decision()).pdf


def test_text_in_is_text_out(tmp_path: Path) -> None:
    for draft in (decision(), letter()):
        seen = text(compose(draft).pdf, tmp_path)
        for block in (*draft.body, *(block for annex in draft.annexes for block in annex.body)):
            assert block.text.rstrip(" .;") in seen or block.text.upper() in seen
            for row in block.table.rows if block.table else ():
                assert " ".join(row[1:]) in seen or row[2] in seen


def test_an_empty_draft_can_still_be_seen() -> None:
    blank = Draft("quyet_dinh", agency="", notation="", place="", year=2026, signer=Signer())
    assert compose(blank).pages == 1


def test_fields_are_where_the_template_left_room() -> None:
    places = compose(decision()).places
    assert list(places) == ["so", "ngay", "nguoi_ky", "dau", "pl1"]
    signature, seal = places["nguoi_ky"], places["dau"]
    assert (seal.width, seal.height) == (36, 36)
    assert seal.x + seal.width == pytest.approx(signature.x + signature.width / 3, abs=0.1)
    assert seal.y + seal.height / 2 == pytest.approx(signature.y + signature.height / 2, abs=0.1)
    assert places["so"].x == LAW["page"]["left"]
    assert places["pl1"].page == 2


def test_the_page_is_a4_with_the_margins_of_the_decree(tmp_path: Path) -> None:
    edges = LAW["page"]
    for word in words(compose(plan()).pdf, tmp_path):
        assert edges["left"] * MM - 1 <= word.left
        assert word.right <= (edges["width"] - edges["right"]) * MM + 1
        in_margin = word.top < edges["top"] * MM - 1
        assert not in_margin or word.text.isdigit()
        assert word.bottom <= (edges["height"] - edges["bottom"]) * MM + 1


def test_pages_are_numbered_from_the_second_and_annexes_anew(tmp_path: Path) -> None:
    composed = compose(letter(rows=120))
    top = [word for word in words(composed.pdf, tmp_path) if word.bottom < 20 * MM]
    assert [(word.page, word.text) for word in top] == [(n + 1, str(n)) for n in range(2, composed.pages)]
    middle = (LAW["page"]["left"] + 160 / 2) * MM
    assert all(abs((word.left + word.right) / 2 - middle) < 2 for word in top)


@pytest.mark.parametrize(
    ("word", "size"),
    [("CỘNG", 12), ("Độc", 13), ("UBND", 12), ("QUYẾT", 14), ("Điều", 14), ("nhận:", 12), ("(để", 11)],
)
def test_sizes_are_those_of_the_decree(word: str, size: float) -> None:
    assert font_size(compose(decision()).pdf, word) == size


def test_body_lines_are_single_spaced(tmp_path: Path) -> None:
    seen = words(compose(plan()).pdf, tmp_path)
    tops = sorted({word.top for word in seen if word.page == 2})
    steps = [after - before for before, after in pairwise(tops) if after - before > 2]
    assert 1.15 <= statistics.median(steps) / LAW["size"]["body"] <= 1.5


@pytest.mark.parametrize(
    ("urgency", "stamp"),
    [
        (Urgency.URGENT, "KHẨN"),
        (Urgency.VERY_URGENT, "THƯỢNG KHẨN"),
        (Urgency.FLASH, "HỎA TỐC"),
        (Urgency.FLASH_TIMED, "HỎA TỐC HẸN GIỜ"),
    ],
)
def test_an_urgent_letter_is_stamped(urgency: Urgency, stamp: str, tmp_path: Path) -> None:
    seen = text(compose(letter(urgency=urgency)).pdf, tmp_path)
    assert f"2026 {stamp} Kính gửi:" in seen
    assert stamp not in text(compose(letter()).pdf, tmp_path)


def test_the_signer_never_stands_alone_on_a_page(tmp_path: Path) -> None:
    for count in range(20, 32):
        lines = tuple(paragraph(f"Nội dung {n} của văn bản.") for n in range(count))
        draft = replace(letter(), body=lines, annexes=(), contact=())
        seen = words(compose(draft).pdf, tmp_path)
        page = next(word.page for word in seen if word.text == "Khoa")
        assert any(word.page == page and word.text == "bản./." for word in seen)


def test_a_character_the_font_lacks_is_named() -> None:
    with pytest.raises(UserError, match="«☑»"):
        compose(replace(letter(), subject="phiếu ☑ đồng ý"))


def test_what_looks_like_markup_is_only_text(tmp_path: Path) -> None:
    odd = "#panic(1) *đậm* _nghiêng_ $x$ \\ <b> @nhãn [a] {b} // hết"
    draft = replace(letter(), body=(paragraph(odd),), annexes=(Annex("Phụ lục", odd, (paragraph(odd),)),))
    assert text(compose(draft).pdf, tmp_path).count(odd) == 2


def test_a_draft_beyond_all_measure_is_refused_at_once() -> None:
    with pytest.raises(BadInput, match="quá lớn"):
        compose(replace(letter(), body=(paragraph("a " * 600_000),)))


def test_a_long_web_address_and_wide_columns_stay_on_the_page(tmp_path: Path) -> None:
    address = "https://hethongquanlyvanban.example.vn/" + "caicachhanhchinh/" * 9
    wide = Table((Column("STT", 90), Column("Nội dung"), Column("Ghi chú", 120)), (("1", "Rà soát", "Quý II"),) * 3)
    body = (paragraph(f"Xem {address} để biết thêm."), Block(BlockKind.TABLE, table=wide), paragraph("Hết."))
    pdf = compose(replace(letter(), body=body)).pdf
    seen = words(pdf, tmp_path)
    assert all(word.right <= (210 - LAW["page"]["right"]) * MM + 1 for word in seen)
    assert address in inspect(pdf).text.replace("\n", "").replace(" ", "")
