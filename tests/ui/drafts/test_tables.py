"""Tables: as they were, with a row or column more or less, and walked through by Tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drafts.examples import budget
from tests.ui.keyboard import press, type_text
from vbdt.document.content import Align, BlockKind, Column, Table
from vbdt.errors import BadInput
from vbdt.ui.drafts import tables
from vbdt.ui.drafts.body import BodyEditor


@pytest.fixture
def editor(qtbot: QtBot) -> BodyEditor:
    made = BodyEditor("Nội dung")
    qtbot.addWidget(made)
    made.insert_table(budget())
    return made


def shown(editor: BodyEditor) -> Table:
    table = next(block.table for block in editor.blocks() if block.table is not None)
    assert table is not None
    return table


def test_a_table_comes_back_as_it_was(editor: BodyEditor) -> None:
    assert shown(editor) == budget()


def test_a_row_is_typed_at_the_end(editor: BodyEditor) -> None:
    for _ in range(8):
        press(editor, Qt.Key.Key_Tab)
    press(editor, Qt.Key.Key_Tab)
    type_text(editor, "3")
    press(editor, Qt.Key.Key_Tab)
    type_text(editor, "Thuê máy chủ")

    assert shown(editor).rows[2] == ("3", "Thuê máy chủ", "")
    assert shown(editor).columns == budget().columns


def test_tab_stays_in_the_table_and_leaves_the_text(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column, editor, field = QVBoxLayout(page), BodyEditor("Nội dung", page), QLineEdit(page)
    editor.insert_table(budget())
    column.addWidget(editor)
    column.addWidget(field)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    press(editor, Qt.Key.Key_Tab)
    assert editor.hasFocus()
    type_text(editor, "Máy in")
    assert shown(editor).columns[1].title == "Máy in"
    editor.moveCursor(QTextCursor.MoveOperation.End)
    press(editor, Qt.Key.Key_Tab)
    assert field.hasFocus()


def test_columns_are_added_and_removed_with_their_widths(editor: BodyEditor) -> None:
    tables.change(editor.textCursor(), tables.add_column)
    assert [column.width for column in shown(editor).columns] == [12, 0, 0, 40]
    tables.change(editor.textCursor(), tables.remove_column)
    assert [column.title for column in shown(editor).columns] == ["", "Nội dung", "Kinh phí"]
    assert [column.width for column in shown(editor).columns] == [0, 0, 40]


def test_a_row_is_removed_and_comes_back(editor: BodyEditor) -> None:
    press(editor, Qt.Key.Key_Tab)
    press(editor, Qt.Key.Key_Tab)
    press(editor, Qt.Key.Key_Tab)
    tables.change(editor.textCursor(), tables.remove_row)
    assert len(shown(editor).rows) == 1
    editor.undo()
    assert shown(editor) == budget()


def test_widths_and_alignment_are_set(editor: BodyEditor) -> None:
    table = tables.table_at(editor.textCursor())
    assert table is not None
    tables.set_columns(table, (Column("", 10), Column("", 0, Align.CENTER), Column("", 30, Align.LEFT)))
    assert [(column.width, column.align) for column in shown(editor).columns] == [
        (10, Align.LEFT),
        (0, Align.CENTER),
        (30, Align.LEFT),
    ]


def test_the_table_can_go(editor: BodyEditor) -> None:
    tables.change(editor.textCursor(), tables.remove_table)
    assert editor.blocks() == ()


def test_text_after_a_table_is_an_ordinary_paragraph(editor: BodyEditor) -> None:
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    type_text(editor, "Tổng cộng như trên.")
    assert editor.blocks()[-1].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(("columns", "rows"), [(21, 1), (5, 1001)])
def test_a_table_that_would_slow_the_editor_is_refused(columns: int, rows: int) -> None:
    table = Table((Column(""),) * columns, (("",) * columns,) * rows)
    with pytest.raises(BadInput, match="Bảng quá lớn"):
        tables.check_table(table)
