"""The mouse wheel scrolls forms; it never changes what a field says."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

Field = TypeVar("Field", bound=QWidget)


class _Passer(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is not QEvent.Type.Wheel:
            return super().eventFilter(watched, event)
        event.ignore()
        return True


def pass_wheel(field: Field) -> Field:
    """Leave the wheel to what the field lies on: a choice, number or day turned in passing would go unseen."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_Passer(field))
    return field
