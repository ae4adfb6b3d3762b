"""Drafts before submission (dự thảo): plain rows, saved as one types, without events."""

from dataclasses import dataclass
from datetime import datetime

from vbdt.document.ids import DocumentId
from vbdt.errors import UserError
from vbdt.store.database import Connection, Row
from vbdt.store.moments import micros, moment

_COLUMNS = "id, kind, subject, content, changed_at, note"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft. `content` is what the drafter's form writes; the store does not look inside."""

    id: DocumentId
    kind: str
    subject: str
    content: bytes
    changed_at: datetime
    note: str = ""


def save_draft(connection: Connection, draft: DraftRow) -> None:
    connection.run(
        f"INSERT OR REPLACE INTO drafts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 - our columns
        *(draft.id, draft.kind, draft.subject, draft.content, micros(draft.changed_at), draft.note),
    )


def drafts(connection: Connection) -> tuple[DraftRow, ...]:
    """All drafts, the last changed first."""
    return tuple(_draft(row) for row in connection.rows(f"SELECT {_COLUMNS} FROM drafts ORDER BY changed_at DESC, id"))  # noqa: S608


def draft(connection: Connection, document: DocumentId) -> DraftRow:
    """Raises UserError when there is no such draft."""
    row = connection.row(f"SELECT {_COLUMNS} FROM drafts WHERE id = ?", document)  # noqa: S608 - our columns
    if row is None:
        raise UserError("Không còn dự thảo này.", "Có thể đã trình hoặc đã xóa; tải lại danh sách.")
    return _draft(row)


def _draft(row: Row) -> DraftRow:
    document, kind, subject, content, changed, note = row
    return DraftRow(document, kind, subject, content, moment(changed), note)
