"""What the bridge remembers of the bodies that it brought down from the hub: they do not go back up, and are taken off
the folder when nobody can want them any more. One line each in a file, so that a bridge that was killed knows them."""

import os
import re
import time
from collections.abc import Sequence
from pathlib import Path

from vbdt.hub.record import write_whole

_LINE = re.compile(rb"([0-9a-f]{64}) ([0-9]{1,12})")


class CameDown:
    """Kept in the file `path`, and in memory: a province has some hundred thousand of them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        lines = path.read_bytes().splitlines() if path.exists() else []
        found = filter(None, map(_LINE.fullmatch, lines))
        self._at = {each[1].decode(): float(each[2]) for each in found}

    def __contains__(self, name: str) -> bool:
        return name in self._at

    def add(self, name: str) -> None:
        """Before the body lies in the folder: a power cut must not make it look like one of the folder's own. The line
        begins by ending another: a full disk may have kept half of it."""
        self._at[name] = time.time()
        with self._path.open("a", encoding="ascii") as file:
            file.write(f"\n{name} {int(self._at[name])}\n")
            file.flush()
            os.fsync(file.fileno())

    def older(self, seconds: float) -> tuple[str, ...]:
        """The names of those that came before so many seconds."""
        before = time.time() - seconds
        return tuple(name for name, at in self._at.items() if at < before)

    def forget(self, names: Sequence[str]) -> None:
        for name in names:
            self._at.pop(name, None)
        write_whole(self._path, "".join(f"{name} {int(at)}\n" for name, at in self._at.items()).encode())
