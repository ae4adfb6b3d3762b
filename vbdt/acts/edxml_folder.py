"""A pair of watched folders for `.edxml` files: what others put into one is taken in, what we write lies in the other.

A file is taken in once, when it does not grow any more, and then put away into `da-nhan`, or into `loi` with the reason
in a text file beside it.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from vbdt.acts.edxml_files import MOST, import_file, require_mail_desk
from vbdt.acts.edxml_out import write_waiting, write_whole
from vbdt.acts.office import Office
from vbdt.acts.services import change_settings
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.errors import BadInput, NotAllowed, UserError

TAKEN, REFUSED = "da-nhan", "loi"
STILL = 0.5
"""Seconds in which a file must not grow to count as whole."""
GROWING = 120.0
"""Seconds after the last change in which a file that cannot be read may still be on its way."""


def use_folders(office: Office, inward: str, outward: str) -> Office:
    """From now on watch these folders; an empty one is none. Raises UserError for no folder, or the same one twice."""
    require_mail_desk(office)
    chosen = [str(Path(each).resolve()) if each else "" for each in (inward, outward)]
    for each in chosen:
        if each and not Path(each).is_dir():
            raise UserError(f"Không có thư mục {each}.", "Tạo thư mục rồi chọn lại.")
    if chosen[0] and chosen[0] == chosen[1]:
        raise UserError("Thư mục nhận và thư mục gửi phải khác nhau.", "Chọn hai thư mục.")
    return change_settings(office, lambda settings: replace(settings, edxml_in=chosen[0], edxml_out=chosen[1]))


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
        try:
            _, changed = import_file(office, _read(path))
        except (BadInput, NotAllowed) as error:
            if time.time() - path.stat().st_mtime < GROWING and _is_cut(error):
                continue
            _put_away(path, REFUSED, f"{error}\n")
            refused += 1
            continue
        _put_away(path, TAKEN)
        documents += changed.documents
        taken += 1
    return Round(taken, refused, write_waiting(office), Changed(tuple(dict.fromkeys(documents)), deliveries=True))


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
        if path.suffix.lower() == ".edxml" and not path.name.startswith(".") and path.is_file():
            state = path.stat()
            found[path] = (state.st_size, state.st_mtime_ns)
    return found


def _read(path: Path) -> bytes:
    if path.stat().st_size > MOST:
        raise BadInput(f"Tệp {path.name} vượt quá {MOST // 1_000_000} MB cho phép.", "Đề nghị nơi gửi tách tệp.")
    return path.read_bytes()


def _is_cut(error: UserError) -> bool:
    return "cắt ngang" in error.what


def _put_away(path: Path, where: str, reason: str = "") -> None:
    folder = path.parent / where
    folder.mkdir(exist_ok=True)
    target, n = folder / path.name, 1
    while target.exists():
        n += 1
        target = folder / f"{path.stem}-{n}{path.suffix}"
    if reason:
        write_whole(folder, f"{target.name}.ly-do.txt", reason.encode())
    path.rename(target)
