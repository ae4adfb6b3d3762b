"""Rest after harm: everybody starts again, the mail runs until nothing moves, and then it is seen whether all is right.

What must hold: every document that was sent is at each recipient exactly once, and its sender knows; numbers have no
gap; every desk of an agency tells the same history; every store is whole; nothing waits, and nothing was set aside but
what was damaged on purpose.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.document.directory import Role
from vbdt.document.filters import Filter
from vbdt.document.ids import DeskId
from vbdt.document.model import Direction, Document
from vbdt.document.registers import check_book
from vbdt.document.states import State
from vbdt.errors import UserError
from vbdt.store.integrity import check

PATIENCE = 300.0
"""Seconds in which the mail must have come to rest."""
SOON = timedelta(hours=12)
"""What failed is tried again before that; after a day everything unanswered is, and would hide what was lost."""
ALL = 100_000
Offices = Mapping[str, Office]


@dataclass(frozen=True, slots=True)
class Rest:
    """How long it took, how many documents were sent until now, and what is wrong."""

    seconds: float
    sent: int
    wrong: tuple[str, ...]


def come_to_rest(offices: Offices, is_quiet: Callable[[], bool], damaged: str) -> Rest:
    """`is_quiet` tells whether the carrier still holds something for a desk; names that begin with `damaged` may be in
    quarantine. The clocks of the desks go on by no more than `SOON`."""
    began = time.monotonic()
    passed, pause = timedelta(0), timedelta(minutes=2)
    later = {name: replace(each, clock=lambda: datetime.now(UTC) + passed) for name, each in offices.items()}
    while True:
        tallies = {name: exchange(each) for name, each in later.items()}
        moved = any(each.changed for each in tallies.values())
        if not moved and is_quiet() and not any(_waiting(later)):
            break
        if not moved and any(_waiting(later)):
            passed, pause = passed + pause, pause * 2
        if passed > SOON or time.monotonic() - began > PATIENCE:
            break
    wrong = tuple(_wrong(later, damaged))
    return Rest(time.monotonic() - began, sum(1 for _ in _sent(later)), wrong)


def _wrong(offices: Offices, damaged: str) -> Iterator[str]:
    yield from _waiting(offices)
    for name, office in offices.items():
        yield from _wrong_store(name, office, damaged)
    yield from _wrong_deliveries(offices)
    yield from _wrong_histories(offices)


def _waiting(offices: Offices) -> Iterator[str]:
    for name, office in offices.items():
        store = office.store
        yield from (f"{name}: gói {each.package} ({each.kind}) không ai trả lời" for each in store.deliveries_waiting())
        yield from (f"{name}: {each.name} còn chờ nội dung" for each in store.awaited())
        yield from (f"{name}: gói {each.package} còn chờ gói trước" for each in store.parked())


def _wrong_store(name: str, office: Office, damaged: str) -> Iterator[str]:
    yield from (f"{name}: kho hỏng: {each}" for each in check(office.store))
    for register, year in office.store.books() if office.me.id == office.agency.mail_desk else ():  # who keeps them
        if fault := check_book(office.store.book(register, year)):
            yield f"{name}: sổ {register} năm {year}: {fault}"
    for gap in office.store.gaps():
        yield f"{name}: thiếu gói số {gap.counter} của bàn {gap.sender}"
    for each in office.store.quarantined():
        if not each.name.startswith(damaged):
            yield f"{name}: {each.name} bị cách ly: {each.reason}"
    for document in _documents(office):
        try:
            office.store.files.read(document.pdf)
        except UserError as error:
            yield f"{name}: {document.id}: {error}"


def _wrong_deliveries(offices: Offices) -> Iterator[str]:
    by_id = {office.me.id: (name, office) for name, office in offices.items()}
    expected: dict[DeskId, Counter[str]] = {desk: Counter() for desk in by_id}
    for document, office in _sent(offices):
        for delivery in document.deliveries:
            if delivery.receipt_at is None:
                yield f"{document.symbol}: nơi gửi không thấy xác nhận của {delivery.recipient}"
            mail_desk = office.directory.agency(delivery.recipient).mail_desk
            if mail_desk in expected:
                expected[mail_desk][document.edxml_id] += 1
    for desk, wanted in expected.items():
        name, office = by_id[desk]
        if office.me.id != office.agency.mail_desk:
            continue
        found = Counter(each.edxml_id for each in _documents(office, Direction.INCOMING))
        yield from (f"{name}: mất văn bản {each}" for each in wanted - found)
        yield from (f"{name}: văn bản {each} có hai lần hoặc không ai gửi" for each in found - wanted)


def _wrong_histories(offices: Offices) -> Iterator[str]:
    """Whoever knows a document knows all of it: history reaches every desk that may see it."""
    heads: dict[str, dict[str, list[str]]] = {}
    for name, office in offices.items():
        for each in _documents(office):
            heads.setdefault(each.id, {}).setdefault(f"{each.head_n} {each.head_hash}", []).append(name)
    for document, told in heads.items():
        if len(told) > 1:
            yield f"văn bản {document}: các bàn kể khác nhau: {told}"


def _sent(offices: Offices) -> Iterator[tuple[Document, Office]]:
    """What the clerks' desks have sent."""
    for office in offices.values():
        if office.me.has(Role.CLERK):
            mine = (each for each in _documents(office, Direction.OUTGOING) if each.holder == office.me.id)
            yield from ((each, office) for each in mine if each.state is State.SENT)


def _documents(office: Office, direction: Direction | None = None) -> tuple[Document, ...]:
    return office.store.documents(Filter(direction=direction), ALL).rows
