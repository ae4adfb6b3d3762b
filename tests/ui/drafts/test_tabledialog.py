"""The two small forms about a table."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drafts.examples import budget
from vbdt.document.content import Align
from vbdt.ui.drafts.tabledialog import ColumnsDialog, TableSizeDialog


def test_a_new_table_has_a_narrow_column_for_the_ordinal(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = TableSizeDialog(window)
    dialog._columns.setValue(4)
    dialog._rows.setValue(2)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.accept()
    table = told.args[0]
    assert [(column.title, column.width) for column in table.columns] == [("TT", 12), ("", 0), ("", 0), ("", 0)]
    assert table.rows == (("",) * 4,) * 2


def test_columns_are_shown_as_they_are_and_given_back_changed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ColumnsDialog(budget().columns, window)
    width, align = dialog._fields[1]
    width.setValue(60)
    align.setCurrentIndex(align.findData(Align.CENTER))
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.accept()
    assert [(column.width, column.align) for column in told.args[0]] == [
        (12, Align.CENTER),
        (60, Align.CENTER),
        (40, Align.RIGHT),
    ]
