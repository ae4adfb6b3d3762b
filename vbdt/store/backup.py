"""Sao lưu: a copy of a desk that opens with the same keys. The database is copied as one consistent whole; encrypted
files never change, so only new ones are copied."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vbdt.errors import UserError
from vbdt.store import anchor, files, outbox
from vbdt.store.database import DATABASE, change_key
from vbdt.store.durable import TEMPORARY, disk_failure, make_folder, sync_folder, write_durably
from vbdt.store.integrity import Finding, check
from vbdt.store.keys import HEADER
from vbdt.store.store import Store, Writing, open_store

_CHUNK = 1 << 20

RESTORED = "restored"
"""Setting of a desk that came from a backup: numbers given after the backup may be missing until somebody confirms."""


def backup(store: Store, target: Path) -> None:
    """Copy the desk into `target`, a new folder or the one of its last backup. The database comes last: a copy that
    broke off leaves the last backup whole. Raises UserError."""
    try:
        make_folder(target)
        temporary = target / (DATABASE + TEMPORARY)
        temporary.unlink(missing_ok=True)
        store.connection.run("VACUUM INTO ?", str(temporary))
        _copy_new(store.folder, target)
        if (store.folder / HEADER).exists():
            write_durably(target / HEADER, [(store.folder / HEADER).read_bytes()])
        with temporary.open("rb+") as copied:
            os.fsync(copied.fileno())
        temporary.replace(target / DATABASE)
        sync_folder(target)
    except OSError as error:
        raise disk_failure(error) from error


@dataclass(frozen=True, slots=True)
class NewOwner:
    """What makes a restored store another desk's: `lock` puts a lock into the folder and gives its key, `write` says
    whose it is now."""

    lock: Callable[[Path], bytes]
    write: Callable[[Store, Writing], None]


def restore(target: Path, folder: Path, key: bytes, owner: NewOwner | None = None) -> tuple[Finding, ...]:
    """Make a desk in the new or empty `folder` from the backup in `target`, check it, and give the findings.

    The folder appears only when everything is copied and the database opens; with `owner` it is that desk's by then,
    encrypted anew. Raises UserError.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UserError(f"Thư mục «{folder}» không trống.", "Chọn thư mục mới để khôi phục.")
    if not (target / DATABASE).is_file():
        raise UserError(f"«{target}» không phải thư mục sao lưu của một bàn làm việc.", "Chọn đúng thư mục sao lưu.")
    building = folder.with_name(f"{folder.name}{TEMPORARY}")
    try:
        shutil.rmtree(building, ignore_errors=True)
        make_folder(building)
        for name in (DATABASE,) if owner else (HEADER, DATABASE):
            if (target / name).exists():
                write_durably(building / name, _pieces(target / name))
        _copy_new(target, building)
        with open_store(building, key) as store:
            anchor.write_anchor(building, store.head)
            with store.write() as writing:
                writing.set_setting(RESTORED, b"1")
                if owner is not None:
                    owner.write(store, writing)
            findings = check(store)
        if owner is not None:
            change_key(building / DATABASE, key, owner.lock(building))
        if folder.exists():
            folder.rmdir()
        building.replace(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise disk_failure(error) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return findings


def _copy_new(source: Path, target: Path) -> None:
    """Copy files and packages that the target lacks."""
    for name in (files.FOLDER, outbox.FOLDER):
        for path in sorted((source / name).rglob("*")):
            copy = target / path.relative_to(source)
            if path.is_file() and path.suffix != TEMPORARY and not copy.exists():
                write_durably(copy, _pieces(path))


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield piece
