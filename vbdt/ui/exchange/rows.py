"""What can be done with which rows of «Gửi nhận», and how a place is called."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from vbdt.acts.mail.edxml_folder import RefusedFile, take_again
from vbdt.acts.mail.edxml_out import OutFile, write_again
from vbdt.acts.mail.send_again import send_again
from vbdt.acts.mail.set_aside import try_again
from vbdt.acts.mail.wishes import pass_again
from vbdt.acts.office import Office
from vbdt.document.ids import DeskId, DocumentId
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.store.gaps import Gap
from vbdt.store.inbox import Awaited, Parked, Quarantined
from vbdt.store.outbox import PostingRow
from vbdt.ui import words
from vbdt.ui.exchange.table import Mark


def go_again(office: Office, rows: Sequence[PostingRow | OutFile]) -> Changed:
    packages = [each.row for each in rows if isinstance(each, PostingRow)]
    write_again(office, [each.file.name for each in rows if isinstance(each, OutFile)])
    return send_again(office, packages)


def pass_on(office: Office, documents: Sequence[DocumentId]) -> Changed:
    for each in documents:
        pass_again(office, each)
    return Changed(tuple(documents), deliveries=True)


def try_rows(office: Office, rows: Sequence[Quarantined | RefusedFile]) -> Changed:
    changed, refused = Changed(deliveries=True), 0
    packages = [each.id for each in rows if isinstance(each, Quarantined)]
    files = [each.name for each in rows if isinstance(each, RefusedFile)]
    if files:
        done = take_again(office, files)
        changed, refused = done.changed, done.refused
    if packages:
        refused += try_again(office, packages).quarantined
    if refused:
        raise UserError("Gói, tệp vẫn không nhận được.", "Xem lý do mới trong danh sách; đề nghị nơi gửi gửi lại.")
    return changed


def may_ask(row: Awaited | Parked | Gap) -> bool:
    return isinstance(row, Parked | Gap)


def is_open(row: PostingRow | OutFile) -> bool:
    """Whether it is not answered yet, and may go once more."""
    if isinstance(row, OutFile):
        return row.written_at is not None
    return row.received_at is None and row.replaced_by is None and not (row.kind == "receipt" and row.handed_at)


Line: TypeAlias = tuple[PostingRow | OutFile, Mark, tuple[str, ...]]


def waiting_first(lines: Sequence[Line], waits: Callable[[PostingRow | OutFile], bool]) -> list[Line]:
    """What waits, the oldest first, then the rest, the newest first."""
    newest = sorted(lines, key=lambda line: _sent_at(line[0]), reverse=True)
    waiting = [line for line in newest if waits(line[0])]
    return [*reversed(waiting), *(line for line in newest if not waits(line[0]))]


def _sent_at(row: PostingRow | OutFile) -> datetime:
    return row.since if isinstance(row, OutFile) else row.posted_at


def has_bytes(row: Quarantined | RefusedFile) -> bool:
    return isinstance(row, Quarantined) and row.has_bytes


def may_try(row: Quarantined | RefusedFile) -> bool:
    return isinstance(row, RefusedFile) or (row.has_bytes and row.released_at is None)


def refused_texts_of(row: Quarantined) -> tuple[str, ...]:
    return words.moment(row.at), row.reason, row.name


def place_name(office: Office, desk: DeskId) -> str:
    """The agency for mail, the person for a desk of one's own house."""
    found = office.directory.find_desk(desk)
    if found is None:
        return desk
    if found.agency == office.me.agency:
        return words.desk_name(office.directory, desk)
    return words.agency_name(office.directory, found.agency)
