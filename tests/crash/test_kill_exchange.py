"""The power goes at every step of sending and receiving (kill -9): nothing is lost, nothing is there twice.

Each place that `vbdt/crashpoints.py` names is cut up to four times, at first and at random later visits, at the sender,
at the recipient and at the sender again who hears the receipts; then everybody starts again.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.cuts import IN_FOLDER, SEED, Driver, Story, driving, hurt, issue_a_letter, tell_story

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL and fork are matters of Unix")


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    with driving() as running:
        yield running


@pytest.fixture(scope="module")
def story(driver: Driver, tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("tinh")
    return tell_story(issue_a_letter(folder), driver, folder)


@pytest.mark.parametrize("name", IN_FOLDER)
def test_the_power_goes_at(name: str, story: Story, driver: Driver, tmp_path: Path) -> None:
    for n, (work, visit) in enumerate(story.cuts(name, most=4)):
        place = story.before[work].copy(tmp_path / str(n))
        try:
            hurt(place, driver, None, work, at=name, visit=visit, what="power")
        except BaseException as failure:
            failure.add_note(f"killed at «{name}», visit {visit}, while «{work}»; VBDT_SEED={SEED}")
            raise
        shutil.rmtree(place.folder)
