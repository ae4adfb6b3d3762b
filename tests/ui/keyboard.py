"""Typing as a person does. pytest-qt's keyClicks ends the interpreter at the first letter that is not ASCII."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Press one key a letter; a line end is Enter. Fields with several parts get the keys where the focus is."""
    target = widget.focusProxy() or widget
    for letter in text:
        if letter == "\n":
            press(target, Qt.Key.Key_Return)
        else:
            _send(target, Qt.Key.Key_Space if letter == " " else Qt.Key(0), Qt.KeyboardModifier.NoModifier, letter)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and release one key, and let go of the one that is held with it: Qt remembers it for whoever asks, until
    the next press. A modifier's own key counts turned round, so that this press of it says that it is up."""
    _send(widget, key, modifiers, "")
    if modifiers != Qt.KeyboardModifier.NoModifier:
        held = Qt.Key.Key_Shift if modifiers & Qt.KeyboardModifier.ShiftModifier else Qt.Key.Key_Control
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, held.value, modifiers))


def compose(widget: QWidget, text: str) -> None:
    """Hand over text as a Vietnamese input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def pre_edit(widget: QWidget, text: str) -> None:
    """Letters that an input method still holds: they are shown underlined and belong to nobody yet."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def _send(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key.value, modifiers, text))
