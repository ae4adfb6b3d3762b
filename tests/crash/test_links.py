"""Links that break: a share goes away or lies empty, the line to the hub is cut, a watcher misses events."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from tests.crash.cuts import IN_FOLDER, ROOT
from tests.crash.desks import COMMUNE, SENDER
from tests.crash.driver import At
from tests.crash.hub_place import hand_out_soon
from tests.hub.proxies import Line
from tests.hubs import MB, TestHub, running_hub
from tests.province import demo, offices
from vbdt import crashpoints
from vbdt.acts.mail.carrier import PASS
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.submit import submit
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.filters import Filter
from vbdt.document.ids import DeskId, DocumentId
from vbdt.document.model import Direction
from vbdt.settings import HUB
from vbdt.store.integrity import check
from vbdt.transport.folder.mark import mark
from vbdt.transport.hub.hub_pass import read_pass, write_pass

__all__ = ["demo", "offices"]
Offices = dict[str, Office]
Happen = Callable[[str, int, Callable[[], None]], At]
DRAFTER, LEADER = "snv-chuyen-vien", "snv-lanh-dao"
QUEUE = Path("/proc/sys/fs/inotify/max_queued_events")


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> random.Random:
    return random.Random(f"{os.environ['VBDT_SEED']} {request.node.name}")


@pytest.fixture
def happen(monkeypatch: pytest.MonkeyPatch) -> Happen:
    """Something happens once, when the program comes by a place."""

    def arm(place: str, visit: int, do: Callable[[], None]) -> At:
        at = At(visit, do)
        monkeypatch.setitem(crashpoints.ARMED, place, at)
        return at

    return arm


def arrived(office: Office) -> int:
    return office.store.count(Filter(direction=Direction.INCOMING))


def later(office: Office, n: int) -> Office:
    """Past the pause after a failure."""
    return replace(office, clock=lambda: office.clock() + timedelta(hours=2 * n))


@pytest.mark.parametrize("empty", [False, True], ids=["away", "an empty folder in its place"])
def test_the_share_goes_away_three_times_on_each_side(
    offices: Offices, demo: Demo, chance: random.Random, happen: Happen, tmp_path: Path, empty: bool
) -> None:
    """In the middle of sending and in the middle of taking in; into an empty mount point nothing is written."""
    settle(offices)
    sender, commune = offices[SENDER], offices[COMMUNE]
    root, away = Path(sender.settings.mailbox), tmp_path / "noi-khac"
    before = arrived(commune)
    document = send_out(offices, letter(offices[DRAFTER]), demo.province.pin, lambda _: None)

    def go() -> None:
        root.rename(away)
        if empty:
            root.mkdir()

    places = [each for each in IN_FOLDER if each.startswith(("carrier.", "send.3", "send.4", "receive."))]
    for n, place in enumerate(chance.sample(places, 3) + chance.sample(places, 3)):
        happen(place, 1, go)
        at_work = later(sender if n < 3 else commune, 15 * (n + 1))
        tally = exchange(at_work)
        crashpoints.ARMED.clear()
        if away.exists():
            assert exchange(at_work).problems, f"nothing told after «{place}»: {tally}"
            if root.exists():
                assert [each for each in root.rglob("*") if each.is_file()] == []
                root.rename(tmp_path / f"che-khuat-{n}")
            away.rename(root)
    for n in range(7, 20):
        for each in offices.values():
            exchange(later(each, 15 * n))
    (row,) = [each for each in sender.store.postings() if each.document == document and each.desk == commune.me.id]
    assert row.received_at is not None
    assert arrived(commune) == before + 1
    assert (commune.store.quarantined(), commune.store.awaited(), check(commune.store)) == ((), (), ())


def big_file(size: int) -> bytes:
    """A PDF that does not shrink."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    stream = DecodedStreamObject()
    stream.set_data(os.urandom(size))
    page[NameObject("/VbdtBallast")] = writer._add_object(stream)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def on_hub(office: Office, hub: TestHub, port: int) -> Office:
    """The desk's mail goes by the hub, through a line that the test may cut."""
    found = read_pass(hub.passes[office.me.id])
    with office.store.write() as writing:
        writing.set_setting(PASS, write_pass(replace(found, servers=(f"127.0.0.1:{port}",))))
    return replace(office, settings=replace(office.settings, mailbox=f"{HUB}{found.hub}"))


@pytest.fixture
def line(tmp_path: Path, offices: Offices) -> Iterator[tuple[Line, TestHub]]:
    desks = [offices[name].me.id for name in offices]
    with running_hub(tmp_path / "truc", desks) as hub, ExitStack() as stack:
        with hub.operator() as operator:
            for desk in desks:
                hand_out_soon(operator, desk)
        made = Line(hub.hub.nodes[0].port)
        stack.callback(made.close)
        yield made, hub


def test_the_line_is_cut_three_times_in_a_body_each_way(
    offices: Offices, line: tuple[Line, TestHub], happen: Happen
) -> None:
    """24 MB go to the hub and from it; each time it goes on from the pieces that had come through."""
    settle(offices)
    wire, hub = line
    drafter, leader = (on_hub(offices[name], hub, wire.port) for name in (DRAFTER, LEADER))
    sheet = letter(drafter)
    annex = drafter.store.files.add(big_file(24 * MB), "phu-luc.pdf", "application/pdf")
    submit(drafter, replace(sheet, attachments=(annex,)))
    cut = 0
    for n in range(12):
        wire.cut_after = wire.sent + 7 * MB if cut < 3 else None
        cut += bool(exchange(later(drafter, n)).problems)
        wire.heal()
        if on_its_way(drafter, sheet.id, leader.me.id):
            break
    assert cut == 3
    assert wire.sent < 24 * MB + 4 * 9 * MB, "at most the pieces under way went again"
    for _ in range(3):
        cut_in_the_middle = happen("hub.3 pieces fetched", 1, wire.cut)
        try_until(leader, cut_in_the_middle.is_over)
        assert leader.store.find(sheet.id) is None
        wire.heal()
    crashpoints.ARMED.clear()
    try_until(leader, lambda: leader.store.find(sheet.id) is not None)
    (submitted,) = leader.store.documents(Filter(ids=(sheet.id,))).rows
    assert leader.store.files.read(submitted.annexes[0]) == drafter.store.files.read(annex)
    assert check(leader.store) == ()


def try_until(office: Office, done: Callable[[], bool]) -> None:
    """As the courier does; the hub hands out again only after a while what a broken line did not acknowledge."""
    until = time.monotonic() + 60
    while not done():
        assert time.monotonic() < until
        exchange(office)


def on_its_way(office: Office, document: DocumentId, desk: DeskId) -> bool:
    rows = [each for each in office.store.postings() if each.document == document and each.desk == desk]
    return bool(rows) and all(each.handed_at is not None for each in rows)


@pytest.mark.skipif(not QUEUE.exists(), reason="the queue of events that overflows is Linux's")
def test_a_watcher_that_missed_events_finds_everything_and_goes_on(tmp_path: Path) -> None:
    """As a laptop that slept: more files come than the system remembers events of."""
    count = int(QUEUE.read_text()) // 2 + 1_000
    mark(tmp_path)
    new = tmp_path / "ban" / "new"
    watcher = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.watcher", str(tmp_path), "ban"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with watcher:
        assert watcher.stdin is not None
        assert watcher.stdout is not None

        def say(words: str) -> str:
            assert watcher.stdin is not None
            assert watcher.stdout is not None
            watcher.stdin.write(words)
            watcher.stdin.flush()
            return watcher.stdout.readline().strip()

        assert say("") == "watching True"
        watcher.send_signal(signal.SIGSTOP)
        for n in range(count):
            (new / f"{n}.goi").write_bytes(b"x")  # three events each: made, written, closed
        watcher.send_signal(signal.SIGCONT)
        assert say("20\n") == f"True {count}"
        time.sleep(1)
        say("0\n")  # what the late events rang
        (tmp_path / "ban" / "tmp" / "muon.goi").write_bytes(b"x")
        (tmp_path / "ban" / "tmp" / "muon.goi").rename(new / "muon.goi")
        assert say("20\n") == f"True {count + 1}"
        watcher.stdin.close()
        assert watcher.stdout.readline().strip() == "True", "events were lost"
