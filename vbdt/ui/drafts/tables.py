"""Tables of the body: `content.Table` in a QTextTable and back, and what may be done to one.

The first row is the head, repeated on every page in print. Widths and alignment are a property of the table's format.
"""

import json
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from vbdt.document.content import Align, Column, Table, clean
from vbdt.errors import BadInput

COLUMNS = QTextTableFormat.Property.UserProperty.value + 2
"""The property of a table's format that holds `[[width in mm, align], …]` as JSON."""

MAX_COLUMNS = 20
MAX_PASTED_CELLS = 5_000
"""Cells of one table that are taken in at once; the editor lays them out in about 1.5 s."""

TEXT_WIDTH = 160
"""Millimetres between the margins of the page (Decree 30/2020, appendix I: 210 - 30 - 20)."""

ALIGNMENTS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


def insert_table(cursor: QTextCursor, table: Table) -> QTextTable:
    """Insert the table in a block of its own; the cursor ends behind it."""
    form = table_format(table.columns)
    if cursor.block().text():
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    made = cursor.insertTable(len(table.rows) + 1, len(table.columns), form)
    for place, column in enumerate(table.columns):
        _write(made, 0, place, column.title, _head_format())
        for n, row in enumerate(table.rows, 1):
            _write(made, n, place, row[place], QTextCharFormat())
    show_alignment(made)
    cursor.setPosition(made.lastPosition() + 1)
    return made


def read_table(table: QTextTable) -> Table:
    """The table as it stands in the editor."""
    columns = columns_of(table)
    rows = tuple(tuple(_text(table, n, c) for c in range(table.columns())) for n in range(1, table.rows()))
    return Table(tuple(replace(each, title=_text(table, 0, c)) for c, each in enumerate(columns)), rows)


def columns_of(table: QTextTable) -> tuple[Column, ...]:
    """Widths and alignment of the columns, with empty titles."""
    value = table.format().property(COLUMNS)
    known = json.loads(value) if isinstance(value, str) else []
    known += [[0, Align.LEFT.value]] * (table.columns() - len(known))
    return tuple(Column("", width, Align(align)) for width, align in known[: table.columns()])


def set_columns(table: QTextTable, columns: tuple[Column, ...]) -> None:
    """Give the columns of a table new widths and alignment; one step of undo."""
    cursor = table.firstCursorPosition()
    cursor.beginEditBlock()
    table.setFormat(table_format(columns))
    show_alignment(table)
    cursor.endEditBlock()


def check_table(table: Table) -> None:
    """Raise BadInput for a table from outside that would make the editor slow."""
    if len(table.columns) > MAX_COLUMNS or len(table.columns) * len(table.rows) > MAX_PASTED_CELLS:
        raise BadInput(
            f"Bảng quá lớn ({len(table.rows)} hàng, {len(table.columns)} cột).",
            f"Tối đa {MAX_COLUMNS} cột và {MAX_PASTED_CELLS} ô mỗi lần; hãy tách bảng, hoặc gửi thành tệp kèm theo.",
        )


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """The table the cursor is in, if it is in one (Qt's stubs do not say that there may be none)."""
    return cursor.currentTable()


def change(cursor: QTextCursor, what: Callable[[QTextTable, int, int], None]) -> None:
    """Do something to the table at the cursor's row and column as one step of undo; nothing outside a table."""
    table = table_at(cursor)
    if table is None:
        return
    cell = table.cellAt(cursor)
    cursor.beginEditBlock()
    what(table, cell.row(), cell.column())
    cursor.endEditBlock()


def add_row(table: QTextTable, row: int, _column: int) -> None:
    """A row below. The head stays the first row."""
    table.insertRows(row + 1, 1)
    show_alignment(table)


def add_column(table: QTextTable, _row: int, column: int) -> None:
    """A column to the right."""
    if table.columns() >= MAX_COLUMNS:
        return
    columns = list(columns_of(table))
    table.insertColumns(column + 1, 1)
    columns.insert(column + 1, Column(""))
    table.setFormat(table_format(tuple(columns)))
    show_alignment(table)


def remove_row(table: QTextTable, row: int, _column: int) -> None:
    """The row; with the only row of all, the table."""
    table.removeRows(row, 1)


def remove_column(table: QTextTable, _row: int, column: int) -> None:
    """The column; with the only column, the table."""
    columns = list(columns_of(table))
    if len(columns) == 1:
        table.removeColumns(column, 1)
        return
    del columns[column]
    table.removeColumns(column, 1)
    table.setFormat(table_format(tuple(columns)))
    show_alignment(table)


def remove_table(table: QTextTable, _row: int, _column: int) -> None:
    table.removeRows(0, table.rows())


def table_format(columns: tuple[Column, ...]) -> QTextTableFormat:
    """How a table looks in the editor; the widths are shares of the text width of the page."""
    form = QTextTableFormat()
    form.setProperty(COLUMNS, json.dumps([[each.width, each.align.value] for each in columns]))
    form.setHeaderRowCount(1)
    form.setCellPadding(5)
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setTopMargin(6)
    form.setBottomMargin(6)
    form.setLeftMargin(16)
    form.setRightMargin(16)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 96))
    form.setColumnWidthConstraints([_length(each, columns) for each in columns])
    return form


def show_alignment(table: QTextTable) -> None:
    """Align the cells as their columns say; the head is centred."""
    for column, each in enumerate(columns_of(table)):
        for row in range(table.rows()):
            form = QTextBlockFormat()
            form.setAlignment(ALIGNMENTS[each.align] if row else Qt.AlignmentFlag.AlignHCenter)
            table.cellAt(row, column).firstCursorPosition().setBlockFormat(form)


def _length(column: Column, columns: tuple[Column, ...]) -> QTextLength:
    taken = sum(each.width for each in columns)
    shared = sum(not each.width for each in columns)
    width = column.width or max(10, TEXT_WIDTH - taken) / shared
    return QTextLength(QTextLength.Type.PercentageLength, 100 * width / max(TEXT_WIDTH, taken))


def _head_format() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    return form


def _write(table: QTextTable, row: int, column: int, text: str, form: QTextCharFormat) -> None:
    table.cellAt(row, column).firstCursorPosition().insertText(text, form)


def _text(table: QTextTable, row: int, column: int) -> str:
    """A cell's words; its line breaks become spaces."""
    cell = table.cellAt(row, column)
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return clean(cursor.selectedText()).strip()
