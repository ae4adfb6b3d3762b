"""Xử lý: the lead starts (status 05) and finishes (status 06), with a reply where there is one."""

from vbdt.acts.office import Office
from vbdt.acts.record import record_alone
from vbdt.document.events import Finished, Started
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError


def start(office: Office, document: DocumentId) -> Changed:
    allow(office.store.document(document), Act.START, office.me)
    return record_alone(office, document, Started())


def finish(office: Office, document: DocumentId, result: str, reply: DocumentId | None = None) -> Changed:
    """`result` says in words what was done; `reply` is our answering document, which must exist."""
    allow(office.store.document(document), Act.FINISH, office.me)
    if not result.strip():
        raise UserError("Chưa ghi kết quả xử lý.", "Ghi ngắn gọn kết quả, hoặc «Đã biết» nếu chỉ để biết.")
    if reply is not None:
        office.store.document(reply)
    return record_alone(office, document, Finished(result.strip(), reply))
