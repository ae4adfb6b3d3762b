"""What the program carries is whole: every Vietnamese letter in every font, every icon tintable, every licence."""

import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from vbdt import assets

VOWELS = "aăâeêioôơuưy"
TONES = "", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"  # ngang, huyền, hỏi, ngã, sắc, nặng
LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
LETTERS = LOWER + [letter.upper() for letter in LOWER]
FONTS = sorted(path for path in assets.fonts().iterdir() if path.suffix in {".ttf", ".otf"})
ICONS = sorted(assets.icon("inbox").parent.glob("*.svg"))


def test_vietnamese_has_146_letters() -> None:
    assert len(set(LETTERS)) == 146
    assert all(len(letter) == 1 for letter in LETTERS)


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.stem)
def test_a_font_draws_every_letter(font: Path, qapp: QApplication) -> None:
    raw = QRawFont(str(font), 16)
    assert raw.isValid()
    assert not [letter for letter in LETTERS if not raw.supportsCharacter(ord(letter))]


def test_documents_have_four_styles_and_the_window_four_weights() -> None:
    tinos, inter = ["Bold", "BoldItalic", "Italic", "Regular"], ["Bold", "Medium", "Regular", "SemiBold"]
    assert [path.stem for path in FONTS] == [f"Inter-{s}" for s in inter] + [f"Tinos-{s}" for s in tinos]


def test_every_licence_travels_along() -> None:
    for family in {path.stem.partition("-")[0] for path in FONTS}:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (assets.fonts() / f"{family}-OFL.txt").read_text("utf-8")
    assert (assets.icon("inbox").parent / "LICENSE.txt").read_text("utf-8").startswith("ISC License")


@pytest.mark.parametrize("icon", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_a_drawing_a_theme_can_tint(icon: Path) -> None:
    root = ET.parse(icon).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("stroke") == "currentColor"
    assert root.get("viewBox") == "0 0 24 24"
