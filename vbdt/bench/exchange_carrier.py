"""What `vbdt bench exchange` measures: a carrier, and the raw rate of its medium."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vbdt.document.ids import DeskId, random_id
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.folder.mark import mark
from vbdt.transport.moving import OpenMailbox


class Carrier(Protocol):
    """Known to both offices, which are processes of their own."""

    def mailbox(self, me: DeskId) -> OpenMailbox: ...

    def write_raw(self, me: DeskId, contents: Sequence[bytes]) -> float:
        """Seconds until the medium has all these bytes durably, and nothing else is done."""
        ...


@dataclass(frozen=True, slots=True)
class FolderCarrier:
    """Boxes under `place`."""

    place: Path

    def mailbox(self, me: DeskId) -> OpenMailbox:
        return FolderMailbox(self.place / "hop-thu", me)

    def write_raw(self, me: DeskId, contents: Sequence[bytes]) -> float:
        """Seconds to write, make durable and rename each, one after the other."""
        place = self.place / "tho"
        place.mkdir(exist_ok=True)
        began = time.perf_counter()
        for content in contents:
            _write_raw(place / random_id(), content)
        return time.perf_counter() - began


@contextmanager
def folder_carrier(place: Path) -> Iterator[FolderCarrier]:
    (place / "hop-thu").mkdir()
    mark(place / "hop-thu")
    yield FolderCarrier(place)


def _write_raw(path: Path, content: bytes) -> None:
    draft = path.with_suffix(".tmp")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
