"""The bar above the body: kinds of block, styles, tables. Its keys are in the one table of shortcuts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QTextFormat
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from vbdt.document.content import BlockKind
from vbdt.ui import icons
from vbdt.ui.drafts import tables
from vbdt.ui.drafts.body import BodyEditor
from vbdt.ui.drafts.kindnames import kind_names
from vbdt.ui.shortcuts import keys_of
from vbdt.ui.wheel import pass_wheel

STYLES = (
    ("bold", QTextFormat.Property.FontWeight),
    ("italic", QTextFormat.Property.FontItalic),
    ("underline", QTextFormat.Property.FontUnderline),
)
KEYED = (
    BlockKind.PARAGRAPH,
    BlockKind.CAN_CU,
    BlockKind.DIEU,
    BlockKind.KHOAN,
    BlockKind.DIEM,
    BlockKind.ROMAN,
)


class BodyToolbar(QFrame):
    """Works on whichever editor it was given last. `table_wanted` asks for a new table, `columns_wanted` for widths."""

    table_wanted = Signal()
    columns_wanted = Signal()

    def __init__(self, keys_for: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: BodyEditor | None = None
        self.setProperty("ground", "canvas")
        self.setProperty("line", "below")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.setSpacing(2)
        self._make_kinds()
        for name, style in STYLES:
            words = {"bold": self.tr("Đậm"), "italic": self.tr("Nghiêng"), "underline": self.tr("Gạch chân")}[name]
            self._button(name, words, partial(self._style, style.value), name)
        self._row.addSpacing(8)
        self._table = self._button("table", self.tr("Bảng"), self.table_wanted.emit, "table")
        self._table_menu = self._make_table_menu()
        self._row.addSpacing(8)
        self._button("corner-up-left", self.tr("Hoàn tác"), lambda: self._on_editor(BodyEditor.undo), "")
        self._button("corner-up-right", self.tr("Làm lại"), lambda: self._on_editor(BodyEditor.redo), "")
        self._row.addStretch(1)
        self._bind(keys_for)

    def work_on(self, editor: BodyEditor) -> None:
        """Follow another editor from now on."""
        if self._editor is not None:
            self._editor.kind_changed.disconnect(self._show_kind)
        self._editor = editor
        editor.kind_changed.connect(self._show_kind)
        self._show_kind(editor.kind())

    def _make_kinds(self) -> None:
        self._kinds = pass_wheel(QComboBox(self))
        self._kinds.setAccessibleName(self.tr("Loại khối văn bản"))
        self._kinds.setToolTip(self.tr("Loại khối văn bản"))
        self._kinds.setFixedWidth(158)
        for kind, name in kind_names():
            self._kinds.addItem(name, kind)
        self._kinds.activated.connect(self._kind_chosen)
        self._row.addWidget(self._kinds)
        self._row.addSpacing(8)

    def _make_table_menu(self) -> QToolButton:
        button = self._button("ellipsis", self.tr("Sửa bảng"), None, "")
        menu = QMenu(button)
        for words, change in (
            (self.tr("Thêm hàng bên dưới"), tables.add_row),
            (self.tr("Thêm cột bên phải"), tables.add_column),
            (self.tr("Xóa hàng"), tables.remove_row),
            (self.tr("Xóa cột"), tables.remove_column),
            (self.tr("Xóa bảng"), tables.remove_table),
        ):
            action = QAction(words, menu)
            action.triggered.connect(partial(self._change_table, change))
            menu.addAction(action)
        menu.addSeparator()
        columns = QAction(self.tr("Độ rộng và căn lề cột…"), menu)
        columns.triggered.connect(self.columns_wanted)
        menu.addAction(columns)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setEnabled(False)
        return button

    def _button(self, icon: str, words: str, do: Callable[[], object] | None, shortcut: str) -> QToolButton:
        button = QToolButton(self)
        icons.dress(button, icon, "second")
        button.setAccessibleName(words)
        keys = QKeySequence(keys_of(shortcut)).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
        button.setToolTip(f"{words} ({keys})" if keys else words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if do is not None:
            button.clicked.connect(lambda _checked=False, do=do: do())
        self._row.addWidget(button)
        return button

    def _bind(self, keys_for: QWidget) -> None:
        for name, style in STYLES:
            self._key(keys_for, name, partial(self._style, style.value))
        for kind in KEYED:
            self._key(keys_for, f"block_{kind.value}", partial(self._set_kind, kind))
        self._key(keys_for, "level_in", lambda: self._on_editor(partial(BodyEditor.shift, outward=False)))
        self._key(keys_for, "level_out", lambda: self._on_editor(partial(BodyEditor.shift, outward=True)))
        self._key(keys_for, "table", self.table_wanted.emit)

    def _key(self, keys_for: QWidget, name: str, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys_of(name)), keys_for)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: do())

    def _on_editor(self, do: Callable[[BodyEditor], object]) -> None:
        if self._editor is not None:
            do(self._editor)
            self._editor.setFocus()

    def _style(self, style: int) -> None:
        self._on_editor(lambda editor: editor.toggle(style))

    def _set_kind(self, kind: BlockKind) -> None:
        self._on_editor(lambda editor: editor.set_kind(kind))

    def _kind_chosen(self) -> None:
        self._set_kind(BlockKind(self._kinds.currentData()))

    def _change_table(self, change: Callable[..., None], _checked: bool = False) -> None:
        self._on_editor(lambda editor: tables.change(editor.textCursor(), change))

    def _show_kind(self, kind: BlockKind) -> None:
        inside = kind is BlockKind.TABLE
        self._table_menu.setEnabled(inside)
        self._kinds.setEnabled(not inside)
        if not inside:
            self._kinds.setCurrentIndex(self._kinds.findData(kind))
