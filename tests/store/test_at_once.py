"""One desk opened several times at the same moment: by threads of one program, and by two programs.

Each try is a process of its own with a time limit, so that one that never ends fails here and stops nothing else.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vbdt.store import migrate as migrations
from vbdt.store.database import Connection, connect
from vbdt.store.keys import create_lock
from vbdt.store.migrate import _scripts as scripts
from vbdt.store.migrate import migrate, version_of
from vbdt.store.store import create_store, open_store

ROOT = Path(__file__).parents[2]
PASSPHRASE = "mưa Vị Thanh tháng bảy"
PATIENCE = 60

UNLOCK_AT_ONCE = """
import sys, threading
from pathlib import Path
from vbdt.store.keys import unlock

def often():
    for _ in range(6):
        keys.add(unlock(Path(sys.argv[1]), sys.argv[2], backends=()))

keys = set()
threads = [threading.Thread(target=often) for _ in range(3)]
for each in threads:
    each.start()
for each in threads:
    each.join()
assert len(keys) == 1
"""

OPEN_AT_ONCE = """
import sys
from pathlib import Path
from vbdt.store.store import open_store

me = sys.argv[3]
print("ready", flush=True)
sys.stdin.readline()
for n in range(25):
    with open_store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])) as store:
        store.setting(me)
        with store.write() as writing:
            writing.set_setting(me, str(n + 1).encode())
print("done", flush=True)
"""


@pytest.fixture
def locked(folder: Path) -> bytes:
    folder.mkdir()
    key, _ = create_lock(folder, PASSPHRASE, use_keyring=False)
    create_store(folder, key).close()
    return key


def test_threads_that_unlock_one_desk_at_once_all_come_to_an_end(folder: Path, locked: bytes) -> None:
    """Two Argon2id of OpenSSL at once wait for each other for ever on a machine with few processors."""
    command = [sys.executable, "-c", UNLOCK_AT_ONCE, str(folder), PASSPHRASE]
    subprocess.run(command, cwd=ROOT, check=True, timeout=PATIENCE)


def test_two_programs_open_and_write_one_store_at_once(folder: Path, locked: bytes) -> None:
    """Both ask for the write lock in turn, nothing of either is lost, and nobody is turned away."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN_AT_ONCE, str(folder), locked.hex(), name],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("first-run", "window")
    ]
    try:
        for each in programs:
            assert each.stdout is not None
            assert each.stdout.readline() == "ready\n"
        for each in programs:
            assert each.stdin is not None
            each.stdin.write("\n")
            each.stdin.flush()
        said = [each.communicate(timeout=PATIENCE)[0] for each in programs]
    finally:
        for each in programs:
            each.kill()
    assert said == ["done\n", "done\n"]
    with open_store(folder, locked) as store:
        assert (store.setting("first-run"), store.setting("window")) == (b"25", b"25")


class Overtaken(Connection):
    """Another program brings the store up to date after this one has looked and before it gets the write lock."""

    def __init__(self, path: Path, key: bytes) -> None:
        super().__init__(connect(path, key)._raw)
        self._other = connect(path, key)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        migrate(self._other)
        with super().transaction():
            yield


def test_two_programs_bring_one_store_up_to_date_at_once(
    folder: Path, locked: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = scripts()
    old = connect(folder / "cu.db", locked, create=True)
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "_scripts", lambda: newest[:3])
        migrate(old)
    assert version_of(old) == 3
    slow = Overtaken(folder / "cu.db", locked)
    migrate(slow)
    assert version_of(slow) == version_of(old) == len(newest)
