"""A mailbox that is a folder, on a network drive or a stick: `<root>/<desk>/{tmp,new,done,quarantine}`.

Like Maildir: a package is written in `tmp/`, made durable, and renamed into `new/`; readers never look into `tmp/`.
When `new/` grows large, packages go into its sub-folders (shelves.py). Bodies lie beside the boxes (bodies.py).
Scanning `new/` is the truth. Watching it only shortens the wait: events get lost when the queue overflows, do not come
for changes made by other computers on a share, and stop when the folder is replaced.
"""

import hashlib
import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from watchdog.events import FileClosedEvent, FileCreatedEvent, FileMovedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.transport.folder.board import FolderBoard
from vbdt.transport.folder.bodies import STALE_TMP, FolderBodies
from vbdt.transport.folder.errors import explain
from vbdt.transport.folder.files import (
    Put,
    checked,
    is_built_in,
    last_written,
    put_all,
    same_bytes,
    sync_folder,
    sync_folders,
    write_durably,
)
from vbdt.transport.folder.mark import require_mark
from vbdt.transport.folder.shelves import CROWDED, Shelves
from vbdt.transport.keys import is_name
from vbdt.transport.mailbox import SUFFIX, Arrival, Notice, Parcel, Wanted, raise_first
from vbdt.transport.package import POINTER_LIMIT, whole_size
from vbdt.transport.refusal import PackageRefused, Refusal

KEPT_DONE = 30 * 86400
"""Seconds a settled package stays in `done/`; its content is in the store."""
PATIENCE = 60.0
"""Seconds without growth after which an incomplete file is handed over as it is, to be refused."""

_PLACES = ("tmp", "new", "done", "quarantine")
_BEGINNING = 2_100


class FolderMailbox:
    """The box of desk `me` under `root`. Enter it as a context to watch for arrivals; it works without, by scanning."""

    def __init__(
        self,
        root: Path,
        me: DeskId,
        *,
        size_limit: int = POINTER_LIMIT,
        patience: float = PATIENCE,
        careful: bool | None = None,
        crowded: int = CROWDED,
    ) -> None:
        """`careful` reads back what was written; None finds out whether the folder can be unplugged or is far away."""
        self._root = root
        self._box = root / checked(me)
        self._bodies = FolderBodies(root, patience)
        self._board = FolderBoard(root)
        self._size_limit = size_limit
        self._patience = patience
        self._asked_careful = careful
        self._crowded = crowded
        self._boxes: dict[DeskId, Shelves] = {}
        self._arriving = self._new(me)
        self._bell = threading.Event()
        self._watch: BaseObserver | None = None
        self._watched: tuple[int, int] | None = None

    def __enter__(self) -> "FolderMailbox":
        """Raises UserError when the root folder is missing."""
        self._make(self._box)
        try:
            self._sweep()
            self._bodies.sweep()
            self._watch_again()
        except OSError as error:
            raise explain(error, self._root) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop_watching()

    @property
    def state(self) -> None:
        """A folder has no line."""

    def remaining(self) -> int:
        """See OpenMailbox."""
        return sum(1 for _ in self.incoming())

    @property
    def is_watching(self) -> bool:
        return self._watch is not None

    def deliver(self, address: DeskId, name: str, data: bytes) -> None:
        """See Mailbox. The same package again replaces itself."""
        raise_first(self.deliver_all([Parcel(address, name, data)]))

    def deliver_all(self, parcels: Sequence[Parcel]) -> list[UserError | None]:
        """See Mailbox."""
        found: list[UserError | None] = []
        puts: list[Put] = []
        ready: dict[DeskId, UserError | None] = {}
        for each in parcels:
            if each.address not in ready:
                ready[each.address] = self._unready(each.address)
            failure = ready[each.address] or self._prepare(each, puts)
            found.append(failure)
        written = iter(put_all(puts, careful=self._careful))
        return [failure or self._explained(next(written)) for failure in found]

    def deliver_body(self, name: str, path: Path) -> None:
        raise_first(self.deliver_bodies({name: path}).values())

    def deliver_bodies(self, bodies: Mapping[str, Path]) -> dict[str, UserError]:
        """See Mailbox."""
        try:
            self._require_root()
        except UserError as error:
            return dict.fromkeys(bodies, error)
        return self._bodies.deliver(bodies, careful=self._careful)

    def fetch_body(self, name: str, size: int, into: Path) -> bool:
        self._require_root()
        return self._bodies.fetch(name, size, into)

    @property
    def is_far(self) -> bool:
        return False

    def bring(self, wanted: Sequence[Wanted]) -> set[str]:
        """None together: a disk gives one after the other as fast."""
        return set()

    def bodies(self) -> list[Path]:
        """All that lie there, for whoever carries them on."""
        self._require_root()
        try:
            return self._bodies.lying()
        except OSError as error:
            raise explain(error, self._root) from error

    def forget_body(self, name: str) -> None:
        self.forget_bodies([name])

    def forget_bodies(self, names: Sequence[str]) -> None:
        """See Mailbox."""
        self._require_root()
        for name in names:
            self._bodies.forget(name)

    def publish(self, name: str, data: bytes) -> None:
        self._require_root()
        self._board.publish(name, data, careful=self._careful)

    def published(self) -> tuple[Notice, ...]:
        self._require_root()
        return self._board.published()

    def read_published(self, notice: Notice) -> bytes | None:
        self._require_root()
        return self._board.read(notice)

    def flush(self) -> None:
        """See Mailbox. Each package was made durable by itself; this waits for what the system still has to write."""
        self._require_root()
        try:
            sync_folder(self._root)
        except OSError as error:
            raise explain(error, self._root) from error
        if hasattr(os, "sync"):
            os.sync()

    def incoming(self) -> Iterator[Arrival]:
        """See Mailbox. Names that are not ours, links and folders are left alone."""
        try:
            self._make(self._box)
            if self._watched is not None:
                self._watch_again()
            found = sorted(self._complete(), key=lambda each: each[0])
        except OSError as error:
            raise explain(error, self._root) from error
        for _, arrival in found:
            yield arrival

    def fetch(self, arrival: Arrival) -> bytes | None:
        """See Mailbox. Raises PackageRefused before reading when the file is over the size limit."""
        if arrival.size > self._size_limit:
            raise PackageRefused(Refusal.TOO_LARGE)
        try:
            path = self._arriving.find(checked(arrival.name))
            if path is None:
                return None
            with path.open("rb") as file:
                return file.read(self._size_limit + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise explain(error, self._root) from error

    def settle(self, name: str) -> None:
        self.settle_all([name])

    def settle_all(self, names: Sequence[str]) -> None:
        """See Mailbox."""
        self._put_away({name: self._box / "done" / checked(name) for name in names})

    def quarantine(self, name: str, reason: str) -> None:
        """See Mailbox. The reason is written first, as `<name>.txt`; an older file of that name is kept, unless it is
        the same again."""
        try:
            source = self._arriving.find(checked(name))
            target = self._place_aside(name, source)
            write_durably(target.with_name(f"{target.name}.txt"), [f"{reason}\n".encode()], exclusive=False)
        except OSError as error:
            raise explain(error, self._root) from error
        self._put_away({name: target})

    def _place_aside(self, name: str, source: Path | None) -> Path:
        first = target = self._box / "quarantine" / checked(name)
        n = 2
        while target.exists() and not (source and same_bytes(source, target)):
            target = first.with_name(f"{name}.{n}")
            n += 1
        return target

    def wait(self, seconds: float) -> bool:
        rung = self._bell.wait(seconds)
        self._bell.clear()
        return rung

    def wake(self) -> None:
        self._bell.set()

    @property
    def _careful(self) -> bool:
        return not is_built_in(self._root) if self._asked_careful is None else self._asked_careful

    def _new(self, desk: DeskId) -> Shelves:
        return self._boxes.setdefault(desk, Shelves(self._root / desk / "new", _shelf, self._crowded))

    def _complete(self) -> Iterator[tuple[float, Arrival]]:
        for entry in self._arriving.entries():
            if not entry.name.endswith(SUFFIX) or not is_name(entry.name):
                continue
            try:
                if not entry.is_file(follow_symlinks=False):
                    continue
                about = entry.stat(follow_symlinks=False)
                if self._is_whole(entry.path, about):
                    yield about.st_mtime, Arrival(entry.name, about.st_size)
            except FileNotFoundError:
                continue

    def _is_whole(self, path: str, about: os.stat_result) -> bool:
        """False while somebody copies the file straight into `new/`: it is shorter than its header says, and young."""
        if abs(time.time() - about.st_mtime) > self._patience or about.st_size > self._size_limit:
            return True
        with open(path, "rb") as file:
            return whole_size(file.read(_BEGINNING)) == about.st_size

    def _put_away(self, targets: Mapping[str, Path]) -> None:
        """What is not there was put away before."""
        folders: dict[Path, None] = {}
        try:
            for name, target in targets.items():
                source = self._arriving.find(name)
                if source is None:
                    continue
                with suppress(FileNotFoundError):
                    os.replace(source, target)
                    folders |= {target.parent: None, source.parent: None}
            for failure in sync_folders(list(folders)):
                if failure is not None:
                    raise failure
        except OSError as error:
            raise explain(error, self._root) from error

    def _unready(self, address: DeskId) -> UserError | None:
        """Why nothing can be put into that desk's box; None when it can. Boxes are made as needed."""
        try:
            self._make(self._root / checked(address))
        except UserError as error:
            return error
        return None

    def _prepare(self, parcel: Parcel, puts: list[Put]) -> UserError | None:
        box = self._root / parcel.address
        try:
            target = self._new(parcel.address).place(checked(parcel.name))
        except UserError as error:
            return error
        except OSError as error:
            return explain(error, self._root)
        puts.append(Put([parcel.data], box / "tmp", target))
        return None

    def _explained(self, error: OSError | UserError | None) -> UserError | None:
        return explain(error, self._root) if isinstance(error, OSError) else error

    def _make(self, box: Path) -> None:
        """Boxes are made as needed, one by one: a share that goes away now must not be made anew on our own disk, and
        what was made in its place is seen to be no mailbox."""
        self._require_root()
        try:
            for folder in (box, *(box / place for place in _PLACES)):
                if not folder.is_dir():
                    folder.mkdir(exist_ok=True)
        except OSError as error:
            raise explain(error, self._root) from error
        self._require_root()

    def _require_root(self) -> None:
        """The root is never made: without its mark it is a share that is not mounted."""
        require_mark(self._root)

    def _sweep(self) -> None:
        now = time.time()
        for place, age in (("tmp", STALE_TMP), ("done", KEPT_DONE)):
            for path, written in last_written((self._box / place).iterdir()).items():
                if now - written > age:
                    path.unlink(missing_ok=True)

    def _watch_again(self) -> None:
        """Watch `new/`, anew when it is no longer the same folder (a share or stick that went and came back).

        A new folder may get the number of the deleted one; then the watch that ended with the old one tells.
        """
        about = (self._box / "new").stat()
        here = (about.st_dev, about.st_ino)
        ended = self._watch is not None and not all(each.is_alive() for each in self._watch.emitters)
        if self._watched == here and not ended:
            return
        self._stop_watching()
        self._watched = here
        observer = Observer()
        observer.schedule(
            _Ring(self._bell),
            str(self._box / "new"),
            recursive=True,
            event_filter=[FileCreatedEvent, FileMovedEvent, FileClosedEvent],
        )
        try:
            observer.start()
        except OSError:
            # The system has no watches left (inotify limits): scanning alone is slower, not wrong.
            return
        self._watch = observer

    def _stop_watching(self) -> None:
        if self._watch is not None:
            self._watch.stop()
            self._watch.join()
        self._watch = None
        self._watched = None


class _Ring(FileSystemEventHandler):
    """Any event means: go and scan. Reading and putting away must not ring, or the courier would wake itself."""

    def __init__(self, bell: threading.Event) -> None:
        self._bell = bell

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._bell.set()


def _shelf(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:2]
