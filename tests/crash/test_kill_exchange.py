"""The power goes at every step of sending and receiving (kill -9): nothing is lost, nothing is there twice.

Each place that `vbdt/crashpoints.py` names is cut at its first visit and at a random later one, at the sender, at the
recipient and at the sender again who hears the receipts; then everybody starts again. The seed is printed.
"""

import ast
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.crash.desks import COMMUNE, FINANCE, RUBBISH, WORK, Place, place_of, run_to_rest
from tests.province import mailbox_of
from vbdt.acts.exchange import exchange
from vbdt.crashpoints import reached
from vbdt.demo.make import Demo, make_demo, open_desks
from vbdt.demo.story import issue_one
from vbdt.demo.texts import letter

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL and fork are matters of Unix")
ROOT = Path(__file__).parents[2]
SEED = int(os.environ.get("VBDT_SEED") or random.SystemRandom().randrange(1 << 32))


def places() -> list[str]:
    """Every place that the program names, read from its source: a new one is cut without anybody adding it here."""
    found = set()
    for path in sorted((ROOT / "vbdt").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == reached.__name__:
                name = ast.literal_eval(node.args[0])
                assert name not in found, f"{name} stands in two places"
                found.add(name)
    return sorted(found)


PLACES = places()


class Driver:
    """The process that forks the ones to be killed."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.driver"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, place: Place, work: str, at: str = "") -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        keys = {name: key.hex() for name, key in place.keys.items()}
        order = {"folder": str(place.folder), "keys": keys, "id": place.document, "work": work, "at": at}
        self.process.stdin.write(json.dumps(order | {"places": PLACES}) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    running = Driver()
    with running.process:
        yield running
        assert running.process.stdin is not None
        running.process.stdin.close()


class Story:
    """The province before each piece of work, and how often that work comes by each place."""

    def __init__(self, before: dict[str, Place], visits: dict[str, dict[str, int]]) -> None:
        self.before = before
        self.visits = visits


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """One letter, signed and sealed and not sent yet."""
    demo: Demo = make_demo(tmp_path_factory.mktemp("tinh") / "mau", lambda _: None)
    with open_desks(demo) as offices:
        document = issue_one(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    return place_of(demo.folder, demo.province.passphrase, document)


@pytest.fixture(scope="module")
def story(issued: Place, driver: Driver, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("truyen")
    place, before, visits = issued, {}, {}
    for work in WORK:
        place = place.copy(folder / f"{work}-truoc")
        MEANWHILE[work](place)
        before[work] = place
        place = place.copy(folder / f"{work}-sau")
        ended = driver.run(place, work)
        assert ended["status"] == 0
        visits[work] = ended["seen"]
    run_to_rest(place)
    return Story(before, visits)


def leave_rubbish(place: Place) -> None:
    """Something that is no package lies in the box of the commune's clerk."""
    with place.desks(COMMUNE) as offices:
        box = mailbox_of(offices[COMMUNE]) / "new"
    (box / RUBBISH).write_bytes(b"khong phai goi tin")
    os.utime(box / RUBBISH, (0, 0))


def answer_elsewhere(place: Place) -> None:
    """The other recipient has taken his copy in."""
    with place.desks(FINANCE) as offices:
        exchange(offices[FINANCE])


MEANWHILE: dict[str, Callable[[Place], None]] = {
    "send": lambda _: None,
    "receive": leave_rubbish,
    "hear": answer_elsewhere,
}
"""What others do before each piece of work."""


@pytest.mark.parametrize("name", PLACES)
def test_the_power_goes_at(name: str, story: Story, driver: Driver, tmp_path: Path) -> None:
    chance = random.Random(f"{SEED} {name}")
    cuts = []
    for work in WORK:
        count = story.visits[work].get(name, 0)
        cuts += [(work, visit) for visit in sorted({1, chance.randint(1, count)})] if count else []
    assert cuts, "no work comes by this place"
    for n, (work, visit) in enumerate(cuts):
        place = story.before[work].copy(tmp_path / str(n))
        ended = driver.run(place, work, f"{name}:{visit}")
        assert ended["killed"], f"{work} did not get to {name} for the {visit}. time"
        try:
            run_to_rest(place)
        except BaseException as failure:
            failure.add_note(f"killed at «{name}», visit {visit}, while «{work}»; VBDT_SEED={SEED}")
            raise
        shutil.rmtree(place.folder)
