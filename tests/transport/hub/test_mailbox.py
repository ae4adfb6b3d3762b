"""The hub's mailbox on a real server: the contract of every carrier, and what a server adds to go wrong."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from tests.hubs import TestHub, running_hub
from tests.transport.mailbox_contract import MailboxContract
from vbdt.document.ids import DeskId
from vbdt.transport.hub.mailbox import HubMailbox

DESKS = 60


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    with running_hub(tmp_path_factory.mktemp("truc") / "hub", [f"ban-{n}" for n in range(DESKS)]) as made:
        yield made


@pytest.fixture(scope="module")
def numbers() -> Iterator[int]:
    """Desks that no other test has used."""
    return count()


class HubBoxes:
    def __init__(self, hub: TestHub, sender: str, reader: str, quarantine: Path, opened: ExitStack) -> None:
        self._hub, self._quarantine, self._opened = hub, quarantine, opened
        self.address = DeskId(reader)
        self.sender = opened.enter_context(hub.mailbox(sender))
        self.reader = self.again()

    def again(self) -> HubMailbox:
        if hasattr(self, "reader"):
            self.reader.close()
        return self._opened.enter_context(self._hub.mailbox(self.address, self._quarantine))

    def quarantined(self) -> Path:
        return self._quarantine


class TestOnAHub(MailboxContract):
    @pytest.fixture
    def boxes(self, hub: TestHub, numbers: Iterator[int], tmp_path: Path) -> Iterator[HubBoxes]:
        with ExitStack() as opened:
            yield HubBoxes(hub, f"ban-{next(numbers)}", f"ban-{next(numbers)}", tmp_path / "cach-ly", opened)
