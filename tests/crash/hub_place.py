"""The hub of a small province: one server whose data is copied with the desks, and what must hold on it at rest."""

import base64
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.hubs import Running, TestHub, new_node
from vbdt.acts.mail.carrier import finish_move, join_hub
from vbdt.acts.office import Office
from vbdt.hub.configuration import box
from vbdt.hub.layout import OPERATOR_FILE, make_hub, node_folder
from vbdt.hub.record import Limits, read_hub
from vbdt.hub.streams import Operator
from vbdt.transport.hub.hub_pass import read_pass
from vbdt.transport.hub.link import HubLink
from vbdt.transport.hub.names import BODIES, HEAD, POINTERS, body_subject

HUB_FOLDER = "truc"
SOON = 2 * 10**9
"""Nanoseconds until the server hands out again what a dead desk has not acknowledged; in the field 20 s."""
MB = 1 << 20
LIMITS = Limits(64 * MB, 256 * MB, 35)


@contextmanager
def restarting(folder: Path, node: str = "") -> Iterator[Running]:
    """The server, started again at once whenever it dies, as the system's own supervisor does."""
    server = Running(node_folder(folder, node))
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.02):
            if server.child is not None and server.child.poll() is not None:
                server.start()

    server.start()
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield server
    finally:
        over.set()
        watcher.join()
        server.kill()


def found_hub(folder: Path, offices: Mapping[str, Office], everybody: tuple[str, ...]) -> None:
    """A hub for all desks of the province; those of `offices` move there."""
    made = TestHub(folder, [])
    make_hub(folder, "tinh", (new_node("n1"),), LIMITS)
    made.enroll(*everybody)
    with restarting(folder):
        made.set_up()
        with made.operator() as operator:
            for desk in everybody:
                hand_out_soon(operator, desk)
        for office in offices.values():
            join_hub(office.store, made.passes[office.me.id])
            finish_move(office.store)


def hand_out_soon(operator: Operator, desk: str) -> None:
    """What the desk does not acknowledge comes again in a moment."""
    question = {"stream_name": POINTERS, "config": box(desk) | {"ack_wait": SOON}}
    operator.ask(f"CONSUMER.DURABLE.CREATE.{POINTERS}.{desk}", question)


@contextmanager
def operator_of(folder: Path) -> Iterator[Operator]:
    link = HubLink(read_pass((folder / OPERATOR_FILE).read_bytes()))
    try:
        yield Operator(link)
    finally:
        link.close()


def is_quiet(folder: Path) -> bool:
    """Nothing that was handed out waits for a desk's word; what lies in boxes of closed desks does not count."""
    with operator_of(folder) as operator:
        return all(each["num_ack_pending"] == 0 for each in operator.all_of(f"CONSUMER.LIST.{POINTERS}", "consumers"))


def check_hub(folder: Path) -> None:
    """Every body that has a head is there whole, in every piece."""
    assert read_hub(folder).members
    with operator_of(folder) as operator:
        there = operator.ask(f"STREAM.INFO.{BODIES}", {"subjects_filter": ">"})["state"].get("subjects") or {}
        for subject in there:
            _, sender, digest, last = subject.split(".")
            if last != HEAD or not (head := newest(operator, subject)):
                continue
            said = json.loads(head)
            pieces = [newest(operator, body_subject(sender, digest, n)) for n in range(said["pieces"])]
            assert sum(map(len, pieces)) == said["size"]


def newest(operator: Operator, subject: str) -> bytes:
    found = operator.ask(f"STREAM.MSG.GET.{BODIES}", {"last_by_subj": subject})["message"]
    return base64.b64decode(found.get("data", ""))
