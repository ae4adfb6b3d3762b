"""The process that is hurt, and the story it is hurt in: shared by the tests of power, server and disk."""

import ast
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.crash.desks import COMMUNE, DESKS, FINANCE, MAIL, RUBBISH, WORK, Place, place_of, run_to_rest
from tests.crash.hub_place import HUB_FOLDER, found_hub
from tests.hubs import Running
from vbdt.acts.mail.carrier import mailbox_of
from vbdt.acts.mail.exchange import exchange
from vbdt.crashpoints import reached
from vbdt.demo.make import make_demo, open_desks
from vbdt.demo.story import issue_one
from vbdt.demo.texts import letter
from vbdt.document.ids import DeskId

ROOT = Path(__file__).parents[2]
SEED = os.environ["VBDT_SEED"]
Answer = dict[str, Any]


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
ON_HUB = [each for each in PLACES if not each.startswith(("carrier.0", "carrier.1"))]
IN_FOLDER = [each for each in PLACES if not each.startswith("hub.")]


class Driver:
    """The process that forks the ones to be hurt; `disk` is where its own small disk lies."""

    def __init__(self, *disk: str, before: tuple[str, ...] = ()) -> None:
        self.disk = disk[0] if disk else ""
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.crash.driver", *disk],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def work(self, place: Place, work: str, **more: object) -> Answer:
        keys = {name: key.hex() for name, key in place.keys.items()}
        about = {"folder": str(place.folder), "keys": keys, "id": place.document, "on_hub": place.on_hub}
        return self.tell("work", **about, work=work, **more)

    def tell(self, do: str, **more: object) -> Answer:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self.process.stdin.flush()
        answer: Answer = json.loads(self.process.stdout.readline())
        return answer


@contextmanager
def driving(*disk: str, before: tuple[str, ...] = ()) -> Iterator[Driver]:
    running = Driver(*disk, before=before)
    with running.process:
        yield running
        assert running.process.stdin is not None
        running.process.stdin.close()


@dataclass(frozen=True)
class Story:
    """The province before each piece of work, and how often that work comes by each place."""

    before: dict[str, Place] = field(default_factory=dict)
    visits: dict[str, dict[str, int]] = field(default_factory=dict)

    def cuts(self, name: str, most: int, why: str = "") -> list[tuple[str, int]]:
        """Works that come by the place, each with its first and a random later visit, or with one of these."""
        chance = random.Random(f"{SEED} {name} {why}")
        found = []
        for work in WORK:
            count = self.visits[work].get(name, 0)
            visits = {1, chance.randint(1, count)} if count else set()
            found += [(work, visit) for visit in sorted(visits)]
        assert found, "no work comes by this place"
        return sorted(chance.sample(found, min(most, len(found))))


def tell_story(issued: Place, driver: Driver, folder: Path) -> Story:
    """Everything once, without any harm."""
    place, story = issued, Story()
    for work in WORK:
        place = place.copy(folder / f"{work}-truoc")
        with place.running():
            MEANWHILE[work](place)
        story.before[work] = place
        place = place.copy(folder / f"{work}-sau")
        with place.running():
            ended = driver.work(place, work, places=PLACES)
        assert ended.get("ended") == "done", ended
        story.visits[work] = ended["seen"]
    with place.running():
        run_to_rest(place)
    return story


def issue_a_letter(folder: Path, *, on_hub: bool = False) -> Place:
    """One letter, signed and sealed and not sent yet."""
    demo = make_demo(folder / "mau", lambda _: None)
    with open_desks(demo) as offices:
        document = issue_one(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
        everybody = tuple(office.me.id for office in offices.values())
    place = place_of(demo.folder, demo.province.passphrase, document, folder / "can")
    if on_hub:
        with place.desks(*DESKS) as opened:
            found_hub(place.folder / HUB_FOLDER, opened, everybody)
        place = replace(place, on_hub=True)
    return place


def leave_rubbish(place: Place) -> None:
    """Something that is no package lies in the box of the commune's clerk."""
    with place.desks(COMMUNE, FINANCE) as offices:
        address = DeskId(offices[COMMUNE].me.id)
        with mailbox_of(offices[FINANCE]) as mailbox:
            mailbox.deliver(address, RUBBISH, b"khong phai goi tin")
    lying = place.folder / MAIL / address / "new" / RUBBISH
    if lying.exists():
        os.utime(lying, (0, 0))


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


def hurt(place: Place, driver: Driver, server: Running | None, work: str, **how: object) -> None:
    """Do the work, hurt it, and see that everything comes right afterwards."""
    pid = server.child.pid if server is not None and server.child is not None else 0
    ended = driver.work(place, work, server=pid, **how)
    if how["what"] == "power":
        assert ended["killed"], f"did not get there: {ended}"
    else:
        assert ended.get("ended") in {"done", "refused"}, ended
    run_to_rest(place)
