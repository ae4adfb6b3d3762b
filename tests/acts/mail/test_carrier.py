"""An office moves from its folder to a hub and back while mail is under way; every document arrives, once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hubs import TestHub, running_hub
from vbdt.acts.mail.carrier import PASS, finish_move, join_hub, use_folder
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.submit import submit
from vbdt.demo.story import settle
from vbdt.demo.texts import letter
from vbdt.document.ids import DocumentId
from vbdt.errors import BadInput, UserError
from vbdt.settings import HUB
from vbdt.store.integrity import check

Offices = dict[str, Office]
DRAFTER, LEADER = "snv-chuyen-vien", "snv-lanh-dao"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, offices: Offices) -> Iterator[TestHub]:
    desks = [office.me.id for office in offices.values()]
    with running_hub(tmp_path_factory.mktemp("truc") / "hub", desks) as made:
        yield made


def submitted(offices: Offices) -> DocumentId:
    sheet = letter(offices[DRAFTER])
    submit(offices[DRAFTER], sheet)
    return sheet.id


def on_the_hub(offices: Offices, hub: TestHub) -> Offices:
    return {
        name: replace(office, settings=join_hub(office.store, hub.passes[office.me.id]))
        for name, office in offices.items()
    }


def in_the_folder(offices: Offices, folder: Path) -> Offices:
    return {name: replace(office, settings=use_folder(office.store, folder)) for name, office in offices.items()}


def moved(offices: Offices) -> Offices:
    return {name: replace(office, settings=finish_move(office.store)) for name, office in offices.items()}


def is_whole(office: Office) -> bool:
    return not check(office.store)


def test_there_and_back_with_mail_under_way(offices: Offices, hub: TestHub) -> None:
    folder = Path(offices[DRAFTER].settings.mailbox)
    under_way = submitted(offices)
    exchange(offices[DRAFTER])

    there = on_the_hub(offices, hub)
    assert there[LEADER].settings.mailbox == f"{HUB}tinh"
    assert there[LEADER].settings.former_mailbox == str(folder)
    with pytest.raises(UserError, match="còn 1 gói"):
        finish_move(there[LEADER].store)
    by_hub = submitted(there)
    settle(there)
    assert there[LEADER].store.find(under_way) is not None, "what lay in the old box"
    assert there[LEADER].store.find(by_hub) is not None, "what came by the hub"
    there = moved(there)
    alone = submitted(there)
    settle(there)
    assert there[LEADER].store.find(alone) is not None

    last_by_hub = submitted(there)
    exchange(there[DRAFTER])
    back = in_the_folder(there, folder)
    settle(back)
    assert back[LEADER].store.find(last_by_hub) is not None
    back = moved(back)
    again = submitted(back)
    settle(back)
    assert back[LEADER].store.find(again) is not None
    assert is_whole(back[LEADER])
    assert is_whole(back[DRAFTER])


def test_a_pass_is_for_one_desk_and_one_hub(offices: Offices, hub: TestHub) -> None:
    leader, drafter = offices[LEADER], offices[DRAFTER]
    with pytest.raises(UserError, match="bàn khác"):
        join_hub(leader.store, hub.passes[drafter.me.id])
    with pytest.raises(BadInput, match="không phải tệp kết nối"):
        join_hub(leader.store, b"{}")
    with pytest.raises(UserError, match="không đang chuyển"):
        finish_move(leader.store)
    own = hub.passes[leader.me.id]
    assert join_hub(leader.store, own).mailbox == "hub:tinh"
    assert join_hub(leader.store, own).former_mailbox == leader.settings.mailbox, "the same file again changes nothing"
    with pytest.raises(UserError, match="một trục khác"):
        join_hub(leader.store, own.replace(b'"hub":"tinh"', b'"hub":"khac"'))
    assert leader.store.setting(PASS) == own
    assert use_folder(leader.store, Path(leader.settings.mailbox)).mailbox == leader.settings.mailbox
    with pytest.raises(UserError, match="Không thấy thư mục"):
        use_folder(leader.store, Path(leader.settings.mailbox) / "khong-co")
