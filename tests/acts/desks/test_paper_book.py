"""Numbers that only the printed book knows: the register goes on behind them, and nothing is numbered twice."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.acts.desks.test_keeping import STAFF, TODAY, YEAR, moved, number
from tests.acts.towns import Town
from vbdt.acts.desks.hand_over import ask_again
from vbdt.acts.desks.keeping import keeps, release, to_compare, without_release
from vbdt.acts.desks.paper_book import compare, fill, known_registers, unfilled
from vbdt.acts.desks.roster import offer_release
from vbdt.acts.office import Office
from vbdt.acts.register import void
from vbdt.app import build_office
from vbdt.document.directory import Book, Closing
from vbdt.document.model import PaperLine
from vbdt.document.registers import GENERAL, INCOMING, check_book
from vbdt.document.roster import DeskClosed
from vbdt.document.states import State
from vbdt.errors import NotAllowed, UserError
from vbdt.store.backup import backup, restore
from vbdt.store.integrity import check
from vbdt.store.keys import unlock
from vbdt.store.store import open_store
from vbdt.transport.folder.mailbox import FolderMailbox

WHY = "Máy hỏng từ ngày 20/11 đến ngày 23/11."


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, STAFF)
    yield made
    made.close()


def numbers(office: Office, register: str = INCOMING) -> list[tuple[int, bool]]:
    """The numbers of a register, and which of them are on paper."""
    return [(each.number, each.paper) for each in office.store.book(register, YEAR)]


def lost(town: Town) -> None:
    """hanh's computer is gone; lan keeps her books from now on, by the lines that lan knows."""
    town.announce(DeskClosed(town.id("hanh"), TODAY, Closing.LOST, town.id("lan")))
    town.sync("lan", "binh")
    town.announce(moved(without_release(town.office("lan"), Book.INCOMING, town.id("lan"))))
    town.sync("lan", "binh")


def test_the_register_goes_on_behind_the_numbers_given_by_hand(town: Town) -> None:
    number(town, "hanh")
    hanh = town.office("hanh")
    changed = compare(hanh, Book.INCOMING, {INCOMING: 4}, WHY)
    assert len(changed.documents) == 3
    assert number(town, "hanh")[1] == 5
    town.sync()
    for name in STAFF:
        if name != "binh":
            assert numbers(town.office(name)) == [(1, False), (2, True), (3, True), (4, True), (5, False)], name
    assert check_book(hanh.store.book(INCOMING, YEAR)) == ""
    assert check(hanh.store) == ()
    first = hanh.store.document(changed.documents[0])
    assert (first.state, first.arrival_number, first.note) == (State.ON_PAPER, 2, WHY)
    assert b"%PDF" in hanh.store.files.read(first.pdf)[:16]


def test_outgoing_numbers_of_each_register(town: Town) -> None:
    hanh = town.office("hanh")
    compare(hanh, Book.OUTGOING, {GENERAL: 2, "Quyết định": 1}, WHY)
    found = [each.symbol for each in unfilled(hanh, GENERAL, YEAR)]
    assert found == ["01/SNV", "02/SNV"]
    (decision,) = unfilled(hanh, "Quyết định", YEAR)
    assert (decision.symbol, decision.facts.kind) == ("01/QĐ-SNV", "quyet_dinh")
    void(hanh, decision.id, "Không ban hành")
    assert hanh.store.book("Quyết định", YEAR)[0].void_reason == "Không ban hành"


def test_the_words_are_filled_in_later(town: Town) -> None:
    hanh = town.office("hanh")
    compare(hanh, Book.OUTGOING, {GENERAL: 1}, WHY)
    (document,) = unfilled(hanh, GENERAL, YEAR)
    facts = replace(document.facts, kind="cong_van", subject="V/v họp giao ban", to_places=("UBND tỉnh",))
    line = PaperLine(copies=3, receiver="Bưu điện", note="Số tay")
    with pytest.raises(UserError, match="trích yếu"):
        fill(hanh, document.id, replace(facts, subject=" "), line, TODAY)
    with pytest.raises(UserError, match="sau hôm nay"):
        fill(hanh, document.id, facts, line, TODAY + timedelta(days=1))
    fill(hanh, document.id, facts, line, date(YEAR, 1, 2))
    town.sync()
    known = town.office("lan").store.document(document.id)
    assert (known.facts.subject, known.dated, known.paper_line) == ("V/v họp giao ban", date(YEAR, 1, 2), line)
    assert unfilled(hanh, GENERAL, YEAR) == ()


def test_what_cannot_be_is_refused(town: Town) -> None:
    number(town, "hanh")
    hanh = town.office("hanh")
    with pytest.raises(UserError, match="trong máy đã đến số 01"):
        compare(hanh, Book.INCOMING, {INCOMING: 0}, WHY)
    with pytest.raises(UserError, match="Chưa ghi lý do"):
        compare(hanh, Book.INCOMING, {INCOMING: 2})
    with pytest.raises(UserError, match="tối đa"):
        compare(hanh, Book.INCOMING, {INCOMING: 5000}, WHY)
    with pytest.raises(NotAllowed, match="văn thư khác giữ"):
        compare(town.office("lan"), Book.INCOMING, {INCOMING: 2}, WHY)
    assert numbers(hanh) == [(1, False)]


def test_a_hole_that_a_lost_computer_left_is_closed(town: Town) -> None:
    """Number 2 never left the lost computer; 3 did, and names the line before it."""
    number(town, "hanh")
    town.sync()
    second, _ = number(town, "hanh")
    third, _ = number(town, "hanh")
    with town.office("hanh").store.write() as writing:  # the package of 2 was never handed over
        for each in town.office("hanh").store.deliveries_waiting():
            if each.document == second:
                writing.replace_posting(each.row, each.package)
    town.sync()
    assert numbers(town.office("lan")) == [(1, False), (3, False)]
    lost(town)
    lan = town.office("lan")
    assert known_registers(lan, Book.INCOMING)[0].missing == (2,)
    with pytest.raises(NotAllowed, match="Đối chiếu với sổ giấy"):
        number(town, "lan")
    compare(lan, Book.INCOMING, {INCOMING: 4}, "Máy mất")
    assert numbers(lan) == [(1, False), (2, True), (3, False), (4, True)]
    assert check_book(lan.store.book(INCOMING, YEAR)) == ""
    assert number(town, "lan")[1] == 5
    assert third in [each.document for each in lan.store.book(INCOMING, YEAR)]


def test_a_document_that_was_thought_lost_takes_its_line(town: Town) -> None:
    """binh has number 2 of the lost computer, lan has not and writes it on paper; then binh sends what he has."""
    number(town, "hanh")
    town.sync()
    second, _ = number(town, "hanh")
    town.sync("hanh", "binh")
    _empty_box(town, "lan")
    lost(town)
    compare(town.office("lan"), Book.INCOMING, {INCOMING: 2}, "Máy mất")
    assert number(town, "lan")[1] == 3
    ask_again(town.office("lan"))
    town.sync("lan", "binh")
    for name in ("lan", "binh"):
        line = next(each for each in town.office(name).store.book(INCOMING, YEAR) if each.number == 2)
        assert name == "binh" or (line.paper, line.electronic) == (True, second)
        assert town.office(name).store.document(second).arrival_number == 2
    assert check_book(town.office("lan").store.book(INCOMING, YEAR)) == ""


def test_both_orders_end_in_the_same_line(town: Town) -> None:
    """Paper over electronic, electronic over paper: the tables are the same, and so is what a rebuild makes."""
    number(town, "hanh")
    town.sync()
    number(town, "hanh")
    lost_store = town.made["hanh"].store
    events = [
        each for document in lost_store.book(INCOMING, YEAR)[1:] for each in lost_store.history(document.document)
    ]
    lost(town)
    lan = town.office("lan")
    compare(lan, Book.INCOMING, {INCOMING: 2}, "Máy mất")
    paper = lan.store.history(lan.store.book(INCOMING, YEAR)[1].document)
    rows: list[list[tuple[int, bool, str, str]]] = []
    for order in itertools.permutations((events, paper)):
        other = Town(town.folder / f"khac-{len(rows)}", STAFF)
        store = other.made["binh"].store
        with store.write() as writing:
            for signed in itertools.chain(*order):
                writing.append(signed, heard=True)
        rows.append([(e.number, e.paper, e.hash, e.electronic) for e in store.book(INCOMING, YEAR)])
        other.close()
    assert rows[0] == rows[1]
    assert rows[0][0][1] is True
    assert rows[0][0][3] == events[0].event.document


def test_a_backup_older_than_its_release_gives_no_number(town: Town) -> None:
    """The clerk released the book after the backup; the restored desk finds its own word on the carrier."""
    number(town, "hanh")
    hanh = town.made["hanh"]
    backup(hanh.store, town.folder / "sao-luu")
    given = release(town.office("hanh"), Book.INCOMING, town.id("lan"))
    offer_release(FolderMailbox(town.mailbox, town.id("hanh")), given)
    hanh.store.close()
    key = unlock(town.folder / "sao-luu", "mot cau dai")
    assert restore(town.folder / "sao-luu", town.folder / "lai", key) == ()
    town.made["hanh"] = replace(hanh, store=open_store(town.folder / "lai", key))
    again = build_office(town.made["hanh"].store)
    assert to_compare(again) == (Book.INCOMING, Book.OUTGOING)
    with pytest.raises(NotAllowed, match="đã ký bàn giao"):
        compare(again, Book.INCOMING, {INCOMING: 1})
    assert not keeps(again, Book.INCOMING)
    compare(again, Book.OUTGOING, {})
    town.announce(moved(given))
    town.sync()
    assert number(town, "lan")[1] == 2


def test_a_backup_older_than_the_move_gives_no_number(town: Town) -> None:
    number(town, "hanh")
    hanh = town.made["hanh"]
    backup(hanh.store, town.folder / "sao-luu")
    given = release(town.office("hanh"), Book.INCOMING, town.id("lan"))
    town.announce(moved(given))
    town.sync()
    assert number(town, "lan")[1] == 2
    hanh.store.close()
    key = unlock(town.folder / "sao-luu", "mot cau dai")
    restore(town.folder / "sao-luu", town.folder / "lai", key)
    town.made["hanh"] = replace(hanh, store=open_store(town.folder / "lai", key))
    with pytest.raises(NotAllowed, match="văn thư khác giữ"):
        compare(build_office(town.made["hanh"].store), Book.INCOMING, {INCOMING: 1})


def test_our_own_numbers_of_after_the_backup_come_back_in_any_order(town: Town) -> None:
    number(town, "hanh")
    hanh = town.made["hanh"]
    backup(hanh.store, town.folder / "sao-luu")
    number(town, "hanh")
    number(town, "hanh")
    town.sync()
    later = [each.document for each in hanh.store.book(INCOMING, YEAR)[1:]]
    histories = [hanh.store.history(each) for each in later]
    hanh.store.close()
    key = unlock(town.folder / "sao-luu", "mot cau dai")
    restore(town.folder / "sao-luu", town.folder / "lai", key)
    town.made["hanh"] = replace(hanh, store=open_store(town.folder / "lai", key))
    again = build_office(town.made["hanh"].store)
    with again.store.write() as writing:
        for signed in itertools.chain(*reversed(histories)):
            writing.append(signed, heard=True)
    compare(again, Book.INCOMING, {INCOMING: 3})
    assert number(town, "hanh")[1] == 4


def _empty_box(town: Town, name: str) -> None:
    """What the lost computer sent never arrived."""
    for path in (town.mailbox / town.id(name) / "new").rglob("*"):
        if path.is_file():
            path.unlink()
