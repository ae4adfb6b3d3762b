"""A field for a whole number."""

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from vbdt.ui.wheel import pass_wheel

INDENT = 9
"""Pixels before the digits, as in every other field; the style sheet does not reach into a spin box."""


class NumberField(QSpinBox):
    """A number between two others; the arrow keys step."""

    def __init__(self, name: str, least: int, most: int, value: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(least, most)
        pass_wheel(self)
        self.setValue(value)
        for line in self.findChildren(QLineEdit):
            line.setTextMargins(INDENT, 0, 0, 0)
