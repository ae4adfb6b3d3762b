"""The journal's head kept beside the store, so that a store that lost its newest lines is noticed.

SQLite drops a damaged write-ahead log from the bad frame on and reports nothing. The anchor is written after each
commit without waiting for the disk: it may be a little old, never ahead, so a store shorter than its anchor has lost
something. It is not secret and proves nothing against someone who can write both files.
"""

import json
from pathlib import Path

from vbdt.store import journal
from vbdt.store.database import Connection
from vbdt.store.journal import Head

ANCHOR = "dau.json"


def write_anchor(folder: Path, head: Head) -> None:
    """Keep the head. A full disk is no reason to fail after the commit, so failures are passed over."""
    temporary = folder / f"{ANCHOR}.tmp"
    try:
        temporary.write_text(json.dumps({"seq": head.seq, "hash": head.hash.hex()}), "utf-8")
        temporary.replace(folder / ANCHOR)
    except OSError:
        return


def check_anchor(folder: Path, connection: Connection) -> str:
    """What is wrong, in words; empty when the journal still has the line that the anchor names."""
    known = _read(folder)
    if known is None or known.seq == 0:
        return ""
    found = connection.value("SELECT hash FROM journal WHERE seq = ?", known.seq)
    if found is None:
        last = journal.head(connection).seq
        return f"Kho dữ liệu bị lùi: nhật ký chỉ còn {last} dòng, trước đây đã có {known.seq} dòng."
    return "" if found == known.hash else f"Nhật ký khác với lần dùng trước tại dòng {known.seq}."


def _read(folder: Path) -> Head | None:
    try:
        value = json.loads((folder / ANCHOR).read_text("utf-8"))
        return Head(int(value["seq"]), bytes.fromhex(value["hash"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
