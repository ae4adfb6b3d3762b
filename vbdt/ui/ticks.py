"""A list of names to tick."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

ROW_PX = 28
LEAST = 2
_VALUE = Qt.ItemDataRole.UserRole.value
_LEFT = _VALUE + 1


class TickList(QListWidget):
    """Shows whole rows of a known height and shortens what is too wide, so that nothing moves under the pointer."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setStyleSheet("QListWidget::item { padding-left: 4px; }")

    def add(self, text: str, value: str) -> QListWidgetItem:
        """One more row, not ticked."""
        item = QListWidgetItem(text, self)
        item.setData(_VALUE, value)
        item.setToolTip(text)
        item.setSizeHint(QSize(1, ROW_PX))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(Qt.CheckState.Unchecked)
        return item

    def show_rows(self, most: int) -> None:
        """As high as its rows, but not higher than `most` of them."""
        self.setFixedHeight(min(max(self.count(), LEAST), most) * ROW_PX + 2 * self.frameWidth())

    def rows(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def ticked(self) -> list[str]:
        """The values of the ticked rows, from the top."""
        return [value_of(item) for item in self.rows() if item.checkState() is Qt.CheckState.Checked]


def set_in_reach(item: QListWidgetItem, in_reach: bool) -> None:
    """A row out of reach is not ticked; back in reach it is as the person had left it."""
    if in_reach is bool(item.flags() & Qt.ItemFlag.ItemIsEnabled):
        return
    if in_reach:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEnabled)
        item.setCheckState(Qt.CheckState.Checked if item.data(_LEFT) else Qt.CheckState.Unchecked)
    else:
        item.setData(_LEFT, item.checkState() is Qt.CheckState.Checked)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)


def value_of(item: QListWidgetItem) -> str:
    return str(item.data(_VALUE))
