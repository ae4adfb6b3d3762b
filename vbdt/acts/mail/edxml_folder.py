"""A pair of watched folders for `.edxml` files: what others put into one is taken in, what we write lies in the other.

A file is taken in once, when it does not grow any more, and then put away into `da-nhan`, or into `loi` with the reason
in a text file beside it.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG

from vbdt.acts.mail.edxml_files import MOST, import_file, require_mail_desk
from vbdt.acts.mail.edxml_out import MARK, is_away, waiting_files, write_waiting, write_whole
from vbdt.acts.office import Office
from vbdt.acts.services import change_settings
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.errors import BadInput, NotAllowed, UserError
from vbdt.transport.edxml.xml import CutShort

TAKEN, REFUSED = "da-nhan", "loi"
SUFFIX = ".edxml"
STILL = 0.5
"""Seconds in which a file must not grow to count as whole."""
GROWING = 120.0
"""Seconds after the last change in which a file that cannot be read may still be on its way."""
REASON = ".ly-do.txt"
LONGEST_STEM = 200
"""Bytes of a file's name without its ending; file systems take 255 in all."""
SHOWN = 200
"""Refused files that are listed, the newest."""


def use_folders(office: Office, inward: str, outward: str) -> Office:
    """From now on watch these folders; an empty one is none. Raises UserError for no folder, one that may not be
    written into, or the same one twice."""
    require_mail_desk(office)
    chosen = [str(Path(each).resolve()) if each.strip() else "" for each in (inward, outward)]
    for each in chosen:
        trouble = folder_trouble(each)
        if trouble:
            raise UserError(trouble, "Tạo thư mục, hoặc cho phép tài khoản này đọc và ghi, rồi chọn lại.")
    if chosen[0] and chosen[0] == chosen[1]:
        raise UserError("Thư mục nhận và thư mục gửi phải khác nhau.", "Chọn hai thư mục.")
    inward, outward = chosen
    if outward:
        write_whole(Path(outward), MARK, b"")
    return change_settings(
        office, lambda known: replace(known, edxml_in=inward, edxml_out=outward, edxml_marked=outward)
    )


@dataclass(frozen=True, slots=True)
class FolderState:
    """What is wrong with each folder now, how many files wait to be written, how many lie aside."""

    inward: str
    outward: str
    waiting: int
    refused: int

    @property
    def troubles(self) -> tuple[str, ...]:
        return tuple(each for each in (self.inward, self.outward) if each)


def folder_state(office: Office) -> FolderState:
    """Looks into the folders: not on the window's thread, for a share may take its time."""
    settings = office.settings
    return FolderState(
        folder_trouble(settings.edxml_in),
        folder_trouble(settings.edxml_out) or _away(office),
        len(waiting_files(office)),
        len(refused_files(office)),
    )


def folder_trouble(folder: str) -> str:
    """Why one of the folders cannot be used now; empty when it can, or when there is none."""
    if not folder:
        return ""
    if not os.path.isdir(folder):  # False for whatever a dead share or a strange name answers
        return f"Không có thư mục {folder}."
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return f"Không có quyền đọc, ghi trong thư mục {folder}."
    return ""


def _away(office: Office) -> str:
    return f"Ổ mạng của thư mục {office.settings.edxml_out} chưa được kết nối." if is_away(office) else ""


@dataclass(frozen=True, slots=True)
class Round:
    """What one look at the folders did."""

    taken: int = 0
    refused: int = 0
    written: int = 0
    changed: Changed = field(default_factory=Changed)


def exchange_files(office: Office, pause: Callable[[float], None] = time.sleep) -> Round:
    """Take in what lies in the folder and write what waits. Raises UserError when a folder cannot be used."""
    if office.agency.mail_desk != office.me.id:
        return Round()
    taken = refused = 0
    documents: list[DocumentId] = []
    for path in _whole(office, pause):
        with suppress(OSError):  # it has gone, or another program holds it: the next round looks again
            changed = _take(office, path)
            if changed is None:
                refused += not path.exists()
                continue
            documents += changed.documents
            taken += 1
    return Round(taken, refused, write_waiting(office), Changed(tuple(dict.fromkeys(documents)), deliveries=True))


def _take(office: Office, path: Path) -> Changed | None:
    """What the file changed; None when it was put aside with its reason, or is left lying because it is cut off."""
    try:
        _, changed = import_file(office, _read(path))
    except (BadInput, NotAllowed) as error:
        if time.time() - path.stat().st_mtime >= GROWING or not isinstance(error, CutShort):
            _put_away(path, REFUSED, f"{error}\n")
        return None
    _put_away(path, TAKEN)
    return changed


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that lies in `loi`, with the reason beside it."""

    name: str
    reason: str
    at: datetime


def refused_files(office: Office) -> tuple[RefusedFile, ...]:
    """What was not taken in and still lies there, the newest first."""
    folder = Path(office.settings.edxml_in or ".") / REFUSED
    if not office.settings.edxml_in or not os.path.isdir(folder):
        return ()
    found = []
    for path in _refused_in(folder):
        with suppress(OSError):
            at = datetime.fromtimestamp(path.with_name(f"{path.name}{REASON}").stat().st_mtime, UTC)
            reason = path.with_name(f"{path.name}{REASON}").read_text("utf-8", "replace").strip()
            found.append(RefusedFile(path.name, reason, at))
    return tuple(sorted(found, key=lambda each: each.at, reverse=True)[:SHOWN])


def take_again(office: Office, names: Sequence[str]) -> Round:
    """Put refused files back into the folder, and look into it. Raises UserError when one cannot be moved."""
    require_mail_desk(office)
    folder = Path(office.settings.edxml_in)
    for name in names:
        path = folder / REFUSED / Path(name).name
        try:
            os.utime(path, (0, 0))  # old enough to be judged at once
            path.rename(_free(folder, path.name))
            path.with_name(f"{path.name}{REASON}").unlink(missing_ok=True)
        except OSError as error:
            what = f"Không chuyển được tệp {path.name} ({error.strerror or error})."
            raise UserError(what, "Tải lại danh sách; kiểm tra quyền ghi trong thư mục.") from error
    return exchange_files(office)


def _refused_in(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [path for path in folder.iterdir() if path.suffix.lower() == SUFFIX]
    return []


def _whole(office: Office, pause: Callable[[float], None]) -> Iterator[Path]:
    """Files that do not grow, the oldest first."""
    if not office.settings.edxml_in:
        return
    folder = Path(office.settings.edxml_in)
    try:
        before = _sizes(folder)
        if before:
            pause(STILL)
            after = _sizes(folder)
            yield from sorted((path for path in before if after.get(path) == before[path]), key=lambda p: before[p][1])
    except OSError as error:
        what = f"Không đọc được thư mục {folder} ({error.strerror or error})."
        raise UserError(what, "Kiểm tra thư mục trao đổi tệp edXML.") from error


def _sizes(folder: Path) -> dict[Path, tuple[int, int]]:
    found = {}
    for path in folder.iterdir():
        if path.suffix.lower() == SUFFIX and not path.name.startswith("."):
            with suppress(FileNotFoundError):  # its owner took it back
                state = path.stat()
                if S_ISREG(state.st_mode):
                    found[path] = (state.st_size, state.st_mtime_ns)
    return found


def _read(path: Path) -> bytes:
    if path.stat().st_size > MOST:
        raise BadInput(f"Tệp {path.name} vượt quá {MOST // 1_000_000} MB cho phép.", "Đề nghị nơi gửi tách tệp.")
    return path.read_bytes()


def _free(folder: Path, name: str) -> Path:
    """Where a file of this name can lie without taking another's place, with room for what is added to its name."""
    named = Path(name)
    whole = os.fsencode(named.stem)
    stem = named.stem if len(whole) <= LONGEST_STEM else whole[:LONGEST_STEM].decode("utf-8", "ignore")
    given = target = folder / f"{stem}{named.suffix}"
    n = 1
    while target.exists():
        n += 1
        target = given.with_name(f"{given.stem}-{n}{given.suffix}")
    return target


def _put_away(path: Path, where: str, reason: str = "") -> None:
    folder = path.parent / where
    folder.mkdir(exist_ok=True)
    target = _free(folder, path.name)
    if reason:
        write_whole(folder, f"{target.name}{REASON}", reason.encode())
    path.rename(target)
