"""Open a package that is addressed to this desk and know who really sent it: first its pointer, then its body."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path

from vbdt.acts.desks.rotate_keys import stored_keys
from vbdt.acts.desks.succession import may_inherit
from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.document.directory import Role
from vbdt.document.ids import DeskId
from vbdt.document.reform import ended_words
from vbdt.errors import BadInput, UserError
from vbdt.transport.body import PackageKind
from vbdt.transport.package import Package, Pointer, open_package, open_pointer

GRACE = timedelta(days=1)
"""For clocks, and for what was under way on an agency's last day."""


def unseal(office: Office, data: bytes) -> Pointer:
    """The pointer in the bytes. Raises BadInput when it is not for us, altered, or not from whom it says."""
    pointer = open_pointer(
        data, stored_keys(office.store).identities, office.me.id, lambda *who: _signing_keys(office, *who)
    )
    desk = office.directory.desk(pointer.letter.sender)
    if not desk.works_on(local_day(pointer.letter.created)):
        raise BadInput("Gói do một bàn đã ngừng hoạt động gửi.", "Báo quản trị danh bạ.")
    match pointer.kind:
        case PackageKind.HISTORY if may_inherit(office, desk.agency):
            pass
        case PackageKind.HISTORY if desk.agency != office.me.agency:
            raise BadInput("Gói nội bộ đến từ cơ quan khác.", "Báo quản trị danh bạ.")
        case PackageKind.DOCUMENT | PackageKind.STATUS if not desk.has(Role.CLERK):
            raise BadInput("Chỉ văn thư được gửi văn bản ra ngoài cơ quan.", "Báo nơi gửi kiểm tra.")
        case PackageKind.DOCUMENT if office.agency.has_ended_by(local_day(pointer.letter.created) - GRACE):
            ended = ended_words(office.directory, office.agency, office.today)
            raise BadInput(ended, "Báo nơi gửi gửi cho cơ quan kế nhiệm.")
        case PackageKind.DOCUMENT if not office.me.has(Role.CLERK):
            raise BadInput("Văn bản từ ngoài phải gửi đến bàn văn thư.", "Báo nơi gửi cập nhật danh bạ.")
    return pointer


def unpack(office: Office, pointer: Pointer, body: Path | None) -> Package:
    """The content; `body` is the fetched file, None when the content lies in the pointer.

    Raises BadInput when it is not what the pointer says, or names another agency than its sender's.
    """
    try:
        with body.open("rb") if body else nullcontext() as file:
            package = open_package(pointer, file, lambda *who: _signing_keys(office, *who))
    except OSError as error:
        raise UserError(
            f"Không đọc được nội dung vừa nhận ({error.strerror or error}).", "Kiểm tra ổ đĩa của máy này."
        ) from error
    if office.directory.desk(package.sender_desk).agency != package.sender_agency:
        raise BadInput("Gói mang tên một cơ quan nhưng do bàn của cơ quan khác ký.", "Báo quản trị danh bạ.")
    return package


def _signing_keys(office: Office, desk: DeskId, at: datetime) -> Sequence[str] | None:
    found = office.directory.find_desk(desk)
    return found.signing_keys(local_day(at)) if found else None
