"""Files that were written and that the disk may not have yet: made durable together, before what names them commits.

Such a file has no row that names it, so a crash leaves at most a file that nobody knows, which the sweep removes.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from vbdt.crashpoints import reached
from vbdt.errors import UserError
from vbdt.store.durable import disk_failure, sync_folder

MOST_FILES = 128
"""Open files that wait at most."""
MOST_BYTES = 32_000_000
"""Bytes that wait at most, unless one file alone has more: the disk is not to be flooded at once."""
_AT_ONCE = 8
"""Waits of several files at once are one wait for the disk's journal."""


class Unsynced:
    """What one thread has written since its last commit. While it is gathering, a failure is one of everything that it
    gathers, and nothing is tried again: a second fsync may say that all is well."""

    def __init__(self) -> None:
        self._files: list[BinaryIO] = []
        self._folders: dict[Path, None] = {}
        self._bytes = 0
        self._failure: UserError | None = None
        self.gathering = False

    def add(self, file: BinaryIO, folder: Path) -> None:
        """A written file, still open, and the folder it has its name in. Raises UserError when the disk fails."""
        self._files.append(file)
        self._folders[folder] = None
        try:
            file.flush()
            self._bytes += os.fstat(file.fileno()).st_size
        except OSError as error:
            raise self._failed(error) from error
        if len(self._files) >= MOST_FILES or self._bytes >= MOST_BYTES:
            self.make_durable()

    def make_durable(self) -> None:
        """Wait until the disk has everything. Raises UserError; then nothing may be believed to be there."""
        if self._failure is not None:
            raise self._failure
        if not self._files:
            return
        reached("file.1 written")
        try:
            sync_all([each.fileno() for each in self._files])
            reached("file.2 on the disk")
            for folder in self._folders:  # their names were there before: this rarely has to wait again
                sync_folder(folder)
        except OSError as error:
            raise self._failed(error) from error
        self._clear()

    def forget(self) -> None:
        """Nobody will name these files."""
        self._clear()
        if not self.gathering:
            self._failure = None

    def _failed(self, error: OSError) -> UserError:
        failure = disk_failure(error)
        self._failure = failure if self.gathering else None
        self._clear()
        return failure

    def _clear(self) -> None:
        for each in self._files:
            with suppress(OSError):  # of a full disk, which was or will be told
                each.close()
        self._files.clear()
        self._folders.clear()
        self._bytes = 0


def sync_all(handles: list[int]) -> None:
    """Wait until the disk has all these files. Raises OSError."""
    if len(handles) == 1:
        os.fsync(handles[0])
        return
    with ThreadPoolExecutor(min(_AT_ONCE, len(handles))) as pool:
        list(pool.map(os.fsync, handles))
