"""Real hubs on loopback: each server a child process in its own folder, which a test may kill -9 and start again."""

import secrets
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from vbdt.document.ids import AgencyId, DeskId
from vbdt.errors import UserError
from vbdt.hub.configuration import FILE as CONFIGURATION
from vbdt.hub.layout import OPERATOR_FILE, add_desk, keep, make_hub, node_folder
from vbdt.hub.program import find_server
from vbdt.hub.record import Hub, Limits, Node, read_hub
from vbdt.hub.streams import Operator, set_up
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.mailbox import HubMailbox

MB = 1 << 20
PATIENCE = 4
"""Seconds until what was handed out is handed out again; less than a province's, so that tests need not wait."""
AGENCY = AgencyId("H30.4")


def require_server() -> Path:
    """The server that the set-up installs. Raises UserError without it: a hub nobody tried must not look tried."""
    return find_server()


def free_port() -> int:
    """One that the system does not give to outgoing connections: they would take it while its server is away, even a
    client's that knocks there."""
    while True:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", secrets.choice(range(15_000, 32_000))))
            return int(probe.getsockname()[1])


def new_node(name: str = "n1", host: str = "127.0.0.1") -> Node:
    return Node(name, host, free_port(), free_port(), free_port(), free_port())


@dataclass
class Running:
    """One server. It ends with the test, whatever happens."""

    folder: Path
    child: "subprocess.Popen[bytes] | None" = None

    def start(self, *before: str) -> None:
        """`before` are words put before the command, which make a place for it."""
        self.child = subprocess.Popen(
            [*before, str(require_server()), "-c", CONFIGURATION],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        """kill -9, of this child only."""
        if self.child is not None:
            self.child.kill()
            self.child.wait()
            self.child = None

    def reload(self) -> None:
        assert self.child is not None
        self.child.send_signal(1)

    @property
    def log(self) -> str:
        return (self.folder / "nats-server.log").read_text()


@dataclass
class TestHub:
    """A hub with its servers and the files of its desks."""

    __test__ = False
    folder: Path
    servers: list[Running]
    passes: dict[DeskId, bytes] = field(default_factory=dict)

    @property
    def hub(self) -> Hub:
        return read_hub(self.folder)

    def mailbox(self, desk: str, quarantine: Path | None = None, port: int = 0) -> HubMailbox:
        """The mailbox of a desk; through `port` (a test's own proxy) when it is given."""
        found = read_pass(self.passes[DeskId(desk)])
        if port:
            found = replace(found, servers=(f"127.0.0.1:{port}",))
        return HubMailbox(found, DeskId(desk), quarantine or self.folder / "cach-ly" / desk)

    def at(self, desk: str, nodes: Sequence[Node]) -> HubMailbox:
        """The mailbox of a desk whose file was made for these servers."""
        servers = tuple(f"{each.host}:{each.port}" for each in nodes)
        found = replace(read_pass(self.passes[DeskId(desk)]), servers=servers)
        return HubMailbox(found, DeskId(desk), self.folder / "cach-ly" / desk)

    def enroll(self, *desks: str) -> None:
        hub = self.hub
        for desk in desks:
            hub, self.passes[DeskId(desk)] = add_desk(self.folder, hub, AGENCY, DeskId(desk))
        keep(self.folder, hub)

    @contextmanager
    def operator(self) -> Iterator[Operator]:
        link = HubLink(read_pass((self.folder / OPERATOR_FILE).read_bytes()))
        try:
            yield Operator(link)
        finally:
            link.close()

    def enroll_at(self, site: str, *desks: str) -> None:
        hub = self.hub
        for desk in desks:
            hub, self.passes[DeskId(desk)] = add_desk(self.folder, hub, AGENCY, DeskId(desk), site)
        keep(self.folder, hub)

    def set_up(self, seconds: float = 20) -> None:
        with self.operator() as operator:
            until = time.monotonic() + seconds
            while True:
                try:
                    set_up(operator, self.hub, PATIENCE)
                    return
                except UserError:
                    if time.monotonic() > until:
                        raise
                    time.sleep(0.1)


@contextmanager
def running_hub(
    folder: Path,
    desks: Sequence[str],
    *,
    nodes: int = 1,
    pointers: int = 64 * MB,
    bodies: int = 256 * MB,
    box: int = 20_000,
) -> Iterator[TestHub]:
    require_server()
    places = tuple(new_node(f"n{n + 1}") for n in range(nodes))
    make_hub(folder, "tinh", places, Limits(pointers, bodies, 35, box))
    made = TestHub(folder, [Running(node_folder(folder, each.name)) for each in places])
    made.enroll(*desks)
    with ExitStack() as stack:
        for server in made.servers:
            stack.callback(server.kill)
            server.start()
        made.set_up()
        yield made
