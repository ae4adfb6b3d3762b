"""A mailbox on a hub (NATS JetStream): the server keeps the boxes, this keeps what it has handed us and is not settled.

The server forgets a package only after we say so, which is after the courier recorded it; what we had when the power
went comes again. A package that could not be acknowledged although it was recorded is acknowledged when it comes again.
"""

import asyncio
import hashlib
import json
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error

from vbdt.crashpoints import reached
from vbdt.document.ids import DeskId
from vbdt.errors import BadInput, UserError
from vbdt.transport.folder.errors import explain
from vbdt.transport.folder.files import sync_folder, write_durably
from vbdt.transport.hub.board import HubBoard
from vbdt.transport.hub.bodies import ANYONE, HubBodies, Place, in_turn
from vbdt.transport.hub.hub_pass import HubPass
from vbdt.transport.hub.link import PUBLISH_TIMEOUT, HubLink
from vbdt.transport.hub.names import AT_HUB, AT_SITE, NAME_HEADER, PIECE, next_subject, pointer_subject
from vbdt.transport.hub.trial import remaining
from vbdt.transport.keys import is_name
from vbdt.transport.mailbox import SUFFIX, Arrival, LinkState, Notice, Parcel, Wanted, raise_first

HELD = 4_000
"""Packages taken from the server and not settled, at most; beyond, the rest waits there."""
OUTSTANDING = 64
"""Packages under way to the server that it has not confirmed, at most."""
_BATCH = 200
_BATCH_BYTES = 1_500_000
_PATIENCE = 30.0
_HEARTBEAT = 5.0
_NO_MORE = {"404", "408"}
"""No (more) messages, time is over: the box is there."""
_ANSWERS = {*_NO_MORE, "409", ""}
"""These, limits of the question reached, as many as were asked for: the box is there."""
_AT_ONCE: dict[str, object] = {"no_wait": True}
_PATIENTLY: dict[str, object] = {"expires": int(_PATIENCE * 1e9), "idle_heartbeat": int(_HEARTBEAT * 1e9)}


@dataclass(slots=True)
class _Held:
    """A package of ours; `settled` once the courier has recorded it."""

    sequence: int
    message: Msg
    sender: str
    settled: bool = False


class HubMailbox:
    """The box of desk `me`. `quarantine` is a folder on this computer: the hub keeps nothing that was refused.

    It connects when it is first used and goes on trying by itself; `close` it at the end, or use it as a context. From
    the first `wait` on the hub rings by itself. Who never waits asks each time instead, and leaves no question behind:
    for two seconds after we hung up the server would hand what comes to such a question, to nobody, over and over, and
    whoever opens the box meanwhile would find it empty (2.15, where leaf nodes are allowed).
    """

    def __init__(self, hub_pass: HubPass, me: DeskId, quarantine: Path) -> None:
        if hub_pass.desk != me:
            raise BadInput("Tệp kết nối trục liên thông là của bàn khác.", "Nạp đúng tệp của bàn này.")
        self._me = me
        self._quarantine = quarantine
        self._bell = threading.Event()
        self._lock = threading.Lock()
        self._held: dict[str, _Held] = {}
        self.last_sender = ANYONE
        """Who put the package there that was fetched last, as far as the server can tell."""
        self._caught_up = threading.Event()
        self._waited_for = asyncio.Event()
        self._box: Subscription | None = None
        self._link = HubLink(hub_pass, self._listen, self._give_back)
        self._names = AT_SITE if hub_pass.upstream else AT_HUB
        places = (Place(AT_SITE), Place(AT_HUB, hub_pass.upstream)) if hub_pass.upstream else (Place(),)
        self._bodies = HubBodies(self._link, me, places)
        self._board = HubBoard(self._link, me, self._names)

    def __enter__(self) -> "HubMailbox":
        self._link.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up. What is not settled is given back first, so that it need not wait for the server's patience."""
        self._link.close()

    @property
    def state(self) -> LinkState:
        """How the link is, for the screen: connected, last word from the hub, trouble in words."""
        return self._link.state

    def remaining(self) -> int:
        """See OpenMailbox. What this or another opening of the box holds and has not settled counts, too."""
        return remaining(self._link, self._me, self._names)

    def deliver(self, address: DeskId, name: str, data: bytes) -> None:
        """See Mailbox."""
        publish_pointer(self._link, pointer_subject(address, self._me, self._names), name, data)

    def deliver_all(self, parcels: Sequence[Parcel]) -> list[UserError | None]:
        """See Mailbox. Many are under way at once; what the hub has not confirmed was not delivered."""
        wanted = [(pointer_subject(each.address, self._me, self._names), each.name, each.data) for each in parcels]
        return publish_pointers(self._link, wanted)

    def deliver_body(self, name: str, path: Path) -> None:
        """See Mailbox."""
        self._bodies.deliver(name, path)

    def deliver_bodies(self, bodies: Mapping[str, Path]) -> dict[str, UserError]:
        """See Mailbox."""
        return self._bodies.deliver_all(bodies)

    def fetch_body(self, name: str, size: int, into: Path) -> bool:
        """See Mailbox. Who sent the package that was fetched last is looked for first."""
        return self._bodies.fetch(name, size, into, _places_of(self.last_sender))

    @property
    def is_far(self) -> bool:
        return True

    def bring(self, wanted: Sequence[Wanted]) -> set[str]:
        """See Mailbox. Each is looked for first with who sent its package."""
        with self._lock:
            senders = {name: held.sender for name, held in self._held.items()}
        return self._bodies.bring([(each, _places_of(senders.get(each.package, ANYONE))) for each in wanted])

    def forget_body(self, name: str) -> None:
        """See Mailbox."""
        self.forget_bodies([name])

    def forget_bodies(self, names: Sequence[str]) -> None:
        """See Mailbox."""
        self._bodies.forget_all(names)

    def incoming(self) -> Iterator[Arrival]:
        """See Mailbox. Waits until the hub has said, on this connection, whether there is anything."""
        self._link.wait_until_up(PUBLISH_TIMEOUT)
        if self._waited_for.is_set():
            answered = self._caught_up.wait(2 * PUBLISH_TIMEOUT)
        else:
            answered = self._link.do(self._look, 3 * PUBLISH_TIMEOUT)
        if not answered:
            raise UserError("Trục liên thông chưa mở hộp thư của bàn này.", "Báo người vận hành trục nếu còn kéo dài.")
        with self._lock:
            waiting = sorted((held.sequence, name) for name, held in self._held.items() if not held.settled)
        for _, name in waiting:
            held = self._held.get(name)
            if held is not None and not held.settled:
                yield Arrival(name, len(held.message.data))

    def fetch(self, arrival: Arrival) -> bytes | None:
        with self._lock:
            held = self._held.get(arrival.name)
        if held is None or held.settled:
            return None
        self.last_sender = held.sender
        return held.message.data

    def settle(self, name: str) -> None:
        self.settle_all([name])

    def settle_all(self, names: Sequence[str]) -> None:
        """See Mailbox. Does not fail: what cannot be acknowledged now is acknowledged when the hub asks again."""
        with self._lock:
            done = {name: self._held[name] for name in names if name in self._held}
            for held in done.values():
                held.settled = True

        async def acknowledge(_: Client) -> None:
            await asyncio.gather(*(self._acknowledge(name, held) for name, held in done.items()))

        if done:
            with suppress(UserError):
                self._link.do(acknowledge, PUBLISH_TIMEOUT)

    def quarantine(self, name: str, reason: str) -> None:
        """See Mailbox. The bytes are durable on this computer before the hub lets go of them."""
        data = self.fetch(Arrival(name, 0))
        if data is None:
            return
        try:
            self._quarantine.mkdir(parents=True, exist_ok=True)
            target = self._quarantine / name
            n = 2
            while target.exists() and target.read_bytes() != data:
                target = self._quarantine / f"{name}.{n}"
                n += 1
            write_durably(target.with_name(f"{target.name}.txt"), [f"{reason}\n".encode()], exclusive=False)
            draft = target.with_name(f".{target.name}")  # the next try takes it up again: the hub still has the package
            write_durably(draft, [data], exclusive=False)
            reached("hub.5 a draft is kept")
            os.replace(draft, target)
            sync_folder(self._quarantine)
        except OSError as error:
            raise explain(error, self._quarantine) from error
        reached("hub.4 kept here")
        self.settle(name)

    def publish(self, name: str, data: bytes) -> None:
        """See Mailbox."""
        self._board.publish(name, data)

    def published(self) -> tuple[Notice, ...]:
        """See Mailbox."""
        return self._board.published()

    def read_published(self, notice: Notice) -> bytes | None:
        """See Mailbox."""
        return self._board.read_published(notice)

    def flush(self) -> None:
        """Nothing to do: what was handed over was on the hub's disk before `deliver` returned."""

    def wait(self, seconds: float) -> bool:
        if not self._waited_for.is_set():
            self._link.soon(self._waited_for.set)
        rung = self._bell.wait(seconds)
        self._bell.clear()
        return rung

    def wake(self) -> None:
        self._bell.set()

    async def _listen(self, client: Client) -> None:
        """Ask for what is in the box, and go on asking, as long as the connection lasts; once somebody waits for it."""
        self._caught_up.clear()
        await self._waited_for.wait()
        heard: asyncio.Queue[Msg] = asyncio.Queue()
        where = client.new_inbox()
        self._box = await client.subscribe(where, cb=heard.put)
        patience = _AT_ONCE
        while True:
            while len(self._held) >= HELD:
                await asyncio.sleep(0.2)
            if await self._ask(client, where, heard, patience) in _ANSWERS:
                self._caught_up.set()
                patience = _PATIENTLY
            else:
                await asyncio.sleep(1)

    async def _look(self, client: Client) -> bool:
        """Ask for what is in the box now. False when nobody answers for it in time."""
        heard: asyncio.Queue[Msg] = asyncio.Queue()
        where = client.new_inbox()
        looking = await client.subscribe(where, cb=heard.put)
        answer: str | None = None
        before, answered = len(self._held), False
        try:
            async with asyncio.timeout(2 * PUBLISH_TIMEOUT):
                while answer not in _NO_MORE and len(self._held) < HELD:
                    answer = await self._ask(client, where, heard, _AT_ONCE)
                    answered = answered or answer in _ANSWERS
                    if answer:
                        await asyncio.sleep(0.2 if answer not in _ANSWERS else 0)
        except TimeoutError:  # a slow line: the rest is asked for next time
            return answered or len(self._held) > before
        finally:
            await looking.unsubscribe()
        return True

    async def _ask(
        self, client: Client, where: str, heard: "asyncio.Queue[Msg]", patience: Mapping[str, object]
    ) -> str | None:
        """One question and what it brings: the status that ended it, "" for as many as asked for, None for silence."""
        wanted = {"batch": _BATCH, "max_bytes": _BATCH_BYTES, **patience}
        silence = PUBLISH_TIMEOUT if patience is _AT_ONCE else 2.5 * _HEARTBEAT
        await client.publish(next_subject(self._me, self._names.pointers), json.dumps(wanted).encode(), reply=where)
        for _ in range(_BATCH):
            status = "100"
            while status == "100":
                try:
                    async with asyncio.timeout(silence):
                        message = await heard.get()
                except TimeoutError:
                    return None
                self._link.heard()
                status = (message.headers or {}).get("Status", "")
            if status:
                return status
            await self._hold(message)
        return ""

    async def _hold(self, message: Msg) -> None:
        """Keep it for the courier, or acknowledge it again when the courier had it."""
        sequence = message.metadata.sequence.stream
        stem = stem_of(message)
        name = stem + SUFFIX
        with self._lock:
            held = self._held.get(name)
            if held is not None and held.sequence != sequence:
                name = f"{stem[:90]}-{sequence}{SUFFIX}"
                held = self._held.get(name)
            if held is None:
                self._held[name] = _Held(sequence, message, _sender(message))
            else:
                held.message = message
        if held is None:
            self._bell.set()
        elif held.settled:
            with suppress(Error, TimeoutError):
                await self._acknowledge(name, held)

    async def _acknowledge(self, name: str, held: _Held) -> None:
        await held.message.ack_sync(PUBLISH_TIMEOUT)
        with self._lock:
            self._held.pop(name, None)

    async def _give_back(self, client: Client) -> None:
        if self._box is not None:
            await self._box.unsubscribe()  # first, or the server would hand them to us again
        with self._lock:
            waiting = [held for held in self._held.values() if not held.settled]
        for held in waiting:
            await held.message.nak()
        await client.flush(1)


def publish_pointer(link: HubLink, subject: str, name: str, data: bytes) -> None:
    """Durable on return, once however often it is tried. Raises UserError.

    The server tells repetitions by the bytes: who knows only the id of a package cannot suppress it.
    """
    raise_first(publish_pointers(link, [(subject, name, data)]))


def publish_pointers(link: HubLink, wanted: Sequence[tuple[str, str, bytes]]) -> list[UserError | None]:
    """The same with many: subject, name and bytes of each, and what became of each. A bounded number is under way."""
    found: dict[int, UserError | None] = {}

    async def publish(client: Client, n: int) -> None:
        subject, name, data = wanted[n]
        if not is_name(name) or len(data) > PIECE:
            found[n] = BadInput(f"Gói tin «{name[:60]}» không gửi được qua trục.", "Báo cho người quản trị.")
            return
        headers = {"Nats-Msg-Id": f"{hashlib.sha256(data).hexdigest()}.{subject.split('.')[1]}", NAME_HEADER: name}
        try:
            await link.publish(client, subject, data, headers)
            found[n] = None
        except UserError as error:
            found[n] = error

    async def publish_all(client: Client) -> None:
        await in_turn(partial(publish, client), range(len(wanted)), OUTSTANDING)

    try:
        link.do(publish_all, 4 * PUBLISH_TIMEOUT)
    except UserError as error:
        return [found.get(n, error) for n in range(len(wanted))]
    return [found[n] for n in range(len(wanted))]


def stem_of(message: Msg) -> str:
    """What its sender calls the package, without ending; a name of ours when that is none."""
    name = (message.headers or {}).get(NAME_HEADER, "")
    if is_name(name) and name.endswith(SUFFIX):
        return name.removesuffix(SUFFIX)
    return f"la-{message.metadata.sequence.stream}"


def _places_of(sender: str) -> list[str]:
    """Whose bodies are looked through."""
    return [sender] if sender == ANYONE else [sender, ANYONE]


def _sender(message: Msg) -> str:
    """Who the server let put it there. Not so for what it was made to copy there by a reply that names another's box:
    it says itself where such a message was stored before."""
    copied = "Nats-Stream" in (message.headers or {})
    return ANYONE if copied else message.subject.rpartition(".")[2]
