"""Tệp kèm theo: the PDFs of their own that go along with a draft."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from vbdt.document.model import FileRef
from vbdt.ui import icons
from vbdt.ui.jobs import Jobs
from vbdt.ui.place.choose import ask_for_pdfs, read_pdf

Attach = Callable[[bytes, str], tuple[FileRef, tuple[str, ...]]]
"""Stores one file; what there is to say about it."""


class Attachments(QWidget):
    """The list of the files. `changed` follows every edit, `told` and `refused` speak of one file."""

    changed = Signal()
    told = Signal(str)
    refused = Signal(object)

    def __init__(self, attach: Attach, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attach, self._jobs = attach, jobs
        self._files: tuple[FileRef, ...] = ()
        label = QLabel(self.tr("Tệp kèm theo (phụ lục ở tệp riêng)"), self)
        label.setProperty("look", "second")
        label.setWordWrap(True)
        self._list = QListWidget(self)
        self._list.setAccessibleName(label.text())
        self._list.setFixedHeight(84)
        self._list.currentRowChanged.connect(lambda _row: self._follow())
        label.setBuddy(self._list)
        self.add_button = self._button(self.tr("Thêm tệp PDF"), "paperclip", self._ask)
        self.drop_button = self._button(self.tr("Bỏ tệp"), "x", self._drop)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.drop_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 0, 18, 18)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self._list)
        column.addLayout(row)
        self._follow()

    @property
    def files(self) -> tuple[FileRef, ...]:
        return self._files

    def show_files(self, files: tuple[FileRef, ...]) -> None:
        """Show the files of a sheet; no signal is sent."""
        self._files = files
        self._list.clear()
        self._list.addItems([each.name for each in files])
        self._follow()

    def take(self, paths: list[str]) -> None:
        """Read, check and add these files."""
        for path in paths:
            self._jobs.run(self, partial(self._read, path), self._taken, self.refused.emit)

    def _read(self, path: str) -> tuple[FileRef, tuple[str, ...]]:
        return self._attach(*read_pdf(path))

    def _taken(self, result: tuple[FileRef, tuple[str, ...]]) -> None:
        file, notes = result
        self.show_files((*self._files, file))
        self.changed.emit()
        if notes:
            self.told.emit(f"{file.name}: {' '.join(notes)}")

    def _ask(self) -> None:
        ask_for_pdfs(self, self.tr("Chọn tệp kèm theo"), self.take, many=True)

    def _drop(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            self.show_files((*self._files[:row], *self._files[row + 1 :]))
            self.changed.emit()

    def _follow(self) -> None:
        self.drop_button.setEnabled(self._list.currentRow() >= 0)

    def _button(self, words: str, icon: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        icons.dress(button, icon)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: do())
        return button
