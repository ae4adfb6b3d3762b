"""Vào sổ văn bản đến (status 03) và trình người có thẩm quyền phân công."""

from vbdt.acts.desks.keeping import next_number
from vbdt.acts.files.incoming_mark import suggested_place
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.acts.register import require_registrar
from vbdt.document.directory import Book, Role
from vbdt.document.events import RegisteredIn
from vbdt.document.ids import DeskId, DocumentId
from vbdt.document.model import Changed, MarkPlace
from vbdt.document.registers import INCOMING
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import UserError


def register_in(office: Office, document: DocumentId, to: DeskId, mark: MarkPlace | None = None) -> Changed:
    """Take the next number of the incoming register and present the document to a leader's desk.

    `mark` is where the stamp «ĐẾN» stands on every desk's working copy; left out, it goes where there is room.
    """
    known = office.store.document(document)
    allow(known, Act.REGISTER_IN, office.me)
    require_registrar(office, known, Book.INCOMING)
    leader = office.directory.desk(to)
    if leader.agency != office.me.agency or not leader.has(Role.LEADER):
        raise UserError("Bàn được trình không phải của lãnh đạo cơ quan.", "Chọn lãnh đạo phân công xử lý.")
    place = mark or suggested_place(office, known)
    with office.store.write() as writing:
        year = office.today.year
        number, previous = next_number(office, writing, Book.INCOMING, INCOMING, year)
        record(office, writing, document, RegisteredIn(year, number, to, previous, place))
    return Changed(documents=(document,))
