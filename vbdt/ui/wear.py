"""Putting a theme on: palette, style sheet, icons and the font, for the whole program at once."""

from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from vbdt.assets import fonts
from vbdt.ui import icons
from vbdt.ui.stylesheet import SHEET
from vbdt.ui.theme import Tokens, colours

CHEVRON = Path(__file__).parent / "chevron.svg"
TICK = Path(__file__).parent / "tick.svg"
"""The arrow of boxes that open; its grey can be seen on light and on dark."""


def wear(app: QApplication, tokens: Tokens) -> None:
    """Dress the whole program, also the windows that are open already."""
    app.setStyle("Fusion")
    app.setPalette(palette(tokens))
    app.setStyleSheet(stylesheet(tokens))
    icons.redress(app.allWidgets(), colours(tokens))


def stylesheet(tokens: Tokens) -> str:
    """The style sheet with the names of colours filled in; longest first, for one name may begin another."""
    sheet = SHEET.replace("@chevron", CHEVRON.as_posix()).replace("@tick", TICK.as_posix())
    for name, value in sorted(colours(tokens).items(), key=lambda pair: -len(pair[0])):
        sheet = sheet.replace(f"@{name}", value)
    return sheet


def load_fonts(app: QApplication) -> None:
    """Use the Inter that the program carries, and write dates and numbers as in Vietnam."""
    for path in sorted(fonts().glob("Inter-*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    font = QFont("Inter")
    font.setPixelSize(14)
    app.setFont(font)
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))


def palette(tokens: Tokens) -> QPalette:
    """Fusion's colours, for what the style sheet does not name."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, tokens.canvas),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.canvas),
        (role.Text, tokens.text),
        (role.Button, tokens.raised),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.on_primary),
        (role.ToolTipBase, tokens.inverse),
        (role.ToolTipText, tokens.on_inverse),
        (role.PlaceholderText, tokens.faint),
        (role.Highlight, tokens.primary),
        (role.HighlightedText, tokens.on_primary),
        (role.Link, tokens.accent),
        (role.Light, tokens.raised),
        (role.Mid, tokens.line),
        (role.Dark, tokens.line),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.faint))
    return made
