"""The disk is full at every step: whoever writes is told so in words, nothing is half done, and with room it goes on.

A small disk of its own (tmpfs in a name space) is filled to the last byte when the work comes by a place. Where the
system allows no such disk, it forbids the process to write into any file from there on.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.cuts import IN_FOLDER, SEED, Driver, Story, driving, issue_a_letter, tell_story
from tests.crash.desks import Place

pytestmark = pytest.mark.skipif(os.name == "nt", reason="fork, limits and mounts are matters of Unix")
SIZE = "160m"
APART = ("unshare", "--user", "--map-root-user", "--mount")
WRITES_AFTER = ("write.1", "file.", "send.1", "send.2", "receive.1", "receive.3")
"""Places that are always followed by something to write."""
SOME = IN_FOLDER[::4]
"""Places at which the system's own limit is tried too, whatever else there is: its error is another one."""


@pytest.fixture(scope="module")
def has_disks(tmp_path_factory: pytest.TempPathFactory) -> bool:
    """Whether we may have a disk of our own."""
    if shutil.which("unshare") is None:
        return False
    folder = tmp_path_factory.mktemp("thu")
    tried = subprocess.run([*APART, "mount", "-t", "tmpfs", "none", str(folder)], capture_output=True)
    return tried.returncode == 0


@pytest.fixture(scope="module")
def driver(has_disks: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    disk = (str(tmp_path_factory.mktemp("dia")), SIZE) if has_disks else ()
    with driving(*disk, before=APART if has_disks else ()) as running:
        yield running


@pytest.fixture(scope="module")
def story(driver: Driver, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("tinh")
    return tell_story(issue_a_letter(folder), driver, folder)


@pytest.mark.parametrize("name", IN_FOLDER)
def test_not_one_more_byte_at(name: str, story: Story, driver: Driver, has_disks: bool, tmp_path: Path) -> None:
    folder = Path(driver.disk or tmp_path) / "tinh"
    for work, visit in story.cuts(name, 2, "disk"):
        what = "full disk" if has_disks else "no more bytes"
        hurt_the_disk(driver, story.before[work], folder, work, name, visit, what)


@pytest.mark.parametrize("name", SOME)
def test_the_system_allows_no_more_bytes_at(name: str, story: Story, driver: Driver, tmp_path: Path) -> None:
    for work, visit in story.cuts(name, 1, "limit"):
        hurt_the_disk(driver, story.before[work], tmp_path / "tinh", work, name, visit, "no more bytes")


def hurt_the_disk(driver: Driver, source: Place, folder: Path, work: str, name: str, visit: int, what: str) -> None:
    place = Place(folder, source.keys, source.document)
    driver.tell("copy", **{"from": str(source.folder), "folder": str(folder)})
    ended = driver.work(place, work, at=name, visit=visit, what=what, disk=driver.disk)
    where = f"{what} at «{name}», visit {visit}, while «{work}»; VBDT_SEED={SEED}"
    assert ended.get("ended") in {"done", "refused"}, f"{where}: {ended}"
    if name.startswith(WRITES_AFTER):
        assert "đĩa" in ended["words"], f"{where}: nobody was told"
    if driver.disk:
        driver.tell("free", folder=driver.disk)
    ended = driver.work(place, "rest")
    assert ended.get("ended") == "done", f"{where}: {ended.get('words', ended)}"
    driver.tell("remove", folder=str(folder))
