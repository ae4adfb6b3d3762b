"""Copying inside the body: the blocks travel with their kinds, which neither HTML nor plain text would keep."""

import json

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from vbdt.document.codec import canonical, decode
from vbdt.document.content import MAX_JSON_BYTES, Annex, Block
from vbdt.errors import BadInput
from vbdt.ui.drafts.blocks import read

MEDIA = "application/x-vbdt-blocks+json"


def selected_blocks(cursor: QTextCursor) -> tuple[Block, ...]:
    """The blocks of the selection; the first and last only as far as they are selected."""
    copy = QTextDocument()
    QTextCursor(copy).insertFragment(cursor.selection())
    return read(copy)


def put_blocks(data: QMimeData, blocks: tuple[Block, ...]) -> None:
    """Add the blocks to what goes to the clipboard."""
    data.setData(MEDIA, QByteArray(canonical(Annex("", "", blocks))))


def copied_blocks(data: QMimeData) -> tuple[Block, ...] | None:
    """The blocks somebody put there, None when nobody did. Raises BadInput when they are not what they say."""
    if not data.hasFormat(MEDIA):
        return None
    written = bytes(data.data(MEDIA).data())
    try:
        if len(written) > MAX_JSON_BYTES:
            raise ValueError
        return decode(Annex, json.loads(written)).body
    except (ValueError, RecursionError):
        raise BadInput("Nội dung trong bộ nhớ tạm bị hỏng.", "Chép lại rồi dán.") from None
