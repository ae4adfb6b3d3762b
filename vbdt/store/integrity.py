"""Kiểm tra toàn vẹn: is this store still what was recorded? Reads only; every finding is one sentence.

Checked: the pages of the database, the chain of the journal and its anchor, the signature of every event, the tables
against the journal, the registers, the files, the packages on their way.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import zip_longest

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from vbdt.document.events import read_event
from vbdt.document.ids import DeskId
from vbdt.document.registers import check_book
from vbdt.errors import Cancelled, UserError
from vbdt.store import entries, journal, tables
from vbdt.store.anchor import check_anchor
from vbdt.store.database import Connection, memory
from vbdt.store.migrate import migrate
from vbdt.store.store import OWN_DESK, Store

KeysOf = Callable[[DeskId, datetime], Sequence[bytes] | None]
"""The 32-byte Ed25519 public keys by which a desk could sign at a time, None when nobody knows the desk."""


class Area(StrEnum):
    """What a finding is about, in the order of the checks."""

    PAGES = "trang"
    JOURNAL = "nhat_ky"
    SIGNATURES = "chu_ky"
    TABLES = "bang"
    REGISTERS = "so_dang_ky"
    FILES = "tep"
    PACKAGES = "goi"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was recorded."""

    area: Area
    what: str


def check(store: Store, keys_of: KeysOf | None = None) -> tuple[Finding, ...]:
    """All findings; none means the store is whole. Signatures are checked when `keys_of` tells the desks' keys."""
    found = list(_checked(Area.PAGES, _pages(store.connection)))
    if found:
        return tuple(found)  # nothing read from damaged pages would mean anything
    found += _checked(Area.JOURNAL, _journal(store))
    if found:
        return tuple(found)  # the rest is compared with the journal
    if keys_of is not None:
        found += _checked(Area.SIGNATURES, _signatures(store.connection, keys_of))
    found += _checked(Area.TABLES, _tables(store.connection))
    found += _checked(Area.REGISTERS, _registers(store))
    found += _checked(Area.FILES, _files(store))
    found += _checked(Area.PACKAGES, (f"Gói chờ gửi «{each}» bị mất hoặc bị hỏng." for each in store.outbox.missing()))
    return tuple(found)


def _checked(area: Area, sentences: Iterable[str]) -> Iterator[Finding]:
    """The sentences as findings; an error on the way is one too."""
    try:
        for sentence in sentences:
            yield Finding(area, sentence)
    except Cancelled:
        raise
    except UserError as error:
        yield Finding(area, error.what)


def _pages(connection: Connection) -> Iterator[str]:
    """SQLCipher's codes of each page, then SQLite's own structure."""
    for (line,) in connection.rows("PRAGMA cipher_integrity_check"):
        yield f"Trang dữ liệu bị hỏng: {line}."
    for (line,) in connection.rows("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"Cấu trúc kho dữ liệu bị hỏng: {line}."


def _journal(store: Store) -> Iterator[str]:
    for sentence in (journal.verify_journal(store.connection), check_anchor(store.folder, store.connection)):
        if sentence:
            yield sentence


def _signatures(connection: Connection, keys_of: KeysOf) -> Iterator[str]:
    for line in journal.lines(connection):
        event = read_event(line.event)
        keys = keys_of(event.desk, event.at)
        if keys is None:
            yield f"Dòng {line.seq} do bàn «{event.desk}» ký, không có trong danh bạ."
        elif not any(_is_signed(key, line.signature, line.event) for key in keys):
            yield f"Dòng {line.seq} không mang chữ ký đúng của bàn «{event.desk}»."


def _is_signed(key: bytes, signature: bytes, data: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, data)
    except InvalidSignature:
        return False
    return True


def _tables(connection: Connection) -> Iterator[str]:
    """Replay the journal into a store in memory and compare row by row; the first difference is enough."""
    fresh = memory()
    try:
        migrate(fresh)
        with fresh.transaction():
            tables.replay(fresh, journal.events(connection))
        for live, right in zip_longest(tables.projected(connection), tables.projected(fresh)):
            if live != right:
                table = (live or right or ("?", ()))[0]
                yield f"Bảng «{table}» không khớp với nhật ký."
                return
    finally:
        fresh.close()


def _registers(store: Store) -> Iterator[str]:
    """Books that this desk keeps; at other desks a book has holes by right."""
    own = store.setting(OWN_DESK)
    if own is None:
        return
    for register, year in entries.books(store.connection, DeskId(own.decode())):
        sentence = check_book(store.book(register, year))
        if sentence:
            yield sentence


def _files(store: Store) -> Iterator[str]:
    """Every file is read to its end."""
    for file in store.files.all_ids():
        try:
            for _ in store.files.chunks(file):
                pass
        except UserError as error:
            yield error.what
