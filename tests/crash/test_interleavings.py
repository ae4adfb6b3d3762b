"""Whatever order the carrier brings things in, to all desks of two agencies: the same tables everywhere in the end.

Hypothesis holds every package back and says who gets which ones next, and whether a second time. What desks answer is
held back in turn. VBDT_SEED repeats a run, the printed blob one example.
"""

import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.province import demo
from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.process import finish, start
from vbdt.acts.register_in import register_in
from vbdt.app import build_office
from vbdt.demo.make import Demo, open_desks
from vbdt.demo.story import DEPARTMENT, send_out
from vbdt.demo.texts import COMMUNE, letter
from vbdt.document.codec import canonical
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction
from vbdt.store.integrity import check
from vbdt.store.keys import unlock
from vbdt.store.store import open_store

__all__ = ["demo"]
Offices = Mapping[str, Office]
HERE = ("snv-van-thu", "snv-lanh-dao", "snv-chuyen-vien", "snv-luu-tru")
THERE = ("tan-hoa-van-thu", "tan-hoa-lanh-dao", "tan-hoa-chuyen-vien")
ALL = (*HERE, *THERE)
SECONDS = 40.0
"""No new example begins after that."""
DEPENDS = re.compile(rb'"(head_n|head_hash|\w+_at)":("[^"]*"|\d+|null),?')
"""What may differ: when something was heard, and how many answers were news."""


Step = tuple[int, list[int], int]
STEP = st.tuples(st.integers(0, 99), st.lists(st.integers(0, 99), min_size=1, max_size=4), st.integers(0, 4))
"""Which of the desks that something waits for, which of its packages in which order; 0: and once more later."""


@dataclass(frozen=True)
class Town:
    """Desks that know little of each other, and all that is on its way to them."""

    folder: Path
    keys: dict[str, bytes] = field(repr=False)
    documents: tuple[DocumentId, ...]

    @contextmanager
    def copied(self) -> Iterator["Post"]:
        with TemporaryDirectory(dir=self.folder.parent) as copy, ExitStack() as stack:
            folder = Path(copy) / "tinh"
            shutil.copytree(self.folder, folder)
            offices = {}
            for name in ALL:
                office = build_office(stack.enter_context(open_store(folder / name, self.keys[name])))
                offices[name] = replace(office, settings=replace(office.settings, mailbox=str(folder / "hop-thu")))
            yield Post(offices, folder / "hop-thu")


class Post:
    """A carrier that brings what it is told to bring, as its clock ticks on."""

    def __init__(self, offices: Offices, root: Path) -> None:
        self._ticks = 0
        self.offices = {name: replace(each, clock=self._clock) for name, each in offices.items()}
        self._boxes = {name: root / each.me.id / "new" for name, each in offices.items()}
        self._held: dict[str, list[tuple[str, bytes]]] = {name: [] for name in offices}
        self._hold()

    @property
    def waiting(self) -> list[str]:
        return [name for name, held in self._held.items() if held]

    def count(self, name: str) -> int:
        return len(self._held[name])

    def bring(self, name: str, chosen: list[int], *, again: bool = False) -> None:
        """Bring some packages, the one said first as the oldest; what is brought again stays held, too."""
        self._ticks += 1
        held = self._held[name]
        for age, n in enumerate(chosen):
            path = self._boxes[name] / held[n][0]
            path.write_bytes(held[n][1])
            os.utime(path, (1_000_000_000 + age, 1_000_000_000 + age))
        if not again:
            self._held[name] = [each for n, each in enumerate(held) if n not in chosen]
        self.work(name)

    def work(self, name: str) -> bool:
        changed = exchange(self.offices[name]).changed
        self._hold()
        return changed

    def _hold(self) -> None:
        for name, box in self._boxes.items():
            for path in sorted(box.glob("*.goi")):
                self._held[name].append((path.name, path.read_bytes()))
                path.unlink()

    def _clock(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._ticks)


@pytest.fixture(scope="module")
def town(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Two letters go from the first draft to the end at the commune; only who has to act hears anything."""
    with open_desks(demo, *ALL) as offices:
        team = {name: offices[name] for name in DEPARTMENT}
        drafts = [replace(letter(offices[DEPARTMENT[0]]), recipients=(COMMUNE,)) for _ in range(2)]
        sent = [send_out(team, each, demo.province.pin, lambda _: None) for each in drafts]
        exchange(offices["snv-van-thu"])
        clerk, leader, lead = (offices[name] for name in THERE)
        exchange(clerk)
        arrived = [each.id for each in clerk.store.documents(Filter(direction=Direction.INCOMING)).rows]
        assert len(arrived) == len(sent)
        for each in arrived:
            register_in(clerk, each, leader.me.id)
        exchange(clerk)
        exchange(leader)
        for each in arrived:
            assign(leader, each, lead.me.id, deadline_after(leader, 5), "Chủ trì tham mưu.")
        exchange(leader)
        exchange(lead)
        start(lead, arrived[0])
        finish(lead, arrived[0], "Đã rà soát.")
        exchange(lead)
    folder = tmp_path_factory.mktemp("truoc") / "tinh"
    shutil.copytree(demo.folder / "hop-thu", folder / "hop-thu")
    for name in ALL:
        shutil.copytree(demo.desks[name], folder / name)
    keys = {name: unlock(folder / name, demo.province.passphrase, None) for name in ALL}
    return Town(folder, keys, (*sent, *arrived))


def tables(offices: Offices, town: Town) -> dict[str, bytes]:
    """What every desk knows, but for what depends on the order; colleagues must agree on every byte of it."""
    found: dict[str, bytes] = {}
    for name, office in offices.items():
        store = office.store
        assert (store.parked(), store.quarantined(), store.gaps(), store.awaited()) == ((), (), (), ()), name
        assert [each for each in store.deliveries_waiting() if each.desk in {o.me.id for o in offices.values()}] == []
        assert check(store) == (), name
        rows = sorted(store.documents(Filter()).rows, key=lambda each: each.id)
        assert {each.id for each in rows} <= set(town.documents)
        books = [entry for book in store.books() for entry in store.book(*book)]
        found[name] = b"\n".join(DEPENDS.sub(b"", canonical(each)) for each in (*rows, *books))
    for agency in (HERE, THERE):
        whole = {
            name: {each.id: canonical(each) for each in offices[name].store.documents(Filter()).rows} for name in agency
        }
        for name in agency:
            for document, record in whole[name].items():
                assert record == whole[agency[0]][document], f"{name} and {agency[0]} tell {document} differently"
    return found


def settle(post: Post) -> None:
    """Bring what is left, until nobody has anything to say."""
    for _ in range(30):
        for name in post.waiting:
            post.bring(name, list(range(post.count(name))))
        busy = [name for name in post.offices if post.work(name)]
        if not busy and not post.waiting:
            return
    raise AssertionError(f"no rest: {post.waiting}")


@pytest.fixture(scope="module")
def in_order(town: Town) -> dict[str, bytes]:
    """How it ends when everything comes as it was sent."""
    with town.copied() as post:
        settle(post)
        return tables(post.offices, town)


@pytest.fixture(scope="module")
def until() -> float:
    return time.monotonic() + SECONDS


@seed(int(os.environ["VBDT_SEED"]))
@settings(
    max_examples=25,
    deadline=None,
    derandomize=False,
    database=None,
    print_blob=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(STEP, min_size=4, max_size=14))
def test_any_order_to_all_desks_ends_the_same(
    town: Town, in_order: dict[str, bytes], until: float, plan: list[Step]
) -> None:
    if time.monotonic() > until:
        return
    with town.copied() as post:
        for desk, packages, again in plan:
            if waiting := post.waiting:
                name = waiting[desk % len(waiting)]
                chosen = dict.fromkeys(each % post.count(name) for each in packages)
                post.bring(name, list(chosen), again=again == 0)
        settle(post)
        assert tables(post.offices, town) == in_order
