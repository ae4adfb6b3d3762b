"""F1: every key of the window, by where it works."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from vbdt.ui.shortcuts import Scope, table


class KeyHelp(QDialog):
    """Shows the table of keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bảng phím tắt"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 640)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._keys())
        area.setAccessibleName(self.tr("Bảng phím tắt"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.addWidget(area, 1)
        column.addWidget(buttons)

    def _keys(self) -> QFrame:
        body = QFrame()
        body.setProperty("ground", "canvas")
        grid = QGridLayout(body)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        headings = {
            Scope.WINDOW: self.tr("Ở mọi nơi"),
            Scope.LIST: self.tr("Trong danh sách"),
            Scope.BOOK: self.tr("Trong sổ trình ký"),
            Scope.PREVIEW: self.tr("Khi xem văn bản"),
            Scope.DRAFT: self.tr("Khi soạn thảo"),
        }
        line = 0
        for scope, heading in headings.items():
            grid.addWidget(_label(heading, "strong"), line, 0, 1, 2)
            line += 1
            for shortcut in (each for each in table() if each.scope is scope):
                keys = (
                    QKeySequence(shortcut.keys)
                    .toString(QKeySequence.SequenceFormat.NativeText)
                    .replace("Return", "Enter")
                )
                grid.addWidget(_label(keys, "second"), line, 0)
                grid.addWidget(_label(shortcut.words, ""), line, 1)
                line += 1
            grid.setRowMinimumHeight(line, 10)
            line += 1
        grid.setRowStretch(line, 1)
        return body


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    label.setWordWrap(look == "")
    return label
