"""The body of a draft in a QTextDocument and back. What a block is lies in a property of its format, not in its looks.

Formats survive undo and are inherited by Enter, but not by HTML: what is kept is always `content.Block`, read here.
"""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextTable,
)

from vbdt.document.content import Block, BlockKind, Run
from vbdt.ui.drafts.tables import insert_table, read_table

KIND = QTextBlockFormat.Property.UserProperty.value + 1
"""The property of a block's format that holds the value of its BlockKind."""

GUTTER = 84
"""Room left of the text for the number of a block, in pixels."""

_CENTERED = (
    BlockKind.CENTERED,
    BlockKind.PHAN,
    BlockKind.CHUONG,
    BlockKind.MUC,
    BlockKind.TIEU_MUC,
)
HEADINGS = (*_CENTERED, BlockKind.ROMAN)


def kind_at(block: QTextBlock) -> BlockKind:
    """What a block of the editor is; anything unmarked is an ordinary paragraph."""
    value = block.blockFormat().property(KIND)
    return BlockKind(value) if isinstance(value, str) else BlockKind.PARAGRAPH


def block_format(kind: BlockKind) -> QTextBlockFormat:
    """The format that marks a block as `kind`."""
    form = QTextBlockFormat()
    form.setProperty(KIND, kind.value)
    form.setLeftMargin(GUTTER)
    form.setRightMargin(16)
    form.setTopMargin(4)
    form.setBottomMargin(4)
    form.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if kind in _CENTERED:
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return form


def char_format(run: Run) -> QTextCharFormat:
    """The looks of a run."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold if run.bold else QFont.Weight.Normal)
    form.setFontItalic(run.italic)
    form.setFontUnderline(run.underline)
    return form


def fill(document: QTextDocument, blocks: Iterable[Block]) -> None:
    """Put the blocks in place of whatever the document holds; its undo history starts anew."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
    insert(cursor, tuple(blocks))
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def insert(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Insert blocks at the cursor as one step of undo. The first continues an empty block, else begins a new one."""
    cursor.beginEditBlock()
    for block in blocks:
        if block.table is not None:
            insert_table(cursor, block.table)
            cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
            continue
        if cursor.block().text():
            cursor.insertBlock(block_format(block.kind), QTextCharFormat())
        else:
            cursor.setBlockFormat(block_format(block.kind))
        insert_runs(cursor, block.runs)
    cursor.endEditBlock()


def insert_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    """Insert styled text where the cursor stands."""
    for run in runs:
        cursor.insertText(run.text, char_format(run))


def read(document: QTextDocument) -> tuple[Block, ...]:
    """The blocks of the document in order; empty paragraphs, which an official text does not have, are left out."""
    return tuple(_blocks(document.rootFrame()))


def frame_at(place: QTextFrame.iterator) -> QTextFrame | None:
    """The frame at a place, None where there is a block (Qt's stubs do not say that there may be none)."""
    return place.currentFrame()


def top_level(document: QTextDocument) -> Iterator[QTextBlock]:
    """The blocks of the body itself, not those inside tables."""
    place = document.rootFrame().begin()
    while not place.atEnd():
        if frame_at(place) is None:
            yield place.currentBlock()
        place += 1


def runs_of(block: QTextBlock) -> tuple[Run, ...]:
    """The runs of one block, neighbours of one style joined."""
    runs: list[Run] = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        run = _run(fragment.text(), fragment.charFormat())
        if runs and _style(runs[-1]) == _style(run):
            runs[-1] = Run(runs[-1].text + run.text, run.bold, run.italic, run.underline)
        else:
            runs.append(run)
        place += 1
    return tuple(run for run in runs if run.text)


def _blocks(frame: QTextFrame) -> Iterator[Block]:
    place = frame.begin()
    while not place.atEnd():
        inner = frame_at(place)
        if isinstance(inner, QTextTable):
            yield Block(BlockKind.TABLE, table=read_table(inner))
        elif inner is None:
            block = place.currentBlock()
            runs = runs_of(block)
            if any(run.text.strip() for run in runs):
                yield Block(kind_at(block), runs)
        place += 1


def _run(text: str, form: QTextCharFormat) -> Run:
    return Run(text, form.fontWeight() >= QFont.Weight.DemiBold.value, form.fontItalic(), form.fontUnderline())


def _style(run: Run) -> tuple[bool, bool, bool]:
    return run.bold, run.italic, run.underline
