"""Who uses which connection: every thread reads through its own, all writing goes one by one through a single one."""

import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vbdt.errors import UserError
from vbdt.store.database import Connection, connect
from vbdt.store.unsynced import Unsynced


class Connections:
    """The connections of one open store. A thread that is writing also reads through the writing connection."""

    def __init__(self, path: Path, key: bytes, writer: Connection) -> None:
        self._path = path
        self._key = key
        self._writer = writer
        self._turn = threading.Lock()
        self._threads = threading.local()
        self._readers: weakref.WeakSet[Connection] = weakref.WeakSet()
        self._closed = False

    def current(self) -> Connection:
        """The connection of this thread."""
        if self._closed:
            raise UserError("Bàn làm việc đã đóng.", "Mở lại bàn rồi thử lại.")
        if self.is_writing:
            return self._writer
        reader: Connection | None = getattr(self._threads, "reader", None)
        if reader is None:
            reader = connect(self._path, self._key)
            self._threads.reader = reader
            self._readers.add(reader)
        return reader

    @property
    def is_writing(self) -> bool:
        """Whether this thread has a transaction open."""
        return bool(getattr(self._threads, "writing", False))

    @property
    def unsynced(self) -> Unsynced:
        """What this thread has written beside the database and not waited for."""
        found: Unsynced | None = getattr(self._threads, "unsynced", None)
        if found is None:
            found = self._threads.unsynced = Unsynced()
        return found

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, after the other threads' ones. All or nothing; the files it names are on the disk before
        it commits."""
        if self.is_writing:
            raise RuntimeError("this thread is already writing")
        self.unsynced.make_durable()  # what takes long before the others have to wait
        with self._turn:
            self._threads.writing = True
            try:
                connection = self.current()
                with connection.transaction():
                    yield connection
                    self.unsynced.make_durable()
            finally:
                self.unsynced.forget()
                self._threads.writing = False

    @contextmanager
    def joining(self) -> Iterator[Connection]:
        """Part of this thread's open transaction, or a short one of its own."""
        if self.is_writing:
            yield self._writer
            return
        with self.writing() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections, after the running write."""
        with self._turn:
            self._closed = True
            for each in (*self._readers, self._writer):
                each.close()
