"""`.edxml` files that leave through a folder: queued with the act that makes them, written in the courier's round.

A file that could not be written waits here and is tried again every round. Nobody receipts a file: how far it got is
seen by looking into the folder, and by the status that comes back.
"""

import hashlib
import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.document.codec import LATER, canonical, decode
from vbdt.document.ids import AgencyId, DocumentId
from vbdt.document.model import Document, FileRef
from vbdt.errors import BadInput, UserError
from vbdt.settings import NotSetUp, Section
from vbdt.store.durable import sync_folder
from vbdt.store.store import Writing
from vbdt.transport.body import PackageKind

QUEUE = "edxml_out"
"""Setting of the store with what waits to be written, and what was written last."""
MARK = ".vbdt-thu-muc-gui"
"""In the folder, from when a person chose it."""
REMEMBERED = 300
"""Written files whose way is still shown."""


@dataclass(frozen=True, slots=True)
class OutFile:
    """One file for one agency. `file` is the message in the store, `kind` the package it stands for; files queued by
    older versions do not say. `written_at` is None while it waits."""

    agency: AgencyId
    document: DocumentId
    file: FileRef
    since: datetime
    kind: str | None = field(default=None, metadata=LATER)
    written_at: datetime | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Queue:
    files: tuple[OutFile, ...] = ()


class Stage(StrEnum):
    """How far a file got."""

    WAITING = "cho_ghi"
    WRITTEN = "da_ghi"
    TAKEN = "da_lay_di"
    ANSWERED = "da_tra_loi"


def takes_files(office: Office, agency: AgencyId) -> bool:
    """Whether this agency is reached by `.edxml` files only."""
    known = office.directory.find_agency(agency)
    return bool(office.settings.edxml_out) and (known is None or known.mail_desk is None)


def out_files(office: Office) -> tuple[OutFile, ...]:
    """What waits to be written and what was written last, the oldest first."""
    data = office.store.setting(QUEUE)
    return decode(Queue, json.loads(data)).files if data else ()


def waiting_files(office: Office) -> tuple[OutFile, ...]:
    """What has not been written yet, the oldest first."""
    return tuple(each for each in out_files(office) if each.written_at is None)


def stages(office: Office) -> tuple[tuple[OutFile, Stage], ...]:
    """Each file with how far it got, the newest first. What cannot be looked at counts as lying there."""
    lying: set[str] | None = None
    if office.settings.edxml_out and not is_away(office):
        with suppress(OSError):
            lying = set(os.listdir(office.settings.edxml_out))
    found = [(each, _stage(office.store.find(each.document), each, lying)) for each in out_files(office)]
    return tuple(reversed(found))


def queue_file(
    office: Office, writing: Writing, kind: PackageKind, agency: AgencyId, document: DocumentId, message: bytes
) -> None:
    """Keep a message to be written into the folder."""
    name = f"{_plain(agency)}-{hashlib.sha256(message).hexdigest()[:16]}.edxml"
    file = office.store.files.add(message, name, "application/xml")
    _keep(writing, (*out_files(office), OutFile(agency, document, file, office.clock(), kind.value)))


def write_again(office: Office, names: Sequence[str]) -> None:
    """Write files once more, by their names: they were lost on their way."""
    with office.store.write() as writing:
        _keep(writing, [replace(each, written_at=None) if _named(each, names) else each for each in out_files(office)])


def write_waiting(office: Office) -> int:
    """Write what waits; how many files were written. Raises UserError when the folder cannot be used."""
    waiting = waiting_files(office)
    if not waiting:
        return 0
    if not office.settings.edxml_out:
        raise NotSetUp("Có tệp edXML chờ ghi nhưng chưa chọn thư mục.", Section.EDXML)
    folder = Path(office.settings.edxml_out)
    if is_away(office):
        raise UserError(f"Ổ mạng của thư mục {folder} chưa được kết nối.", "Kết nối lại; tệp chờ và tự được ghi.")
    for each in waiting:
        write_whole(folder, each.file.name, office.store.files.read(each.file))
    with office.store.write() as writing:
        done, now = set(waiting), office.clock()
        files = [replace(each, written_at=now) if each in done else each for each in out_files(office)]
        written = [each for each in files if each.written_at is not None]
        forgotten = set(written[:-REMEMBERED])
        _keep(writing, [each for each in files if each not in forgotten])
    return len(waiting)


def is_away(office: Office) -> bool:
    """Whether the folder's mark is not there. One that was chosen before there were marks has none."""
    marked = office.settings.edxml_marked
    return bool(marked) and marked == office.settings.edxml_out and not os.path.exists(Path(marked, MARK))


def write_whole(folder: Path, name: str, data: bytes) -> Path:
    """The file under its name only when it is whole and on the disk. Raises UserError."""
    path, beside = folder / name, folder / f".{name}.tam"
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        with suppress(OSError):  # a share may know no such thing, and the file must not be written over and over
            sync_folder(folder)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        what = f"Không ghi được tệp edXML vào {folder} ({error.strerror or error})."
        raise UserError(what, "Kiểm tra thư mục, quyền ghi và dung lượng đĩa.") from error
    return path


def _stage(document: Document | None, file: OutFile, lying: set[str] | None) -> Stage:
    if file.written_at is None:
        return Stage.WAITING
    if document is not None and _is_answered(document, file):
        return Stage.ANSWERED
    return Stage.WRITTEN if lying is None or file.file.name in lying else Stage.TAKEN


def _is_answered(document: Document, file: OutFile) -> bool:
    """Whether the agency has said something to the document, or to what was asked about it after it went."""
    delivery = next((each for each in document.deliveries if each.recipient == file.agency), None)
    if delivery is None:
        return False
    return (delivery.answer if file.kind == PackageKind.STATUS else delivery.status) is not None


def _named(file: OutFile, names: Sequence[str]) -> bool:
    return file.file.name in names


def _keep(writing: Writing, files: Sequence[OutFile]) -> None:
    writing.set_setting(QUEUE, canonical(Queue(tuple(files))))


def _plain(agency: AgencyId) -> str:
    """The code as a part of a file name."""
    plain = re.sub(r"[^0-9A-Za-z.]+", "-", agency).strip(".-")[:40]
    if not plain:
        raise BadInput("Cơ quan nhận không có mã định danh.", "Bổ sung mã trong danh bạ.")
    return plain
