"""What comes from outside into the body: HTML from word processors and plain text, as blocks of ours.

Colours, fonts, sizes, images and links stay outside. Typed numbers («Điều 2.», «1.», «a)») become kinds, because in
the body numbers follow from place.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QTextBlock, QTextDocument, QTextFrame, QTextList, QTextListFormat, QTextTable

from vbdt.document.content import MAX_CHARACTERS, Block, BlockKind, Column, Run, Table, clean, paragraph
from vbdt.errors import BadInput
from vbdt.ui.drafts.blocks import frame_at, runs_of
from vbdt.ui.drafts.tables import check_table, read_table

MAX_HTML = 4_000_000
"""Characters of HTML that are read; a thousand pages from a word processor are fewer."""

MARKS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    (BlockKind.DIEU, re.compile(r"Điều\s+\d{1,3}[.:]\s*")),
    (BlockKind.CHUONG, re.compile(r"(?:Chương|CHƯƠNG)\s+[IVXLC\d]{1,6}[.:]?\s+")),
    (BlockKind.ROMAN, re.compile(r"[IVX]{1,5}[.]\s+")),
    (BlockKind.KHOAN, re.compile(r"\d{1,2}[.]\s+")),
    (BlockKind.DIEM, re.compile(r"[a-zđ]{1,2}\)\s+")),
)
"""How a block that somebody numbered by hand begins; the mark itself is dropped."""

GROUND = re.compile(r"(Căn cứ|Theo đề nghị|Xét đề nghị)\s", re.IGNORECASE)
_CENTERED_LINE = re.compile(r"(QUYẾT ĐỊNH|QUYẾT NGHỊ)\s*:\s*")
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)


class _Closed(QTextDocument):
    """A document that fetches nothing: pasted HTML may name files and addresses."""

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: N802 - Qt's names
        return None


def blocks_from(source: QMimeData, grounds: bool = True) -> tuple[Block, ...]:
    """The blocks in a clipboard. Raises BadInput when there is more than a draft may hold.

    Without `grounds` a paragraph that begins with «Căn cứ» is a paragraph.
    """
    if source.hasHtml() and len(source.html()) <= MAX_HTML:
        found = from_html(source.html())
    else:
        found = from_text(source.text())
    size = sum(len(block.text) for block in found)
    if size > MAX_CHARACTERS:
        raise BadInput(f"Nội dung dán vào quá lớn ({size} ký tự).", "Dán từng phần, hoặc đính kèm thành tệp riêng.")
    for block in found:
        if block.table is not None:
            check_table(block.table)
    if not grounds:
        found = tuple(replace(b, kind=BlockKind.PARAGRAPH) if b.kind is BlockKind.CAN_CU else b for b in found)
    return found


def from_html(html: str) -> tuple[Block, ...]:
    """The blocks of a piece of HTML, numbered ones with their kinds."""
    document = _Closed()
    document.setHtml(html)
    return tuple(_blocks(document.rootFrame()))


def from_text(text: str) -> tuple[Block, ...]:
    """One block a line; lines of cells divided by tabs become a table."""
    if len(text) > MAX_CHARACTERS:
        raise BadInput(
            f"Nội dung dán vào quá lớn ({len(text)} ký tự).", "Dán từng phần, hoặc đính kèm thành tệp riêng."
        )
    lines = [line for line in text.splitlines() if line.strip()]
    width = {line.count("\t") for line in lines}
    if len(lines) > 1 and len(width) == 1 and 0 < width.pop() < 20:
        head, *rows = ([clean(cell).strip() for cell in line.split("\t")] for line in lines)
        return (Block(BlockKind.TABLE, table=Table(tuple(map(Column, head)), tuple(map(tuple, rows)))),)
    return tuple(recognise(paragraph(clean(line).strip())) for line in lines)


def recognise(block: Block) -> Block:
    """The block with the kind that its first words show, and without a typed number."""
    if block.kind is not BlockKind.PARAGRAPH:
        return block
    if GROUND.match(block.text):
        return replace(block, kind=BlockKind.CAN_CU, runs=_plain(block.runs, italic=True))
    if _CENTERED_LINE.fullmatch(block.text):
        return replace(block, kind=BlockKind.CENTERED, runs=_plain(block.runs, bold=True))
    for kind, mark in MARKS:
        found = mark.match(block.text)
        if found and found.end() < len(block.text):
            runs = _after(block.runs, found.end())
            return replace(block, kind=kind, runs=runs)
    return block


def _blocks(frame: QTextFrame) -> Iterator[Block]:
    place = frame.begin()
    while not place.atEnd():
        inner = frame_at(place)
        if isinstance(inner, QTextTable):
            yield Block(BlockKind.TABLE, table=read_table(inner))
        elif inner is not None:
            yield from _blocks(inner)
        else:
            yield from _paragraph(place.currentBlock())
        place += 1


def _paragraph(block: QTextBlock) -> Iterator[Block]:
    runs = tuple(_trim(run for run in runs_of(block) if run.text.strip("\ufffc")))
    if not any(run.text.strip() for run in runs):
        return
    made = Block(BlockKind.PARAGRAPH, runs)
    listed = _list_of(block)
    if listed is None:
        yield recognise(made)
    elif listed.format().style() in _BULLETS:
        yield replace(made, runs=(Run("- "), *runs))
    else:
        deep = listed.format().indent() > 1
        yield replace(made, kind=BlockKind.DIEM if deep else BlockKind.KHOAN)


def _list_of(block: QTextBlock) -> QTextList | None:
    return block.textList()


def _trim(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs without the hard spaces that word processors pad with, and without space in front."""
    begun = False
    for run in runs:
        text = re.sub(r"\s+", " ", run.text.replace("\ufffc", "").replace("\u00a0", " "))
        text = text if begun else text.lstrip()
        begun = begun or bool(text)
        if text:
            yield replace(run, text=text)


def _after(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    """The runs without their first `length` characters."""
    left = []
    for run in runs:
        text = run.text[length:]
        length = max(0, length - len(run.text))
        if text:
            left.append(replace(run, text=text))
    return tuple(left)


def _plain(runs: tuple[Run, ...], *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """The runs without the style that the kind of the block brings by itself."""
    return tuple(replace(run, bold=run.bold and not bold, italic=run.italic and not italic) for run in runs)
