"""What a person is told of the PIN before it is sent, and the last try as a choice. On a real token of its own."""

import struct
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.province import demo, offices
from tests.ui.keyboard import type_text
from vbdt.acts.keys import personal_key
from vbdt.acts.office import Office
from vbdt.demo.make import Demo
from vbdt.errors import BadInput
from vbdt.settings import KeyKind, KeySource
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused
from vbdt.signing.keys.tokens import PinState
from vbdt.signing.stand_ins.pki import Subject, open_pki
from vbdt.signing.stand_ins.softhsm import SoftHsm, add_token, make_softhsm
from vbdt.ui.dialogs.keypanel import KeyPanel
from vbdt.ui.dialogs.keyview import pin_words
from vbdt.ui.jobs import Jobs
from vbdt.ui.say import Banner

__all__ = ["demo", "offices"]
PIN = "11223344"
FINAL_TRY, LOCKED = 0x20000, 0x40000
PATIENCE = 20_000


@pytest.fixture
def own(tmp_path: Path, demo: Demo) -> SoftHsm:
    """A token that the test may bring near its lock."""
    hsm = make_softhsm(tmp_path / "hsm")
    pki = open_pki(demo.folder / "chung-thuc")
    add_token(hsm, "rieng", PIN, [pki.issue(Subject("Trần Văn Bình", "Sở Nội vụ", "Giám đốc"))], [pki.sub])
    return hsm


def flag(hsm: SoftHsm, value: int, *, on: bool = True) -> None:
    """Write a flag into SoftHSM's own file: it never locks a token by itself."""
    (path,) = hsm.folder.glob("tokens/*/token.object")
    data = bytearray(path.read_bytes())
    at = data.index(struct.pack(">QQ", 0x8000534B, 2)) + 16
    (flags,) = struct.unpack_from(">Q", data, at)
    struct.pack_into(">Q", data, at, flags | value if on else flags & ~value)
    path.write_bytes(data)
    hsm.activate()


@pytest.fixture
def leader(offices: dict[str, Office], own: SoftHsm) -> Office:
    office = offices["snv-lanh-dao"]
    return replace(
        office, settings=replace(office.settings, personal=KeySource(KeyKind.TOKEN, str(own.module), "rieng"))
    )


def shown(office: Office, jobs: Jobs, qtbot: QtBot) -> KeyPanel:
    panel = KeyPanel(office, office.settings.personal, jobs, Banner())
    qtbot.addWidget(panel)
    panel.show()
    panel.look()
    qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)
    return panel


def test_an_untouched_token_has_all_its_tries(leader: Office, jobs: Jobs, qtbot: QtBot) -> None:
    panel = shown(leader, jobs, qtbot)
    assert panel.tries.text() == pin_words(PinState.FINE)
    assert panel.sure.isHidden()
    type_text(panel.pin, PIN)
    assert (panel.take_pin(), panel.pin.text(), panel.final_try) == (PIN, "", False)


def test_the_last_try_is_spent_only_by_choice(leader: Office, own: SoftHsm, jobs: Jobs, qtbot: QtBot) -> None:
    flag(own, FINAL_TRY)
    panel = shown(leader, jobs, qtbot)
    assert panel.tries.text().startswith("Còn 1 lần nhập PIN")
    assert not panel.sure.isHidden()
    assert not panel.sure.isChecked()
    type_text(panel.pin, PIN)
    with pytest.raises(BadInput, match="chỉ còn 1 lần"):
        panel.take_pin()
    assert panel.pin.text() == PIN, "it has gone nowhere and need not be typed again"
    panel.sure.click()
    pin, last = panel.take_pin(), panel.final_try
    assert last
    with pytest.raises(KeyRefused) as refused:
        personal_key(leader, pin)
    assert refused.value.problem is KeyProblem.PIN_FINAL_TRY
    with personal_key(leader, pin, accept_final_try=last) as key:
        assert key.certificate.subject == "Trần Văn Bình"


def test_another_look_wants_the_choice_anew_where_tries_came_back(
    leader: Office, own: SoftHsm, jobs: Jobs, qtbot: QtBot
) -> None:
    flag(own, FINAL_TRY)
    panel = shown(leader, jobs, qtbot)
    panel.sure.click()
    flag(own, FINAL_TRY, on=False)  # as a right PIN does on a real token
    panel.look()
    qtbot.waitUntil(lambda: jobs.idle, timeout=PATIENCE)
    assert panel.tries.text() == pin_words(PinState.FINE)
    assert not panel.final_try
    assert not panel.sure.isChecked()


def test_a_locked_token_says_so_before_a_pin_is_typed(leader: Office, own: SoftHsm, jobs: Jobs, qtbot: QtBot) -> None:
    flag(own, LOCKED)
    panel = shown(leader, jobs, qtbot)
    assert panel.tries.text() == pin_words(PinState.LOCKED)
    assert panel.sure.isHidden()
