"""The courier between two desks with real folders and packages. The store's part is a few plain records here."""

import logging
import os
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from vbdt.document.ids import AgencyId, DeskId, PackageId, random_id
from vbdt.errors import NotAllowed, UserError
from vbdt.transport.courier import ATTEMPTS, Courier, Handle, Outcome, Tally, backoff
from vbdt.transport.folder import FolderMailbox
from vbdt.transport.keys import DeskKeys
from vbdt.transport.package import Package, PackageKind, open_sealed, seal

SNV, XA = DeskId("snv-van-thu"), DeskId("xa-van-thu")
NOW = datetime(2024, 3, 5, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """One row of the outbox."""

    row: int
    package: PackageId
    desk: DeskId
    attempts: int


@dataclass
class Desk:
    """What a store remembers for the courier, in memory: outbox rows with their bytes, counted attempts, events."""

    sealed: dict[PackageId, bytes] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    events: list[str] = field(default_factory=list)
    failures: list[tuple[str, datetime]] = field(default_factory=list)

    def due(self, now: datetime, limit: int) -> list[Row]:
        return self.rows[:limit]

    def sealed_bytes(self, package: PackageId) -> bytes:
        return self.sealed[package]

    def handed_over(self, row: int, now: datetime) -> None:
        self.rows = [each for each in self.rows if each.row != row]

    def failed(self, row: int, now: datetime, reason: str, retry_at: datetime) -> None:
        self.failures.append((reason, retry_at))

    def count_attempt(self, name: str) -> int:
        self.counts[name] += 1
        self.events.append("counted")
        return self.counts[name]

    def forget_attempts(self, name: str) -> None:
        del self.counts[name]

    def quarantine_note(self, name: str, reason: str, at: datetime) -> None:
        self.events.append(f"quarantined: {reason}")


@pytest.fixture
def box(tmp_path: Path) -> FolderMailbox:
    return FolderMailbox(tmp_path, XA)


@pytest.fixture
def new_letter(snv: DeskKeys, xa: DeskKeys) -> Callable[[], tuple[PackageId, bytes]]:
    def make() -> tuple[PackageId, bytes]:
        package = Package(
            id=PackageId(random_id()),
            kind=PackageKind.STATUS,
            sender_agency=AgencyId("H30.4"),
            sender_desk=SNV,
            recipients=(XA,),
            created=NOW,
            counters={XA: 1},
        )
        return package.id, seal(package, snv.signing, [xa.reads])

    return make


def courier(mailbox: FolderMailbox, desk: Desk, handle: Handle = lambda _: Outcome.RECORDED) -> Courier:
    return Courier(mailbox, desk, desk, handle, lambda: NOW, Random(1))


Letters = Callable[[], tuple[PackageId, bytes]]


def test_from_outbox_to_inbox(
    box: FolderMailbox, new_letter: Letters, tmp_path: Path, snv: DeskKeys, xa: DeskKeys
) -> None:
    package, data = new_letter()
    sender = Desk({package: data}, [Row(1, package, XA, 0)])
    assert courier(FolderMailbox(tmp_path, SNV), sender).run_once() == Tally(sent=1)
    assert sender.rows == []

    seen: list[Package] = []

    def handle(data: bytes) -> Outcome:
        seen.append(open_sealed(data, xa.identity, XA, lambda _: snv.signs))
        return Outcome.RECORDED

    assert courier(box, Desk(), handle).run_once() == Tally(recorded=1)
    assert [each.id for each in seen] == [package]
    assert courier(box, Desk(), handle).run_once() == Tally()


def test_the_attempt_is_counted_before_and_the_file_settled_after(box: FolderMailbox, new_letter: Letters) -> None:
    desk = Desk()
    package, data = new_letter()
    box.deliver(XA, f"{package}.goi", data)

    def handle(_: bytes) -> Outcome:
        desk.events.append("handled")
        assert [each.name for each in box.incoming()] == [f"{package}.goi"], "still there while it is being recorded"
        return Outcome.RECORDED

    courier(box, desk, handle).run_once()
    assert desk.events == ["counted", "handled"]
    assert list(box.incoming()) == []


def test_duplicates_and_parked_packages_are_settled_too(box: FolderMailbox, new_letter: Letters) -> None:
    outcomes = [Outcome.DUPLICATE, Outcome.PARKED]
    for name in ("a.goi", "b.goi"):
        box.deliver(XA, name, new_letter()[1])
    assert courier(box, Desk(), lambda _: outcomes.pop()).run_once() == Tally(duplicates=1, parked=1)
    assert list(box.incoming()) == []


def test_a_refused_package_goes_to_quarantine_and_the_next_one_is_taken(
    box: FolderMailbox, new_letter: Letters, tmp_path: Path, snv: DeskKeys, xa: DeskKeys
) -> None:
    good, bad = new_letter()[1], bytearray(new_letter()[1])
    bad[-1] ^= 1
    for age, (name, data) in enumerate([("good.goi", good), ("bad.goi", bytes(bad))]):
        box.deliver(XA, name, data)
        os.utime(tmp_path / XA / "new" / name, (time.time() - age,) * 2)

    def handle(data: bytes) -> Outcome:
        open_sealed(data, xa.identity, XA, lambda _: snv.signs)
        return Outcome.RECORDED

    desk = Desk()
    tally = courier(box, desk, handle).run_once()
    assert (tally.recorded, tally.quarantined) == (1, 1)
    assert "bị hỏng" in (tmp_path / XA / "quarantine" / "bad.goi.txt").read_text(encoding="utf-8")
    assert "bị hỏng" in desk.events[-2]


def test_what_is_not_allowed_is_refused(box: FolderMailbox, new_letter: Letters) -> None:
    box.deliver(XA, "a.goi", new_letter()[1])

    def handle(_: bytes) -> Outcome:
        raise NotAllowed("Gói nội bộ đến từ cơ quan khác.")

    assert courier(box, Desk(), handle).run_once().quarantined == 1


def test_a_failure_of_the_world_leaves_the_package_where_it_is(box: FolderMailbox, new_letter: Letters) -> None:
    box.deliver(XA, "a.goi", new_letter()[1])
    desk = Desk()

    def handle(_: bytes) -> Outcome:
        raise UserError("Ổ đĩa đã đầy.")

    for _ in range(2 * ATTEMPTS):
        assert courier(box, desk, handle).run_once() == Tally(problems=("Ổ đĩa đã đầy.",))
    assert courier(box, desk).run_once() == Tally(recorded=1)


def test_a_package_that_brings_out_a_defect_is_set_aside_after_five_attempts(
    box: FolderMailbox, new_letter: Letters, caplog: pytest.LogCaptureFixture
) -> None:
    poison, good = new_letter()[1], new_letter()[1]
    box.deliver(XA, "poison.goi", poison)
    desk = Desk()

    def handle(data: bytes) -> Outcome:
        if data == poison:
            raise ZeroDivisionError
        return Outcome.RECORDED

    with caplog.at_level(logging.CRITICAL):
        for _ in range(ATTEMPTS):
            assert courier(box, desk, handle).run_once() == Tally()
        box.deliver(XA, "good.goi", good)
        tally = courier(box, desk, handle).run_once()
    assert (tally.recorded, tally.quarantined) == (1, 1)
    assert list(box.incoming()) == []


def test_one_destination_that_fails_does_not_hold_up_another(tmp_path: Path, new_letter: Letters) -> None:
    (first, data), (second, other) = new_letter(), new_letter()
    (tmp_path / "khong-ghi-duoc").write_text("một tệp nằm ở chỗ của hộp thư")
    desk = Desk(
        {first: data, second: other},
        [Row(1, first, DeskId("khong-ghi-duoc"), 2), Row(2, second, XA, 0)],
    )
    tally = courier(FolderMailbox(tmp_path, SNV), desk).run_once()
    assert (tally.sent, tally.failed) == (1, 1)
    ((reason, retry_at),) = desk.failures
    assert "hộp thư" in reason
    assert 32 <= (retry_at - NOW).total_seconds() <= 48


def test_a_missing_root_stops_nothing_but_is_told(tmp_path: Path, new_letter: Letters) -> None:
    package, data = new_letter()
    desk = Desk({package: data}, [Row(1, package, XA, 0)])
    tally = courier(FolderMailbox(tmp_path / "o-mang", SNV), desk).run_once()
    assert tally.failed == 1
    assert len(tally.problems) == 1


def test_run_takes_what_arrives_while_it_waits_and_stops_when_told(new_letter: Letters, tmp_path: Path) -> None:
    stop = threading.Event()
    taken = threading.Event()

    def handle(_: bytes) -> Outcome:
        taken.set()
        return Outcome.RECORDED

    with FolderMailbox(tmp_path, XA) as box:
        thread = threading.Thread(target=courier(box, Desk(), handle).run, args=(stop,))
        thread.start()
        FolderMailbox(tmp_path, SNV).deliver(XA, "a.goi", new_letter()[1])
        assert taken.wait(10)
        stop.set()
        box.wake()
        thread.join(3)
    assert not thread.is_alive()


def test_backoff_doubles_from_ten_seconds_to_an_hour() -> None:
    middle = [sum(backoff(n, Random(seed)) for seed in range(400)) / 400 for n in range(1, 13)]
    assert middle == pytest.approx([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600], rel=0.02)
    assert all(8 <= backoff(1, Random(seed)) <= 12 for seed in range(100))
    assert backoff(10_000, Random(1)) <= 3600 * 1.2
