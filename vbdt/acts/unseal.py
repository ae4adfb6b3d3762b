"""Open a package that is addressed to this desk and know who really sent it."""

from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.document.directory import Role
from vbdt.document.ids import DeskId
from vbdt.errors import BadInput
from vbdt.transport.package import Package, PackageKind, open_sealed


def unseal(office: Office, data: bytes) -> Package:
    """The package in the bytes. Raises BadInput when it is not for us, altered, or not from whom it says."""
    package = open_sealed(data, office.keys.identity, office.me.id, lambda desk: _signing_key(office, desk))
    desk = office.directory.desk(package.sender_desk)
    if desk.agency != package.sender_agency:
        raise BadInput("Gói mang tên một cơ quan nhưng do bàn của cơ quan khác ký.", "Báo quản trị danh bạ.")
    if not desk.works_on(local_day(package.created)):
        raise BadInput("Gói do một bàn đã thôi hoạt động gửi.", "Báo quản trị danh bạ.")
    match package.kind:
        case PackageKind.HISTORY | PackageKind.REQUEST if desk.agency != office.me.agency:
            raise BadInput("Gói nội bộ đến từ cơ quan khác.", "Báo quản trị danh bạ.")
        case PackageKind.DOCUMENT | PackageKind.STATUS if not desk.has(Role.CLERK):
            raise BadInput("Chỉ văn thư được gửi văn bản ra ngoài cơ quan.", "Báo nơi gửi kiểm tra.")
        case PackageKind.DOCUMENT if not office.me.has(Role.CLERK):
            raise BadInput("Văn bản từ ngoài phải gửi đến bàn văn thư.", "Báo nơi gửi cập nhật danh bạ.")
    return package


def _signing_key(office: Office, desk: DeskId) -> str | None:
    found = office.directory.find_desk(desk)
    return found.signs if found else None
