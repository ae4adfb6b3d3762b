"""A package that stops the program (kill -9, real processes): its neighbours in the batch come in, and only it is set
aside after five times."""

import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sealing import Mail, seal_inline
from vbdt.document.ids import AgencyId, DeskId, PackageId
from vbdt.store.store import create_store, open_store
from vbdt.transport.body import PackageKind
from vbdt.transport.courier import ATTEMPTS
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.folder.mark import mark
from vbdt.transport.keys import DeskKeys

ROOT = Path(__file__).parents[2]
SENDER, READER = DeskId("noi-gui"), DeskId("noi-nhan")
COUNT, KILLER = 7, 3

ONE_ROUND = """
import os, signal, sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from vbdt.store.store import open_store
from vbdt.transport.courier import Courier, Outcome
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.package import read_header

folder, key, box, killer = sys.argv[1:]

class Acts:
    def __init__(self, store):
        self.store = store
    @contextmanager
    def together(self):
        with self.store.files.together():
            yield
    def wants(self, data):
        return None
    def prepare(self, data, fetch):
        header = read_header(data)
        if header.id == killer:
            os.kill(os.getpid(), signal.SIGKILL)
        self.store.files.add(data, "a", "b")
        return header
    def record(self, prepared):
        with self.store.write() as writing:
            for each in prepared:
                writing.first_time(each.sender, each.id, "0" * 64)
        return [Outcome.RECORDED for _ in prepared]

with open_store(Path(folder), bytes.fromhex(key)) as store:
    mailbox, clock = FolderMailbox(Path(box), "noi-nhan"), lambda: datetime.now(UTC)
    print(Courier(mailbox, store.outbox, store.inbox, Acts(store), clock, Random(1)).run_once().recorded)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a matter of Unix")
def test_the_neighbours_of_a_package_that_kills_come_in(tmp_path: Path) -> None:
    key, box = secrets.token_bytes(32), tmp_path / "hop-thu"
    box.mkdir()
    mark(box)
    create_store(tmp_path / "ban", key).close()
    keys, reader = DeskKeys.generate(), DeskKeys.generate()
    letters: list[PackageId] = []
    for n in range(COUNT):
        mail = Mail(PackageKind.STATUS, AgencyId("H30.4"), SENDER, READER)
        letters.append(mail.package)
        FolderMailbox(box, SENDER).deliver(READER, f"{mail.package}.goi", seal_inline(mail, keys.signing, reader.reads))
        os.utime(box / READER / "new" / f"{mail.package}.goi", (1e9 + n,) * 2)
    command = [sys.executable, "-c", ONE_ROUND, str(tmp_path / "ban"), key.hex(), str(box), letters[KILLER]]
    ends: list[int] = []
    while any((box / READER / "new").glob("*.goi")) and len(ends) < 2 * ATTEMPTS:
        ends.append(subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode)
    assert ends == [-signal.SIGKILL] * ATTEMPTS + [0]
    with open_store(tmp_path / "ban", key) as store:
        came = [store.has_received(SENDER, each) for each in letters]
        assert came == [n != KILLER for n in range(COUNT)]
        (aside,) = store.quarantined()
        assert aside.name == f"{letters[KILLER]}.goi"
        assert f"{ATTEMPTS} lần" in aside.reason
        assert [store.inbox.attempts(f"{each}.goi") for each in letters] == [0] * COUNT
