"""A field for a folder or a file: typed, or chosen."""

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

LONGEST, LONGEST_NAME = 1_000, 255
"""Characters of a path, bytes of one name in it."""


class PathField(QWidget):
    """`changed` follows every edit. An empty field is no path, nor is what no system takes for one."""

    changed = Signal()

    def __init__(self, name: str, mode: QFileDialog.FileMode, pattern: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode, self._pattern = mode, pattern
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.setMaxLength(LONGEST)
        self._name = name
        browse = QPushButton(self.tr("Chọn…"), self)
        browse.setAutoDefault(False)
        browse.setAccessibleName(self.tr("Chọn: {name}").format(name=name))
        browse.clicked.connect(self._browse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(browse)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.changed)

    def path(self) -> Path | None:
        text = os.path.expanduser(self.line.text().strip())
        names = os.fsencode(text).split(os.fsencode(os.sep))
        return Path(text).absolute() if text and max(map(len, names)) <= LONGEST_NAME else None

    def set_path(self, path: Path) -> None:
        self.line.setText(str(path))

    def _browse(self) -> None:
        dialog = QFileDialog(self, self._name, self.line.text())
        dialog.setFileMode(self._mode)
        if self._pattern:
            dialog.setNameFilter(self._pattern)
        dialog.fileSelected.connect(self.line.setText)
        dialog.open()
