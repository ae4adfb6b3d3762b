"""A quiet table: whole rows, no grid, columns that take what the others leave."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

ROW_PX = 36
PADDING = 10
"""Pixels left and right of the words of a cell, a little more than the style sheet says."""


def dress_grid(table: QTableWidget, name: str, heads: Sequence[str], widths: Sequence[int], *stretch: int) -> None:
    """Give the table its columns, in logical pixels; Tab goes through the window and not through its cells."""
    table.setColumnCount(len(heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(heads))
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().setDefaultSectionSize(ROW_PX)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    for column, width in enumerate(widths):
        header.resizeSection(column, width)
    for column in stretch:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


def wrap_rows(table: QTableWidget) -> None:
    """For tables of a few dozen rows: what does not fit on a line goes on below it, and nothing is cut."""
    table.setItemDelegate(_Wrapped(table))
    table.verticalHeader().setMinimumSectionSize(ROW_PX)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


class _Wrapped(QStyledItemDelegate):
    """Qt does not count the style sheet's padding where it breaks lines to see how high a row must be."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        return super().sizeHint(inside, index)


def cell(text: str, tip: str = "") -> QTableWidgetItem:
    """One cell; what does not fit is in its tool tip."""
    item = QTableWidgetItem(text)
    item.setToolTip(tip or text)
    return item
