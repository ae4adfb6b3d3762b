"""Open a package that is addressed to this desk and know who really sent it."""

from vbdt.acts.office import Office
from vbdt.document.ids import DeskId
from vbdt.errors import BadInput
from vbdt.transport.package import Package, PackageKind, open_sealed


def unseal(office: Office, data: bytes) -> Package:
    """The package in the bytes. Raises BadInput when it is not for us, altered, or not from whom it says."""
    package = open_sealed(data, office.keys.identity, office.me.id, lambda desk: _signing_key(office, desk))
    desk = office.directory.desk(package.sender_desk)
    if desk.agency != package.sender_agency:
        raise BadInput("Gói mang tên một cơ quan nhưng do bàn của cơ quan khác ký.", "Báo quản trị danh bạ.")
    if package.kind is PackageKind.HISTORY and desk.agency != office.me.agency:
        raise BadInput("Gói nội bộ đến từ cơ quan khác.", "Báo quản trị danh bạ.")
    return package


def _signing_key(office: Office, desk: DeskId) -> str | None:
    found = office.directory.find_desk(desk)
    return found.signs if found else None
