"""A whole demo province, made once for all stories that only add to it."""

from collections.abc import Iterator

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
