"""The directory over the wire: newer and rightly signed is taken, everything else is not, and nobody starts anew."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.acts.towns import ADMINISTRATOR, DAY, PROVINCE_KEY, SNV, Town, agency, name_of, person
from vbdt.acts.desks.board import PROVINCE, ROSTER, look_at_board
from vbdt.acts.desks.desk import admit
from vbdt.acts.desks.rotate_keys import rotate_keys
from vbdt.acts.mail.exchange import exchange
from vbdt.document.directory import Administrator, Role
from vbdt.document.ids import DeskId, PersonId
from vbdt.document.roster import DeskAdmitted, KeysChanged, PersonSet, Roster
from vbdt.transport.directory import write_directory
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.folder.mark import mark
from vbdt.transport.keys import DeskKeys
from vbdt.transport.roster import add_event, write_roster


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


def test_a_newer_directory_is_taken_and_used_at_once(town: Town) -> None:
    office = town.office()
    told: list[bool] = []
    town.put(PROVINCE, town.signed(version=2, persons=(*town.directory.persons, person("moi"))))
    exchange(office, lambda changed: told.append(changed.directory))
    assert told == [True]
    assert town.office().directory.person(PersonId("moi")).name == "Moi"


def test_what_nobody_has_put_there_yet_a_desk_puts_there(town: Town) -> None:
    exchange(town.office())
    assert town.lying(PROVINCE) == town.signed()


def test_an_older_directory_is_replaced_and_never_taken(town: Town) -> None:
    exchange(town.office())
    newer = town.signed(version=5)
    admit(town.made["hanh"].store, newer, name_of(PROVINCE_KEY))
    assert not exchange(town.office()).problems
    assert town.lying(PROVINCE) == newer
    assert town.office().directory.version == 5


@pytest.mark.parametrize("forged", [True, False])
def test_another_ones_directory_is_told_of_and_healed(town: Town, forged: bool) -> None:
    lies = write_directory(replace(town.directory, version=9), ADMINISTRATOR) if forged else b"{}"
    town.put(PROVINCE, lies)
    assert "bị từ chối" in " ".join(exchange(town.office()).problems)
    assert town.office().directory.version == 1
    assert town.lying(PROVINCE) == town.signed()
    assert not exchange(town.office("binh")).problems


def test_two_directories_of_one_number_are_told_of_and_left_alone(town: Town) -> None:
    other = town.signed(persons=town.directory.persons[:2])
    town.put(PROVINCE, other)
    for _ in range(2):  # as long as it lies there
        assert "cùng mang số bản 1" in " ".join(exchange(town.office()).problems)
    assert town.lying(PROVINCE) == other
    assert len(town.office().directory.persons) == 3


def test_a_directory_without_this_desk_is_not_taken(town: Town) -> None:
    desks = town.directory.desks[1:]
    town.put(PROVINCE, town.signed(version=2, desks=desks, agencies=(agency(),)))
    assert "không còn bàn này" in " ".join(exchange(town.office()).problems)
    assert town.office().directory.version == 1
    exchange(town.office("binh"))
    assert town.office("binh").directory.version == 2


def test_a_roster_brings_a_desk_and_goes_on_from_desk_to_desk(town: Town, tmp_path: Path) -> None:
    made = town.desk("lan", Role.SPECIALIST)
    town.put(ROSTER + SNV, town.tell(DeskAdmitted(made.card)))
    exchange(town.office())
    assert town.office().directory.desk(made.card.id).person == "lan"
    # A stick between two offices: what the first puts there the other finds.
    stick = tmp_path / "the-nho"
    stick.mkdir()
    mark(stick)
    assert look_at_board(town.made["hanh"].store, FolderMailbox(stick, DeskId("hanh"))).put == 2
    assert town.office("binh").directory.find_desk(made.card.id) is None
    assert look_at_board(town.made["binh"].store, FolderMailbox(stick, DeskId("binh"))).taken == 1
    assert town.office("binh").directory.find_desk(made.card.id) is not None
    made.store.close()


def test_a_roster_by_somebody_else_is_refused(town: Town) -> None:
    foreign = Ed25519PrivateKey.generate()
    allowed = replace(town.directory, agencies=(replace(agency(), administrators=(Administrator(name_of(foreign)),)),))
    allowed = replace(allowed, desks=(), persons=())
    forged = add_event(allowed, Roster(SNV), PersonSet(person("gia")), foreign, name_of(PROVINCE_KEY), DAY)
    town.put(ROSTER + SNV, write_roster(forged))
    assert "không phải quản trị" in " ".join(exchange(town.office()).problems)
    assert all(each.id != "gia" for each in town.office().directory.persons)


def test_rosters_of_agencies_that_nobody_names_are_not_even_read(town: Town) -> None:
    for n in range(30):
        town.put(f"{ROSTER}H30.{n + 100}", b"junk")
    assert not exchange(town.office()).problems
    town.put(ROSTER + SNV, b"junk")
    (told,) = exchange(town.office()).problems
    assert SNV in told


def test_of_two_stories_the_first_stays(town: Town) -> None:
    town.put(ROSTER + SNV, town.tell(PersonSet(person("mot"))))
    exchange(town.office())
    town.roster = Roster(SNV)
    town.put(ROSTER + SNV, town.tell(PersonSet(person("hai")), PersonSet(person("ba"))))
    assert "hai danh bạ khác nhau" in " ".join(exchange(town.office()).problems)
    assert town.office().directory.person(PersonId("mot"))
    assert b"hai" in town.lying(ROSTER + SNV), "left there for a person to look at"


def test_an_administrator_who_left_may_write_no_more(town: Town) -> None:
    one = town.tell(PersonSet(person("mot")))
    left = replace(
        agency(mail_desk=town.directory.desks[0].id), administrators=(Administrator(name_of(ADMINISTRATOR), up_to=1),)
    )
    town.put(PROVINCE, town.signed(version=2, agencies=(left,)))
    town.put(ROSTER + SNV, one)
    assert not exchange(town.office()).problems
    town.put(ROSTER + SNV, town.tell(PersonSet(person("hai"))))
    assert "không phải quản trị" in " ".join(exchange(town.office()).problems)
    assert town.office().directory.person(PersonId("mot"))


def test_new_keys_named_by_a_roster_are_in_use(town: Town) -> None:
    card = rotate_keys(town.office())
    town.put(ROSTER + SNV, town.tell(KeysChanged(card.id, card.reads, card.signs, DAY.date())))
    exchange(town.office())
    office = town.office()
    assert office.keys.signs == card.signs == office.me.signs
    assert office.me.signing_keys(DAY.date()) == (card.signs, town.directory.desks[0].signs)


def test_a_card_with_keys_that_are_none_is_refused(town: Town) -> None:
    good = DeskKeys.generate()
    made = town.directory.desks[0]
    with pytest.raises(Exception, match="không hợp lệ"):
        town.tell(DeskAdmitted(replace(made, id=DeskId("../x"), reads=good.reads, signs=good.signs)))
