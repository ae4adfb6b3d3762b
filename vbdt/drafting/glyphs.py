"""Which characters the document font can show, so that none disappears from an official text unseen."""

import struct
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from vbdt.drafting.law import FONTS
from vbdt.errors import UserError

STYLES = ("Regular", "Bold", "Italic", "BoldItalic")


def check_glyphs(texts: Iterable[str]) -> None:
    """Raise UserError naming the characters that the font lacks in any of its four styles."""
    missing = sorted(set().union(*map(set, texts)) - shown_characters() - {"\n"})
    if missing:
        names = ", ".join(f"«{c}» ({unicodedata.name(c, f'U+{ord(c):04X}')})" for c in missing[:8])
        more = f" và {len(missing) - 8} ký tự khác" if len(missing) > 8 else ""
        raise UserError(f"Phông chữ văn bản không có ký tự {names}{more}.", "Thay hoặc xóa các ký tự đó.")


@cache
def shown_characters() -> frozenset[str]:
    """The characters that Tinos has in all four styles."""
    return frozenset.intersection(*(_characters(FONTS / f"Tinos-{style}.ttf") for style in STYLES))


def _characters(font: Path) -> frozenset[str]:
    """The characters of a TrueType font with a cmap of format 4 (OpenType specification, cmap)."""
    data = font.read_bytes()
    for n in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * n)
        if tag == b"cmap":
            return _unicode_map(data, offset)
    raise ValueError(f"{font.name} has no cmap")


def _unicode_map(data: bytes, cmap: int) -> frozenset[str]:
    for n in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        _, _, offset = struct.unpack_from(">HHL", data, cmap + 4 + 8 * n)
        if struct.unpack_from(">H", data, cmap + offset)[0] == 4:
            return frozenset(_format_4(data, cmap + offset))
    raise ValueError("no cmap of format 4")


def _format_4(data: bytes, start: int) -> Iterable[str]:
    """Characters of the segments whose glyph is not 0, the glyph that means missing."""
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    firsts = struct.unpack_from(f">{count}H", data, start + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 4 * count)
    ranges = start + 16 + 6 * count
    for n, (first, end, delta) in enumerate(zip(firsts, ends, deltas, strict=True)):
        offset = struct.unpack_from(">H", data, ranges + 2 * n)[0]
        for code in range(first, end + 1):
            at = ranges + 2 * n + offset + 2 * (code - first)
            glyph = struct.unpack_from(">H", data, at)[0] if offset else (code + delta) & 0xFFFF
            if glyph and code != 0xFFFF:
                yield chr(code)
