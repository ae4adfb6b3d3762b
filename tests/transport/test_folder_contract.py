"""The folder keeps the contract of a mailbox."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.transport.mailbox_contract import MailboxContract
from vbdt.document.ids import DeskId
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.folder.mark import mark

ADDRESS = DeskId("noi-nhan")


class FolderBoxes:
    def __init__(self, root: Path, opened: ExitStack) -> None:
        self._root, self._opened = root, opened
        self.address = ADDRESS
        self.sender = FolderMailbox(root, DeskId("noi-gui"))
        self.reader = self.again()

    def again(self) -> FolderMailbox:
        return self._opened.enter_context(FolderMailbox(self._root, ADDRESS))

    def quarantined(self) -> Path:
        return self._root / ADDRESS / "quarantine"


class TestFolder(MailboxContract):
    @pytest.fixture
    def boxes(self, tmp_path: Path) -> Iterator[FolderBoxes]:
        root = tmp_path / "hop-thu"
        root.mkdir()
        mark(root)
        with ExitStack() as opened:
            yield FolderBoxes(root, opened)
