"""Certificates that end: told in time, renewed without shutting anybody out, and in words where they did end."""

import errno
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.hub.running import running_by_command
from tests.hub.waits import wait_for
from tests.hubs import TestHub, free_port, running_hub
from vbdt.cli import main
from vbdt.document.ids import DeskId
from vbdt.errors import BadInput, UserError
from vbdt.hub.certificates import DESKS, SERVERS, issue
from vbdt.hub.layout import AUTHORITIES, keep, node_folder
from vbdt.hub.status import look
from vbdt.transport.hub.hub_pass import HubPass, read_pass
from vbdt.transport.hub.link import HubLink

A, B = DeskId("ban-a"), DeskId("ban-b")
LONG_AGO = datetime.now(UTC) - timedelta(days=4 * 365)
SOON = datetime.now(UTC) + timedelta(days=3)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    with running_hub(tmp_path_factory.mktemp("chung-thu") / "hub", [A, B]) as made:
        yield made


def trouble(hub_pass: HubPass, said: str) -> str:
    """Why there is no connection, as the screen shows it, once that is known."""
    link = HubLink(hub_pass)
    link.start()
    try:
        wait_for(lambda: said in link.state.trouble, 5)
        assert not link.state.connected
        assert link.state.since is not None
        return link.state.trouble
    finally:
        link.close()


def wear(hub: TestHub, now: datetime | None = None, hosts: tuple[str, ...] = ("127.0.0.1",)) -> None:
    """The server shows another certificate from here on."""
    place = node_folder(hub.folder)
    signed = issue(hub.folder / AUTHORITIES, SERVERS, "n1", hosts, now)
    (place / "may-chu.key").write_text(signed.key)
    (place / "may-chu.pem").write_text(signed.certificate)
    hub.servers[0].reload()
    wait_for(lambda: shown(hub.hub.nodes[0].port) == ssl.PEM_cert_to_DER_cert(signed.certificate), 5)


def shown(port: int) -> bytes:
    return ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(("127.0.0.1", port)))


@pytest.mark.parametrize(
    ("now", "hosts", "said"),
    [
        (LONG_AGO, ("127.0.0.1",), "đã hết hạn, hoặc đồng hồ máy này chạy sai"),
        (SOON, ("127.0.0.1",), "chưa đến ngày hiệu lực: kiểm tra đồng hồ"),
        (None, ("10.9.9.9",), "không có trên chứng thư"),
    ],
)
def test_a_server_that_cannot_be_believed_is_told_by_its_reason(
    hub: TestHub, now: datetime | None, hosts: tuple[str, ...], said: str
) -> None:
    wear(hub, now, hosts)
    try:
        assert f"127.0.0.1:{hub.hub.nodes[0].port}" in trouble(read_pass(hub.passes[A]), said)
    finally:
        wear(hub)


@pytest.mark.parametrize(
    ("now", "said"),
    [(LONG_AGO, "của bàn đã hết hạn ngày"), (SOON, "của bàn chưa đến ngày hiệu lực")],
)
def test_a_desk_whose_certificate_is_over_is_told_so(hub: TestHub, now: datetime, said: str) -> None:
    signed = issue(hub.folder / AUTHORITIES, DESKS, A, now=now)
    trouble(replace(read_pass(hub.passes[A]), certificate=signed.certificate, key=signed.key), said)


def test_a_server_that_is_not_there_and_a_name_that_nobody_knows(hub: TestHub) -> None:
    known = read_pass(hub.passes[A])
    trouble(replace(known, servers=(f"127.0.0.1:{free_port()}",)), "Không kết nối được máy chủ 127.0.0.1")
    trouble(replace(known, servers=("truc.khong-co.invalid:4222",)), "Không tìm thấy địa chỉ «truc.khong-co.invalid")


@pytest.mark.parametrize("words", [b"HELLO\r\n", b"INFO {\r\n", b"INFO []\r\n", b"\0" * 5000, b"-ERR 'x'\r\n", b""])
def test_who_talks_nonsense_is_left_and_tried_again(hub: TestHub, words: bytes) -> None:
    """A server that has the hub's own certificate, and says what no server says."""
    place = node_folder(hub.folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(place / "may-chu.pem", place / "may-chu.key")
    asked: list[int] = []

    def talk() -> None:
        with suppress(OSError):
            while True:
                raw, _ = listening.accept()
                asked.append(1)
                with suppress(OSError), context.wrap_socket(raw, server_side=True) as line:
                    line.sendall(words)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=talk)
        thread.start()
        link = HubLink(replace(read_pass(hub.passes[B]), servers=(f"127.0.0.1:{listening.getsockname()[1]}",)))
        link.start()
        try:
            wait_for(lambda: len(asked) >= 2, 15)
            assert "máy chủ" in link.state.trouble.lower()
        finally:
            link.close()
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(10)


def test_a_desk_is_renewed_and_the_old_file_opens_until_it_ends(hub: TestHub, tmp_path: Path) -> None:
    assert main(["hub", "renew", str(hub.folder), "--desk", A, "-o", str(tmp_path)]) == 0
    hub.servers[0].reload()
    old, new = read_pass(hub.passes[A]), read_pass((tmp_path / f"{A}.truc").read_bytes())
    for hub_pass in (old, new):
        link = HubLink(hub_pass)
        wait_for(partial(is_up, link), 5)
        link.close()
    assert main(["hub", "add-agency", str(hub.folder), "H30.4", "--desk", A, "-o", str(tmp_path)]) == 0
    hub.servers[0].reload()
    for hub_pass in (old, new):  # a lost computer: what it had is worth nothing at once
        trouble(hub_pass, "không nhận bàn này")


def is_up(link: HubLink) -> bool:
    try:
        link.wait_until_up(0.1)
    except UserError:
        return False
    return True


def test_status_tells_before_anything_ends(hub: TestHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = hub.hub
    assert look(hub.folder).trouble == ()
    assert look(node_folder(hub.folder)).trouble == (), "also where only the server's own folder is"
    known = record.member(B)
    assert known is not None
    ends = datetime.now(UTC).date() + timedelta(days=20)
    keep(hub.folder, record.with_member(replace(known, until=ends)))
    (line,) = look(hub.folder).trouble
    assert "1 bàn sắp hết hạn" in line
    assert f"{B} ngày {ends:%d/%m/%Y}" in line
    capsys.readouterr()
    assert main(["hub", "renew", str(hub.folder), "--expiring", "60", "-o", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{tmp_path / f'{B}.truc'}\n", "that desk and no other"
    assert look(hub.folder).trouble == ()
    assert main(["hub", "renew", str(hub.folder), "--expiring", "60", "-o", str(tmp_path)]) == 1
    assert "Không có bàn nào" in capsys.readouterr().err


def test_the_hubs_own_people_are_renewed_with_the_servers(tmp_path: Path) -> None:
    """The operator's and the bridge's certificates end, too; and a running server shows its new one by itself."""
    place = tmp_path / "truc"
    port = free_port()
    listen = ["--listen", f"127.0.0.1:{port}", "--monitor", str(free_port())]
    assert main(["hub", "init", str(place), *listen, "--pointers-gb", "0.02", "--bodies-gb", "0.05"]) == 0
    before = read_pass((place / "cau-noi.json").read_bytes())
    with running_by_command(place):
        server = shown(port)
        assert main(["hub", "renew", str(place)]) == 0
        after = read_pass((place / "cau-noi.json").read_bytes())
        assert after.certificate != before.certificate
        assert after.seed == before.seed
        wait_for(lambda: shown(port) != server)
        assert look(place).trouble == ()


def test_a_full_disk_of_ones_own_is_not_a_damaged_file(hub: TestHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads that his file is damaged asks the operator for another, which would help no more."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(UserError, match="không ghi được tệp tạm") as caught:
        read_pass(hub.passes[A])
    assert not isinstance(caught.value, BadInput)
