"""A quiet table: whole rows, no grid, columns that take what the others leave."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

ROW_PX = 36


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


def cell(text: str, tip: str = "") -> QTableWidgetItem:
    """One cell; what does not fit is in its tool tip."""
    item = QTableWidgetItem(text)
    item.setToolTip(tip or text)
    return item
