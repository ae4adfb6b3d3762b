"""What is for everybody, carried between two boards; and by it, whose signature a package must bear.

The directory and rosters are taken only when they are rightly signed and newer, as at a desk; each board gets what it
lacks. Everything else (cards of desks that ask to be let in, releases of registers) crosses as it is, the newest of
each name: who reads it judges it.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from vbdt.document.calendar import local_day
from vbdt.document.directory import Desk, Directory
from vbdt.document.ids import DeskId
from vbdt.document.roster import Roster
from vbdt.document.roster_changes import with_rosters
from vbdt.errors import BadInput, UserError
from vbdt.hub.record import write_whole
from vbdt.transport.directory import KEY_NOTICE, read_directory
from vbdt.transport.directory import NOTICE as PROVINCE
from vbdt.transport.keys import is_name
from vbdt.transport.mailbox import Notice
from vbdt.transport.roster import NOTICE as ROSTER
from vbdt.transport.roster import check_roster, read_roster

LARGEST = 100_000
"""Bytes of a notice that nobody but its reader judges."""
MOST, ROOM = 4_000, 40_000_000
"""How many of them are carried, and how many bytes in all: what a flood of them can cost."""
_SEEN = "da-xem.json"


class Board(Protocol):
    """The part of a mailbox that holds what is for everybody."""

    def publish(self, name: str, data: bytes) -> None: ...
    def published(self) -> tuple[Notice, ...]: ...
    def read_published(self, notice: Notice) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class _Seen:
    """A notice that was read: its stamp, by which province it was judged, and the digest of its bytes."""

    stamp: str
    judged: str
    digest: str


class Notices:
    """Kept in `folder`: what was taken so far, and what was seen. `key` is the province's (hex)."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder
        self._key = key
        folder.mkdir(parents=True, exist_ok=True)
        kept = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and is_name(path.name)}
        self._seen = _read_seen(kept.pop(_SEEN, b"{}"))
        self._kept = {name: data for name, data in kept.items() if not name.startswith(".")}
        self._kept[KEY_NOTICE] = key.encode()
        self._digests = {name: _digest(data) for name, data in self._kept.items()}
        self._desks: dict[DeskId, Desk] = {}
        self._province: Directory | None = None
        self._take_up(PROVINCE)

    @property
    def ready(self) -> bool:
        """Whether there is a directory to judge by."""
        return self._province is not None

    def signing_keys(self, desk: DeskId, at: datetime) -> Sequence[str] | None:
        """The keys that a desk's package of that time may be signed with; None for a desk that nobody names."""
        found = self._desks.get(desk)
        return found.signing_keys(local_day(at)) if found else None

    def carry(self, boards: Mapping[str, Board]) -> int:
        """Take what is newer on any board, put there what is missing. How many notices crossed. Raises UserError."""
        lying = {side: board.published() for side, board in boards.items()}
        before = dict(self._seen)
        everything = [(side, notice) for side in boards for notice in lying[side]]
        for side, notice in sorted(everything, key=lambda each: each[1].name != PROVINCE):
            self._look(side, boards[side], notice)
        there = {f"{side} {notice.place}" for side, notice in everything}
        self._seen = {place: seen for place, seen in self._seen.items() if place in there}
        if self._seen != before:
            said = {place: [seen.stamp, seen.judged, seen.digest] for place, seen in self._seen.items()}
            write_whole(self._folder / _SEEN, json.dumps(said).encode())
        return sum(self._fill(side, board, lying[side]) for side, board in boards.items())

    def _look(self, side: str, board: Board, notice: Notice) -> None:
        place, judged = f"{side} {notice.place}", self._digests.get(PROVINCE, "")
        seen = self._seen.get(place)
        ours = self._digests.get(notice.name, "")
        if seen is not None and seen.stamp == notice.stamp and (seen.digest == ours or seen.judged == judged):
            return
        data = board.read_published(notice)
        if data is None:
            return
        digest = _digest(data)
        self._seen[place] = _Seen(notice.stamp, judged, digest)
        if digest != ours and self._is_better(notice.name, data):
            write_whole(self._folder / notice.name, data)
            self._kept[notice.name], self._digests[notice.name] = data, digest
            self._take_up(notice.name)

    def _is_better(self, name: str, data: bytes) -> bool:
        try:
            if name == PROVINCE:
                offered = read_directory(data, self._key)
                return self._province is None or offered.version > self._province.version
            if name.startswith(ROSTER):
                return self._continues(name, data)
        except (BadInput, UserError):
            return False
        return name not in (KEY_NOTICE, _SEEN) and len(data) <= LARGEST and self._has_room(name, len(data))

    def _has_room(self, name: str, size: int) -> bool:
        others = [len(data) for each, data in self._kept.items() if each != name and not _is_judged(each)]
        return len(others) < MOST and sum(others) + size <= ROOM

    def _continues(self, name: str, data: bytes) -> bool:
        """Whether it is a roster that goes on where ours ends. Raises BadInput."""
        offered = read_roster(data)
        known = read_roster(self._kept[name]) if name in self._kept else Roster(offered.agency)
        if self._province is None or name != ROSTER + offered.agency:
            return False
        if not known.begins_like(offered) or offered.head[0] <= known.head[0]:
            return False
        check_roster(self._province, offered, self._key, known.head[0])
        return True

    def _take_up(self, name: str) -> None:
        """Who signs with which key, where the directory or a roster is another one."""
        if name == PROVINCE and name in self._kept:
            self._province = read_directory(self._kept[name], self._key)
            self._desks = {each.id: each for each in self._province.desks}
        if self._province is None:
            return
        changed = [each for each in self._kept if each.startswith(ROSTER) and name in (PROVINCE, each)]
        rosters = [read_roster(self._kept[each]) for each in changed]
        agencies = {each.agency for each in rosters}
        whole = with_rosters(self._province, rosters)
        self._desks.update({desk.id: desk for desk in whole.desks if desk.agency in agencies})

    def _fill(self, side: str, board: Board, lying: Sequence[Notice]) -> int:
        """Publish what the board does not have as we have it."""
        seen = ((each.name, self._seen.get(f"{side} {each.place}")) for each in lying)
        has = {(name, found.digest) for name, found in seen if found is not None}
        missing = [name for name, digest in self._digests.items() if (name, digest) not in has]
        for name in missing:
            board.publish(name, self._kept[name])
        return len(missing)


def _is_judged(name: str) -> bool:
    return name == PROVINCE or name.startswith(ROSTER)


def _read_seen(data: bytes) -> dict[str, _Seen]:
    try:
        return {place: _Seen(*map(str, each)) for place, each in json.loads(data).items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
