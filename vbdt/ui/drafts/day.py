"""A day that may be left open, such as a deadline for a reply."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QWidget

from vbdt.ui.wheel import pass_wheel

DAY_FORMAT = "dd/MM/yyyy"


class DayField(QDateEdit):
    """A day in the Vietnamese order, with a calendar to choose from."""

    def __init__(self, name: str, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDisplayFormat(DAY_FORMAT)
        self.setCalendarPopup(True)
        pass_wheel(self)
        self.set_day(day)

    def day(self) -> date:
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def set_day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))


class OptionalDay(QWidget):
    """A tick, and the day that counts while it is set. `changed` follows both."""

    changed = Signal()

    def __init__(self, name: str, tick: str, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tick = QCheckBox(tick, self)
        self._day = DayField(name, day, self)
        self._day.setEnabled(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tick)
        layout.addWidget(self._day, 1)
        self.setFocusProxy(self._tick)
        self._tick.toggled.connect(self._day.setEnabled)
        self._tick.toggled.connect(self._tell)
        self._day.dateChanged.connect(self._tell)

    def day(self) -> date | None:
        return self._day.day() if self._tick.isChecked() else None

    def set_day(self, day: date | None) -> None:
        if day is not None:
            self._day.set_day(day)
        self._tick.setChecked(day is not None)

    def _tell(self) -> None:
        self.changed.emit()
