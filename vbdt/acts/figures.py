"""Báo cáo chỉ tiêu: the figures the province answers for, from the documents this desk has."""

from datetime import date

from vbdt.acts.office import Office
from vbdt.acts.record import record_alone
from vbdt.document.directory import Role
from vbdt.document.events import SecretCounted
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId, random_id
from vbdt.document.kinds import Secrecy
from vbdt.document.model import Changed, Document
from vbdt.document.targets import Period, Target, electronic, on_time, signed
from vbdt.errors import NotAllowed, UserError


def targets(office: Office, period: Period) -> tuple[Target, ...]:
    """The three figures for a period, each with the documents behind it."""
    documents = _all(office)
    secrets = office.store.secrets(period.first, period.last)
    return (
        electronic(documents, period, secrets),
        signed(documents, period),
        on_time(documents, period, office.today),
    )


def count_secret(office: Office, secrecy: Secrecy, count: int, on: date) -> Changed:
    """Register only how many secret documents were handled on paper elsewhere, so that the targets exclude them."""
    if not office.me.has(Role.CLERK):
        raise NotAllowed("Chỉ văn thư ghi số lượng văn bản mật.", "Chuyển cho văn thư cơ quan.")
    if secrecy is Secrecy.NONE or not 1 <= count <= 10_000:
        raise UserError("Số lượng hoặc độ mật không hợp lệ.", "Nhập độ mật và số văn bản từ 1 trở lên.")
    return record_alone(office, DocumentId(random_id()), SecretCounted(secrecy, count, on))


def _all(office: Office) -> tuple[Document, ...]:
    found: list[Document] = []
    page = office.store.documents(Filter(), limit=1000)
    found += page.rows
    while page.next is not None:
        page = office.store.documents(Filter(), limit=1000, before=page.next)
        found += page.rows
    return tuple(found)
