"""Gửi nhận: one round of the courier over this desk's outbox and mailbox, and the watch that repeats it.

What waits for a time-stamp is raised beside the mail, on a thread of its own: an authority may take half a minute.
Files of agencies with other software come and go there too.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from random import SystemRandom

from vbdt.acts.desks.hand_over import send_what_was_asked
from vbdt.acts.desks.looks import Looks
from vbdt.acts.desks.replace_desk import settle_in
from vbdt.acts.mail.batch import Asked, Batches
from vbdt.acts.mail.carrier import Mailboxes, mailbox_of
from vbdt.acts.mail.edxml_folder import exchange_files
from vbdt.acts.mail.reconcile import reconcile
from vbdt.acts.mail.send_again import renew_pointers
from vbdt.acts.office import Office
from vbdt.acts.proof.levels import raise_waiting
from vbdt.acts.services import ready_to_leave
from vbdt.document.model import Changed
from vbdt.errors import UserError
from vbdt.transport.courier import Courier, Tally
from vbdt.transport.mailbox import LinkState, Mailbox

PAUSE = 1.0
"""Seconds between two rounds of several desks."""
LEVELS_PAUSE = 5.0
"""Seconds between two looks at what waits for a time-stamp; how often each is tried its row says."""
Desks = Callable[[], Iterable[Office]]
Tell = Callable[[Changed], None]
Told = Callable[[Tally], None]


def exchange(office: Office, tell: Tell | None = None) -> Tally:
    """Take in what has come and hand over what is due, once. `tell` hears of every change as it is recorded.

    Signatures whose time-stamp or long-term data are due are raised after that, for no mail waits for an authority.
    """
    problems: list[Tally] = []
    with Mailboxes() as mailboxes:
        mailbox, looks = mailboxes.of(office), Looks(lambda _: tell(Changed(directory=True)) if tell else None)
        office = looks.now(office, mailbox, problems.append)
        renew_pointers(office)
        with suppress(UserError):
            settle_in(office)
            reconcile(office)
        courier = _courier(office, mailbox, tell, lambda _: None, looks)
        tally = courier.run_once(problems[0] if problems else None)
        while send_what_was_asked(looks.now(office, mailbox)):
            tally = courier.run_once(tally)
        files = _exchange_files(office, tell)
        return courier.run_once(tally) if _raise_due(office, tell) or files else tally


def make_removable(office: Office) -> None:
    """Return when everything handed over is on the medium, so that a stick may be unplugged. Raises UserError."""
    with Mailboxes() as mailboxes:
        mailboxes.of(office).flush()


class Watch:
    """Exchanges until stopped: at once when the mailbox wakes it, else every few seconds.

    `tell` hears of changes, `told` of every round that did something, `renewed` of the office with a newer directory,
    with which the watch has gone on already; none of them on the thread of the window.
    """

    def __init__(
        self, office: Office, tell: Tell, told: Told, renewed: Callable[[Office], None] = lambda _: None
    ) -> None:
        self._office, self._tell, self._told = office, tell, told
        self._mailbox = mailbox_of(office)
        self._looks = Looks(renewed)
        self._courier = _courier(office, self._mailbox, tell, told, self._looks)
        self._stop = threading.Event()

    def run(self) -> None:
        """Blocks until `stop`. Raises UserError when the mailbox folder is missing at the start."""
        with self._mailbox:
            renew_pointers(self._now())
            with _raising(lambda: (self._now(),), self._tell):
                self._courier.run(self._stop)

    @property
    def line(self) -> LinkState | None:
        """How the line to the hub is; None where the mailbox is a folder."""
        return self._mailbox.state

    def wake(self) -> None:
        """There is something to send now."""
        self._mailbox.wake()

    def stop(self) -> None:
        self._stop.set()
        self._mailbox.wake()

    def _now(self) -> Office:
        """The desk as it is now; a look at the board when one is due."""
        return self._looks.now(self._office, self._mailbox, self._told)


class Rounds:
    """Carries the mail of several desks of one computer in turn until stopped; `desks` says each time which ones.

    What goes wrong at a desk is told when that desk is opened, not here.
    """

    def __init__(self, desks: Desks) -> None:
        self._desks = desks
        self._looks = Looks()
        self._stop = threading.Event()

    def run(self) -> None:
        with _raising(self._desks, None), Mailboxes() as mailboxes:
            while not self._stop.wait(PAUSE):
                for office in self._desks():
                    with suppress(UserError):
                        mailbox = mailboxes.of(office)
                        now = self._looks.now(office, mailbox)
                        _courier(now, mailbox, None, lambda _: None, self._looks).run_once()

    def stop(self) -> None:
        self._stop.set()


def _courier(office: Office, mailbox: Mailbox, tell: Tell | None, told: Told, looks: Looks) -> Courier[Asked]:
    outbox, inbox = office.store.outbox, office.store.inbox
    handle = Batches(office, mailbox, tell or (lambda _: None), looks)
    return Courier(mailbox, outbox, inbox, handle, office.clock, SystemRandom(), told)


@contextmanager
def _raising(desks: Desks, tell: Tell | None) -> Iterator[None]:
    """Raise what is due at the desks while the block runs. At its end a question under way is left alone."""
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            for office in desks():
                _exchange_files(office, tell)
                with suppress(UserError):
                    send_what_was_asked(office)
                with suppress(UserError):
                    settle_in(office)
                    reconcile(office)
                _raise_due(ready_to_leave(office, stop), tell)
            stop.wait(LEVELS_PAUSE)

    thread = threading.Thread(target=work, name="levels")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _exchange_files(office: Office, tell: Tell | None) -> bool:
    """Whether a file came or went. A folder that cannot be used is told where its settings are."""
    with suppress(UserError):
        done = exchange_files(office)
        if tell is not None and (done.taken or done.written):
            tell(done.changed)
        return bool(done.taken)
    return False


def _raise_due(office: Office, tell: Tell | None) -> bool:
    """Whether anything was raised. What still cannot be stays in its queue with the reason, where people see it."""
    with suppress(UserError):
        changed = raise_waiting(office).changed
        if tell is not None and changed.documents:
            tell(changed)
        return bool(changed.documents)
    return False
