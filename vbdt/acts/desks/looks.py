"""When a desk looks at the board, and how it goes on with the directory that came: without being opened anew."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vbdt.acts.desks.board import directory_mark, look_at_board, refreshed, with_directory
from vbdt.acts.desks.new_keys import lay_new_keys
from vbdt.acts.desks.roster import lay_releases
from vbdt.acts.office import Office
from vbdt.errors import UserError
from vbdt.transport.courier import Tally
from vbdt.transport.mailbox import Mailbox

PAUSE = 180.0
"""Seconds between two looks when nothing asks for one."""
SOON = 15.0
"""Seconds after which a package that is not understood makes the desk look again."""
Told = Callable[[Tally], None]


@dataclass(slots=True)
class _Desk:
    mark: bytes
    at: float
    fresh: Office | None = None


class Looks:
    """Of one or several desks; `renewed` hears of an office whose directory is another one from now on."""

    def __init__(self, renewed: Callable[[Office], None] = lambda _: None) -> None:
        self._renewed = renewed
        self._desks: dict[Path, _Desk] = {}
        self._lock = threading.Lock()

    def now(self, office: Office, mailbox: Mailbox, told: Told = lambda _: None, pause: float = PAUSE) -> Office:
        """The office with the directory of now, after a look where the last one is longer ago than `pause` seconds."""
        with self._lock:
            desk = self._desks.get(office.store.folder)
            if desk is None:
                desk = self._desks[office.store.folder] = _Desk(directory_mark(office.store), -PAUSE)
            if time.monotonic() - desk.at >= pause:
                desk.at = time.monotonic()
                with suppress(UserError):  # trouble with the carrier is told by the round that it hinders
                    alarms = look_at_board(office.store, mailbox).alarms
                    if alarms:
                        told(Tally(problems=tuple(alarms)))
                    lay_releases(office, mailbox)
                    lay_new_keys(office, mailbox)
                self._take_up(desk, office)
            fresh = desk.fresh
        return with_directory(office, fresh) if fresh is not None else office

    def _take_up(self, desk: _Desk, office: Office) -> None:
        mark = directory_mark(office.store)
        if mark == desk.mark:
            return
        desk.mark = mark
        with suppress(UserError):
            desk.fresh = refreshed(office)
            self._renewed(desk.fresh)
