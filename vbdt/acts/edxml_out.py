"""`.edxml` files that leave through a folder: queued with the act that makes them, written in the courier's round.

A file that could not be written waits here and is tried again every round; nobody receipts a file, so what was written
counts as handed over until a status comes back.
"""

import hashlib
import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.document.codec import canonical, decode
from vbdt.document.ids import AgencyId, DocumentId
from vbdt.document.model import FileRef
from vbdt.errors import BadInput, UserError
from vbdt.store.store import Writing

QUEUE = "edxml_out"
"""Setting of the store with what waits to be written."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One file for one agency. `file` is the message in the store."""

    agency: AgencyId
    document: DocumentId
    file: FileRef
    since: datetime


@dataclass(frozen=True, slots=True)
class Queue:
    files: tuple[Waiting, ...] = ()


def takes_files(office: Office, agency: AgencyId) -> bool:
    """Whether this agency is reached by `.edxml` files only."""
    known = office.directory.find_agency(agency)
    return bool(office.settings.edxml_out) and (known is None or known.mail_desk is None)


def waiting_files(office: Office) -> tuple[Waiting, ...]:
    """What has not been written yet, the oldest first."""
    data = office.store.setting(QUEUE)
    return decode(Queue, json.loads(data)).files if data else ()


def queue_file(office: Office, writing: Writing, agency: AgencyId, document: DocumentId, message: bytes) -> None:
    """Keep a message to be written into the folder."""
    name = f"{_plain(agency)}-{hashlib.sha256(message).hexdigest()[:16]}.edxml"
    file = office.store.files.add(message, name, "application/xml")
    _keep(writing, (*waiting_files(office), Waiting(agency, document, file, office.clock())))


def write_waiting(office: Office) -> int:
    """Write what waits; how many files were written. Raises UserError when the folder cannot be used."""
    waiting = waiting_files(office)
    if not waiting:
        return 0
    if not office.settings.edxml_out:
        raise UserError("Có tệp edXML chờ ghi nhưng chưa chọn thư mục.", "Chọn lại thư mục trao đổi tệp edXML.")
    folder = Path(office.settings.edxml_out)
    for each in waiting:
        write_whole(folder, each.file.name, office.store.files.read(each.file))
    with office.store.write() as writing:
        done = set(waiting)
        _keep(writing, [each for each in waiting_files(office) if each not in done])
    return len(waiting)


def write_whole(folder: Path, name: str, data: bytes) -> Path:
    """The file under its name only when it is whole and on the disk. Raises UserError."""
    path, beside = folder / name, folder / f".{name}.tam"
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        what = f"Không ghi được tệp edXML vào {folder} ({error.strerror or error})."
        raise UserError(what, "Kiểm tra thư mục, quyền ghi và dung lượng đĩa.") from error
    return path


def _keep(writing: Writing, files: Sequence[Waiting]) -> None:
    writing.set_setting(QUEUE, canonical(Queue(tuple(files))))


def _plain(agency: AgencyId) -> str:
    """The code as a part of a file name."""
    plain = re.sub(r"[^0-9A-Za-z.]+", "-", agency).strip(".-")[:40]
    if not plain:
        raise BadInput("Cơ quan nhận không có mã định danh.", "Bổ sung mã trong danh bạ.")
    return plain
