"""Numbers follow from kind and place."""

from vbdt.document.content import BlockKind, paragraph
from vbdt.document.outline import labels, roman


def _labels(*kinds: BlockKind) -> list[str]:
    return list(labels(paragraph("", kind) for kind in kinds))


def test_dieu_runs_through_the_chapters_and_khoan_begins_anew() -> None:
    b = BlockKind
    assert _labels(b.CHUONG, b.DIEU, b.KHOAN, b.KHOAN, b.CHUONG, b.DIEU, b.KHOAN) == [
        *("Chương I", "Điều 1.", "1.", "2.", "Chương II", "Điều 2.", "1.")
    ]


def test_diem_follows_the_vietnamese_alphabet() -> None:
    points = _labels(BlockKind.KHOAN, *[BlockKind.DIEM] * 24)[1:]
    assert points[:6] == ["a)", "b)", "c)", "d)", "đ)", "e)"]
    assert points[-2:] == ["y)", "aa)"]


def test_a_letter_without_dieu_numbers_its_khoan_across_paragraphs() -> None:
    b = BlockKind
    assert _labels(b.PARAGRAPH, b.KHOAN, b.PARAGRAPH, b.KHOAN, b.DIEM) == ["", "1.", "", "2.", "a)"]


def test_roman() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1999)] == ["I", "IV", "IX", "XIV", "XL", "MCMXCIX"]
