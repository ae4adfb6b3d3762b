"""Thay thế văn bản: which documents already sent the draft will replace."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vbdt.document.folding import fold
from vbdt.document.ids import DocumentId
from vbdt.document.model import Document
from vbdt.ui.ticks import TickList

ROWS_SHOWN = 10
WIDTH = 560


class ReplacedField(QWidget):
    """Says what is replaced; a button opens the list of what was sent. `changed` follows a choice."""

    changed = Signal()

    def __init__(self, sent: Sequence[Document], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sent = sent
        self._chosen: tuple[DocumentId, ...] = ()
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = QPushButton(self.tr("Thay thế văn bản…"), self)
        self.choose.setProperty("kind", "link")
        self.choose.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.said)
        layout.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.choose)
        self._tell()

    def documents(self) -> tuple[DocumentId, ...]:
        return self._chosen

    def show_documents(self, chosen: Iterable[DocumentId]) -> None:
        """Say exactly these."""
        self._chosen = tuple(chosen)
        self._tell()

    def _ask(self) -> None:
        dialog = SentDialog(self._sent, self._chosen, self)
        dialog.accepted.connect(partial(self._take, dialog))
        dialog.open()

    def _take(self, dialog: "SentDialog") -> None:
        self.show_documents(dialog.documents())
        self.changed.emit()

    def _tell(self) -> None:
        known = {each.id: named(each) for each in self._sent}
        lines = [known.get(each, each) for each in self._chosen]
        self.said.setText("\n".join(lines))
        self.said.setVisible(bool(lines))


class SentDialog(QDialog):
    """The documents that recipients have, to tick; a search needs no diacritics."""

    def __init__(self, sent: Sequence[Document], chosen: Sequence[DocumentId], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Thay thế văn bản đã gửi"))
        self.setMinimumWidth(WIDTH)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Tìm số, ký hiệu, trích yếu…"))
        self.search.setAccessibleName(self.tr("Tìm văn bản đã gửi"))
        self.list = TickList(self.tr("Văn bản đã gửi"), self)
        for each in sent:
            item = self.list.add(named(each), each.id)
            if each.id in chosen:
                item.setCheckState(Qt.CheckState.Checked)
        self.list.show_rows(ROWS_SHOWN)
        note = QLabel(
            self.tr("Nơi đang giữ văn bản cũ nhận đề nghị thay thế và trả lời; văn bản cũ không gửi thêm nữa."), self
        )
        note.setProperty("look", "second")
        note.setWordWrap(True)
        leave, take = QPushButton(self.tr("Hủy"), self), QPushButton(self.tr("Chọn"), self)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        take.setProperty("kind", "primary")
        take.setDefault(True)
        take.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        for widget in (self.search, self.list, note):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.search.textChanged.connect(self._narrow)

    def documents(self) -> tuple[DocumentId, ...]:
        return tuple(map(DocumentId, self.list.ticked()))

    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        for item in self.list.rows():
            item.setHidden(wanted not in fold(item.text()))


def named(document: Document) -> str:
    """`05/QĐ-SNV: Kiện toàn Tổ công tác`."""
    return f"{document.symbol}: {document.facts.subject}"
