"""What is for everybody on a mailbox folder: `<root>/danh-ba/<name>`, signed files that need no secrecy."""

from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from vbdt.transport.folder.errors import explain
from vbdt.transport.folder.files import checked, make_durably, put
from vbdt.transport.keys import is_name
from vbdt.transport.mailbox import Notice

FOLDER = "danh-ba"
_MOST = 20_000
"""Files that are looked at, in all: a folder that anybody may write into can be filled up."""
_LARGEST = 60_000_000


class FolderBoard:
    """The notices under `root`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / FOLDER

    def publish(self, name: str, data: bytes, *, careful: bool) -> None:
        """See Mailbox.publish."""
        try:
            make_durably(self._folder)
            make_durably(self._folder / "tmp")
            put([data], self._folder / "tmp", self._folder / checked(name), careful=careful)
        except OSError as error:
            raise explain(error, self._root) from error

    def published(self) -> tuple[Notice, ...]:
        """See Mailbox.published."""
        found: list[Notice] = []
        try:
            if not self._folder.is_dir():
                return ()
            for path in sorted(each for each in self._folder.iterdir() if is_name(each.name))[:_MOST]:
                with suppress(FileNotFoundError):
                    about = path.lstat()
                    if S_ISREG(about.st_mode) and about.st_size <= _LARGEST:
                        found.append(Notice(path.name, path.name, f"{about.st_size}-{about.st_mtime_ns}"))
        except OSError as error:
            raise explain(error, self._root) from error
        return tuple(found)

    def read(self, notice: Notice) -> bytes | None:
        """See Mailbox.read_published."""
        try:
            return (self._folder / checked(notice.place)).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise explain(error, self._root) from error
