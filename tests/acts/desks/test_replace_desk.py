"""A lost computer comes back as a new desk: one word of the administrator, nothing lost, nothing numbered twice."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.acts.desks.test_hand_over import note
from tests.acts.desks.test_keeping import TODAY, YEAR, number
from tests.acts.towns import PROVINCE_KEY, SNV, Town, arrive
from vbdt.acts.desks.enrol import card_code, is_admitted, look_for_admission
from vbdt.acts.desks.hand_over import held, owed_by, take_over, to_take_over
from vbdt.acts.desks.keeping import keeps, release, to_compare
from vbdt.acts.desks.paper_book import compare
from vbdt.acts.desks.replace_desk import Replacing, admit_replacement, replace_lost, replaced_desk
from vbdt.acts.desks.roster import may_administer, offer_release, publish, requests, write_down
from vbdt.acts.mail.carrier import PASS, Mailboxes
from vbdt.acts.office import Office
from vbdt.acts.register_in import register_in
from vbdt.app import build_office
from vbdt.cli import main
from vbdt.document.calendar import local_day
from vbdt.document.directory import Book, Closing, Role
from vbdt.document.events import Assigned, Started
from vbdt.document.model import MarkPlace
from vbdt.document.registers import INCOMING, check_book
from vbdt.document.roster import RolesChanged
from vbdt.document.states import State
from vbdt.errors import NotAllowed, UserError
from vbdt.store.backup import backup
from vbdt.store.integrity import check
from vbdt.store.keys import unlock
from vbdt.transport.folder.mailbox import FolderMailbox

STAFF = {
    "hanh": (Role.CLERK,),
    "binh": (Role.LEADER,),
    "phuc": (Role.SPECIALIST,),
    "lan": (Role.CLERK, Role.ADMINISTRATOR),
}
OLD, NEW = "mot cau dai", "mot cau khac"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, STAFF)
    made.administered_by("lan")
    yield made
    made.close()


def save(town: Town, name: str) -> Path:
    target = town.folder / f"sao-luu-{name}"
    backup(town.made[name].store, target)
    return target


def lose(town: Town, name: str) -> None:
    """The computer is gone; its folder with it."""
    town.made.pop(name).store.close()


def restored(town: Town, name: str, target: Path) -> Office:
    """The new computer: made from the backup, let in by lan, open."""
    made = replace_lost(
        town.folder / f"{name}-moi", Replacing(target, OLD, None, NEW), local_day(datetime.now(UTC))
    ).desk
    town.made[name] = made
    assert not is_admitted(made.store)
    assert look_for_admission(made.store).admitted is False
    let_in(town)
    assert look_for_admission(made.store).admitted is True
    return build_office(made.store)


def let_in(town: Town) -> None:
    lan = town.office("lan")
    with Mailboxes() as mailboxes:
        mailbox = mailboxes.of(lan)
        (request,) = [each for each in requests(lan, mailbox) if each.replaces]
        publish(admit_replacement(lan, request, mailbox))


def test_one_word_closes_the_old_desk_and_lets_the_new_one_in(town: Town) -> None:
    number(town, "hanh")
    town.sync()
    with town.office("hanh").store.write() as writing:
        writing.set_setting(PASS, b"the lost computer's way onto a hub")
    old, target = town.id("hanh"), save(town, "hanh")
    lose(town, "hanh")
    office = restored(town, "hanh", target)
    directory = office.directory
    assert directory.desk(old).closed is Closing.LOST
    assert directory.desk(old).heir == office.me.id
    assert office.me.roles == (Role.CLERK,)
    assert [directory.keeper(SNV, each) for each in Book] == [office.me.id, office.me.id]
    assert office.agency.mail_desk == office.me.id
    assert check(office.store) == ()
    assert office.store.setting(PASS) is None
    with pytest.raises(UserError):
        unlock(town.folder / "hanh-moi", OLD)


def test_what_came_after_the_backup_comes_back_and_nothing_is_numbered_twice(town: Town) -> None:
    """The backup knows number 1; 2 and 3 were given later, and 3 is only in the printed book."""
    first, _ = number(town, "hanh")
    town.sync()
    target = save(town, "hanh")
    second, _ = number(town, "hanh")
    waiting = arrive(town.office("hanh"))
    town.sync()
    lose(town, "hanh")
    office = restored(town, "hanh", target)
    with pytest.raises(NotAllowed, match="chưa về đủ đến số 02"):
        register_in(office, waiting if office.store.find(waiting) else arrive(office), town.id("binh"))
    town.sync()
    office = town.office("hanh")
    assert owed_by(office) == ()
    assert office.store.document(second).arrival_number == 2
    assert waiting in [each.id for each in to_take_over(office)]
    take_over(office, [waiting])
    assert to_compare(office) == (Book.INCOMING, Book.OUTGOING)
    compare(office, Book.INCOMING, {INCOMING: 3}, "Máy mất")
    register_in(office, waiting, town.id("binh"), MarkPlace(1, 0, 0))
    assert office.store.document(waiting).arrival_number == 4
    town.sync()
    for name in ("hanh", "lan"):
        book = town.office(name).store.book(INCOMING, YEAR)
        assert [(each.number, each.paper) for each in book] == [(1, False), (2, False), (3, True), (4, False)]
        assert check_book(book) == ""
        assert book[0].document == first


def test_nothing_is_taken_over_before_everybody_has_answered(town: Town) -> None:
    """phuc started the work after the backup; taking over what the backup says would make two histories."""
    document = arrive(town.office("hanh"))
    register_in(town.office("hanh"), document, town.id("binh"), MarkPlace(1, 0, 0))
    town.sync()
    note(town.office("binh"), document, Assigned(town.id("phuc"), (), "Làm", TODAY))
    town.sync()
    target = save(town, "phuc")
    note(town.office("phuc"), document, Started())
    town.sync()
    lose(town, "phuc")
    office = restored(town, "phuc", target)
    assert office.store.document(document).state is State.ASSIGNED
    assert len(owed_by(office)) == 3, "before they were asked, too"
    town.sync("phuc")
    office = town.office("phuc")
    assert {each.person for each in owed_by(office)} == {"hanh", "binh", "lan"}
    with pytest.raises(NotAllowed, match="chưa gửi lại xong"):
        take_over(office, [document])
    town.sync("hanh", "binh", "phuc")
    assert {each.person for each in owed_by(town.office("phuc"))} == {"lan"}
    town.sync()
    office = town.office("phuc")
    assert owed_by(office) == ()
    assert office.store.document(document).state is State.IN_PROGRESS
    take_over(office, [document])
    town.sync()
    for name in STAFF:
        known = town.office(name).store.document(document)
        assert (known.state, known.holder) == (State.IN_PROGRESS, office.me.id), name
    assert [each.id for each in held(office)] == [document]


def test_a_backup_older_than_a_release_that_nobody_used_yet(town: Town) -> None:
    """hanh released the book to lan, then the computer was lost: the release counts, lan keeps the book."""
    number(town, "hanh")
    town.sync()
    target = save(town, "hanh")
    number(town, "hanh")
    given = release(town.office("hanh"), Book.INCOMING, town.id("lan"))
    offer_release(FolderMailbox(town.mailbox, town.id("hanh")), given)
    town.sync()
    lose(town, "hanh")
    office = restored(town, "hanh", target)
    town.sync()
    assert office.directory.keeper(SNV, Book.INCOMING) == town.id("lan")
    assert number(town, "lan")[1] == 3
    office = town.office("hanh")
    assert not keeps(office, Book.INCOMING)
    assert keeps(office, Book.OUTGOING)
    with pytest.raises(NotAllowed, match="văn thư khác giữ"):
        compare(office, Book.INCOMING, {INCOMING: 3}, "Máy mất")


def test_the_old_computer_is_not_believed_any_more(town: Town) -> None:
    number(town, "hanh")
    town.sync()
    old = town.made["hanh"]
    target = save(town, "hanh")
    del town.made["hanh"]
    restored(town, "hanh", target)
    town.sync()
    thief = build_office(old.store)
    stolen = arrive(thief)
    register_in(thief, stolen, town.id("binh"), MarkPlace(1, 0, 0))
    aside = town.mailbox / "danh-ba" / f"co-quan.{SNV}"
    aside.rename(town.folder / "giu")
    town.made["thief"] = old
    town.sync("thief")
    (town.folder / "giu").rename(aside)
    town.sync("binh", "lan", "hanh")
    assert town.office("lan").store.find(stolen) is None


def test_a_request_in_somebody_elses_place_is_refused(town: Town) -> None:
    target = save(town, "phuc")
    made = replace_lost(town.folder / "gia", Replacing(target, OLD, None, NEW), TODAY).desk
    look_for_admission(made.store)
    lan = town.office("lan")
    with Mailboxes() as mailboxes:
        (request,) = requests(lan, mailboxes.of(lan))
    with pytest.raises(NotAllowed, match="của người khác"):
        replaced_desk(lan.directory, replace(request, replaces=town.id("hanh")))
    assert replaced_desk(lan.directory, replace(request, replaces=None)) is None
    made.store.close()


def test_a_wrong_secret_makes_nothing(town: Town) -> None:
    target = save(town, "hanh")
    with pytest.raises(UserError):
        replace_lost(town.folder / "sai", Replacing(target, "sai hoan toan", None, NEW), TODAY)
    assert not (town.folder / "sai").exists()
    with pytest.raises(UserError, match="mật khẩu"):
        replace_lost(town.folder / "sai", Replacing(target, OLD, None, None), TODAY)
    (town.folder / "o-mang").mkdir()
    with pytest.raises(UserError, match="chưa được kết nối"):
        replace_lost(town.folder / "sai", Replacing(target, OLD, None, NEW, mailbox=town.folder / "o-mang"), TODAY)


def test_a_damaged_backup_makes_nothing(town: Town) -> None:
    arrive(town.office("hanh"))
    target = save(town, "hanh")
    file = next(path for path in (target / "tep").rglob("*") if path.is_file())
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(UserError, match="không toàn vẹn"):
        replace_lost(town.folder / "hong", Replacing(target, OLD, None, NEW), TODAY)
    assert not (town.folder / "hong").exists()


def test_by_command(town: Town, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    number(town, "hanh")
    town.sync()
    target = save(town, "hanh")
    lose(town, "hanh")
    monkeypatch.setenv("VBDT_PASSPHRASE", OLD)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{NEW}\n"))
    card = town.folder / "the.json"
    folder = town.folder / "hanh-moi"
    assert main(["desk", "replace", str(folder), "--backup", str(target), "--card", str(card)]) == 0
    assert "Khóa khôi phục" in capsys.readouterr().err
    assert main(["roster", "--desk", str(town.folder / "lan"), "admit", str(card)]) == 0
    assert "bàn cũ đóng" in capsys.readouterr().err
    town.sync()
    keeper = town.office("lan").directory.keeper(SNV, Book.INCOMING)
    assert keeper is not None
    assert town.office("lan").directory.desk(keeper).person == "hanh"


def test_the_lost_computer_was_the_administrators(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody of the agency may write its roster; the province's key may, at any desk of the agency."""
    target = save(town, "lan")
    lose(town, "lan")
    made = replace_lost(town.folder / "lan-moi", Replacing(target, OLD, None, NEW), TODAY).desk
    look_for_admission(made.store)
    monkeypatch.setenv("VBDT_PASSPHRASE", OLD)
    binh = ["roster", "--desk", str(town.folder / "binh")]
    assert main([*binh, "admit", card_code(made.card)]) == 1
    key = town.folder / "khoa-tinh"
    key.write_text(PROVINCE_KEY.private_bytes_raw().hex(), "ascii")
    assert main([*binh, "--key", str(key), "admit", card_code(made.card)]) == 0
    assert look_for_admission(made.store).admitted
    office = build_office(made.store)
    assert office.me.roles == (Role.CLERK, Role.ADMINISTRATOR)
    assert may_administer(office), "the same person goes on at the new computer"
    assert not may_administer(town.office("binh"))
    write_down(office, RolesChanged(town.id("phuc"), (Role.ARCHIVIST,)))
    made.store.close()
