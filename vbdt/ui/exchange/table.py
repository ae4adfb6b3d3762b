"""A table of the screen «Gửi nhận» with its buttons below: what is chosen may be acted on."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from vbdt.ui import icons
from vbdt.ui.grid import cell, dress_grid
from vbdt.ui.theme import colours, current

T = TypeVar("T")


class Mark:
    """The first cell of a row: a word, its icon, and the ink of the icon."""

    __slots__ = ("icon", "ink", "text")

    def __init__(self, text: str, icon: str, ink: str) -> None:
        self.text, self.icon, self.ink = text, icon, ink


class ChosenTable(QWidget, Generic[T]):
    """Rows of `T`. `add_button` adds what can be done with those that are chosen and for which `may` holds.

    `explain` says about a single chosen row what its cells have no room for.
    """

    def __init__(
        self,
        name: str,
        heads: Sequence[str],
        widths: Sequence[int],
        stretch: int,
        empty: str,
        explain: Callable[[T], str] = lambda _: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = QTableWidget()
        dress_grid(self.table, name, heads, widths, stretch)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.itemSelectionChanged.connect(self._judge)
        self._rows: tuple[tuple[T, Mark, tuple[str, ...]], ...] = ()
        self._buttons: list[tuple[QPushButton, Callable[[T], bool], bool]] = []
        empty_label = QLabel(empty)
        empty_label.setProperty("look", "second")
        empty_label.setWordWrap(True)
        empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty_label)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(0, 6, 0, 10)
        self._foot.setSpacing(8)
        self._explain = explain
        self.hint = QLabel()
        self.hint.setProperty("look", "second")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._foot.addWidget(self.hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot)

    def add_button(
        self, text: str, icon: str, may: Callable[[T], bool], do: Callable[[list[T]], None], *, one: bool = False
    ) -> QPushButton:
        """A button for the chosen rows; with `one` for a single row."""
        button = QPushButton(text)
        icons.dress(button, icon)
        button.setEnabled(False)
        button.clicked.connect(lambda: do([each for each in self.chosen if may(each)]))
        self._buttons.append((button, may, one))
        self._foot.addWidget(button)
        return button

    @property
    def chosen(self) -> list[T]:
        numbers = sorted({each.row() for each in self.table.selectionModel().selectedRows()})
        return [self._rows[n][0] for n in numbers if n < len(self._rows)]

    @property
    def rows(self) -> list[T]:
        return [row for row, _, _ in self._rows]

    def at(self, n: int) -> T:
        return self._rows[n][0]

    def show_rows(self, rows: Sequence[tuple[T, Mark, tuple[str, ...]]]) -> None:
        """What was chosen stays chosen where the same row is still there."""
        before = self.chosen
        self._rows = tuple(rows)
        self.table.setRowCount(len(rows))
        for n, (_, mark, texts) in enumerate(self._rows):
            for column, text in enumerate((mark.text, *texts)):
                self.table.setItem(n, column, cell(text))
        self._dress()
        self._stack.setCurrentIndex(0 if rows else 1)
        self.table.clearSelection()
        for n, (row, _, _) in enumerate(self._rows):
            if row in before:
                self._choose(n)
        self._judge()

    def _choose(self, n: int) -> None:
        """One more row, whatever keys are held down: `selectRow` heeds those and lets go of the others."""
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(self.table.model().index(n, 0), flags.Select | flags.Rows)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:  # another theme: icons in its colours
            self._dress()

    def _dress(self) -> None:
        for n, (_, mark, _) in enumerate(self._rows):
            item = self.table.item(n, 0)
            if item is not None:
                item.setIcon(icons.icon(mark.icon, colours(current())[mark.ink]))

    def _judge(self) -> None:
        chosen = self.chosen
        self.hint.setText(self._explain(chosen[0]) if len(chosen) == 1 else "")
        for button, may, one in self._buttons:
            fitting = [each for each in chosen if may(each)]
            button.setEnabled(len(fitting) == 1 if one else bool(fitting))
