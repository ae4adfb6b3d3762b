"""The courier between two desks with real folders and packages. The store's part is a few plain records here."""

import hashlib
import logging
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.sealing import Mail, seal_inline
from vbdt.document.ids import AgencyId, DeskId, PackageId
from vbdt.errors import NotAllowed, UserError
from vbdt.transport.body import PackageKind
from vbdt.transport.courier import ATTEMPTS, TOLD_AFTER, Courier, FetchBody, Handle, Outcome, Tally, backoff
from vbdt.transport.folder import FolderMailbox
from vbdt.transport.keys import DeskKeys
from vbdt.transport.package import Letter, open_pointer
from vbdt.transport.refusal import PackageRefused, Refusal

SNV, XA = DeskId("snv-van-thu"), DeskId("xa-van-thu")
NOW = datetime(2024, 3, 5, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """One row of the outbox."""

    row: int
    package: PackageId
    desk: DeskId
    attempts: int
    body: str | None = None


@dataclass
class Desk:
    """What a store remembers for the courier, in memory: outbox rows with their bytes, counted attempts, events."""

    sealed: dict[PackageId, bytes] = field(default_factory=dict)
    folder: Path = Path()
    rows: list[Row] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    events: list[str] = field(default_factory=list)
    failures: list[tuple[str, datetime]] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    forgot: list[str] = field(default_factory=list)
    awaited: dict[str, datetime] = field(default_factory=dict)
    contact: datetime | None = None

    def due(self, now: datetime, limit: int) -> list[Row]:
        return self.rows[:limit]

    def pointer(self, row: int) -> bytes:
        return next(self.sealed[each.package] for each in self.rows if each.row == row)

    def body_path(self, digest: str) -> Path:
        return self.folder / digest

    def handed_over(self, rows: Sequence[int], now: datetime) -> None:
        self.rows = [each for each in self.rows if each.row not in rows]

    def to_forget(self) -> list[str]:
        return [digest for digest in self.ended if digest not in self.forgot]

    def forgotten(self, digest: str) -> None:
        self.forgot.append(digest)

    def failed(self, row: int, now: datetime, reason: str, retry_at: datetime) -> None:
        self.failures.append((reason, retry_at))

    def count_attempt(self, name: str) -> int:
        self.counts[name] += 1
        self.events.append("counted")
        return self.counts[name]

    def forget_attempts(self, name: str) -> None:
        del self.counts[name]

    def await_body(self, name: str, now: datetime) -> datetime:
        del self.counts[name]
        return self.awaited.setdefault(name, now)

    def fetched_path(self, digest: str) -> Path:
        return self.folder / f"{digest}.tmp"

    def quarantine_note(self, name: str, reason: str, at: datetime, data: bytes | None = None) -> None:
        self.events.append(f"quarantined: {reason}")

    def note_contact(self, now: datetime) -> None:
        self.contact = now


@pytest.fixture
def box(tmp_path: Path) -> FolderMailbox:
    return FolderMailbox(tmp_path, XA)


@pytest.fixture
def new_letter(snv: DeskKeys, xa: DeskKeys) -> Callable[[], tuple[PackageId, bytes]]:
    def make() -> tuple[PackageId, bytes]:
        mail = Mail(PackageKind.STATUS, AgencyId("H30.4"), SNV, XA, created=NOW)
        return mail.package, seal_inline(mail, snv.signing, xa.reads)

    return make


def courier(mailbox: FolderMailbox, desk: Desk, handle: Handle = lambda *_: Outcome.RECORDED) -> Courier:
    return Courier(mailbox, desk, desk, handle, lambda: NOW, Random(1))


Letters = Callable[[], tuple[PackageId, bytes]]


def test_from_outbox_to_inbox(
    box: FolderMailbox, new_letter: Letters, tmp_path: Path, snv: DeskKeys, xa: DeskKeys
) -> None:
    package, data = new_letter()
    sender = Desk({package: data}, rows=[Row(1, package, XA, 0)])
    assert courier(FolderMailbox(tmp_path, SNV), sender).run_once() == Tally(sent=1)
    assert sender.rows == []

    seen: list[Letter] = []

    def handle(data: bytes, _: FetchBody) -> Outcome:
        seen.append(open_pointer(data, xa.identities, XA, lambda *_: [snv.signs]).letter)
        return Outcome.RECORDED

    assert courier(box, Desk(), handle).run_once() == Tally(recorded=1)
    assert [each.id for each in seen] == [package]
    assert courier(box, Desk(), handle).run_once() == Tally()


def test_the_attempt_is_counted_before_and_the_file_settled_after(box: FolderMailbox, new_letter: Letters) -> None:
    desk = Desk()
    package, data = new_letter()
    box.deliver(XA, f"{package}.goi", data)

    def handle(*_: object) -> Outcome:
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
    assert courier(box, Desk(), lambda *_: outcomes.pop()).run_once() == Tally(duplicates=1, parked=1)
    assert list(box.incoming()) == []


def test_a_refused_package_goes_to_quarantine_and_the_next_one_is_taken(
    box: FolderMailbox, new_letter: Letters, tmp_path: Path, snv: DeskKeys, xa: DeskKeys
) -> None:
    good, bad = new_letter()[1], bytearray(new_letter()[1])
    bad[-1] ^= 1
    for age, (name, data) in enumerate([("good.goi", good), ("bad.goi", bytes(bad))]):
        box.deliver(XA, name, data)
        os.utime(tmp_path / XA / "new" / name, (time.time() - age,) * 2)

    def handle(data: bytes, _: FetchBody) -> Outcome:
        open_pointer(data, xa.identities, XA, lambda *_: [snv.signs])
        return Outcome.RECORDED

    desk = Desk()
    tally = courier(box, desk, handle).run_once()
    assert (tally.recorded, tally.quarantined) == (1, 1)
    assert "bị hỏng" in (tmp_path / XA / "quarantine" / "bad.goi.txt").read_text(encoding="utf-8")
    assert "bị hỏng" in desk.events[-2]


def test_what_is_not_allowed_is_refused(box: FolderMailbox, new_letter: Letters) -> None:
    box.deliver(XA, "a.goi", new_letter()[1])

    def handle(*_: object) -> Outcome:
        raise NotAllowed("Gói nội bộ đến từ cơ quan khác.")

    assert courier(box, Desk(), handle).run_once().quarantined == 1


def test_a_failure_of_the_world_leaves_the_package_where_it_is(box: FolderMailbox, new_letter: Letters) -> None:
    box.deliver(XA, "a.goi", new_letter()[1])
    desk = Desk()

    def handle(*_: object) -> Outcome:
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

    def handle(data: bytes, _: FetchBody) -> Outcome:
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
        rows=[Row(1, first, DeskId("khong-ghi-duoc"), 2), Row(2, second, XA, 0)],
    )
    tally = courier(FolderMailbox(tmp_path, SNV), desk).run_once()
    assert (tally.sent, tally.failed) == (1, 1)
    ((reason, retry_at),) = desk.failures
    assert "hộp thư" in reason
    assert 32 <= (retry_at - NOW).total_seconds() <= 48


def test_a_missing_root_stops_nothing_but_is_told(tmp_path: Path, new_letter: Letters) -> None:
    package, data = new_letter()
    desk = Desk({package: data}, rows=[Row(1, package, XA, 0)])
    tally = courier(FolderMailbox(tmp_path / "o-mang", SNV), desk).run_once()
    assert tally.failed == 1
    assert len(tally.problems) == 1


def test_run_takes_what_arrives_while_it_waits_and_stops_when_told(new_letter: Letters, tmp_path: Path) -> None:
    stop = threading.Event()
    taken = threading.Event()

    def handle(*_: object) -> Outcome:
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


BODY = b"than" * 50_000
DIGEST = hashlib.sha256(BODY).hexdigest()


def sender_with_body(folder: Path, letters: "Letters", readers: list[DeskId]) -> Desk:
    package, data = letters()
    (folder / DIGEST).write_bytes(BODY)
    rows = [Row(n, package, desk, 0, DIGEST) for n, desk in enumerate(readers)]
    return Desk({package: data}, folder, rows)


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Path, Path]:
    """Folders of a sending and a receiving desk, apart from the mailbox."""
    homes = tmp_path.with_name(f"{tmp_path.name}-gui"), tmp_path.with_name(f"{tmp_path.name}-nhan")
    for each in homes:
        each.mkdir()
    return homes


def reading(seen: list[bytes]) -> Handle:
    def handle(_: bytes, fetch: FetchBody) -> Outcome:
        path = fetch(DIGEST, len(BODY))
        if path is None:
            return Outcome.WAITING
        seen.append(path.read_bytes())
        return Outcome.RECORDED

    return handle


def test_a_body_goes_before_its_pointers_and_once(
    tmp_path: Path, homes: tuple[Path, Path], new_letter: Letters
) -> None:
    others = [DeskId(f"ban-{n}") for n in range(5)]
    sender = sender_with_body(homes[0], new_letter, [*others, XA])
    assert courier(FolderMailbox(tmp_path, SNV), sender).run_once().sent == 6
    assert len(list((tmp_path / "than").rglob("*.than"))) == 1
    seen: list[bytes] = []
    assert courier(FolderMailbox(tmp_path, XA), Desk(folder=homes[1]), reading(seen)).run_once() == Tally(recorded=1)
    assert seen == [BODY]
    assert list(homes[1].iterdir()) == [], "what was fetched is gone when its package is recorded"


def test_no_pointer_goes_without_its_body_and_the_failure_is_tried_once(
    tmp_path: Path, homes: tuple[Path, Path], new_letter: Letters
) -> None:
    sender = sender_with_body(homes[0], new_letter, [XA, DeskId("ban-1")])
    (homes[0] / DIGEST).write_bytes(b"other bytes")
    tally = courier(FolderMailbox(tmp_path, SNV), sender).run_once()
    assert (tally.sent, tally.failed, len(tally.problems)) == (0, 2, 1)
    assert not (tmp_path / XA).exists()


def test_a_pointer_whose_body_is_late_waits_without_being_counted_and_is_told_after_a_day(
    tmp_path: Path, homes: tuple[Path, Path], new_letter: Letters
) -> None:
    now = NOW
    seen: list[bytes] = []
    desk = Desk(folder=homes[1])
    sender = sender_with_body(homes[0], new_letter, [XA])
    FolderMailbox(tmp_path, SNV).deliver(XA, "a.goi", next(iter(sender.sealed.values())))
    waiting = Courier(FolderMailbox(tmp_path, XA), desk, desk, reading(seen), lambda: now, Random(1))
    assert waiting.run_once() == Tally(waiting=1)
    assert waiting.run_once() == Tally(), "not looked for again at once"
    for _ in range(2 * ATTEMPTS):
        now += timedelta(minutes=6)
        assert waiting.run_once() == Tally(waiting=1)
    now = NOW + TOLD_AFTER
    (problem,) = waiting.run_once().problems
    assert "chưa thấy nội dung" in problem
    now += timedelta(minutes=6)
    FolderMailbox(tmp_path, SNV).deliver_body(DIGEST, homes[0] / DIGEST)
    assert waiting.run_once() == Tally(recorded=1)
    assert seen == [BODY]


def test_what_waits_for_its_body_does_not_hold_up_what_comes_after(
    box: FolderMailbox, tmp_path: Path, homes: tuple[Path, Path], new_letter: Letters
) -> None:
    late = new_letter()[1]
    for n in range(120):
        box.deliver(XA, f"a{n}.goi", late)
    newer = new_letter()[1]
    box.deliver(XA, "b.goi", newer)

    def handle(data: bytes, _: FetchBody) -> Outcome:
        return Outcome.WAITING if data == late else Outcome.RECORDED

    tally = courier(box, Desk(folder=homes[1]), handle).run_once()
    assert (tally.waiting, tally.recorded) == (120, 1)


def test_another_body_in_its_place_is_refused_and_nothing_of_it_is_kept(
    tmp_path: Path, homes: tuple[Path, Path], new_letter: Letters
) -> None:
    sender = sender_with_body(homes[0], new_letter, [XA])
    courier(FolderMailbox(tmp_path, SNV), sender).run_once()
    (lying,) = (tmp_path / "than").rglob("*.than")
    lying.write_bytes(bytes(len(BODY)))
    os.utime(lying, (time.time() - 600,) * 2)

    def handle(_: bytes, fetch: FetchBody) -> Outcome:
        assert fetch(DIGEST, len(BODY)) is not None
        raise PackageRefused(Refusal.BODY_DIFFERS)

    tally = courier(FolderMailbox(tmp_path, XA), Desk(folder=homes[1]), handle).run_once()
    assert tally.quarantined == 1
    assert list(homes[1].iterdir()) == []


def test_a_body_nobody_waits_for_is_taken_off_the_carrier(
    tmp_path: Path, homes: tuple[Path, Path], new_letter: Letters
) -> None:
    sender = sender_with_body(homes[0], new_letter, [XA])
    courier(FolderMailbox(tmp_path, SNV), sender).run_once()
    sender.ended.append(DIGEST)
    courier(FolderMailbox(tmp_path, SNV), sender).run_once()
    assert sender.forgot == [DIGEST]
    assert list((tmp_path / "than").rglob("*.than")) == []


def test_what_was_delivered_before_a_crash_is_marked_and_the_rest_is_still_due(
    tmp_path: Path, homes: tuple[Path, Path], new_letter: Letters
) -> None:
    """Whatever ends the round, no row that was delivered is lost from view and none that was not is taken for sent."""

    class Pulled(FolderMailbox):
        def deliver(self, address: DeskId, name: str, data: bytes) -> None:
            if address == "ban-2":
                raise KeyboardInterrupt
            super().deliver(address, name, data)

    sender = sender_with_body(homes[0], new_letter, [DeskId(f"ban-{n}") for n in range(4)])
    with pytest.raises(KeyboardInterrupt):
        courier(Pulled(tmp_path, SNV), sender).run_once()
    assert [each.desk for each in sender.rows] == ["ban-2", "ban-3"]
    assert courier(FolderMailbox(tmp_path, SNV), sender).run_once().sent == 2
    assert len(list((tmp_path / "than").rglob("*.than"))) == 1
