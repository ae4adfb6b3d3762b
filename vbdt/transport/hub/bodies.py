"""Bodies on a hub: pieces of 1 MiB, each stored once; a cut costs the pieces that were under way and no more.

After the pieces comes a head: every piece is there. A sender asks for the head first, then piece by piece what the hub
has already. Forgetting needs no right to delete: an empty message takes the place of each piece and soon expires.
"""

import asyncio
import hashlib
import json
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from nats.aio.client import Client

from vbdt.crashpoints import reached
from vbdt.document.ids import DeskId
from vbdt.errors import BadInput, UserError
from vbdt.transport.body import SIZE_LIMIT
from vbdt.transport.folder.bodies import full_here, not_written
from vbdt.transport.folder.files import require_room
from vbdt.transport.hub.link import PUBLISH_TIMEOUT, HubLink, said
from vbdt.transport.hub.names import AT_HUB, HEAD, PIECE, Names, body_subject, direct_subject, token
from vbdt.transport.mailbox import Wanted, raise_first

IN_FLIGHT = 8
BODIES_AT_ONCE = 24
"""Bodies that are under way together: each takes three questions one after the other. Their pieces are bounded by
`IN_FLIGHT` when they are sent, by what the courier wants at once when they are fetched."""
PIECE_TIMEOUT = 30.0
"""Seconds for one piece on a slow line."""
ANYONE = "*"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_EXPECTED = "Nats-Expected-Last-Subject-Sequence"
_NEVER = str(1 << 62)
_FORGOTTEN = {"Nats-TTL": "1h"}
_HEAD_FORGOTTEN = {"Nats-TTL": "2h"}  # outlives the pieces': a body without head is one that is under way


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where bodies lie: what they are called there, and the domain of the server when it is behind a leaf link."""

    names: Names = AT_HUB
    domain: str = ""


class HubBodies:
    """Bodies of desk `me`, put into the first of `places`, looked for in all."""

    def __init__(self, link: HubLink, me: DeskId, places: tuple[Place, ...] = (Place(),)) -> None:
        self._link = link
        self._me = token(me)
        self._own = places[0]
        self._places = places

    def deliver(self, name: str, path: Path) -> None:
        """See Mailbox.deliver_body."""
        raise_first(self.deliver_all({name: path}).values())

    def deliver_all(self, bodies: Mapping[str, Path]) -> dict[str, UserError]:
        """See Mailbox.deliver_bodies. Several are under way at once, their pieces together no more than `IN_FLIGHT`."""
        failed: dict[str, UserError] = {}
        sizes: dict[str, int] = {}
        for name, path in bodies.items():
            try:
                sizes[name] = _whole(name, path)
            except UserError as error:
                failed[name] = error
        done: set[str] = set()
        names = list(sizes)

        async def deliver(client: Client, limit: asyncio.Semaphore, n: int) -> None:
            name = names[n]
            try:
                await self._deliver(client, name, bodies[name], sizes[name], limit)
                done.add(name)
            except UserError as error:
                failed[name] = error

        async def deliver_each(client: Client) -> None:
            await in_turn(partial(deliver, client, asyncio.Semaphore(IN_FLIGHT)), range(len(names)), BODIES_AT_ONCE)

        if names:
            try:
                self._link.do(deliver_each, _patience(sum(sizes.values())))
            except UserError as error:
                failed |= {name: error for name in names if name not in done and name not in failed}
        return failed

    def fetch(self, name: str, size: int, into: Path, senders: Iterable[str]) -> bool:
        """See Mailbox.fetch_body. `senders` are looked through in turn."""
        _require_digest(name)
        try:
            require_room(into.parent, size, full_here)
        except OSError as error:
            raise not_written(error) from error
        for sender in senders:
            for place in self._places:
                work = partial(self._fetch, place=place, sender=sender, name=name, size=size, into=into)
                if self._link.do(work, _patience(size)):
                    return True
        return False

    def bring(self, wanted: Sequence[tuple[Wanted, Sequence[str]]]) -> set[str]:
        """See Mailbox.bring; with each body the senders to look through."""
        found: set[str] = set()

        async def fetch(client: Client, n: int) -> None:
            each, senders = wanted[n]
            with suppress(UserError, TimeoutError, OSError):
                for sender in senders:
                    for place in self._places:
                        if await self._fetch(client, place, sender, each.digest, each.size, each.into):
                            found.add(each.digest)
                            return

        async def fetch_each(client: Client) -> None:
            await in_turn(partial(fetch, client), range(len(wanted)), BODIES_AT_ONCE)

        with suppress(UserError):
            self._link.do(fetch_each, _patience(sum(each.size for each, _ in wanted)))
        return found

    def forget(self, name: str) -> None:
        """See Mailbox.forget_body."""
        self.forget_all([name])

    def forget_all(self, names: Sequence[str]) -> None:
        """See Mailbox.forget_bodies."""
        for name in names:
            _require_digest(name)

        async def forget(client: Client, n: int) -> None:
            await self._forget(client, names[n])

        async def forget_each(client: Client) -> None:
            await in_turn(partial(forget, client), range(len(names)), BODIES_AT_ONCE)

        self._link.do(forget_each, 120 + len(names))

    async def _deliver(self, client: Client, name: str, path: Path, size: int, limit: asyncio.Semaphore) -> None:
        count = _pieces(size)
        head = await self._head(client, name)
        if head == size:
            return
        if head == 0:  # forgotten, now wanted again: what answers for the pieces are their tombstones
            missing = list(range(count))
        elif count == 1:
            missing = [0]  # as soon sent as asked for
        else:
            there = await in_turn(partial(self._has, client, name), range(count))
            missing = [n for n, has in enumerate(there) if not has]
        this_time = secrets.token_hex(4)
        await in_turn(partial(self._put, client, name, path, this_time, limit), missing)
        reached("hub.2 pieces without a head")
        words = json.dumps({"size": size, "pieces": count}).encode()
        await self._store(client, name, HEAD, words, {"Nats-Msg-Id": f"{name}.{HEAD}.{this_time}"})

    async def _put(
        self, client: Client, name: str, path: Path, this_time: str, limit: asyncio.Semaphore, n: int
    ) -> None:
        async with limit:
            with path.open("rb") as file:
                file.seek(n * PIECE)
                data = file.read(PIECE)
            await self._store(client, name, n, data, {"Nats-Msg-Id": f"{name}.{n}.{this_time}"})
        reached("hub.1 a piece is there")

    async def _forget(self, client: Client, name: str) -> None:
        answer = await self._ask(client, self._own, self._me, name, HEAD)
        if not answer:
            return
        await self._store(client, name, HEAD, b"", _HEAD_FORGOTTEN)
        await in_turn(partial(self._bury, client, name), range(_pieces(size_of(answer) or 0)))

    async def _bury(self, client: Client, name: str, n: int) -> None:
        await self._store(client, name, n, b"", _FORGOTTEN)

    async def _head(self, client: Client, name: str) -> int | None:
        """The size of a body that is there whole, 0 of a forgotten one, None when there is no head."""
        answer = await self._ask(client, self._own, self._me, name, HEAD)
        if not answer:
            return answer if answer is None else 0
        return size_of(answer)

    async def _has(self, client: Client, name: str, n: int) -> bool:
        """Asks by a publication that must fail, whose refusal tells: only writing our own pieces needs no more rights
        and sends no bytes back."""
        subject = body_subject(self._me, name, n, self._own.names)
        reply = await self._link.request(client, subject, b"", PUBLISH_TIMEOUT, {_EXPECTED: _NEVER})
        last = re.search(r"wrong last sequence: (\d+)", str(said(reply).get("error")))
        return last is not None and int(last[1]) > 0

    async def _store(self, client: Client, name: str, n: int | str, data: bytes, headers: dict[str, str]) -> None:
        await self._link.publish(client, body_subject(self._me, name, n, self._own.names), data, headers)

    async def _fetch(self, client: Client, place: Place, sender: str, name: str, size: int, into: Path) -> bool:
        count = _pieces(size)
        with into.open("r+b" if into.exists() else "w+b") as file:
            file.seek(0, 2)
            first = min(file.tell() // PIECE, count)
            for start in range(first, count, IN_FLIGHT):
                wanted = range(start, min(start + IN_FLIGHT, count))
                found = await in_turn(partial(self._ask, client, place, sender, name), wanted)
                for n, data in zip(wanted, found, strict=True):
                    if not data:
                        return False
                    if len(data) != min(PIECE, size - n * PIECE):
                        raise BadInput("Nội dung trên trục dài ngắn khác phong bì ghi.", "Đề nghị nơi gửi gửi lại.")
                    file.seek(n * PIECE)
                    file.write(data)
                reached("hub.3 pieces fetched")
            file.truncate(size)
        return await asyncio.to_thread(_is_right, into, name)

    async def _ask(self, client: Client, place: Place, sender: str, name: str, n: int | str) -> bytes | None:
        """The newest message under the subject; None when there is none."""
        subject = direct_subject(body_subject(sender, name, n, place.names), place.names, place.domain)
        reply = await self._link.request(client, subject, b"", PIECE_TIMEOUT if n != HEAD else PUBLISH_TIMEOUT)
        return None if reply.headers and reply.headers.get("Status") else reply.data


def _is_right(path: Path, name: str) -> bool:
    """Another one's bytes under this name are none; they are removed so that the next attempt begins anew."""
    with path.open("rb") as file:
        right = hashlib.file_digest(file, "sha256").hexdigest() == name
    if not right:
        path.unlink()
    return right


async def in_turn(do: Callable[[int], Awaitable[T]], numbers: Sequence[int], at_once: int = IN_FLIGHT) -> list[T]:
    """What `do` gives for each number, in order, a few under way at a time; the first failure ends the rest."""
    results: dict[int, T] = {}
    rest = iter(numbers)

    async def work() -> None:
        for n in rest:
            results[n] = await do(n)

    workers = [asyncio.ensure_future(work()) for _ in range(min(at_once, len(numbers)))]
    try:
        await asyncio.gather(*workers)
    finally:
        for worker in workers:
            worker.cancel()
    return [results[n] for n in numbers]


def size_of(head: bytes) -> int | None:
    """What a head says of its body; None when it says nothing that could be. Anybody may have written it."""
    try:
        size = json.loads(head)["size"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return size if isinstance(size, int) and 0 < size <= SIZE_LIMIT else None


def _whole(name: str, path: Path) -> int:
    """The size of the file that has this digest. Raises UserError when it has another, or cannot be read."""
    _require_digest(name)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            right = hashlib.file_digest(file, "sha256").hexdigest() == name
    except OSError as error:
        raise UserError("Không đọc được nội dung gói tin trên máy này.", "Chương trình sẽ tự thử lại.") from error
    if not right:
        raise BadInput("Nội dung gói tin trên máy này đã bị sửa đổi.", "Gửi lại văn bản từ kho.")
    return size


def _pieces(size: int) -> int:
    return max(1, -(-size // PIECE))


def _patience(size: int) -> float:
    """Seconds for a body: a line of 100 kB a second must do."""
    return 60 + size / 100_000


def _require_digest(name: str) -> None:
    if not _DIGEST.fullmatch(name):
        raise BadInput("Tên nội dung của gói tin không hợp lệ.", "Đề nghị nơi gửi gửi lại.")
