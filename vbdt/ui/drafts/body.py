"""The body editor: text whose blocks have kinds, with their numbers drawn beside them."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from vbdt.assets import fonts
from vbdt.document.content import Block, BlockKind, Table
from vbdt.errors import UserError
from vbdt.ui import theme
from vbdt.ui.drafts import tables
from vbdt.ui.drafts.blocks import GUTTER, HEADINGS, block_format, fill, insert, insert_runs, kind_at, read
from vbdt.ui.drafts.clipboard import copied_blocks, put_blocks, selected_blocks
from vbdt.ui.drafts.looks import KindLooks, numbers
from vbdt.ui.drafts.paste import GROUND, MARKS, blocks_from

SIZE_PX = 18
NEXT = {
    BlockKind.PHAN: BlockKind.CHUONG,
    BlockKind.CHUONG: BlockKind.DIEU,
    BlockKind.MUC: BlockKind.DIEU,
    BlockKind.TIEU_MUC: BlockKind.DIEU,
    BlockKind.ROMAN: BlockKind.PARAGRAPH,
    BlockKind.CENTERED: BlockKind.PARAGRAPH,
}
"""What Enter begins after a heading; after anything else it begins another of the same kind."""

OUTER = {BlockKind.DIEM: BlockKind.KHOAN, BlockKind.KHOAN: BlockKind.DIEU}
"""Where Enter on an empty block, or Shift+Tab, leads: one step out."""

INNER = {BlockKind.PARAGRAPH: BlockKind.KHOAN, BlockKind.DIEU: BlockKind.KHOAN, BlockKind.KHOAN: BlockKind.DIEM}


@cache
def document_font() -> str:
    """The family that documents are printed in, loaded from the program's own files."""
    for path in sorted(fonts().glob("Tinos-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    return "Tinos"


class BodyEditor(QTextEdit):
    """Edits the blocks of a text. `edited` follows every change, also one of looks alone; `kind_changed` the cursor."""

    edited = Signal()
    kind_changed = Signal(object)
    refused = Signal(object)
    """A UserError about something that could not be pasted."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_grounds = True
        self.setAccessibleName(name)
        self.setObjectName("body")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self.setPlaceholderText(
            self.tr("Soạn nội dung tại đây. Gõ «Điều 1. », «1. » hoặc «a) » ở đầu dòng để đánh số.")
        )
        # A style sheet, because the program's own style sheet names a font for every widget and would win over a font.
        self.setStyleSheet(
            f"BodyEditor {{ font-family: {document_font()}; font-size: {SIZE_PX}px; border: none; border-radius: 0; }}"
        )
        self.document().setDocumentMargin(10)
        self._looks = KindLooks(self.document())
        self.show_blocks(())
        self.textChanged.connect(self.edited)
        self.cursorPositionChanged.connect(self._tell_kind)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show the blocks of a draft, and forget what could be undone."""
        self.blockSignals(True)
        fill(self.document(), blocks)
        self.blockSignals(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def blocks(self) -> tuple[Block, ...]:
        """The text as it stands."""
        return read(self.document())

    def kind(self) -> BlockKind:
        """What the block at the cursor is."""
        return BlockKind.TABLE if tables.table_at(self.textCursor()) else kind_at(self.textCursor().block())

    def set_kind(self, kind: BlockKind) -> None:
        """Make the block at the cursor, or every selected one, a `kind`; tables stay as they are."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        end = cursor.selectionEnd()
        cursor.beginEditBlock()
        while block.isValid() and block.position() <= end:
            place = QTextCursor(block)
            if tables.table_at(place) is None:
                place.setBlockFormat(block_format(kind))
            block = block.next()
        cursor.endEditBlock()
        self._looks.rehighlight()
        self._tell_kind()

    def shift(self, outward: bool) -> None:
        """One level in (Điều, khoản, điểm) or out."""
        new = (OUTER if outward else INNER).get(self.kind())
        if new is not None:
            self.set_kind(new)

    # typing

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._handled(Qt.Key(event.key()), event.modifiers()):
            event.accept()
            return
        super().keyPressEvent(event)
        if event.text() == " ":
            self._recognise()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab leaves the editor, but in a table it is a key like others: the arrow keys lead out."""
        return tables.table_at(self.textCursor()) is None and super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        super().inputMethodEvent(event)
        if event.commitString().endswith(" "):
            self._recognise()

    def _handled(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Keys that mean something of their own here."""
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not modifiers & Qt.KeyboardModifier.ControlModifier:
                self._break()
                return True
            case Qt.Key.Key_Backspace:
                return self._leave_kind()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                return self._move_in_table(key == Qt.Key.Key_Tab)
        return False

    def _break(self) -> None:
        """Enter: a new block; on an empty one, a step out of its list."""
        cursor = self.textCursor()
        if tables.table_at(cursor) is not None:
            self._move_in_table(True)
            return
        kind = kind_at(cursor.block())
        if not cursor.block().text() and kind is not BlockKind.PARAGRAPH:
            self.set_kind(OUTER.get(kind, BlockKind.PARAGRAPH))
            return
        at_end = cursor.atBlockEnd()
        cursor.insertBlock(block_format(NEXT.get(kind, kind) if at_end else kind), QTextCharFormat())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _leave_kind(self) -> bool:
        """Backspace at the start of a numbered block makes it an ordinary paragraph first."""
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart() or tables.table_at(cursor) is not None:
            return False
        if kind_at(cursor.block()) is BlockKind.PARAGRAPH:
            return False
        self.set_kind(BlockKind.PARAGRAPH)
        return True

    def _move_in_table(self, forward: bool) -> bool:
        """Tab goes through the cells; behind the last one it adds a row. False outside a table."""
        cursor = self.textCursor()
        table = tables.table_at(cursor)
        if table is None:
            return False
        cell = table.cellAt(cursor)
        place = cell.row() * table.columns() + cell.column() + (1 if forward else -1)
        if place >= table.rows() * table.columns():
            tables.change(cursor, lambda table, row, column: tables.add_row(table, row, column))
        if place >= 0:
            row, column = divmod(place, table.columns())
            target = table.cellAt(row, column)
            cursor = target.firstCursorPosition()
            cursor.setPosition(target.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        return True

    def _recognise(self) -> None:
        """After a typed space: «Điều 1. » and the like become the kind they mean; Ctrl+Z brings the letters back."""
        cursor = self.textCursor()
        if tables.table_at(cursor) is not None:
            return
        typed = cursor.block().text()[: cursor.positionInBlock()]
        plain = kind_at(cursor.block()) is BlockKind.PARAGRAPH
        if plain and self.takes_grounds and GROUND.fullmatch(typed):
            self.set_kind(BlockKind.CAN_CU)
            return
        for kind, mark in MARKS:
            if mark.fullmatch(typed):
                cursor.beginEditBlock()
                cursor.setPosition(cursor.block().position(), QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                cursor.setBlockFormat(block_format(kind))
                cursor.endEditBlock()
                self.setTextCursor(cursor)
                self._looks.rehighlightBlock(cursor.block())
                self._tell_kind()
                return

    # pasting

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        try:
            copied = copied_blocks(source)
            found = blocks_from(source, self.takes_grounds) if copied is None else copied
        except UserError as error:
            self.refused.emit(error)
        else:
            self.insert_blocks(found)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Text, but no files: those are annexed elsewhere, and their names are no text."""
        return not source.hasUrls() and (source.hasText() or source.hasHtml())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Words for everyone, and the blocks with their kinds for ourselves."""
        words = super().createMimeDataFromSelection()  # of a class that does not name formats added to it
        data = QMimeData()
        data.setText(words.text())
        data.setHtml(words.html())
        put_blocks(data, selected_blocks(self.textCursor()))
        return data

    def insert_blocks(self, found: Sequence[Block]) -> None:
        """Insert in place of the selection. A single paragraph, or anything put into a cell, joins the line."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        alone = len(found) == 1 and found[0].table is None
        joined = alone and (found[0].kind is BlockKind.PARAGRAPH or bool(cursor.block().text()))
        if tables.table_at(cursor) is not None or joined:
            for n, block in enumerate(found):
                insert_runs(cursor, block.runs if joined else ())
                if not joined:
                    cursor.insertText((" " if n else "") + block.text, QTextCharFormat())
        else:
            insert(cursor, found)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self._looks.rehighlight()

    def insert_table(self, table: Table) -> None:
        """A table where the cursor stands, and the cursor in its first empty cell."""
        cursor = self.textCursor()
        if tables.table_at(cursor) is not None:
            return
        cursor.beginEditBlock()
        made = tables.insert_table(cursor, table)
        cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
        cursor.endEditBlock()
        empty = next((n for n, column in enumerate(table.columns) if not column.title), 0)
        self.setTextCursor(made.cellAt(0, empty).firstCursorPosition())
        self.setFocus()

    # looks

    def toggle(self, style: int) -> None:
        """Switch bold, italic or underline (a property of QTextFormat) for the selection or what is typed next."""
        form = QTextCharFormat()
        now = self.currentCharFormat()
        if style == QTextFormat.Property.FontWeight.value:
            heavy = now.fontWeight() >= QFont.Weight.DemiBold.value
            form.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)
        elif style == QTextFormat.Property.FontItalic.value:
            form.setFontItalic(not now.fontItalic())
        else:
            form.setFontUnderline(not now.fontUnderline())
        self.mergeCurrentCharFormat(form)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value()))
        seen = QRectF(event.rect()).translated(0, self.verticalScrollBar().value())
        painter.setPen(QColor(theme.current().second))
        for number, label in numbers(self.document(), self.textCursor().block()).items():
            block = self.document().findBlockByNumber(number)
            place = self.document().documentLayout().blockBoundingRect(block)
            if place.top() > seen.bottom():
                break
            if place.bottom() >= seen.top():
                self._paint_label(painter, block, place, label)
        painter.end()

    def _paint_label(self, painter: QPainter, block: QTextBlock, place: QRectF, label: str) -> None:
        font = QFont(self.font())
        font.setBold(kind_at(block) is BlockKind.DIEU or kind_at(block) in HEADINGS)
        painter.setFont(font)
        line = block.layout().lineAt(0)
        room = QRectF(0, place.top() + line.y(), GUTTER, line.height() or place.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), label)

    def _tell_kind(self) -> None:
        self.kind_changed.emit(self.kind())
        self.viewport().update()
