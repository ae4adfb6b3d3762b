"""The courier with many packages at once: counted, recorded and put away together, and each failing for itself."""

import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.transport.couriers import BODY, DIGEST, XA, Acts, Desk, Letters, courier, reading, sender_with_body
from vbdt.errors import NotAllowed, UserError
from vbdt.transport.courier import ATTEMPTS, PAUSE, FetchBody, NotNow, Outcome, Tally
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.handing_over import BATCH
from vbdt.transport.refusal import PackageRefused, Refusal


def test_what_has_come_is_counted_recorded_and_put_away_together(box: FolderMailbox, new_letter: Letters) -> None:
    for n in range(BATCH + 3):
        box.deliver(XA, f"{n:03}.goi", new_letter()[1])
    desk, acts = Desk(), Acts(lambda *_: Outcome.RECORDED)
    assert courier(box, desk, acts).run_once().recorded == BATCH + 3
    assert desk.events == [f"counted {BATCH}", "counted 3"]
    assert acts.batches == [BATCH, 3]
    assert list(box.incoming()) == []


def test_of_a_batch_only_what_is_refused_is_set_aside(box: FolderMailbox, new_letter: Letters) -> None:
    """Refused when it is opened or when it is recorded; the world may fail one of them; the rest comes in."""
    letters = [new_letter()[1] for _ in range(6)]
    for n, data in enumerate(letters):
        box.deliver(XA, f"{n}.goi", data)

    def judge(data: bytes, _: FetchBody) -> Outcome:
        if data == letters[1]:
            raise PackageRefused(Refusal.DAMAGED)
        return Outcome.RECORDED

    def write(data: bytes) -> Outcome:
        if data == letters[2]:
            raise NotAllowed("Không đúng chuỗi.")
        if data == letters[3]:
            raise UserError("Ổ đĩa đã đầy.")
        return Outcome.RECORDED

    desk = Desk()
    tally = courier(box, desk, Acts(judge, write)).run_once()
    assert (tally.recorded, tally.quarantined, tally.problems[-1]) == (3, 2, "Ổ đĩa đã đầy.")
    assert [each.name for each in box.incoming()] == ["3.goi"]
    assert desk.counts.total() == 0, "nothing of this was a crash"


def test_a_large_batch_is_recorded_in_parts(
    box: FolderMailbox, homes: tuple[Path, Path], new_letter: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in memory together is bounded, however many packages came."""
    monkeypatch.setattr("vbdt.transport.courier.BATCH_BYTES", 2 * len(BODY))
    sender = sender_with_body(homes[0], new_letter, [XA])
    box.deliver_body(DIGEST, homes[0] / DIGEST)
    for n in range(5):
        box.deliver(XA, f"{n}.goi", next(iter(sender.sealed.values())))
    seen: list[bytes] = []
    acts = Acts(reading(seen))
    courier(box, Desk(folder=homes[1]), acts).run_once()
    assert acts.batches == [2, 2, 1]


def test_what_is_slow_to_judge_does_not_keep_the_first_ones_from_view(
    box: FolderMailbox, new_letter: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vbdt.transport.courier.BATCH_SECONDS", 0.05)
    for n in range(4):
        box.deliver(XA, f"{n}.goi", new_letter()[1])

    def judge(*_: object) -> Outcome:
        time.sleep(0.03)
        return Outcome.RECORDED

    acts = Acts(judge)
    courier(box, Desk(), acts).run_once()
    assert len(acts.batches) > 1
    assert sum(acts.batches) == 4


def test_the_same_package_twice_in_a_batch_is_judged_when_the_first_is_recorded(
    box: FolderMailbox, new_letter: Letters
) -> None:
    data = new_letter()[1]
    for name in ("a.goi", "b.goi", "c.goi"):
        box.deliver(XA, name, data)
    known: set[bytes] = set()
    prepared: set[bytes] = set()

    def judge(data: bytes, _: FetchBody) -> Outcome | NotNow:
        if data in known:
            return Outcome.DUPLICATE
        if data in prepared:
            return NotNow.TWICE
        prepared.add(data)
        return Outcome.RECORDED

    class Known(Acts):
        def record(self, prepared: Sequence[tuple[bytes, Outcome]]) -> list[Outcome | Exception]:
            known.update(data for data, _ in prepared)
            return super().record(prepared)

    tally = courier(box, Desk(), Known(judge)).run_once()
    assert (tally.recorded, tally.duplicates) == (1, 2)


def test_the_neighbours_of_what_stops_the_program_come_in(box: FolderMailbox, new_letter: Letters) -> None:
    """A package stops the program again and again: the others of its batch go alone, and only it is set aside."""
    letters = [new_letter()[1] for _ in range(6)]
    for n, data in enumerate(letters):
        box.deliver(XA, f"{n}.goi", data)

    class Killed(BaseException):
        """The program ends here."""

    def judge(data: bytes, _: FetchBody) -> Outcome:
        if data == letters[2]:
            raise Killed
        return Outcome.RECORDED

    desk = Desk()
    done = Tally()
    crashes = 0
    while list(box.incoming()):
        try:
            done = courier(box, desk, judge).run_once(done)
        except Killed:
            crashes += 1
    assert crashes == ATTEMPTS
    assert [each for each in desk.events if each.startswith("quarantined")] == [desk.events[-4]]
    assert (done.recorded, done.quarantined) == (3, 1), "two came in before the one that went on"
    assert desk.counts.total() == 0


def test_what_comes_in_quick_succession_is_one_round(box: FolderMailbox, new_letter: Letters, tmp_path: Path) -> None:
    """The bell rings for each of three packages, then it is quiet: they are taken in together."""
    letters = [new_letter()[1] for _ in range(3)]
    stop, waits = threading.Event(), list[float]()

    class Bell(FolderMailbox):
        def wait(self, seconds: float) -> bool:
            waits.append(seconds)
            if letters:
                box.deliver(XA, f"{len(letters)}.goi", letters.pop())
                return True
            if seconds == PAUSE:
                stop.set()
            return False

    acts = Acts(lambda *_: Outcome.RECORDED)
    thread = threading.Thread(target=courier(Bell(tmp_path, XA), Desk(), acts).run, args=(stop,))
    thread.start()
    thread.join(10)
    assert acts.batches == [3]
    assert waits[0] == PAUSE
    assert max(waits[1:4]) < 0.1, "nobody waits long for one package"
