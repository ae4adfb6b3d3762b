"""A folder of many files: they lie straight in it while they are few, and on shelves (sub-folders of two hexadecimal
digits) when it is crowded, for a stick's file system holds few names in one folder.

Not on shelves from the beginning: what is written together would lie in many folders, and the disk is waited for in
each of them.
"""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from vbdt.transport.folder.files import make_durably

CROWDED = 5_000
"""Files in a folder from which on writers use its shelves."""
_COUNT_KEPT = 60.0  # seconds for which a writer believes his count: counting takes time


@dataclass(slots=True)
class Shelves:
    """One such folder. `shelf` gives the two digits for a name. Everything raises OSError."""

    folder: Path
    shelf: Callable[[str], str]
    crowded: int = CROWDED
    _counted: float = field(default=float("-inf"), init=False)
    _count: int = field(default=0, init=False)

    def find(self, name: str) -> Path | None:
        """Where the file lies; None when it does not."""
        return next((each for each in (self.folder / name, self._on_shelf(name)) if each.is_file()), None)

    def place(self, name: str) -> Path:
        """Where the file lies or is to be put. The folder it lies in is there."""
        found = self.find(name) or self._new_place(name)
        make_durably(found.parent)
        return found

    def entries(self) -> Iterator[os.DirEntry[str]]:
        """What lies in the folder and on its shelves."""
        with os.scandir(self.folder) as here:
            for entry in here:
                if len(entry.name) == 2 and entry.is_dir(follow_symlinks=False):
                    with os.scandir(entry.path) as deeper:
                        yield from deeper
                else:
                    yield entry

    def _new_place(self, name: str) -> Path:
        if time.monotonic() - self._counted > _COUNT_KEPT:
            self._counted, self._count = time.monotonic(), sum(1 for _ in os.scandir(self.folder))
        self._count += 1
        return self.folder / name if self._count <= self.crowded else self._on_shelf(name)

    def _on_shelf(self, name: str) -> Path:
        return self.folder / self.shelf(name) / name
