"""Two desks of two agencies, and a stranger, each with real keys."""

import pytest

from vbdt.transport.keys import DeskKeys


@pytest.fixture(scope="session")
def snv() -> DeskKeys:
    """The clerk of Sở Nội vụ."""
    return DeskKeys.generate()


@pytest.fixture(scope="session")
def xa() -> DeskKeys:
    """The clerk of UBND xã."""
    return DeskKeys.generate()


@pytest.fixture(scope="session")
def stranger() -> DeskKeys:
    return DeskKeys.generate()
