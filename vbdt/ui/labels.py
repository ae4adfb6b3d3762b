"""Sentences on a screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def line(text: str, look: str = "") -> QLabel:
    """A sentence that wraps and can be copied. Plain text: what it says may come from a certificate."""
    label = QLabel(text)
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
