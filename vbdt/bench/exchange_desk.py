"""A desk as far as the post is concerned, for `vbdt bench exchange`: it seals, queues, opens, keeps and answers.

Signatures inside a PDF are not looked at: `vbdt bench verify` measures those.
"""

import os
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import SystemRandom
from typing import Any

from vbdt.bench.exchange_carrier import Carrier
from vbdt.document.ids import AgencyId, DeskId, PackageId, random_id
from vbdt.store.outbox import SealedBody, SealedPointer
from vbdt.store.store import Store, Writing, create_store
from vbdt.transport.body import Body, Content, PackageKind, seal_body
from vbdt.transport.courier import Courier, FetchBody, NotNow, Outcome
from vbdt.transport.keys import DeskKeys
from vbdt.transport.package import Letter, Package, open_package, open_pointer, seal_pointer

AGENCY = AgencyId("H30.7")


@dataclass(frozen=True, slots=True)
class Peer:
    """What a desk knows of the other one."""

    id: DeskId
    reads: str
    signs: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Everything to open a desk from, in whatever process."""

    id: DeskId
    folder: Path
    keys: bytes = field(repr=False)
    other: Peer
    carrier: Carrier


class BenchDesk:
    """An open desk. `heard` is told of every package that one of ours was receipted."""

    def __init__(self, seat: Seat, store: Store, heard: Callable[[PackageId], None] = lambda _: None) -> None:
        self.store, self._me, self._other = store, seat.id, seat.other
        self._keys = DeskKeys.from_bytes(seat.keys)
        self._heard = heard
        self.mailbox = seat.carrier.mailbox(seat.id)
        self.courier = Courier(self.mailbox, store.outbox, store.inbox, self, lambda: datetime.now(UTC), SystemRandom())

    def post(self, kind: PackageKind, content: bytes, to: int = 1) -> PackageId:
        """Seal and queue in a transaction of its own, for the other desk and `to` - 1 more that nobody reads."""
        with self.store.write() as writing:
            return self._post(writing, kind, content, to)

    def together(self) -> AbstractContextManager[None]:
        """See Handle."""
        return self.store.files.together()

    def wants(self, data: bytes) -> tuple[str, int] | None:
        """See Handle."""
        pointer = open_pointer(data, [self._keys.identity], self._me, self._known_keys)
        return None if pointer.inline is not None else (pointer.letter.body.digest, pointer.letter.body.size)

    def prepare(self, data: bytes, fetch: FetchBody) -> Package | NotNow:
        """See Handle."""
        pointer = open_pointer(data, [self._keys.identity], self._me, self._known_keys)
        path = None if pointer.inline is not None else fetch(pointer.letter.body.digest, pointer.letter.body.size)
        if path is None and pointer.inline is None:
            return NotNow.WAITING
        with path.open("rb") if path else nullcontext() as file:
            package = open_package(pointer, file, self._known_keys)
        for part in package.parts.values():
            self.store.files.add(part, "van-ban", "application/pdf")
        return package

    def record(self, prepared: Sequence[Package]) -> list[Outcome | Exception]:
        """See Handle."""
        heard: list[PackageId] = []
        with self.store.write() as writing:
            for package in prepared:
                with writing.attempt():
                    heard += self._record(writing, package)
        for each in heard:
            self._heard(each)
        return [Outcome.RECORDED for _ in prepared]

    def _known_keys(self, *_: object) -> list[str]:
        return [self._other.signs]

    def _record(self, writing: Writing, package: Package) -> list[PackageId]:
        """What of ours was receipted."""
        writing.first_time(package.sender_desk, package.id, "0" * 64)
        if package.kind is not PackageKind.RECEIPT:
            self._post(writing, PackageKind.RECEIPT, b"", 1, package.id)
            return []
        named = PackageId(str(package.facts["package"]))
        writing.acknowledge(named, package.sender_desk, datetime.now(UTC))
        return [named]

    def _post(self, writing: Writing, kind: PackageKind, content: bytes, to: int, package: str = "") -> PackageId:
        now, id_ = datetime.now(UTC), PackageId(random_id())
        facts = {"package": package} if package else {}
        said = Content(kind, AGENCY, self._me, now, {"van-ban": content} if content else {}, dict(facts))
        body, sealed = self._sealed(writing, said)
        desks = [self._other.id, *(DeskId(f"ban-{n}") for n in range(to - 1))]
        pointers = []
        for desk in desks:
            letter = Letter(id_, self._me, desk, writing.next_counter(desk), now, body)
            head = seal_pointer(letter, kind, self._keys.signing, self._other.reads, sealed.inline or b"")
            pointers.append(SealedPointer(desk, self._other.reads, head, letter.counter))
        writing.post(id_, kind.value, sealed, pointers)
        return id_

    def _sealed(self, writing: Writing, said: Content) -> tuple[Body, SealedBody]:
        if said.is_small:
            inline = BytesIO()
            body = seal_body(said, self._keys.signing, inline)
            return body, SealedBody(body.digest, body.size, body.identity, inline.getvalue())
        with writing.body_file() as target:
            body = seal_body(said, self._keys.signing, target.file)
            target.keep(body.digest)
        return body, SealedBody(body.digest, body.size, body.identity)


def seats(place: Path, sender: DeskId, reader: DeskId, carrier: Carrier) -> tuple[Seat, Seat]:
    """Two new desks that know each other."""
    keys = {each: DeskKeys.generate() for each in (sender, reader)}
    peers = {each: Peer(each, found.reads, found.signs) for each, found in keys.items()}
    return (
        Seat(sender, place / "gui", keys[sender].to_bytes(), peers[reader], carrier),
        Seat(reader, place / "nhan", keys[reader].to_bytes(), peers[sender], carrier),
    )


def read_until(seat: Seat, ready: Any, stop: Any) -> None:
    """The other office: a process of its own that takes in and answers until `stop` is set."""
    with create_store(seat.folder, os.urandom(32)) as store:
        desk = BenchDesk(seat, store)
        ending = threading.Event()

        def end() -> None:
            stop.wait()
            ending.set()
            desk.mailbox.wake()

        watch = threading.Thread(target=end, daemon=True)
        with desk.mailbox:
            watch.start()
            ready.set()
            desk.courier.run(ending)
