"""A desk changes its keys: the administrator's at once, every other one when its code was heard; nothing is lost."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.acts.desks.test_keeping import number
from tests.acts.towns import Town
from vbdt.acts.desks.desk import write_card
from vbdt.acts.desks.new_keys import USED_AT_MOST, change_keys, key_state
from vbdt.acts.desks.roster import (
    Application,
    admit_request,
    may_administer,
    publish,
    request_of,
    requests,
    write_application,
)
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.cli import main
from vbdt.document.directory import Role
from vbdt.document.filters import Filter
from vbdt.errors import UserError
from vbdt.transport.folder.mailbox import FolderMailbox

STAFF = {"hanh": (Role.CLERK,), "binh": (Role.LEADER,), "lan": (Role.CLERK, Role.ADMINISTRATOR)}


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path, STAFF)
    made.administered_by("lan")
    yield made
    made.close()


def admit_waiting(town: Town) -> None:
    lan = town.office("lan")
    (request,) = requests(lan, FolderMailbox(town.mailbox, lan.me.id))
    publish(admit_request(lan, request, (), lost=request.leaked))


def test_the_administrators_own_keys_are_new_at_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBDT_PASSPHRASE", "mot cau dai")
    before = town.office("lan")
    change_keys(before)
    lan = town.office("lan")
    assert lan.me.signs != before.me.signs
    assert lan.keys.signs == lan.me.signs, "the desk signs with what the directory names"
    assert key_state(lan).since == lan.today
    assert may_administer(lan), "the next word in the roster is believed, too"
    assert main(["roster", "--desk", str(town.folder / "lan"), "roles", "binh", "--role", "lanh_dao"]) == 0
    town.sync()
    assert town.office("hanh").directory.desk(lan.me.id).signs == lan.me.signs


def test_another_desk_waits_for_its_code_to_be_heard(town: Town) -> None:
    hanh = town.office("hanh")
    assert key_state(hanh).code == ""
    change_keys(hanh, leaked=True)
    state = key_state(hanh)
    assert state.who == ("Lan",)
    lan = town.office("lan")
    (request,) = requests(lan, FolderMailbox(town.mailbox, lan.me.id))
    assert (request.code, request.leaked) == (state.code, True)
    assert hanh.keys.signs == town.office("hanh").me.signs, "until then the old ones are in use"
    number(town, "hanh")
    exchange(town.office("hanh"))
    admit_waiting(town)
    town.sync()
    now = town.office("hanh")
    assert now.keys.signs == request.card.signs
    assert key_state(now).code == ""
    assert [each.until for each in now.me.former_signs] == [now.today], "today's work counts, what comes after does not"
    number(town, "hanh")
    assert town.sync() == []
    assert len(town.office("binh").store.documents(Filter()).rows) == 2


def test_the_card_is_laid_again_when_the_carrier_failed(town: Town) -> None:
    away = town.mailbox.with_name("rut-ra")
    town.mailbox.rename(away)
    with pytest.raises(UserError):
        change_keys(town.office("binh"))
    code = key_state(town.office("binh")).code
    assert code
    shutil.rmtree(town.mailbox, ignore_errors=True)
    os.rename(away, town.mailbox)
    town.sync("binh")
    lan = town.office("lan")
    assert [each.code for each in requests(lan, FolderMailbox(town.mailbox, lan.me.id))] == [code]


def test_an_administrator_whose_carrier_is_away_changes_them_once(town: Town) -> None:
    away = town.mailbox.with_name("rut-ra")
    town.mailbox.rename(away)
    change_keys(town.office("lan"))
    lan = town.office("lan")
    assert lan.keys.signs == lan.me.signs
    shutil.rmtree(town.mailbox, ignore_errors=True)
    away.rename(town.mailbox)
    town.sync()
    assert town.office("binh").directory.desk(lan.me.id).signs == lan.me.signs


def test_asked_twice_the_same_keys(town: Town) -> None:
    hanh = town.office("hanh")
    change_keys(hanh)
    code = key_state(hanh).code
    change_keys(hanh, leaked=True)
    assert key_state(hanh).code == code


def test_old_keys_are_told(town: Town) -> None:
    hanh = town.office("hanh")

    def later(days: timedelta) -> Office:
        clock = hanh.clock
        return replace(hanh, clock=lambda: clock() + days)

    made = hanh.today - hanh.me.valid_from
    assert not key_state(later(USED_AT_MOST - made)).old
    assert key_state(later(USED_AT_MOST - made + timedelta(days=1))).old


def test_a_second_desk_by_one_file_takes_nobodys_place(town: Town) -> None:
    """The same person made another desk with the file of the first one: it is no change of keys."""
    hanh, lan = town.office("hanh"), town.office("lan")
    other = town.desk("hanh-hai", Role.CLERK)
    card = replace(other.card, id=hanh.me.id, person=hanh.me.person)
    with pytest.raises(UserError, match="mã của một bàn đã có"):
        request_of(lan, write_application(Application(card, "Hanh", "Văn thư")))
    assert request_of(lan, write_card(card)).known == hanh.me, "a card alone asks for new keys"
    other.store.close()


def test_by_command_a_leak_is_heeded(
    town: Town, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VBDT_PASSPHRASE", "mot cau dai")
    hanh = town.office("hanh")
    change_keys(hanh, leaked=True)
    base = ["roster", "--desk", str(town.folder / "lan")]
    assert main([*base, "requests"]) == 0
    assert "[đổi khóa; khóa cũ có thể đã lộ]" in capsys.readouterr().out
    assert main([*base, "admit", key_state(hanh).code]) == 0
    town.sync()
    assert [each.until for each in town.office("hanh").me.former_signs] == [hanh.today]
