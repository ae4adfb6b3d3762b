"""Ngừng chờ trả lời: a recall, an update or a replacement that a recipient never answers holds the sender no longer."""

from collections.abc import Sequence

from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.changes import StoppedWaiting, is_open
from vbdt.document.directory import Role
from vbdt.document.ids import AgencyId, DocumentId
from vbdt.document.model import Changed, Document
from vbdt.errors import NotAllowed, UserError


def waited_for(office: Office, document: Document) -> tuple[AgencyId, ...]:
    """The recipients whose answer this desk may stop waiting for."""
    if document.holder != office.me.id or not office.me.has(Role.CLERK):
        return ()
    return tuple(each.recipient for each in document.deliveries if is_open(each))


def stop_waiting(office: Office, document: DocumentId, reason: str, recipients: Sequence[AgencyId] = ()) -> Changed:
    """Wait no more for `recipients`, or for nobody at all. An answer that comes later still counts.

    Raises NotAllowed where nobody is waited for or this desk may not decide, UserError without a reason.
    """
    open_ones = waited_for(office, office.store.document(document))
    given_up = tuple(dict.fromkeys(recipients or open_ones))
    if not given_up or not set(given_up) <= set(open_ones):
        raise NotAllowed("Không chờ trả lời nào của nơi được chọn.", "Tải lại để xem nơi nào chưa trả lời.")
    reason = reason.strip()[:2000]
    if not reason:
        raise UserError("Chưa ghi lý do ngừng chờ.", "Ghi lý do để lưu trong lịch sử văn bản.")
    with office.store.write() as writing:
        record(office, writing, document, StoppedWaiting(given_up, reason))
    return Changed(documents=(document,), deliveries=True)
