"""How the kinds of block look while one writes: italics, bold and capitals are shown, never kept."""

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from vbdt.document.content import Block, BlockKind
from vbdt.document.outline import labels
from vbdt.ui.drafts.blocks import HEADINGS, kind_at, top_level
from vbdt.ui.drafts.tables import table_at

UPPER = (BlockKind.PHAN, BlockKind.CHUONG, BlockKind.MUC, BlockKind.TIEU_MUC, BlockKind.ROMAN)


class KindLooks(QSyntaxHighlighter):
    """Shows each block in the style its kind has in print. A highlighter's formats are not part of the document."""

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        form = QTextCharFormat()
        block = self.currentBlock()
        cursor = QTextCursor(block)
        table = table_at(cursor)
        kind = kind_at(block)
        if table is not None:
            if table.cellAt(cursor).row() == 0:
                form.setFontWeight(QFont.Weight.Bold)
        elif kind is BlockKind.CAN_CU:
            form.setFontItalic(True)
        elif kind in HEADINGS:
            form.setFontWeight(QFont.Weight.Bold)
            if kind in UPPER:
                form.setFontCapitalization(QFont.Capitalization.AllUppercase)
        if form.propertyCount():
            self.setFormat(0, len(text), form)


def numbers(document: QTextDocument, current: QTextBlock) -> dict[int, str]:
    """The label of each block by its number in the document, as print will count them.

    Empty blocks are not printed and so not counted, but for the one being written.
    """
    counted = [each for each in top_level(document) if each.text().strip() or each == current]
    kinds = [Block(kind_at(each)) for each in counted]
    pairs = zip(counted, labels(kinds), strict=True)
    return {each.blockNumber(): label for each, label in pairs if label}
