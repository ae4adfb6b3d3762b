"""A small form for the shape of a table: how many columns and rows, how wide, how aligned."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from vbdt.document.content import Align, Column, Table
from vbdt.ui.drafts.number import NumberField
from vbdt.ui.drafts.tables import MAX_COLUMNS, TEXT_WIDTH
from vbdt.ui.wheel import pass_wheel

MAX_ROWS = 500


class TableSizeDialog(QDialog):
    """Asks for a new table; `chosen` gives it empty, with a narrow column for the ordinal where there are three."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chèn bảng"))
        self._columns = NumberField(self.tr("Số cột"), 1, MAX_COLUMNS, 3, self)
        self._rows = NumberField(self.tr("Số hàng"), 1, MAX_ROWS, 3, self)
        form = QFormLayout()
        form.addRow(self.tr("Số cột"), self._columns)
        form.addRow(self.tr("Số hàng"), self._rows)
        _finish(self, form, self.tr("Chèn"))
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        count = self._columns.value()
        first = (Column("TT", 12, Align.CENTER),) if count > 2 else ()
        columns = first + (Column(""),) * (count - len(first))
        self.chosen.emit(Table(columns, (("",) * count,) * self._rows.value()))


class ColumnsDialog(QDialog):
    """Asks for width (millimetres, 0 shares what is left) and alignment of every column; `chosen` gives the columns."""

    chosen = Signal(object)

    def __init__(self, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Độ rộng và căn lề cột"))
        self._fields: list[tuple[NumberField, QComboBox]] = []
        form = QFormLayout()
        for n, column in enumerate(columns, 1):
            name = self.tr("Cột {n}").format(n=n)
            width = NumberField(name, 0, TEXT_WIDTH, column.width, self)
            width.setSuffix(self.tr(" mm"))
            width.setSpecialValueText(self.tr("Tự chia"))
            align = pass_wheel(QComboBox(self))
            align.setAccessibleName(self.tr("Căn lề cột {n}").format(n=n))
            for words, value in (
                (self.tr("Trái"), Align.LEFT),
                (self.tr("Giữa"), Align.CENTER),
                (self.tr("Phải"), Align.RIGHT),
            ):
                align.addItem(words, value)
            align.setCurrentIndex(align.findData(column.align))
            row = QHBoxLayout()
            row.addWidget(width)
            row.addWidget(align)
            form.addRow(name, row)
            self._fields.append((width, align))
        _finish(self, form, self.tr("Áp dụng"))
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        fields = self._fields
        self.chosen.emit(tuple(Column("", width.value(), Align(align.currentData())) for width, align in fields))


def _finish(dialog: QDialog, form: QFormLayout, words: str) -> None:
    form.setContentsMargins(20, 20, 20, 8)
    form.setSpacing(10)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, dialog)
    main = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
    main.setDefault(True)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    buttons.setContentsMargins(20, 0, 20, 16)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addLayout(form)
    layout.addWidget(buttons)
