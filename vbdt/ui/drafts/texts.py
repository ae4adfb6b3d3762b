"""The texts of a draft as tabs: the body, then each annex with its label and title."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from vbdt.document.content import Annex, Draft
from vbdt.document.outline import roman
from vbdt.ui import icons
from vbdt.ui.drafts.body import BodyEditor

LABEL = "Phụ lục"
"""Words of the document, which is Vietnamese whatever the language of the window."""


class AnnexPage(QWidget):
    """One annex: `Phụ lục I`, its title, and its own body."""

    edited = Signal()
    remove = Signal(object)

    def __init__(self, annex: Annex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLineEdit(annex.label, self)
        self.label.setAccessibleName(self.tr("Tên phụ lục"))
        self.label.setFixedWidth(150)
        self.title = QLineEdit(annex.title, self)
        self.title.setAccessibleName(self.tr("Tiêu đề phụ lục"))
        self.title.setPlaceholderText(self.tr("Tiêu đề phụ lục"))
        self.headed = QCheckBox(self.tr("Văn bản ban hành kèm theo"), self)
        self.headed.setToolTip(self.tr("Quy chế, quy định… có quốc hiệu và tên cơ quan riêng"))
        self.headed.setChecked(annex.headed)
        self._remove = QPushButton(self.tr("Xóa phụ lục"), self)
        self._remove.setProperty("kind", "link")
        self.body = BodyEditor(self.tr("Nội dung phụ lục"), self)
        self.body.show_blocks(annex.body)
        names = QHBoxLayout()
        names.setContentsMargins(14, 10, 14, 0)
        names.setSpacing(8)
        names.addWidget(self.label)
        names.addWidget(self.title, 1)
        below = QHBoxLayout()
        below.setContentsMargins(14, 6, 14, 4)
        below.addWidget(self.headed)
        below.addStretch(1)
        below.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(names)
        layout.addLayout(below)
        layout.addWidget(self.body, 1)
        self.label.textChanged.connect(self.edited)
        self.title.textChanged.connect(self.edited)
        self.headed.toggled.connect(self.edited)
        self.body.edited.connect(self.edited)
        self._remove.clicked.connect(self._ask_to_remove)

    def annex(self) -> Annex:
        """The annex as it stands."""
        return Annex(self.label.text().strip(), self.title.text().strip(), self.body.blocks(), self.headed.isChecked())

    def _ask_to_remove(self) -> None:
        self.remove.emit(self)


class Texts(QTabWidget):
    """Body and annexes. `edited` follows every change, `editor_changed` the editor one works in."""

    edited = Signal()
    editor_changed = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setStyleSheet("QTabWidget::tab-bar { left: 16px; }")
        self.setAccessibleName(self.tr("Phần của văn bản"))
        self.tabBar().setAccessibleName(self.tr("Phần của văn bản"))
        self.body = BodyEditor(self.tr("Nội dung văn bản"), self)
        self.addTab(self.body, self.tr("Nội dung"))
        self._add = QPushButton(self.tr("Thêm phụ lục"), self)
        self._add.setProperty("kind", "link")
        icons.dress(self._add, "plus", "accent", 16)
        self.setCornerWidget(self._add)
        self._watch(self.body)
        self._add.clicked.connect(self.add_annex)
        self.currentChanged.connect(self._turned)

    def show_draft(self, draft: Draft) -> None:
        """Show body and annexes of a draft."""
        for page in self.annexes():
            self._take_away(page)
        self.body.show_blocks(draft.body)
        for annex in draft.annexes:
            self._append(annex)
        self.setCurrentIndex(0)

    def draft(self, base: Draft) -> Draft:
        """`base` with the texts as they stand."""
        return replace(base, body=self.body.blocks(), annexes=tuple(page.annex() for page in self.annexes()))

    def annexes(self) -> list[AnnexPage]:
        pages = (self.widget(n) for n in range(1, self.count()))
        return [page for page in pages if isinstance(page, AnnexPage)]

    def editor(self) -> BodyEditor:
        """The editor of the tab in front."""
        page = self.currentWidget()
        return page.body if isinstance(page, AnnexPage) else self.body

    def take_grounds(self, takes: bool) -> None:
        """Whether «Căn cứ …» in the body is a ground of its own, as in a decision, or a sentence, as in a letter."""
        self.body.takes_grounds = takes

    def add_annex(self) -> None:
        """One more annex, in front; numbered when it is not the only one."""
        pages = self.annexes()
        if len(pages) == 1 and pages[0].label.text() == LABEL:
            pages[0].label.setText(f"{LABEL} {roman(1)}")
        page = self._append(Annex(f"{LABEL} {roman(len(pages) + 1)}" if pages else LABEL, ""))
        self.setCurrentWidget(page)
        page.title.setFocus()
        self.edited.emit()

    def _append(self, annex: Annex) -> AnnexPage:
        page = AnnexPage(annex, self)
        self._watch(page.body)
        page.edited.connect(self.edited)
        page.label.textChanged.connect(self._name_tabs)
        page.remove.connect(self._remove)
        self.addTab(page, annex.label or LABEL)
        return page

    def _watch(self, editor: BodyEditor) -> None:
        editor.refused.connect(self.refused)
        if editor is self.body:
            editor.edited.connect(self.edited)

    def _name_tabs(self) -> None:
        for page in self.annexes():
            self.setTabText(self.indexOf(page), page.label.text() or LABEL)

    def _remove(self, page: AnnexPage) -> None:
        self._take_away(page)
        self.edited.emit()

    def _take_away(self, page: AnnexPage) -> None:
        self.removeTab(self.indexOf(page))
        page.deleteLater()

    def _turned(self) -> None:
        self.editor_changed.emit(self.editor())
