"""What a desk's process does during a shift, until it is over or the power goes at one of the places of the program."""

import os
import signal
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from vbdt import crashpoints
from vbdt.acts.assign import assign, deadline_after
from vbdt.acts.issue import issue
from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.process import finish, start
from vbdt.acts.register import register
from vbdt.acts.register_in import register_in
from vbdt.acts.send import send
from vbdt.acts.sign import sign
from vbdt.acts.submit import submit
from vbdt.app import build_office
from vbdt.demo.make import open_demo
from vbdt.demo.texts import decision, letter
from vbdt.document.directory import Role
from vbdt.document.filters import Filter
from vbdt.document.model import Document
from vbdt.document.states import State
from vbdt.errors import UserError
from vbdt.signing.timestamps import HttpTimeStamps
from vbdt.store.store import open_store

READY, CUT, OVER, DEFECT = "ready", "cut", "over", "defect"
"""What a process says: that its desk is open; and last the place where the power goes, the places it came by, or the
trace of a defect."""


@dataclass(frozen=True)
class Shift:
    """One desk's work until the file `over` lies there.

    The power goes at the `cut`-th visit of the place `at`, or of any place when that is empty; never for 0.
    """

    demo: Path
    desk: Path
    key: bytes = field(repr=False)
    pin: str = field(repr=False)
    timestamps: str
    chance: str
    over: Path
    at: str
    cut: int
    drafts: int


class Everywhere(dict[str, Callable[[], None]]):
    """Stands where the program looks what is to happen at a place: every visit is seen, at the last the power goes."""

    def __init__(self, shift: Shift, told: Connection) -> None:
        super().__init__()
        self._at, self._left, self._told = shift.at, shift.cut, told
        self.seen: set[str] = set()

    def __contains__(self, _: object) -> bool:
        return True

    def __getitem__(self, name: str) -> Callable[[], None]:
        return lambda: self._pass(name)

    def _pass(self, name: str) -> None:
        self.seen.add(name)
        if self._at in ("", name):
            self._left -= 1
            if self._left == 0:
                self._told.send((CUT, name))
                os.kill(os.getpid(), signal.SIGKILL)


def work(shift: Shift, told: Connection) -> None:
    """In a process of its own."""
    try:
        open_demo(shift.demo)  # its tokens
        crashpoints.ARMED = places = Everywhere(shift, told)
        with open_store(shift.desk, shift.key) as store:
            office = replace(build_office(store), timestamps=HttpTimeStamps(shift.timestamps))
            told.send((READY, None))
            _until_the_end(office, shift)
        told.send((OVER, places.seen))
    except BaseException:  # noqa: BLE001 - a defect of ours: the evidence goes to whoever watches
        told.send((DEFECT, traceback.format_exc()))


def _until_the_end(office: Office, shift: Shift) -> None:
    """What is refused because the carrier is away, or a colleague was quicker, is tried again in the next round."""
    chance, drafts = Random(shift.chance), shift.drafts  # noqa: S311 - no secret
    while not shift.over.exists():
        exchange(office)
        if drafts and office.me.has(Role.SPECIALIST) and chance.random() < 0.7:
            drafts -= 1
            sheet = chance.choice((letter, decision))(office)
            reached = tuple(each for each in sheet.recipients if office.directory.agency(each).mail_desk)
            submit(office, replace(sheet, recipients=reached))
        for each in office.store.documents(Filter(holder=office.me.id)).rows:
            with suppress(UserError):
                _take_further(office, each, shift.pin)
            if shift.over.exists():
                break
        time.sleep(chance.uniform(0, 0.3))


def _take_further(office: Office, document: Document, pin: str) -> None:
    """The next step in the life of a document that lies on this desk, if it is ours to make."""
    me = office.me
    clerk, leader = me.has(Role.CLERK), me.has(Role.LEADER)
    match document.state:
        case State.SUBMITTED if leader:
            with personal_key(office, pin) as key:
                sign(office, document.id, key)
        case State.SIGNED if clerk:
            register(office, document.id)
        case State.REGISTERED if clerk:
            with seal_key(office, pin) as key:
                issue(office, document.id, key)
        case State.ISSUED if clerk:
            send(office, document.id)
        case State.ARRIVED if clerk and (leaders := office.directory.desks_of(me.agency, Role.LEADER)):
            register_in(office, document.id, leaders[0].id)
        case State.REGISTERED_IN if leader and (able := office.directory.desks_of(me.agency, Role.SPECIALIST)):
            assign(office, document.id, able[0].id, deadline_after(office, 5), "Chủ trì tham mưu, báo cáo đúng hạn.")
        case State.ASSIGNED:
            start(office, document.id)
        case State.IN_PROGRESS:
            finish(office, document.id, "Đã rà soát và tổng hợp số liệu.")
