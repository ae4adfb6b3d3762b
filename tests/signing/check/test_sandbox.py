"""Files from outside: whatever the child does, the desk gets a verdict, and the next file a good child."""

import os
import signal
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer

import pytest

from tests.signing.attacks.forge import endless_table, one_page, text
from tests.signing.office import Life
from vbdt.children.warm import Children
from vbdt.document.verdict import Verdict
from vbdt.errors import BadInput, Cancelled
from vbdt.signing.check import words
from vbdt.signing.check.sandbox import CHILD, MAX_ANSWER, Sandbox
from vbdt.signing.check.verify import verify
from vbdt.signing.trust.anchors import Trust


@pytest.fixture
def box() -> Iterator[Sandbox]:
    made = Sandbox()
    yield made
    made.close()


def children() -> set[int]:
    """Process ids of our living children."""
    found = set()
    for task in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # a thread may end while we look
            found |= {int(each) for each in (task / "children").read_text().split()}
    return found


def test_the_child_says_the_same_as_the_parent(box: Sandbox, life: Life, trust: Trust) -> None:
    mine, theirs = verify(life.sealed, trust), box.verify(life.sealed, trust)
    assert theirs.verdict is mine.verdict is Verdict.VALID
    assert theirs.reason == mine.reason
    assert [each.certificate for each in theirs.signatures] == [each.certificate for each in mine.signatures]


def test_it_is_kept_warm_and_learns_a_new_trust(box: Sandbox, small: bytes, trust: Trust) -> None:
    before = children()
    verdicts = [box.verify(small, each).verdict for each in (trust, Trust(), trust)]
    assert verdicts == [Verdict.VALID, Verdict.VALID_UNTRUSTED, Verdict.VALID]
    assert len(children() - before) == 1


def test_a_child_that_dies_costs_one_file(box: Sandbox, small: bytes, trust: Trust) -> None:
    before = children()
    box.verify(small, trust)
    (child,) = children() - before
    os.kill(child, signal.SIGSTOP)
    Timer(0.3, os.kill, (child, signal.SIGKILL)).start()
    verdict = box.verify(small, trust)
    assert (verdict.verdict, verdict.reason) == (Verdict.UNKNOWN, words.NOT_FINISHED)
    assert box.verify(small, trust).verdict is Verdict.VALID


def test_a_child_that_hangs_is_ended_in_time(small: bytes, trust: Trust) -> None:
    box = Sandbox(Children(CHILD, 5, MAX_ANSWER))
    before = children()
    box.verify(small, trust)
    (child,) = children() - before
    os.kill(child, signal.SIGSTOP)
    start = time.monotonic()
    assert box.verify(small, trust).reason == words.NOT_FINISHED
    assert time.monotonic() - start < 10
    assert child not in children()
    box.close()


def test_a_bomb_of_memory_ends_in_a_verdict(box: Sandbox, trust: Trust) -> None:
    """A cross-reference stream that unpacks to far more than the file, over and over."""
    packed = zlib.compress(zlib.compress(bytes(400 << 20), 9), 9)
    body = b"<</Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter[/FlateDecode/FlateDecode]/Length %d>>" % len(packed)
    head = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    pdf = (
        head
        + b"2 0 obj\n"
        + body
        + b"\nstream\n"
        + packed
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(head)
    )
    assert box.verify(pdf, trust).verdict in (Verdict.UNKNOWN, Verdict.UNSIGNED)


def test_a_table_that_is_cut_off_is_left_at_once(box: Sandbox, trust: Trust) -> None:
    found = box.verify(endless_table(), trust)
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, words.DAMAGED)


def test_the_child_knows_no_secret_of_ours(
    box: Sandbox, small: bytes, trust: Trust, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VBDT_PASSPHRASE", "mật khẩu của bàn")
    before = children()
    box.verify(small, trust)
    (child,) = children() - before
    assert b"VBDT" not in Path(f"/proc/{child}/environ").read_bytes()


def test_many_files_in_order_with_progress(
    box: Sandbox, life: Life, small: bytes, trust: Trust, tmp_path: Path
) -> None:
    contents = {"a": life.sealed, "b": b"not a PDF", "c": small, "d": life.drafted}
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    paths = [tmp_path / name for name in (*contents, "missing")]
    told: list[tuple[int, int]] = []

    def step(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    results = list(box.verify_many(paths, trust, step=step))
    assert [path for path, _ in results] == paths
    verdicts = [verdict.verdict for _, verdict in results]
    assert verdicts == [Verdict.VALID, Verdict.UNKNOWN, Verdict.VALID, Verdict.UNSIGNED, Verdict.UNKNOWN]
    assert told[-1] == (5, 5)
    assert {each for each in told if each[0]} >= {(n, 5) for n in range(1, 6)}


def test_many_files_can_be_stopped(box: Sandbox, small: bytes, trust: Trust, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(small)
    results = box.verify_many([tmp_path / "a.pdf"] * 50, trust, step=lambda done, _: done < 3)
    assert [next(results)[1].verdict for _ in range(3)] == [Verdict.VALID] * 3
    with pytest.raises(Cancelled):
        next(results)


def test_a_child_reads_what_its_caller_names(box: Sandbox) -> None:
    said = box.read("vbdt.acts.files.outside:look_inside", one_page(text("So tien")))
    assert isinstance(said, dict)
    assert said["lines"] == {}
    with pytest.raises(BadInput, match="PDF"):
        box.read("vbdt.acts.files.outside:look_inside", b"khong phai PDF")


def test_a_reader_that_falls_over_is_a_refusal_and_the_next_file_gets_a_new_child(box: Sandbox, small: bytes) -> None:
    before = children()
    box.verify(small, Trust())
    (first,) = children() - before
    with pytest.raises(BadInput) as refusal:
        box.read("ctypes:string_at", b"")
    assert refusal.value.what == words.NOT_READ
    assert first not in children()
    assert box.verify(small, Trust()).verdict is Verdict.VALID_UNTRUSTED
