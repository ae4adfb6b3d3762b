"""Từ chối tiếp nhận (status 02): the sender is told why."""

from vbdt.acts.office import Office
from vbdt.acts.record import record_alone
from vbdt.document.events import Refused
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError


def refuse(office: Office, document: DocumentId, reason: str) -> Changed:
    allow(office.store.document(document), Act.REFUSE, office.me)
    if not reason.strip():
        raise UserError(
            "Chưa ghi lý do từ chối.", "Ghi rõ lý do để nơi gửi biết.", rule="Quyết định 28/2018/QĐ-TTg, Điều 9"
        )
    return record_alone(office, document, Refused(reason.strip()))
