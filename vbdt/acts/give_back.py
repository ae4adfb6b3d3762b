"""Trả lại: a document goes back with a note to the one who can mend it."""

from vbdt.acts.office import Office
from vbdt.acts.record import record_alone
from vbdt.document.events import Returned
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Direction
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError


def give_back(office: Office, document: DocumentId, note: str) -> Changed:
    """An outgoing document returns to its drafter, an assigned one to the leader who assigned it."""
    known = office.store.document(document)
    allow(known, Act.RETURN, office.me)
    if not note.strip():
        raise UserError("Chưa ghi lý do trả lại.", "Ghi rõ điều cần sửa để người nhận biết.")
    to = known.drafter if known.direction is Direction.OUTGOING else known.leader
    if to is None:
        raise UserError("Không rõ trả văn bản về bàn nào.", "Báo quản trị.")
    now = office.directory.desk_now(to)
    return record_alone(office, document, Returned(now.id if now else to, note.strip()))
