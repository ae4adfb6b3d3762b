"""The carrier that is hurt: a folder that goes away, repeats and damages packages; a hub that is killed."""

import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from random import Random
from typing import Protocol

from vbdt.acts.mail.carrier import finish_move, join_hub
from vbdt.acts.office import Office
from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.hub.configuration import FILE as CONFIGURATION
from vbdt.hub.configuration import box
from vbdt.hub.layout import OPERATOR_FILE, add_desk, keep, make_hub, node_folder
from vbdt.hub.program import find_server
from vbdt.hub.record import Limits, Node
from vbdt.hub.streams import Operator, set_up
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.names import POINTERS

DAMAGED = "hong-"
"""How the names of packages begin that were damaged on purpose."""
REPEATED = "lap-"
_SOON = 2 * 10**9
"""Nanoseconds until a hub hands out again what a dead desk has not acknowledged; in the field 20 s."""
_LIMITS = Limits(256 << 20, 2 << 30, 35)
_START = 30.0


class Carrier(Protocol):
    """`cut` breaks it for a moment, `disturb` leaves wrong things on it; each says what was done, or nothing."""

    def cut(self, seconds: float) -> str: ...
    def disturb(self, chance: Random) -> str: ...
    def is_quiet(self) -> bool: ...
    def close(self) -> None: ...


class FolderCarrier:
    """The mailbox folder of the province."""

    def __init__(self, root: Path, chance: Random) -> None:
        self._root = root
        self._chance = chance
        self._hidden = 0

    def cut(self, seconds: float) -> str:
        """As a share that is taken away and given back, whatever is being written there. Sometimes the empty folder is
        left that it was mounted on: what anybody wrote into that would never be seen again."""
        away = self._root.with_name(f"{self._root.name}-di-vang")
        mounted_on = self._chance.random() < 1 / 8
        self._root.rename(away)
        if mounted_on:
            self._root.mkdir()
        time.sleep(seconds)
        while away.exists():
            with suppress(OSError):  # who is at work may make a folder there at any moment
                if self._root.exists():
                    self._hidden += 1
                    self._root.rename(self._root.with_name(f"{self._root.name}-che-khuat-{self._hidden}"))
                away.rename(self._root)
        return "thư mục trống" if mounted_on else "thư mục vắng"

    def disturb(self, chance: Random) -> str:
        """A package that was settled lies there again; another comes with one bit turned."""
        settled = sorted(self._root.glob("*/done/*.goi"))
        if not settled:
            return ""
        again, broken = chance.choice(settled), chance.choice(settled)
        (again.parent.parent / "new" / f"{REPEATED}{chance.randrange(1 << 40):x}.goi").write_bytes(again.read_bytes())
        data = bytearray(broken.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        hurt = broken.parent.parent / "new" / f"{DAMAGED}{chance.randrange(1 << 40):x}.goi"
        hurt.write_bytes(data)
        os.utime(hurt, (0, 0))  # not taken for a copy that is still growing
        return "gói lặp, gói hỏng"

    def is_quiet(self) -> bool:
        return not any(self._root.glob("*/new/**/*.goi"))

    def close(self) -> None: ...


class HubCarrier:
    """A hub whose servers are killed and started again, one at a time. Every desk of the province is moved there."""

    def __init__(self, folder: Path, offices: Mapping[str, Office], chance: Random, nodes: int = 1) -> None:
        self._chance = chance
        hub = make_hub(folder, "ngam", tuple(_node(f"n{n + 1}") for n in range(nodes)), _LIMITS)
        passes = {}
        for name, office in offices.items():
            hub, passes[name] = add_desk(folder, hub, office.me.agency, office.me.id)
        keep(folder, hub)
        self._servers = [Server(node_folder(folder, each.name)) for each in hub.nodes]
        self._link = HubLink(read_pass((folder / OPERATOR_FILE).read_bytes()))
        self._operator = Operator(self._link)
        _patiently(lambda: set_up(self._operator, hub))
        for name, office in offices.items():
            self._hand_out_soon(office.me.id)
            join_hub(office.store, passes[name])
            finish_move(office.store)

    def cut(self, seconds: float) -> str:
        server = self._chance.choice(self._servers)
        server.kill()
        time.sleep(seconds)
        server.start()
        return "máy chủ trục bị giết"

    def kill_for_good(self) -> str:
        """One server never comes back."""
        self._chance.choice(self._servers).kill()
        return "máy chủ trục mất hẳn"

    def disturb(self, chance: Random) -> str:
        return ""

    def is_quiet(self) -> bool:
        with suppress(UserError):
            boxes = self._operator.all_of(f"CONSUMER.LIST.{POINTERS}", "consumers")
            return all(each["num_pending"] == each["num_ack_pending"] == 0 for each in boxes)
        return False

    def close(self) -> None:
        self._link.close()
        for each in self._servers:
            each.kill()

    def _hand_out_soon(self, desk: DeskId) -> None:
        settings = box(desk) | {"ack_wait": _SOON}
        question = {"stream_name": POINTERS, "config": settings}
        self._operator.ask(f"CONSUMER.DURABLE.CREATE.{POINTERS}.{desk}", question)


class Server:
    """One server of a hub, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.start()

    def start(self) -> None:
        words = [str(find_server()), "-c", CONFIGURATION]
        quiet = subprocess.DEVNULL
        self._child = subprocess.Popen(words, cwd=self._folder, stdout=quiet, stderr=quiet)  # noqa: S603 - our words

    def kill(self) -> None:
        self._child.kill()
        self._child.wait()


class Trouble(threading.Thread):
    """Cuts the carrier now and then until stopped; `done` says what happened."""

    def __init__(self, carrier: Carrier, chance: Random) -> None:
        super().__init__(name="trouble")
        self._carrier, self._chance = carrier, chance
        self._over = threading.Event()
        self.done: list[str] = []

    def run(self) -> None:
        while not self._over.wait(self._chance.uniform(1, 8)):
            self.done.append(self._carrier.cut(self._chance.uniform(0.1, 2)))

    def stop(self) -> None:
        self._over.set()
        if self.ident is not None:
            self.join()


def _node(name: str) -> Node:
    """One server on loopback, on ports where nothing listens now."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(4)]
        client, monitor, routes, leaves = (int(each.getsockname()[1]) for each in probes)
    return Node(name, "127.0.0.1", client, monitor, routes, leaves)


def _patiently(ask: Callable[[], object]) -> None:
    """Servers that have just been started need a moment to find each other."""
    until = time.monotonic() + _START
    while True:
        try:
            ask()
            return
        except UserError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
