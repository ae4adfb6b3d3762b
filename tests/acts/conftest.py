"""The demo province as fixtures."""

from collections.abc import Iterator

import pytest

from tests.province import demo, offices
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office

__all__ = ["demo", "offices"]


@pytest.fixture
def settled(offices: dict[str, Office]) -> Iterator[None]:
    """What a test leaves under way goes round after it: the next one begins with empty boxes."""
    yield
    for _ in range(6):
        for office in offices.values():
            exchange(office)
