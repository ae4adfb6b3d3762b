"""The tables of the screen «Gửi nhận»: what was chosen may be acted on, also after the list was read again."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press
from vbdt.ui.exchange.table import ChosenTable, Mark

NOTHING, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def filled(table: ChosenTable[str], *rows: str) -> None:
    table.show_rows([(each, Mark(each, "check", "second"), ()) for each in rows])


def test_what_was_chosen_stays_chosen_whatever_keys_are_held(qtbot: QtBot) -> None:
    table = ChosenTable[str]("Gói", ["Gói"], [100], 0, "Không có gì.", explain=str.upper)
    qtbot.addWidget(table)
    filled(table, "một", "hai", "ba")
    press(table.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.chosen == ["một", "hai", "ba"]
    filled(table, "không", "một", "ba")
    assert table.chosen == ["một", "ba"], "two of them are still there"
    table.table.clearSelection()
    table.table.selectRow(2)
    assert table.chosen == ["ba"]
    assert table.hint.text() == "BA"
    QApplication.sendEvent(table.table, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift.value, NOTHING))
    assert QApplication.keyboardModifiers() == SHIFT
    filled(table, "không", "một", "ba")
    QApplication.sendEvent(table.table, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift.value, SHIFT))
    assert QApplication.keyboardModifiers() == NOTHING
    assert table.chosen == ["ba"]
