"""A field of several short lines, such as Nơi nhận: one entry a line."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vbdt.document.content import clean

LINE_PX = 19


class LinesField(QPlainTextEdit):
    """One entry a line, or with `wrapped` one text over several lines. Tab leaves the field."""

    def __init__(self, name: str, rows: int, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        height = rows * LINE_PX + 4
        # By style sheet, because the program's own names a least height for every field and would win.
        self.setStyleSheet(f"LinesField {{ min-height: {height}px; max-height: {height}px; }}")

    def lines(self) -> tuple[str, ...]:
        """The entries, without empty ones."""
        return tuple(clean(line).strip() for line in self.toPlainText().split("\n") if line.strip())

    def text(self) -> str:
        """Everything as one line of text."""
        return clean(self.toPlainText()).strip()

    def set_lines(self, lines: tuple[str, ...]) -> None:
        self.setPlainText("\n".join(lines))
