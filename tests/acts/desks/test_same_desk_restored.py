"""A desk comes back from its own backup under its own id, and the printed book knows more than the backup does; then
what it gave itself comes back from its colleagues, in any order."""

import itertools
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.acts.desks.test_keeping import STAFF, YEAR, number
from tests.acts.towns import Town
from vbdt.acts.desks.hand_over import ask_again
from vbdt.acts.desks.paper_book import compare
from vbdt.acts.mail.reconcile import ask_now
from vbdt.acts.office import Office
from vbdt.app import build_office
from vbdt.document.directory import Book
from vbdt.document.events import SignedEvent
from vbdt.document.ids import DocumentId
from vbdt.document.registers import INCOMING, check_book
from vbdt.store.backup import backup, restore
from vbdt.store.integrity import check
from vbdt.store.keys import unlock
from vbdt.store.store import open_store

WHY = "Máy hỏng, hai số cuối cấp bằng tay."
LAST = 5
"""The backup knows number 1; 2 and 3 were given by the computer after it, 4 and 5 by hand when it was dead."""


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, STAFF)
    yield made
    made.close()


def worked_on(town: Town) -> list[DocumentId]:
    """What hanh numbered after the backup, known to all colleagues."""
    number(town, "hanh")
    town.sync()
    backup(town.made["hanh"].store, town.folder / "sao-luu")
    documents = [number(town, "hanh")[0] for _ in range(2)]
    town.sync()
    return documents


def restored(town: Town, name: str) -> Office:
    key = unlock(town.folder / "sao-luu", "mot cau dai")
    assert restore(town.folder / "sao-luu", town.folder / name, key) == ()
    return build_office(open_store(town.folder / name, key))


def lines(office: Office) -> list[tuple[int, DocumentId]]:
    """Each number, and the document that has it: of a line on paper the one that turned up, if one did."""
    return [(each.number, DocumentId(each.electronic or each.document)) for each in office.store.book(INCOMING, YEAR)]


def hear(office: Office, history: Sequence[SignedEvent]) -> None:
    with office.store.write() as writing:
        for each in history:
            writing.append(each, heard=True)


@pytest.mark.parametrize("order", [*itertools.permutations(("2", "3", "paper"))], ids="-".join)
def test_in_any_order_every_number_is_one_line(town: Town, order: tuple[str, ...]) -> None:
    documents = worked_on(town)
    store = town.made["hanh"].store
    histories = dict(zip(("2", "3"), (store.history(each) for each in documents), strict=True))
    store.close()
    again = restored(town, "lai")
    town.made["hanh"] = replace(town.made["hanh"], store=again.store)
    for step in order:
        if step == "paper":
            compare(again, Book.INCOMING, {INCOMING: LAST}, WHY)
        else:
            hear(again, histories[step])
    found = dict(lines(again))
    assert [found[2], found[3]] == documents
    assert list(found) == [1, 2, 3, 4, 5]
    assert check_book(again.store.book(INCOMING, YEAR)) == ""
    assert number(town, "hanh")[1] == LAST + 1
    assert check(again.store) == (), "a rebuild makes the same tables"
    town.sync()
    same_everywhere(town, documents)


def same_everywhere(town: Town, documents: list[DocumentId]) -> None:
    """Lines on paper are for clerks."""
    lan = town.office("lan")
    assert [each for each, _ in lines(lan)] == [1, 2, 3, 4, 5, 6]
    assert [document for n, document in lines(lan) if n in (2, 3)] == documents
    assert check_book(lan.store.book(INCOMING, YEAR)) == ""
    for name in STAFF:
        assert check(town.office(name).store) == (), name
        assert [town.office(name).store.document(each).arrival_number for each in documents] == [2, 3], name


def test_what_colleagues_send_again_comes_in_the_opposite_order(town: Town) -> None:
    """The clerk compares at once; then the desk asks, and what was sent last arrives first."""
    documents = worked_on(town)
    town.made["hanh"].store.close()
    again = restored(town, "lai")
    town.made["hanh"] = replace(town.made["hanh"], store=again.store)
    compare(again, Book.INCOMING, {INCOMING: LAST}, WHY)
    assert number(town, "hanh")[1] == LAST + 1
    ask_again(again)
    town.sync("hanh")
    for _ in range(3):
        town.sync("lan", "binh")
        turn_round(town.mailbox / town.id("hanh") / "new")
        town.sync("hanh")
    town.sync()
    assert dict(lines(town.office("hanh")))[2] == documents[0]
    assert dict(lines(town.office("hanh")))[3] == documents[1]
    same_everywhere(town, documents)
    hanh = town.office("hanh")
    assert hanh.store.gaps(), "what came between backup and loss; a desk asks for it by itself after a day"
    ask_now(hanh, hanh.store.gaps())
    town.sync()
    for name in STAFF:
        store = town.office(name).store
        assert (store.quarantined(), store.parked(), store.gaps()) == ((), (), ()), name


def turn_round(box: Path) -> None:
    """What came last lies there as if it had come first."""
    lying = sorted(box.glob("*.goi"), key=lambda path: path.stat().st_mtime_ns)
    moments = [path.stat().st_mtime for path in lying]
    for path, moment in zip(lying, reversed(moments), strict=True):
        os.utime(path, (moment, moment))
