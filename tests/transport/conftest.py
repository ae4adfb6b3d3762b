"""Two desks of two agencies, and a stranger, each with real keys; a mailbox and letters between them."""

from pathlib import Path

import pytest

from tests.sealing import Mail, seal_inline
from tests.transport.couriers import NOW, SNV, XA, Letters
from vbdt.document.ids import AgencyId, PackageId
from vbdt.transport.body import PackageKind
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.folder.mark import mark
from vbdt.transport.keys import DeskKeys


@pytest.fixture(scope="session")
def snv() -> DeskKeys:
    """The clerk of Sở Nội vụ."""
    return DeskKeys.generate()


@pytest.fixture(scope="session")
def xa() -> DeskKeys:
    """The clerk of UBND xã."""
    return DeskKeys.generate()


@pytest.fixture(scope="session")
def stranger() -> DeskKeys:
    return DeskKeys.generate()


@pytest.fixture
def box(tmp_path: Path) -> FolderMailbox:
    mark(tmp_path)
    return FolderMailbox(tmp_path, XA)


@pytest.fixture
def new_letter(snv: DeskKeys, xa: DeskKeys) -> Letters:
    def make() -> tuple[PackageId, bytes]:
        mail = Mail(PackageKind.STATUS, AgencyId("H30.4"), SNV, XA, created=NOW)
        return mail.package, seal_inline(mail, snv.signing, xa.reads)

    return make


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Path, Path]:
    """Folders of a sending and a receiving desk, apart from the mailbox."""
    homes = tmp_path.with_name(f"{tmp_path.name}-gui"), tmp_path.with_name(f"{tmp_path.name}-nhan")
    for each in homes:
        each.mkdir()
    return homes
