"""Phân công (bút phê, status 04): exactly one lead, coordinators, an instruction and a deadline."""

from collections.abc import Sequence
from datetime import date

from vbdt.acts.office import Office
from vbdt.acts.record import record_alone
from vbdt.document.events import Assigned
from vbdt.document.ids import DeskId, DocumentId
from vbdt.document.model import Changed
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError


def assign(
    office: Office,
    document: DocumentId,
    to: DeskId,
    deadline: date,
    instruction: str,
    coordinators: Sequence[DeskId] = (),
) -> Changed:
    """Hand the document to its lead. The deadline is a working day from today on."""
    allow(office.store.document(document), Act.ASSIGN, office.me)
    for desk in (to, *coordinators):
        if office.directory.desk(desk).agency != office.me.agency:
            raise UserError("Chỉ phân công cho cán bộ trong cơ quan.", "Chọn lại người xử lý.")
    if to in coordinators:
        raise UserError("Người chủ trì không đồng thời là người phối hợp.", "Bỏ người chủ trì khỏi phần phối hợp.")
    if deadline < office.today:
        raise UserError("Hạn xử lý đã qua.", "Chọn ngày từ hôm nay trở đi.")
    office.calendar.require(deadline)
    if not office.calendar.is_working(deadline):
        why = office.calendar.reason(deadline) or "ngày nghỉ cuối tuần"
        raise UserError(f"Hạn xử lý {deadline:%d/%m/%Y} là ngày nghỉ ({why}).", "Chọn một ngày làm việc.")
    return record_alone(office, document, Assigned(to, tuple(coordinators), instruction.strip(), deadline))


def deadline_after(office: Office, working_days: int) -> date:
    """The deadline of a term in working days that starts on the next working day."""
    if not 1 <= working_days <= 250:
        raise UserError("Thời hạn phải từ 1 đến 250 ngày làm việc.", "Nhập lại số ngày.")
    return office.calendar.add(office.today, working_days)
