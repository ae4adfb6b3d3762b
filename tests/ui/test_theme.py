"""Both themes can be read, and the style sheet names only colours that exist."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from vbdt import assets
from vbdt.ui import icons
from vbdt.ui.lists.rows import Mark
from vbdt.ui.say import Tone
from vbdt.ui.theme import DARK, LIGHT, PAIRS, Tokens, colours, contrast, current
from vbdt.ui.wear import CHEVRON, stylesheet, wear

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
UI = Path(icons.__file__).parent


@THEMES
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_ink_can_be_read_on_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    known = colours(tokens)
    assert contrast(known[ink], known[ground]) >= 4.5


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEMES
def test_the_style_sheet_is_filled_in(tokens: Tokens) -> None:
    assert "@" not in stylesheet(tokens).replace(CHEVRON.as_posix(), "")


def test_every_icon_named_in_the_window_is_carried() -> None:
    asked = r'(?:dress\([^,]+, |icon\(|Mark\([^,]+, |_button\(|picture=|_say\(|_put\()"([a-z0-9-]+)"'
    named = {name for path in UI.rglob("*.py") for name in re.findall(asked, path.read_text("utf-8"))}
    assert len(named) > 20
    assert [name for name in sorted(named) if not assets.icon(name).is_file()] == []


def test_every_tone_has_an_icon_and_colours() -> None:
    for tone in Tone:
        assert assets.icon(Mark("", tone.icon, tone).icon).is_file()
        assert {tone.value, f"{tone.value}_ground"} <= set(colours(LIGHT))


def test_a_change_of_theme_redraws_icons(qapp: QApplication, qtbot: QtBot) -> None:
    wear(qapp, LIGHT)
    button = QPushButton("Ký số")
    qtbot.addWidget(button)
    icons.dress(button, "signature")
    before = button.icon().pixmap(24, 24).toImage()

    wear(qapp, DARK)

    assert current() is DARK
    assert button.icon().pixmap(24, 24).toImage() != before
    wear(qapp, LIGHT)
    assert current() is LIGHT
