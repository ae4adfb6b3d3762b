"""A hub with one real server of its own on this computer, for `vbdt bench exchange --hub`."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from nats.aio.client import Client

from vbdt.document.ids import AgencyId, DeskId, random_id
from vbdt.errors import UserError
from vbdt.hub.layout import add_desk, keep, make_hub, node_folder
from vbdt.hub.record import Limits, Node
from vbdt.hub.server import Server
from vbdt.transport.hub.bodies import IN_FLIGHT, in_turn
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.mailbox import HubMailbox
from vbdt.transport.hub.names import PIECE, body_subject
from vbdt.transport.moving import OpenMailbox

_AGENCY = AgencyId("H30.7")
_LIMITS = Limits(pointers=1 << 30, bodies=4 << 30, keep_days=35)
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class HubCarrier:
    """Desks on a hub, each with its file from the operator."""

    place: Path
    passes: dict[DeskId, bytes] = field(repr=False)

    def mailbox(self, me: DeskId) -> OpenMailbox:
        return HubMailbox(read_pass(self.passes[me]), me, self.place / "cach-ly" / me)

    def write_raw(self, me: DeskId, contents: Sequence[bytes]) -> float:
        """Seconds to publish each and hear that it is on the server's disk, as many under way as our own."""
        pieces = [each[n : n + PIECE] for each in contents for n in range(0, len(each), PIECE)]
        link = HubLink(read_pass(self.passes[me]))

        async def publish_all(client: Client) -> None:
            async def publish(n: int) -> None:
                subject = body_subject(me, f"{random_id()}{random_id()}", 0)
                await link.publish(client, subject, pieces[n], {"Nats-Msg-Id": random_id()})

            await in_turn(publish, range(len(pieces)), IN_FLIGHT)

        try:
            link.wait_until_up(_PATIENCE)
            link.do(lambda _: asyncio.sleep(0), _PATIENCE)
            began = time.perf_counter()
            link.do(publish_all, 10 * _PATIENCE)
            return time.perf_counter() - began
        finally:
            link.close()


@contextmanager
def hub_carrier(place: Path, desks: Sequence[DeskId]) -> Iterator[HubCarrier]:
    """A hub of one server, until the block ends. Raises UserError when none is installed or it does not start."""
    folder = place / "truc"
    hub = make_hub(folder, "do", (_node(),), _LIMITS)
    passes: dict[DeskId, bytes] = {}
    for desk in desks:
        hub, passes[desk] = add_desk(folder, hub, _AGENCY, desk)
    keep(folder, hub)
    running, words = threading.Event(), list[str]()

    def told(sentence: str) -> None:
        words.append(sentence)
        if sentence.startswith("Trục đang chạy"):
            running.set()

    server = Server(node_folder(folder, hub.nodes[0].name), told)
    thread = threading.Thread(target=server.run, name="nats-server")
    thread.start()
    try:
        if not running.wait(_PATIENCE):
            raise UserError("Trục thử không chạy được.", " ".join(words[-1:]))
        yield HubCarrier(place, passes)
    finally:
        server.stop()
        thread.join()


def _node() -> Node:
    free = []
    probes = [socket.socket() for _ in range(4)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
        free.append(int(probe.getsockname()[1]))
    for probe in probes:
        probe.close()
    return Node("n1", "127.0.0.1", *free)
