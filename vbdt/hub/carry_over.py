"""From a lone server to a cluster: everything the old one holds goes to the new ones, which may serve already.

A server that ran alone cannot be made part of a cluster: the cluster would throw its streams away as unknown. So the
old data is served once more, on loopback and to the operator only, and read out from beginning to end: bodies first,
then notices, then the packages that point to bodies. Doing it again is harmless; a package that was taken in meanwhile
is known to its reader.
"""

import asyncio
import json
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import NoRespondersError

from vbdt.errors import UserError
from vbdt.hub.configuration import ACCOUNT, FILE
from vbdt.hub.layout import OPERATOR_FILE, require_stopped
from vbdt.hub.program import find_server
from vbdt.hub.record import read_hub, write_whole
from vbdt.hub.server import end
from vbdt.hub.streams import NO_STREAM, Operator, Refused
from vbdt.transport.hub.bodies import IN_FLIGHT, in_turn
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.names import AT_HUB, BODIES, POINTERS

_ONCE = "nats-server-cu.conf"
_STREAMS = {BODIES: f"{AT_HUB.body}.>", AT_HUB.board: f"{AT_HUB.notice}.>", POINTERS: f"{AT_HUB.box}.>"}
_SAID = {BODIES: "nội dung", AT_HUB.board: "danh bạ", POINTERS: "gói tin"}
_KEPT = ("Nats-Msg-Id", "Nats-TTL")
_START = 60.0
"""Seconds for a server to read what lies on its disk."""
_PATIENCE = 60.0


def carry_over(folder: Path, old: Path, told: Callable[[str], None]) -> int:
    """Bring what the server in the folder `old` holds to the running cluster of `folder`. How many messages went.

    Raises UserError; then do it again.
    """
    if not (old / "data").is_dir():
        raise UserError(f"Không thấy dữ liệu của máy chủ cũ trong {old}.", "Chỉ thư mục máy chủ đã chạy trước đây.")
    require_stopped(old)
    new = HubLink(read_pass((folder / OPERATOR_FILE).read_bytes()))
    try:
        new.wait_until_up(5)
        with _once_more(folder, old) as link:
            carried = 0
            for stream, subjects in _STREAMS.items():
                n = _carry(link, new, stream, subjects)
                told(f"Đã chuyển {n} mục {_SAID[stream]}.")
                carried += n
            return carried
    finally:
        new.close()


@contextmanager
def _once_more(folder: Path, old: Path) -> Iterator[HubLink]:
    """The old server, for the operator alone."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    settings = json.loads((old / FILE).read_bytes())
    for part in ("leafnodes", "cluster", "http"):
        settings.pop(part, None)
    settings["listen"] = f"127.0.0.1:{port}"
    settings["accounts"] = {ACCOUNT: {"jetstream": "enabled", "users": [{"nkey": read_hub(folder).operator}]}}
    write_whole(old / _ONCE, json.dumps(settings).encode(), secret=True)
    child = subprocess.Popen([str(find_server()), "-c", _ONCE], cwd=old, start_new_session=True)  # noqa: S603
    known = read_pass((folder / OPERATOR_FILE).read_bytes())
    link = HubLink(replace(known, servers=(f"127.0.0.1:{port}",)))
    try:
        link.wait_until_up(_START)
        yield link
    finally:
        link.close()
        end(child)
        (old / _ONCE).unlink(missing_ok=True)


def _carry(old: HubLink, new: HubLink, stream: str, subjects: str) -> int:
    operator = Operator(old)
    try:
        config = operator.ask(f"STREAM.INFO.{stream}")["config"]
        if not config.get("allow_direct"):
            operator.ask(f"STREAM.UPDATE.{stream}", {**config, "allow_direct": True})
    except Refused as error:
        if error.code == NO_STREAM:
            return 0  # an old hub may not have had it
        raise UserError(f"Máy chủ cũ không đọc được: {error.words}.", "Xem nhật ký của máy chủ cũ.") from error
    at_once = IN_FLIGHT if stream == BODIES else 1  # packages keep their order
    carried, last = 0, 0
    while messages := _after(old, stream, subjects, last):
        last = max(int((each.headers or {})["Nats-Sequence"]) for each in messages)
        living = [each for each in messages if each.data]  # an empty one stands for what was forgotten
        new.do(partial(_put, new, messages=living, at_once=at_once), _PATIENCE + 10)
        carried += len(living)
    return carried


def _after(link: HubLink, stream: str, subjects: str, last: int) -> list[Msg]:
    """The next messages behind number `last`, as many as fit a few megabytes; none at the end."""

    async def work(client: Client) -> list[Msg]:
        heard: asyncio.Queue[Msg] = asyncio.Queue()
        where = client.new_inbox()
        subscription = await client.subscribe(where, cb=heard.put)
        wanted = {"batch": 256, "max_bytes": 8 << 20, "seq": last + 1, "next_by_subj": subjects}
        found: list[Msg] = []
        try:
            await client.publish(f"$JS.API.DIRECT.GET.{stream}", json.dumps(wanted).encode(), reply=where)
            while True:
                message = await heard.get()
                status = (message.headers or {}).get("Status")
                if status == "503":
                    raise NoRespondersError
                if status:
                    return found
                found.append(message)
        finally:
            await subscription.unsubscribe()

    return link.do(work, _PATIENCE)


async def _put(link: HubLink, client: Client, messages: list[Msg], at_once: int) -> None:
    async def one(n: int) -> None:
        headers = messages[n].headers or {}
        ours = {name: value for name, value in headers.items() if name in _KEPT or not name.startswith("Nats-")}
        await link.publish(client, headers["Nats-Subject"], messages[n].data, ours)

    await in_turn(one, range(len(messages)), at_once)
