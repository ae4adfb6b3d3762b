"""The numbers of the parts of a text: Chương II, Mục 1, Điều 3., khoản 2., điểm đ).

Drafters say what a block is; its number follows from its place (Decree 30/2020/NĐ-CP, appendix I, section II.6).
"""

from collections.abc import Iterable

from vbdt.document.content import Block, BlockKind

POINTS = "abcdđeghiklmnopqrstuvxy"
"""The letters of điểm in the order of the Vietnamese alphabet, without ă, â, ê, ô, ơ, ư."""

_RESTARTS: dict[BlockKind, tuple[BlockKind, ...]] = {
    BlockKind.PHAN: (BlockKind.MUC, BlockKind.TIEU_MUC, BlockKind.ROMAN, BlockKind.KHOAN, BlockKind.DIEM),
    BlockKind.CHUONG: (BlockKind.MUC, BlockKind.TIEU_MUC, BlockKind.KHOAN, BlockKind.DIEM),
    BlockKind.MUC: (BlockKind.TIEU_MUC, BlockKind.KHOAN, BlockKind.DIEM),
    BlockKind.TIEU_MUC: (BlockKind.KHOAN, BlockKind.DIEM),
    BlockKind.ROMAN: (BlockKind.KHOAN, BlockKind.DIEM),
    BlockKind.DIEU: (BlockKind.KHOAN, BlockKind.DIEM),
    BlockKind.KHOAN: (BlockKind.DIEM,),
}
"""Which counts begin anew under each part. Chương and Điều run through the whole text."""


def labels(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The label of each block in turn: `Chương I`, `Điều 1.`, `1.`, `a)`, or empty for what is not numbered."""
    counts = dict.fromkeys(BlockKind, 0)
    result = []
    for block in blocks:
        counts[block.kind] += 1
        for narrower in _RESTARTS.get(block.kind, ()):
            counts[narrower] = 0
        result.append(_label(block.kind, counts[block.kind]))
    return tuple(result)


def roman(number: int) -> str:
    """A Roman numeral for 1 to 3999."""
    text = ""
    for value, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        text += sign * (number // value)
        number %= value
    return text


def _label(kind: BlockKind, number: int) -> str:
    match kind:
        case BlockKind.PHAN:
            return f"Phần {roman(number)}"
        case BlockKind.CHUONG:
            return f"Chương {roman(number)}"
        case BlockKind.MUC:
            return f"Mục {number}"
        case BlockKind.TIEU_MUC:
            return f"Tiểu mục {number}"
        case BlockKind.ROMAN:
            return f"{roman(number)}."
        case BlockKind.DIEU:
            return f"Điều {number}."
        case BlockKind.KHOAN:
            return f"{number}."
        case BlockKind.DIEM:
            return f"{_point(number)})"
    return ""


def _point(number: int) -> str:
    """a, b, … y, then aa, ab, …"""
    round_, place = divmod(number - 1, len(POINTS))
    return (POINTS[round_ - 1] if round_ else "") + POINTS[place]
