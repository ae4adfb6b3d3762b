"""A small province on the way from desk to desk, copied for every test that will hurt it somewhere."""

import hashlib
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.crash.hub_place import HUB_FOLDER, check_hub, is_quiet, restarting
from tests.hubs import Running
from vbdt.acts.mail.carrier import QUARANTINE
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.register_in import register_in
from vbdt.acts.send import send
from vbdt.app import build_office
from vbdt.document.directory import Role
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction
from vbdt.document.registers import INCOMING, check_book
from vbdt.document.states import State
from vbdt.store.integrity import check
from vbdt.store.keys import unlock
from vbdt.store.store import open_store
from vbdt.transport.package import whole_size

SENDER, COMMUNE, FINANCE = "snv-van-thu", "tan-hoa-van-thu", "stc-van-thu"
DESKS = (SENDER, COMMUNE, FINANCE)
MAIL = "hop-thu"
RUBBISH = "la.goi"
"""A file in a box that is no package."""
REST = 90.0
"""Seconds in which everything must have come to rest."""
SOON = timedelta(hours=12)
"""What failed is tried again before that; after a day everything unanswered is, and would hide what was lost."""


@dataclass(frozen=True)
class Place:
    """A copy of the province: its folder, and the keys of its desks so that no passphrase is stretched again.

    `on_hub`: the mail goes by a hub whose server and data are a part of the copy.
    """

    folder: Path
    keys: dict[str, bytes] = field(repr=False)
    document: DocumentId
    on_hub: bool = False

    def copy(self, to: Path) -> "Place":
        shutil.copytree(self.folder, to)
        return replace(self, folder=to)

    @property
    def mail(self) -> Path:
        return self.folder / MAIL

    @contextmanager
    def running(self) -> Iterator[Running | None]:
        """The carrier works meanwhile. A hub's server is started, again whenever it dies, and killed at the end."""
        if not self.on_hub:
            yield None
            return
        with restarting(self.folder / HUB_FOLDER) as server:
            yield server

    @contextmanager
    def desks(self, *wanted: str) -> Iterator[dict[str, Office]]:
        """Open desks; a mailbox folder is the one in this copy."""
        with ExitStack() as stack:
            offices = {}
            for name in wanted or DESKS:
                store = open_store(self.folder / "ban" / name, self.keys[name])
                stack.callback(store.close)
                office = build_office(store)
                if not self.on_hub:
                    office = replace(office, settings=replace(office.settings, mailbox=str(self.mail)))
                offices[name] = office
            yield offices


def place_of(demo: Path, passphrase: str, document: DocumentId, to: Path) -> Place:
    """Only what the mail touches, so that it is quickly copied."""
    for part in (MAIL, *(f"ban/{name}" for name in DESKS)):
        shutil.copytree(demo / part, to / part)
    return Place(to, {name: unlock(to / "ban" / name, passphrase, None) for name in DESKS}, document)


def send_it(place: Place) -> tuple[str, ...]:
    """The clerk sends the document and the courier goes its round; what was told meanwhile."""
    with place.desks(SENDER) as offices:
        send(offices[SENDER], place.document)
        return exchange(offices[SENDER]).problems


def take_in(place: Place) -> tuple[str, ...]:
    """The courier of the commune's clerk goes its round; the clerk registers what has come."""
    with place.desks(COMMUNE) as offices:
        first = exchange(offices[COMMUNE])
        register_all(offices[COMMUNE])
        return first.problems + exchange(offices[COMMUNE]).problems


def hear_back(place: Place) -> tuple[str, ...]:
    """The sender's courier finds the receipts and what became of the document."""
    with place.desks(SENDER) as offices:
        return exchange(offices[SENDER]).problems


def run_to_rest(place: Place) -> tuple[str, ...]:
    """Everybody starts again, finishes what was begun, and the mail runs until nothing moves."""
    passed = timedelta(0)
    with place.desks() as opened:
        offices = {name: replace(office, clock=lambda: datetime.now(UTC) + passed) for name, office in opened.items()}
        sender = offices[SENDER]
        if sender.store.document(place.document).state is State.ISSUED:
            send(sender, place.document)
        until = time.monotonic() + REST
        while True:
            tallies = [exchange(each) for each in offices.values()]
            register_all(offices[COMMUNE])
            moved = any(each.changed for each in tallies)
            if not moved and not waiting(offices) and (not place.on_hub or is_quiet(place.folder / HUB_FOLDER)):
                break
            if not moved and waiting(offices):
                passed += timedelta(minutes=10)
            assert passed < SOON, f"lost: {waiting(offices)}"
            assert time.monotonic() < until, f"the mail does not come to rest: {tallies}"
        check_all(place, offices)
    return ()


WORK = {"send": send_it, "receive": take_in, "hear": hear_back}
"""What a process does that is hurt at it, in the order of the story."""


def register_all(clerk: Office) -> None:
    """What every clerk does with what has come."""
    leader = clerk.directory.desks_of(clerk.me.agency, Role.LEADER)[0]
    for arrived in clerk.store.documents(Filter(direction=Direction.INCOMING, states=(State.ARRIVED,))).rows:
        register_in(clerk, arrived.id, leader.id)


def waiting(offices: Mapping[str, Office]) -> list[str]:
    """What one of these desks sent another and has no answer to."""
    known = {office.me.id for office in offices.values()}
    rows = [(office, row) for office in offices.values() for row in office.store.deliveries_waiting()]
    return [f"{office.me.id}: {row}" for office, row in rows if row.desk in known]


def check_all(place: Place, offices: Mapping[str, Office]) -> None:
    """What must hold wherever the power went."""
    sender = offices[SENDER]
    for office in offices.values():
        assert check(office.store) == ()
        for register, year in office.store.books():
            assert check_book(office.store.book(register, year)) == ""
        assert office.store.awaited() == ()
    assert waiting(offices) == []
    for name in (COMMUNE, FINANCE):
        reader = offices[name]
        rows = [each for each in sender.store.postings() if each.desk == reader.me.id and each.kind == "document"]
        assert len(rows) == 1, "one package for each recipient"
        assert rows[0].received_at is not None
        arrived = reader.store.documents(Filter(direction=Direction.INCOMING)).rows
        assert len(arrived) == 1, "no receipt without its document, and none twice"
        assert reader.store.files.read(arrived[0].pdf)
    (registered,) = offices[COMMUNE].store.documents(Filter(direction=Direction.INCOMING)).rows
    assert [each.number for each in offices[COMMUNE].store.book(INCOMING, sender.today.year)] == [1]
    assert registered.arrival_number == 1
    told = {each.recipient: each for each in sender.store.document(place.document).deliveries}
    assert all(each.receipt_at for each in told.values())
    for office in offices.values():
        kept = office.store.folder / QUARANTINE if place.on_hub else place.mail / office.me.id / "quarantine"
        noted = [each.name for each in office.store.quarantined()]
        assert noted == [RUBBISH] * kept.joinpath(RUBBISH).exists(), "what is set aside is there and is shown"
    if place.on_hub:
        check_hub(place.folder / HUB_FOLDER)
    else:
        check_folder(place, offices)
    for path in place.folder.glob("ban/*/goi/*.than"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem


def check_folder(place: Place, offices: Mapping[str, Office]) -> None:
    """Whatever has a name in the mailbox folder is whole; what was answered is no longer there."""
    for office in offices.values():
        box = place.mail / office.me.id
        assert list((box / "new").rglob("*.goi")) == []
    for path in place.mail.rglob("new/**/*.goi"):
        assert whole_size(path.read_bytes()[:2_100]) == path.stat().st_size
    for path in place.mail.rglob("*.than"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem
