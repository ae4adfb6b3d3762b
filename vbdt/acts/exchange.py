"""Gửi nhận: one round of the courier over this desk's outbox and mailbox, and the watch that repeats it."""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import SystemRandom

from vbdt.acts.levels import raise_waiting
from vbdt.acts.office import Office
from vbdt.acts.receive import handle
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.transport.courier import Courier, Outcome, Tally
from vbdt.transport.folder import FolderMailbox

PAUSE = 1.0
"""Seconds between two rounds of several desks."""
Tell = Callable[[Changed], None]
Told = Callable[[Tally], None]


def exchange(office: Office, tell: Tell | None = None) -> Tally:
    """Take in what has come and hand over what is due, once. `tell` hears of every change as it is recorded.

    Signatures whose time-stamp or long-term data are due are raised first, so that the raised file goes along.
    """
    _raise_due(office, tell)
    return _courier(office, _mailbox(office), tell, lambda _: None).run_once()


class Watch:
    """Exchanges until stopped: at once when the mailbox wakes it, else every few seconds.

    `tell` hears of changes, `told` of every round that did something; both on the thread that calls `run`.
    """

    def __init__(self, office: Office, tell: Tell, told: Told) -> None:
        self._mailbox = _mailbox(office)
        self._courier = _courier(office, self._mailbox, tell, told)
        self._stop = threading.Event()

    def run(self) -> None:
        """Blocks until `stop`. Raises UserError when the mailbox folder is missing at the start."""
        with self._mailbox:
            self._courier.run(self._stop)

    def wake(self) -> None:
        """There is something to send now."""
        self._mailbox.wake()

    def stop(self) -> None:
        self._stop.set()
        self._mailbox.wake()


class Rounds:
    """Carries the mail of several desks of one computer in turn until stopped; `desks` says each time which ones.

    What goes wrong at a desk is told when that desk is opened, not here.
    """

    def __init__(self, desks: Callable[[], Iterable[Office]]) -> None:
        self._desks = desks
        self._stop = threading.Event()

    def run(self) -> None:
        while not self._stop.wait(PAUSE):
            for office in self._desks():
                with suppress(UserError):
                    exchange(office)

    def stop(self) -> None:
        self._stop.set()


def _mailbox(office: Office) -> FolderMailbox:
    return FolderMailbox(Path(office.settings.mailbox), office.me.id)


def _courier(office: Office, mailbox: FolderMailbox, tell: Tell | None, told: Told) -> Courier:
    def take(data: bytes) -> Outcome:
        outcome, changed = handle(office, data)
        if tell is not None:
            tell(changed)
        return outcome

    outbox, inbox = office.store.outbox, office.store.inbox
    between = partial(_raise_due, office, tell)
    return Courier(mailbox, outbox, inbox, take, office.clock, SystemRandom(), told, between)


def _raise_due(office: Office, tell: Tell | None) -> None:
    """What still cannot be raised stays in its queue with the reason, where `vbdt levels` shows it."""
    with suppress(UserError):
        changed = raise_waiting(office).changed
        if tell is not None and changed.documents:
            tell(changed)
