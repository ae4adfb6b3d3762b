"""The courier between two desks with real folders and packages. The store's part is a few plain records here."""

import logging
import os
import threading
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.transport.couriers import (
    BODY,
    DIGEST,
    NOW,
    SNV,
    XA,
    Acts,
    Desk,
    Letters,
    Row,
    courier,
    reading,
    sender_with_body,
)
from vbdt.document.ids import DeskId
from vbdt.errors import NotAllowed, UserError
from vbdt.transport.courier import ATTEMPTS, TOLD_AFTER, Courier, FetchBody, NotNow, Outcome, Tally
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.folder.mark import mark
from vbdt.transport.handing_over import backoff
from vbdt.transport.keys import DeskKeys
from vbdt.transport.mailbox import Parcel
from vbdt.transport.package import Letter, open_pointer
from vbdt.transport.refusal import PackageRefused, Refusal


@pytest.fixture(autouse=True)
def _a_mailbox(tmp_path: Path) -> None:
    mark(tmp_path)


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
    assert desk.events == ["counted 1", "handled"]
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
    assert "bị hỏng" in desk.events[-1]


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
    waiting = Courier(FolderMailbox(tmp_path, XA), desk, desk, Acts(reading(seen)), lambda: now, Random(1))
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

    def handle(data: bytes, _: FetchBody) -> Outcome | NotNow:
        return NotNow.WAITING if data == late else Outcome.RECORDED

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


def test_what_a_crash_left_unmarked_is_sent_again_with_the_same_bytes(
    tmp_path: Path, homes: tuple[Path, Path], new_letter: Letters
) -> None:
    """The power goes between the carrier and the note: nothing is lost from view, and nothing is there twice."""

    class Pulled(FolderMailbox):
        def deliver_all(self, parcels: Sequence[Parcel]) -> list[UserError | None]:
            super().deliver_all(parcels)
            raise KeyboardInterrupt

    sender = sender_with_body(homes[0], new_letter, [DeskId(f"ban-{n}") for n in range(4)])
    with pytest.raises(KeyboardInterrupt):
        courier(Pulled(tmp_path, SNV), sender).run_once()
    lying = {path: path.read_bytes() for path in tmp_path.rglob("*.goi")}
    assert (len(sender.rows), len(lying)) == (4, 4)
    assert courier(FolderMailbox(tmp_path, SNV), sender).run_once().sent == 4
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.goi")} == lying
    assert len(list((tmp_path / "than").rglob("*.than"))) == 1
