"""A desk is made to its end, or nothing of it is left: its recovery key is seen, or there is no lock."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.acts.towns import DAY, SNV
from vbdt.acts.desks.desk import NewDesk, new_desk
from vbdt.document.directory import Role
from vbdt.document.ids import PersonId
from vbdt.errors import UserError
from vbdt.store.keys import unlock


@contextmanager
def no_file_over(size: int) -> Iterator[None]:
    """The system refuses to make files larger, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_is_full_after_the_lock_leaves_no_lock(tmp_path: Path) -> None:
    folder = tmp_path / "ban"
    wanted = NewDesk(SNV, PersonId("hanh"), (Role.CLERK,), tmp_path / "hop-thu", passphrase="mot cau dai")
    with no_file_over(4096), pytest.raises(UserError):
        new_desk(folder, wanted, DAY.date())
    assert not folder.exists()
    made = new_desk(folder, wanted, DAY.date())
    made.store.close()
    assert unlock(folder, "mot cau dai") == unlock(folder, recovery=made.recovery)
