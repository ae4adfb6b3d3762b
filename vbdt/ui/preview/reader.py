"""The tab «Văn bản»: the verdict in one line, the page number, zoom, and the pages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from vbdt.document.verdict import FileVerdict
from vbdt.errors import UserError
from vbdt.ui import icons
from vbdt.ui.jobs import Jobs
from vbdt.ui.preview.pages import Pages
from vbdt.ui.preview.verdicts import VerdictLine
from vbdt.ui.say import Banner


class Reader(QWidget):
    """Shows one PDF to read; `strip` stands between its verdict and its pages."""

    def __init__(self, jobs: Jobs, strip: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = VerdictLine()
        self.pages = Pages(jobs)
        self._banner = Banner()
        self._number = QLabel()
        self._number.setProperty("look", "second")
        smaller = self._button("zoom-out", self.tr("Thu nhỏ"))
        larger = self._button("zoom-in", self.tr("Phóng to"))
        smaller.clicked.connect(lambda: self.pages.zoom_by(-1))
        larger.clicked.connect(lambda: self.pages.zoom_by(1))
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        self._number.setFixedHeight(smaller.sizeHint().height())
        row.addWidget(self.verdict, 1)
        for widget in (self._number, smaller, larger):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        if strip is not None:
            column.addWidget(strip)
        column.addWidget(self._banner)
        column.addWidget(self.pages, 1)
        self.pages.turned.connect(self._turned)
        self.pages.failed.connect(self._banner.fail)

    def open(self, data: bytes) -> None:
        self._banner.clear()
        self.pages.open(data)

    def show_verdict(self, verdict: FileVerdict) -> None:
        self.verdict.show_verdict(verdict)

    def fail(self, error: UserError) -> None:
        self.pages.open(b"")
        self._banner.fail(error)

    def _turned(self, page: int, pages: int) -> None:
        self._number.setText(self.tr("Trang {page}/{pages}").format(page=page, pages=pages) if pages else "")

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        icons.dress(button, icon, "second")
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button
