"""A province worked and hurt for as long as one likes: power, links, packages; after every shift all must be right.

Each shift offices draft, sign, issue, send and take in, every desk in a process of its own that is killed at some place
of the program and started again; meanwhile the carrier is cut, packages are repeated and damaged. Then comes rest
(soak_rest.py). A violation ends it with exit 1, and the province stays where it lies. One seed decides what is left to
chance; what runs beside what the system decides.
"""

import argparse
import multiprocessing
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random, SystemRandom
from tempfile import mkdtemp
from typing import Any

from vbdt.acts.office import Office
from vbdt.app import build_office
from vbdt.bench.soak_carrier import DAMAGED, Carrier, FolderCarrier, HubCarrier, Trouble
from vbdt.bench.soak_rest import Rest, come_to_rest
from vbdt.bench.soak_work import CUT, DEFECT, OVER, READY, Shift, work
from vbdt.demo.make import Demo, make_demo, open_desks
from vbdt.demo.story import DEPARTMENT
from vbdt.errors import Exit, UserError
from vbdt.signing.stand_ins.ocsp import local_revocation
from vbdt.signing.stand_ins.pki import open_pki
from vbdt.signing.stand_ins.tsa import local_tsa
from vbdt.store.keys import unlock
from vbdt.store.store import open_store

SECONDS = 20.0
"""How long a shift lasts."""
OTHERS = 3
"""Desks at work in a shift beside those that make documents."""
LATEST = 40
"""The power goes at one of so many places at the latest, if it goes at no certain one."""
GRACE = 120.0
"""Seconds that a process may need to begin, and to end after its shift: to sign what it began, to find a link cut."""
_forks = multiprocessing.get_context("forkserver")


@dataclass
class Count:
    """What was done to the province."""

    shifts: int = 0
    cuts: Counter[str] = field(default_factory=Counter)
    troubles: Counter[str] = field(default_factory=Counter)
    sent: int = 0

    def __str__(self) -> str:
        places = ", ".join(f"«{place}» {n}" for place, n in sorted(self.cuts.items()))
        troubles = ", ".join(f"{what} {n}" for what, n in sorted(self.troubles.items()))
        return (
            f"{self.shifts} ca, {self.sent} văn bản đã gửi; {self.cuts.total()} lần giết tiến trình"
            f" ở {len(self.cuts)} chỗ; {troubles or 'không có sự cố khác'}\n  {places}"
        )


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--minutes", type=float, default=10.0, metavar="N", help="làm trong bao lâu; mặc định 10 phút")
    parser.add_argument("--seed", type=int, metavar="S", help="lặp lại những gì lần trước chọn ngẫu nhiên")
    parser.add_argument(
        "--hub",
        nargs="?",
        const=1,
        default=0,
        type=int,
        choices=(1, 3),
        metavar="MÁY",
        help="qua trục liên thông một (hoặc ba) máy chủ thay vì thư mục",
    )
    parser.add_argument("--folder", type=Path, metavar="DIR", help="nơi đặt tỉnh thử; mặc định: thư mục tạm")


def run(options: argparse.Namespace) -> Exit:
    seed = SystemRandom().randrange(1 << 32) if options.seed is None else options.seed
    carrier = f" --hub {options.hub}" if options.hub else ""
    print(f"Hạt giống: {seed}   (lặp lại: vbdt bench soak --seed {seed}{carrier})", flush=True)
    place = Path(mkdtemp(prefix="vbdt-soak-", dir=options.folder))
    count = Count()
    wrong: tuple[str, ...] = ("dừng giữa chừng",)
    try:
        wrong = soak(place, Random(seed), options.minutes * 60, count, options.hub)  # noqa: S311 - no secret
    finally:
        print(count)
        if wrong:
            print(f"Bằng chứng: {place}   Hạt giống: {seed}")
        else:
            shutil.rmtree(place)
    if wrong:
        raise UserError(f"Có {len(wrong)} điều không đúng.", "\n".join(("", *wrong)))
    return Exit.DONE


def soak(place: Path, chance: Random, seconds: float, count: Count, nodes: int) -> tuple[str, ...]:
    """Shifts and rests until the time is over; what is wrong, nothing when all is right. Without `nodes` of a hub the
    mail goes by a folder."""
    demo = make_demo(place / "tinh", lambda _: None)
    until = time.monotonic() + seconds
    with _carrier(demo, place, chance, nodes) as carrier, soaked(demo, carrier, chance) as province:
        while True:
            count.shifts += 1
            wrong = province.shift(count)
            rest = province.rest()
            count.sent = rest.sent
            print(
                f"Ca {count.shifts}: đã gửi {rest.sent}, giết {count.cuts.total()}; nghỉ {rest.seconds:.1f} s",
                flush=True,
            )
            wrong += rest.wrong
            if wrong or time.monotonic() > until:
                return wrong


@dataclass(frozen=True)
class Soaked:
    """A province under trial: shifts of so many `seconds`, in which `others` work beside those who make documents, each
    with at most so many `drafts`; `killed` is how probable it is that a process is, `places` those it was seen at."""

    demo: Demo
    keys: dict[str, bytes] = field(repr=False)
    timestamps: str
    carrier: Carrier
    chance: Random
    seconds: float = SECONDS
    others: int = OTHERS
    killed: float = 2 / 3
    drafts: int = 2
    places: set[str] = field(default_factory=set)

    def shift(self, count: Count) -> tuple[str, ...]:
        """Some desks work and are killed and work again, while the carrier is in trouble; defects, if any came out."""
        others = sorted(set(self.demo.desks) - set(DEPARTMENT))
        names = [*DEPARTMENT, *self.chance.sample(others, self.others)]
        self.over.unlink(missing_ok=True)
        trouble = Trouble(self.carrier, Random(self.chance.random()))  # noqa: S311 - no secret
        workers = [Worker(self, name, Random(self.chance.random())) for name in names]  # noqa: S311 - no secret
        try:
            _wait(lambda: all([worker.is_ready() for worker in workers]), GRACE)  # noqa: C419 - every one is heard
            trouble.start()
            _wait(lambda: not any([worker.goes_on() for worker in workers]), self.seconds)  # noqa: C419
            self.over.touch()
            _wait(lambda: not any([worker.goes_on() for worker in workers]), GRACE)  # noqa: C419
        finally:
            trouble.stop()
            for worker in workers:
                worker.stop()
        for worker in workers:
            count.cuts.update(worker.cuts)
            self.places.update(worker.seen)
        count.troubles.update(trouble.done)
        if done := self.carrier.disturb(self.chance):
            count.troubles[done] += 1
        return tuple(f"{worker.name}: {each}" for worker in workers for each in worker.defects)

    @property
    def over(self) -> Path:
        """The file that ends a shift: a lock in memory would stay locked by a process that was killed."""
        return self.demo.folder / "het-ca"

    def rest(self) -> Rest:
        with self.opened() as offices:
            return come_to_rest(offices, self.carrier.is_quiet, DAMAGED)

    @contextmanager
    def opened(self) -> Iterator[dict[str, Office]]:
        with ExitStack() as stack:
            yield {
                name: stack.enter_context(_open(folder, self.keys[name])) for name, folder in self.demo.desks.items()
            }

    def begin(self, name: str, chance: Random) -> tuple[BaseProcess, Connection]:
        """A desk's process; most will be killed, every second of these at a place that was seen before."""
        hearing, telling = _forks.Pipe(duplex=False)
        at = chance.choice(["", *sorted(self.places)]) if chance.random() < 1 / 2 else ""
        shift = Shift(
            demo=self.demo.folder,
            desk=self.demo.desks[name],
            key=self.keys[name],
            pin=self.demo.province.pin,
            timestamps=self.timestamps,
            chance=str(chance.random()),
            over=self.over,
            at=at,
            cut=chance.randint(1, 3 if at else LATEST) if chance.random() < self.killed else 0,
            drafts=chance.randint(0, self.drafts),
        )
        process = _forks.Process(target=work, args=(shift, telling), daemon=True)
        process.start()
        telling.close()
        return process, hearing


class Worker:
    """A desk at work during one shift: its process is started again when it was killed."""

    def __init__(self, province: Soaked, name: str, chance: Random) -> None:
        self.name = name
        self.cuts: list[str] = []
        self.defects: list[str] = []
        self.seen: set[str] = set()
        self._province, self._chance = province, chance
        self._process, self._hearing = province.begin(name, chance)
        self._ended = False

    def is_ready(self) -> bool:
        """Whether its desk is open, or its process is no more."""
        return self._hearing.poll() or not self._process.is_alive()

    def goes_on(self) -> bool:
        """False when the shift is over for this desk."""
        if self._ended or self._process.is_alive():
            return not self._ended
        words, told = self._last_words()
        if words == CUT:
            self.cuts.append(str(told))
        elif words == OVER:
            self.seen |= told
        else:
            self.defects.append(str(told))
        self._ended = words != CUT or self._province.over.exists()
        if not self._ended:
            self._process, self._hearing = self._province.begin(self.name, self._chance)
        return not self._ended

    def stop(self) -> None:
        if self._process.is_alive():
            self.defects.append(f"không dừng sau {GRACE:.0f} giây")
            self._process.kill()
        self._process.join()

    def _last_words(self) -> tuple[str, Any]:
        self._process.join()
        said: tuple[str, Any] = (READY, None)
        with self._hearing as hearing, suppress(EOFError):
            while True:
                said = hearing.recv()
        return said if said[0] != READY else (DEFECT, f"tiến trình dừng với mã {self._process.exitcode}")


def _wait(over: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not over() and time.monotonic() < until:
        time.sleep(0.05)


@contextmanager
def _open(folder: Path, key: bytes) -> Iterator[Office]:
    with open_store(folder, key) as store:
        yield build_office(store)


@contextmanager
def soaked(demo: Demo, carrier: Carrier, chance: Random) -> Iterator[Soaked]:
    """The province on trial with its services running, until the block ends."""
    keys = {name: unlock(folder, demo.province.passphrase, None) for name, folder in demo.desks.items()}
    pki = open_pki(demo.folder / "chung-thuc")
    with local_tsa(pki) as timestamps, local_revocation(pki):
        yield Soaked(demo, keys, timestamps, carrier, chance)


@contextmanager
def _carrier(demo: Demo, place: Path, chance: Random, nodes: int) -> Iterator[Carrier]:
    own = Random(chance.random())  # noqa: S311 - no secret
    if not nodes:
        yield FolderCarrier(demo.folder / "hop-thu", own)
        return
    with open_desks(demo) as offices:
        carrier = HubCarrier(place / "truc", offices, own, nodes)
    try:
        yield carrier
    finally:
        carrier.close()
