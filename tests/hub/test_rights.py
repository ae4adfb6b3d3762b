"""What the server refuses, tried with the library alone: somebody may use another program than ours."""

import json
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import TimeoutError as NoAnswer

from tests.hubs import TestHub, running_hub
from tests.transport.mailbox_contract import waiting
from vbdt.document.ids import DeskId
from vbdt.errors import BadInput, UserError
from vbdt.hub.certificates import DESKS, issue, new_authority
from vbdt.hub.layout import keep
from vbdt.transport.hub.bodies import ANYONE
from vbdt.transport.hub.hub_pass import HubPass, read_pass, tls_context, write_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.mailbox import HubMailbox
from vbdt.transport.hub.names import body_subject, next_subject, rights
from vbdt.transport.hub.nkeys import answer, new_seed, public_of
from vbdt.transport.mailbox import Arrival

A, B, C = DeskId("ban-a"), DeskId("ban-b"), DeskId("ban-c")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    with running_hub(tmp_path_factory.mktemp("quyen") / "hub", [A, B, C]) as made:
        yield made


@pytest.fixture
def a(hub: TestHub) -> Iterator[HubLink]:
    link = HubLink(read_pass(hub.passes[A]))
    link.wait_until_up(5)
    yield link
    link.close()


def asks(link: HubLink, subject: str, data: bytes = b"") -> object:
    """What the server says, None when it keeps silent."""

    async def work(client: Client) -> object:
        try:
            return (await client.request(subject, data, timeout=0.5)).data
        except NoAnswer:
            return None

    return link.do(work, 5)


def test_its_own_doors_are_open(a: HubLink) -> None:
    """Otherwise the refusals below would prove nothing."""
    assert b'"stream":"VAN"' in bytes(str(asks(a, f"van.{C}.{A}", b"x")), "ascii")
    assert asks(a, next_subject(A), b'{"batch":1,"no_wait":true}') is not None


@pytest.mark.parametrize(
    ("what", "subject"),
    [
        ("writes in another's name", f"van.{C}.{B}"),
        ("writes a body in another's name", body_subject(B, "0" * 64, 0)),
        ("empties another's box", next_subject(B)),
        ("acknowledges for another", f"$JS.ACK.VAN.{B}.1.1.1.1.1"),
        ("asks what lies in another's box", f"$JS.API.CONSUMER.INFO.VAN.{B}"),
        ("asks what lies in a stream", "$JS.API.STREAM.INFO.VAN"),
        ("lists streams", "$JS.API.STREAM.NAMES"),
        ("reads a package by its number", "$JS.API.STREAM.MSG.GET.VAN"),
        ("reads a package directly", f"$JS.API.DIRECT.GET.VAN.van.{B}.{C}"),
        ("reads bodies by number", "$JS.API.DIRECT.GET.THAN"),
        ("deletes a package", "$JS.API.STREAM.MSG.DELETE.VAN"),
        ("empties a stream", "$JS.API.STREAM.PURGE.VAN"),
        ("deletes a stream", "$JS.API.STREAM.DELETE.VAN"),
        ("makes a box", f"$JS.API.CONSUMER.DURABLE.CREATE.VAN.{A}2"),
        ("takes a box down", f"$JS.API.CONSUMER.DELETE.VAN.{B}"),
    ],
)
def test_a_desk_cannot(a: HubLink, what: str, subject: str) -> None:
    assert asks(a, subject, b'{"batch":1,"no_wait":true,"seq":1}') is None, what


@pytest.mark.parametrize("subject", ["van.>", f"van.{B}.*", "than.>", "_INBOX.>", f"_INBOX.{B}.>", ">"])
def test_a_desk_cannot_listen(hub: TestHub, a: HubLink, subject: str) -> None:
    heard: list[bytes] = []

    async def listen(client: Client) -> None:
        async def keep_it(message: object) -> None:
            heard.append(b"")

        await client.subscribe(subject, cb=keep_it)
        await client.flush()

    a.do(listen, 5)
    with hub.mailbox(B) as b:
        b.deliver(B, "thu.goi", subject.encode())
        assert waiting(b, count=1) == ["thu.goi"]
        b.settle("thu.goi")
    time.sleep(0.1)
    assert heard == []


async def ask(subject: str, client: Client) -> Msg:
    return await client.request(subject, b"", timeout=2)


def test_even_the_operator_cannot_delete(hub: TestHub) -> None:
    with hub.operator() as operator:
        operator.link.wait_until_up(5)
        for question in ("STREAM.PURGE.VAN", "STREAM.PURGE.THAN"):
            said = operator.link.do(partial(ask, f"$JS.API.{question}"), 5)
            assert "error" in json.loads(said.data)


def test_what_a_desk_may_ask_for_by_a_literal_star(hub: TestHub, a: HubLink, tmp_path: Path) -> None:
    """Known and written down in the operator's manual: anybody of the hub may fetch encrypted pieces."""
    path = tmp_path / "body"
    path.write_bytes(b"ciphertext")
    with hub.mailbox(B) as b:
        name = "7b5ab0d16b3c3a2e95ad3d7a6a4dfc9eb6c2a2a9a3b5ef1d9b2fb5e1f8d3b2a1"
        with pytest.raises(BadInput):
            b.deliver_body(name, path)
    assert asks(a, "$JS.API.DIRECT.GET.THAN.than.*.*.0") is not None


def test_who_makes_the_server_write_for_him_has_no_sender(hub: TestHub, a: HubLink) -> None:
    """A reply subject that is another's box: the server copies there what it answers. The signature decides, as ever;
    the mailbox at least does not take the copy for the third desk's."""

    async def smuggle(client: Client) -> None:
        piece = body_subject(A, "1" * 64, 0)
        await client.request(piece, b"smuggled", timeout=2, headers={"Goi": "gia.goi"})
        await client.publish(f"$JS.API.DIRECT.GET.THAN.{piece}", b"", reply=f"van.{C}.{B}")
        await client.flush()

    a.do(smuggle, 5)
    with hub.mailbox(C) as c:
        assert "gia.goi" in waiting(c, count=2)
        c.fetch(Arrival("gia.goi", 8))
        assert c.last_sender == ANYONE
        for name in waiting(c):
            c.settle(name)


@pytest.mark.parametrize("size", [140_000, 1_900_000])
def test_nobody_can_stop_up_a_box_with_what_is_too_large_to_fetch(hub: TestHub, a: HubLink, size: int) -> None:
    with pytest.raises(UserError, match="từ chối"):
        a.do(lambda client: a.publish(client, f"van.{B}.{A}", bytes(size), {}), 12)
    with hub.mailbox(B) as b:
        b.deliver(B, "sau-do.goi", b"behind it %d" % size)
        assert waiting(b, count=1) == ["sau-do.goi"]
        b.settle("sau-do.goi")


def test_a_refused_publication_is_a_sentence(a: HubLink) -> None:
    with pytest.raises(UserError, match="không cho bàn này ghi"):
        a.do(lambda client: a.publish(client, f"van.{C}.{B}", b"x", {}), 12)


def stranger(hub_pass: HubPass) -> str:
    """The trouble of one who tries to come in with this pass."""
    link = HubLink(hub_pass)
    try:
        with pytest.raises(UserError) as refused:
            link.wait_until_up(1.0)
        return str(refused.value)
    finally:
        link.close()


def test_an_unknown_key_does_not_come_in(hub: TestHub) -> None:
    assert "không nhận bàn này" in stranger(replace(read_pass(hub.passes[A]), seed=new_seed()))


def test_a_certificate_of_another_authority_does_not_come_in(hub: TestHub, tmp_path: Path) -> None:
    new_authority(DESKS, tmp_path)
    other = issue(tmp_path, DESKS, A)
    told = stranger(replace(read_pass(hub.passes[A]), certificate=other.certificate, key=other.key))
    assert "chứng thư" in told or "Không kết nối" in told


def test_a_server_of_another_authority_is_not_believed(hub: TestHub, tmp_path: Path) -> None:
    new_authority(DESKS, tmp_path)
    told = stranger(replace(read_pass(hub.passes[A]), authority=(tmp_path / f"{DESKS}.pem").read_text()))
    assert "không xuất trình đúng chứng thư" in told


def test_nobody_comes_in_without_tls_or_with_an_old_one(hub: TestHub) -> None:
    node = hub.hub.nodes[0]
    with socket.create_connection((node.host, node.port), 3) as plain:
        plain.sendall(b'CONNECT {"verbose":false}\r\nPING\r\n')
        plain.settimeout(3)
        try:
            said = plain.recv(100)
        except OSError:
            said = b""
        assert said == b""
    context = tls_context(read_pass(hub.passes[A]))
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    with socket.create_connection((node.host, node.port), 3) as raw, pytest.raises((ssl.SSLError, OSError)):
        context.wrap_socket(raw, server_hostname=node.host)


def test_a_removed_desk_is_shut_out_and_the_others_keep_their_connection(hub: TestHub) -> None:
    hub.enroll("ban-x", "ban-y")
    hub.servers[0].reload()
    hub.set_up()
    with hub.mailbox("ban-x") as x, hub.mailbox("ban-y") as y:
        for _ in range(50):
            if x.state.connected and y.state.connected:
                break
            time.sleep(0.1)
        before = y.state
        record = hub.hub
        gone = record.member(DeskId("ban-x"))
        assert gone is not None
        keep(hub.folder, record.without((gone,)))
        hub.servers[0].reload()
        until = time.monotonic() + 5
        while x.state.connected and time.monotonic() < until:
            time.sleep(0.05)
        with pytest.raises(UserError, match="không nhận bàn này"):
            x.deliver(B, "a.goi", b"x")
        assert before.connected
        y.deliver(C, "b.goi", b"y")
        assert hub.servers[0].log.count(public_of(read_pass(hub.passes[DeskId("ban-y")]).seed)) == 0
    hub.set_up()
    with hub.operator() as operator:
        assert "ban-x" not in operator.all_of("CONSUMER.NAMES.VAN", "consumers")


def test_a_key_signs_no_message_for_the_server() -> None:
    seed = new_seed()
    assert len(answer(seed, "Rz0u2s3fT5qkT1A")) == 86
    with pytest.raises(BadInput):
        answer(seed, 'vbdt package header 2\n{"id":1}')


def test_a_damaged_pass_is_refused(hub: TestHub) -> None:
    whole = hub.passes[A]
    assert write_pass(read_pass(whole)) == whole
    for bad in (
        b"",
        b"{}",
        whole[:-20],
        whole.replace(b"BEGIN", b"BEGUN"),
        whole.replace(b'"seed":"SU', b'"seed":"SX'),
    ):
        with pytest.raises(BadInput):
            read_pass(bad)
    with pytest.raises(BadInput, match="bàn khác"):
        HubMailbox(read_pass(whole), B, hub.folder)


def test_rights_name_the_desk_and_nobody_else() -> None:
    words = json.dumps(rights(A))
    assert A in words
    assert B not in words
    with pytest.raises(BadInput):
        rights(DeskId("*"))
