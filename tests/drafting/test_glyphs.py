"""No character disappears unseen."""

import unicodedata

import pytest

from vbdt.drafting.glyphs import check_glyphs, shown_characters
from vbdt.errors import UserError

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]


def test_every_vietnamese_letter_is_there_in_all_styles() -> None:
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
    letters |= {letter.upper() for letter in letters}
    assert len(letters) == 146
    assert letters <= shown_characters()


def test_missing_characters_are_named() -> None:
    with pytest.raises(UserError, match=r"«☑» \(BALLOT BOX WITH CHECK\)") as told:
        check_glyphs(["Đồng ý ☑"])
    assert "«☑»" in str(told.value)
    assert "Đ" not in str(told.value).replace("Đồng", "")


def test_many_missing_characters_are_counted() -> None:
    with pytest.raises(UserError, match="và 12 ký tự khác"):
        check_glyphs([chr(0x4E00 + n) for n in range(20)])
