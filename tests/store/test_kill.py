"""The power goes in the middle of a write: what was acknowledged is there, nothing is half there."""

import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from vbdt.document.filters import Filter
from vbdt.document.registers import check_book
from vbdt.store.integrity import check
from vbdt.store.store import create_store, open_store
from vbdt.store.tables import projected, rebuild

ROUNDS = 6

CLERK_AT_WORK = """
import sys
from datetime import date
from pathlib import Path
from tests.store.examples import CLERK, LEADER, PDF, Pen, post_sealed
from vbdt.document.events import Registered, Signed
from vbdt.document.ids import PackageId, random_id
from vbdt.store.store import open_store

store = open_store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
pen = Pen()
while True:
    ref = store.files.add(random_id().encode() * 1000, "van-ban.pdf", "application/pdf")
    with store.write() as writing:
        signed = writing.append(pen.next(writing.append(pen.submit()), Signed(ref, "ab" * 32, "B-T", CLERK)))
        number, previous = writing.next_entry("Chung", 2026)
        fact = Registered("Chung", 2026, number, date(2026, 3, 5), previous)
        document = writing.append(pen.next(signed, fact))
        writing.index(document.id, f"nội dung {number}")
        post_sealed(writing, PackageId(random_id()), [LEADER], "history", document.id, b"sealed" * 1000)
    print(number, ref.sha256, flush=True)
"""


def work_until_killed(folder: Path, key: bytes, writes: int) -> list[tuple[int, str]]:
    """Numbers and files that were acknowledged before SIGKILL."""
    command = [sys.executable, "-c", CLERK_AT_WORK, str(folder), key.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(writes)]
        child.kill()
        lines += child.stdout.readlines()
    assert child.returncode == -signal.SIGKILL
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(int(number), sha256) for number, sha256 in whole]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a matter of Unix")
def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(tmp_path: Path) -> None:
    key = secrets.token_bytes(32)
    create_store(tmp_path, key).close()
    for writes in range(1, ROUNDS + 1):
        acknowledged = work_until_killed(tmp_path, key, writes * 3)
        with open_store(tmp_path, key) as store:
            assert check(store) == ()
            book = store.book("Chung", 2026)
            assert check_book(book) == ""
            assert {number for number, _ in acknowledged} <= {each.number for each in book}
            assert all(store.files.has(sha256) for _, sha256 in acknowledged)
            assert store.count(Filter()) == len(book) == len(store.postings(10_000))
            live = list(projected(store.connection))
            rebuild(store.connection)
            assert list(projected(store.connection)) == live
