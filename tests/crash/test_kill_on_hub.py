"""The power goes at every step of sending and receiving by a hub: at a desk's computer, and at the hub's server.

The server is a real one with its data in the copied province. It is started again at once when it dies, as its
supervisor does, and the desk that was at work goes on with it.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.cuts import ON_HUB, SEED, Driver, Story, driving, hurt, issue_a_letter, tell_story

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL and fork are matters of Unix")


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    with driving() as running:
        yield running


@pytest.fixture(scope="module")
def story(driver: Driver, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("tinh")
    return tell_story(issue_a_letter(folder, on_hub=True), driver, folder)


@pytest.mark.parametrize("whose", ["power", "server"])
@pytest.mark.parametrize("name", ON_HUB)
def test_the_power_goes_at(name: str, whose: str, story: Story, driver: Driver, tmp_path: Path) -> None:
    for n, (work, visit) in enumerate(story.cuts(name, 1, whose)):
        place = story.before[work].copy(tmp_path / str(n))
        try:
            with place.running() as server:
                hurt(place, driver, server, work, at=name, visit=visit, what=whose)
        except BaseException as failure:
            failure.add_note(f"{whose} killed at «{name}», visit {visit}, while «{work}»; VBDT_SEED={SEED}")
            raise
        shutil.rmtree(place.folder)
