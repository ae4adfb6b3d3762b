"""Gửi nhận: one round of the courier over this desk's outbox and mailbox, and the watch that repeats it."""

import threading
from collections.abc import Callable
from pathlib import Path

from vbdt.acts.office import Office
from vbdt.acts.receive import handle
from vbdt.document.model import Changed
from vbdt.transport.courier import Courier, Outcome, Tally
from vbdt.transport.folder import FolderMailbox

Tell = Callable[[Changed], None]


def exchange(office: Office, tell: Tell | None = None) -> Tally:
    """Hand over what is due and take in what has come, once. `tell` hears of every change as it is recorded."""
    return _courier(office, FolderMailbox(Path(office.settings.mailbox), office.me.id), tell).run_once()


def watch(office: Office, stop: threading.Event, tell: Tell | None = None) -> None:
    """Exchange until `stop` is set: at once when the mailbox wakes us, else every few seconds."""
    with FolderMailbox(Path(office.settings.mailbox), office.me.id) as mailbox:
        _courier(office, mailbox, tell).run(stop)


def _courier(office: Office, mailbox: FolderMailbox, tell: Tell | None) -> Courier:
    def take(data: bytes) -> Outcome:
        outcome, changed = handle(office, data)
        if tell is not None:
            tell(changed)
        return outcome

    return Courier(mailbox, office.store.outbox, office.store.inbox, take, office.clock)
