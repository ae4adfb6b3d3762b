"""Which paper lies on the desk: an incoming document with its mark «ĐẾN», or as it came. One strip above the pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton

from vbdt.acts.files.incoming_mark import has_mark
from vbdt.acts.office import Office
from vbdt.document.directory import Role
from vbdt.document.model import Document
from vbdt.errors import UserError
from vbdt.ui import icons


class CopyStrip(QFrame):
    """Two buttons of which one is down. `chosen` tells that another copy is wanted, `seal` that the mark be signed."""

    chosen = Signal()
    seal = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._clerk = office.me.has(Role.CLERK)
        self._marked = self._choice(self.tr("Bản có dấu Đến"))
        self._marked.setChecked(True)
        self._received = self._choice(self.tr("Bản gốc"))
        self._received.setToolTip(self.tr("Tệp nhận được, mang chữ ký số của nơi gửi; không bao giờ bị thay đổi."))
        self._group = QButtonGroup(self)
        for button in (self._marked, self._received):
            self._group.addButton(button)
        self._group.buttonClicked.connect(lambda _: self.chosen.emit())
        self.sign = QPushButton(self.tr("Ký dấu Đến…"))
        self.sign.setProperty("kind", "link")
        self.sign.setToolTip(self.tr("Ký số của cơ quan tại dấu Đến, sau các chữ ký của nơi gửi, và lưu ra tệp"))
        icons.dress(self.sign, "stamp")
        self.sign.clicked.connect(lambda _: self.seal.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        row.addWidget(self._marked)
        row.addWidget(self._received)
        row.addStretch(1)
        row.addWidget(self.sign)
        self.hide()

    @property
    def marked(self) -> bool:
        """Whether the copy with the mark is wanted, and there is one."""
        return not self.isHidden() and self._marked.isChecked()

    def show_document(self, document: Document) -> None:
        """Another document, or the same one later."""
        self.setVisible(has_mark(document))
        self.sign.setVisible(self._clerk)
        self._marked.setEnabled(True)
        self._marked.setToolTip(self.tr("Bản làm việc, không mang chữ ký số; kết quả kiểm tra chữ ký là của bản gốc."))

    def fail(self, error: UserError) -> None:
        """There is no copy with the mark: show what came."""
        self._marked.setEnabled(False)
        self._marked.setToolTip(error.what)
        self._received.setChecked(True)

    def _choice(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("kind", "chip")
        button.setCheckable(True)
        button.setAutoDefault(False)
        return button
