"""An older hub is brought up to date by one command; a lone one becomes a cluster and keeps what it holds."""

import hashlib
import json
import os
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests.hub.waits import wait_for
from tests.hubs import MB, Running, TestHub, new_node, running_hub
from tests.transport.mailbox_contract import waiting
from vbdt.cli import main
from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.hub.configuration import FILE as CONFIGURATION
from vbdt.hub.layout import FORMER, grow, make_hub, node_folder
from vbdt.hub.record import FILE as RECORD
from vbdt.hub.record import Limits, read_hub
from vbdt.hub.status import look
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.mailbox import HubMailbox

A, B, C = DeskId("ban-a"), DeskId("ban-b"), DeskId("ban-c")


def test_an_older_hub_gets_its_streams_and_rights_by_one_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running_hub(tmp_path / "hub", [A, B]) as hub:
        make_old(hub)
        with hub.mailbox(A) as a, hub.mailbox(B) as b:
            with pytest.raises(UserError):
                a.publish("tinh", b"directory")
            capsys.readouterr()
            assert main(["hub", "upgrade", str(hub.folder)]) == 0
            assert capsys.readouterr().out.splitlines() == [
                "Máy chủ n1: đã đổi accounts.",
                "Luồng THAN: đã đổi max_age.",
                "Luồng DANHBA: đã lập.",
            ]
            hub.servers[0].reload()  # as `vbdt hub run` does when the file has changed
            wait_for(lambda: publishes(a, b"directory"))
            (notice,) = b.published()
            assert b.read_published(notice) == b"directory"
        before = (node_folder(hub.folder) / CONFIGURATION).stat().st_mtime_ns
        assert main(["hub", "upgrade", str(hub.folder)]) == 0
        assert capsys.readouterr().out == "Không có gì phải đổi.\n"
        assert (node_folder(hub.folder) / CONFIGURATION).stat().st_mtime_ns == before, "no server reads it anew"


def publishes(mailbox: HubMailbox, data: bytes) -> bool:
    with suppress(UserError):
        mailbox.publish("tinh", data)
        return True
    return False


def make_old(hub: TestHub) -> None:
    """As a hub was before there was a board on it, bodies were kept for another time, and less was written down."""
    record = json.loads((hub.folder / RECORD).read_bytes())
    for where, names in ((record, ["province"]), (record["limits"], ["box"])):
        for name in names:
            where.pop(name)
    for member in record["members"]:
        member.pop("until")
        member.pop("former_key")
    (hub.folder / RECORD).write_text(json.dumps(record))
    path = node_folder(hub.folder) / CONFIGURATION
    settings = json.loads(path.read_bytes())
    for user in settings["accounts"]["TINH"]["users"]:
        if "permissions" in user:
            allowed = user["permissions"]["publish"]["allow"]
            user["permissions"]["publish"]["allow"] = [each for each in allowed if "danhba" not in each.lower()]
    path.write_text(json.dumps(settings))
    hub.servers[0].reload()
    with hub.operator() as operator:
        operator.ask("STREAM.DELETE.DANHBA")
        bodies = operator.ask("STREAM.INFO.THAN")["config"]
        operator.ask("STREAM.UPDATE.THAN", {**bodies, "max_age": bodies["max_age"] // 2})


def test_a_lone_hub_becomes_a_cluster_and_keeps_what_it_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, path = tmp_path / "hub", tmp_path / "body"
    path.write_bytes(os.urandom(3 * MB + 5))
    name = hashlib.sha256(path.read_bytes()).hexdigest()
    with running_hub(folder, [A, B, C]) as hub:
        with hub.mailbox(A) as a, hub.mailbox(B) as b:
            a.deliver_body(name, path)
            a.publish("tinh", b"directory")
            for n in range(40):
                a.deliver(B if n % 2 else C, f"{n:02}.goi", os.urandom(900))
            for taken in waiting(b, count=20)[:5]:
                b.settle(taken)
        nodes = tuple(new_node(f"m{n}") for n in range(3))
        with pytest.raises(UserError, match="đang chạy"):
            grow(folder, hub.hub, nodes)
        hub.servers[0].kill()
        grow(folder, hub.hub, nodes)
        hub.servers = [Running(node_folder(folder, each.name)) for each in nodes]
        with ExitStack() as stack:
            for server in hub.servers:
                stack.callback(server.kill)
                server.start()
            hub.set_up(40)
            for _ in range(2):  # the second time brings nothing new
                assert main(["hub", "carry-over", str(folder)]) == 0
            assert "Xong: 42 mục" in capsys.readouterr().err, "35 packages, 5 parts of a body, 2 of a notice"
            wait_for(lambda: len(look(folder).trouble) == 1, 40)
            assert "Tệp kết nối của 3 bàn" in look(folder).trouble[0], "each names the one server there was"
            assert main(["hub", "renew", str(folder), "--addresses", "-o", str(tmp_path / "tep")]) == 0
            renewed = read_pass((tmp_path / "tep" / f"{A}.truc").read_bytes())
            assert renewed.servers == tuple(f"{each.host}:{each.port}" for each in nodes)
            assert look(folder).trouble == ()
            assert main(["hub", "renew", str(folder), "--addresses", "-o", str(tmp_path / "tep")]) == 1
            hub.servers[0].kill()
            check_everything(hub, name, path, tmp_path)
    assert (folder / FORMER / "n1" / "data").is_dir(), "nothing is thrown away by a program"


def test_a_growth_that_broke_off_is_done_again(tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    hub = make_hub(folder, "tinh", (new_node(),), Limits(10**6, 10**6, 35))
    (folder / FORMER).mkdir()
    node_folder(folder).rename(folder / FORMER / "n1")
    grown = grow(folder, hub, tuple(new_node(f"m{n}") for n in range(3)))
    assert read_hub(folder) == grown
    assert (folder / FORMER / "n1" / CONFIGURATION).is_file()


def fetches(mailbox: HubMailbox, name: str, size: int, into: Path) -> bool:
    with suppress(UserError):
        return mailbox.fetch_body(name, size, into)
    return False


def reads(mailbox: HubMailbox) -> list[bytes | None]:
    with suppress(UserError):
        return [mailbox.read_published(each) for each in mailbox.published()]
    return []


def check_everything(hub: TestHub, name: str, path: Path, place: Path) -> None:
    with hub.at(B, hub.hub.nodes) as b, hub.at(C, hub.hub.nodes) as c:
        assert sorted(waiting(b, count=15)) == [f"{n:02}.goi" for n in range(11, 40, 2)]
        assert waiting(c, count=20) == [f"{n:02}.goi" for n in range(0, 40, 2)]
        wait_for(lambda: fetches(b, name, path.stat().st_size, place / "into"))  # an election may be under way
        wait_for(lambda: reads(c) == [b"directory"])
        time.sleep(0.3)
        assert len(waiting(b)) == 15
        assert len(waiting(c)) == 20
