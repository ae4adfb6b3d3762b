"""A whole demo province for tests, made once for a module: real desks, tokens, mailbox and time-stamping service."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from vbdt.acts.office import Office
from vbdt.demo.make import Demo, make_demo, open_desks


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return make_demo(tmp_path_factory.mktemp("tinh") / "mau", lambda _: None)


@pytest.fixture(scope="module")
def offices(demo: Demo) -> Iterator[dict[str, Office]]:
    with open_desks(demo) as opened:
        yield opened


def mailbox_of(office: Office) -> Path:
    """The folder of the desk's box, with `new`, `done` and `quarantine` inside."""
    return Path(office.settings.mailbox) / office.me.id
