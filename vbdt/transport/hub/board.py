"""What is for everybody on a hub: the newest of each name and desk stays, first its content, then a head that tells it.

A desk can write under its own id only, so a wrong one hides nothing: readers see what everybody put there under a name,
and judge each by its signatures.
"""

import asyncio
import hashlib
import json
import secrets
import zlib
from collections import Counter
from dataclasses import dataclass, field

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import NoRespondersError

from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.transport.hub.link import PUBLISH_TIMEOUT, HubLink
from vbdt.transport.hub.names import AT_HUB, CONTENT, HEAD, PIECE, Names, api, board_subject, board_token, token
from vbdt.transport.keys import is_name
from vbdt.transport.mailbox import Notice

_LARGEST = 60_000_000
_MOST_OF_ONE = 20_000
"""Notices of one desk that are looked at: who floods the board costs each reader a few megabytes, and hides nobody."""
_BATCH = 256


@dataclass(slots=True)
class HubBoard:
    """Notices of desk `me`, called after `names`; `domain` is the hub's where it lies behind a leaf link. What was seen
    on a connection is kept as long as it lasts."""

    link: HubLink
    me: DeskId
    names: Names = AT_HUB
    domain: str = ""
    _seen: dict[str, Notice] = field(default_factory=dict, init=False)
    _counts: Counter[str] = field(default_factory=Counter, init=False)
    _last: int = field(default=0, init=False)
    _client: Client | None = field(default=None, init=False)

    def publish(self, name: str, data: bytes) -> None:
        """See Mailbox.publish."""
        self.put(f"{token(self.me)}.{board_token(name)}", name, data)

    def put(self, place: str, name: str, data: bytes) -> None:
        """Under a place that may be another desk's: for who carries notices between two servers. Raises UserError."""
        packed = zlib.compress(data, 6)
        if len(packed) > PIECE:
            raise UserError(f"«{name}» quá lớn để đăng lên trục liên thông.", "Báo người vận hành trục.")
        digest, this_time = hashlib.sha256(data).hexdigest(), secrets.token_hex(4)
        head = json.dumps({"name": name, "sha256": digest}).encode()

        async def work(client: Client) -> None:
            for part, content in ((CONTENT, packed), (HEAD, head)):
                mark = {"Nats-Msg-Id": f"{digest}.{place}.{part}.{this_time}"}
                await self.link.publish(client, board_subject(place, part, self.names), content, mark)

        self.link.do(work, 4 * PUBLISH_TIMEOUT)

    def published(self) -> tuple[Notice, ...]:
        """See Mailbox.published."""
        while self.link.do(self._more, 4 * PUBLISH_TIMEOUT):
            pass
        return tuple(self._seen.values())

    def read_published(self, notice: Notice) -> bytes | None:
        """See Mailbox.read_published. What is not what its head tells is not there yet, or never will be."""
        subject = f"{api(self.domain)}.DIRECT.GET.{self.names.board}.{board_subject(notice.place, CONTENT, self.names)}"

        async def work(client: Client) -> Msg:
            return await self.link.request(client, subject, b"", 4 * PUBLISH_TIMEOUT)

        reply = self.link.do(work, 5 * PUBLISH_TIMEOUT)
        if reply.headers and reply.headers.get("Status"):
            return None
        try:
            unpacking = zlib.decompressobj()
            data = unpacking.decompress(reply.data, _LARGEST)
        except zlib.error:
            return None
        return data if hashlib.sha256(data).hexdigest() == notice.stamp else None

    async def _more(self, client: Client) -> bool:
        """Take in heads that came since; whether there may be more.

        It asks for the last one again: when not even that is there, the hub was made anew, and so is what we know.
        """
        if client is not self._client:
            self._client, self._last = client, 0
            self._seen.clear()
            self._counts.clear()
        heard: asyncio.Queue[Msg] = asyncio.Queue()
        where = client.new_inbox()
        subscription = await client.subscribe(where, cb=heard.put)
        asked = f"{api(self.domain)}.DIRECT.GET.{self.names.board}"
        heads = board_subject("*.*", HEAD, self.names)
        wanted = {"batch": _BATCH, "seq": max(1, self._last), "next_by_subj": heads}
        found = 0
        try:
            await client.publish(asked, json.dumps(wanted).encode(), reply=where)
            while True:
                message = await heard.get()
                status = (message.headers or {}).get("Status")
                if status == "503":
                    raise NoRespondersError
                self.link.heard()
                if status:
                    break
                found += 1
                self._note(message)
        finally:
            await subscription.unsubscribe()
        if found == 0 and self._last:
            self._client = None
            return True
        return found == _BATCH

    def _note(self, message: Msg) -> None:
        headers = message.headers or {}
        self._last = max(self._last, int(headers.get("Nats-Sequence", 0)))
        place = headers.get("Nats-Subject", "").removeprefix(f"{self.names.notice}.").rpartition(".")[0]
        try:
            told = json.loads(message.data)
            name, digest = str(told["name"]), str(told["sha256"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return
        sender = place.partition(".")[0]
        fits = place in self._seen or self._counts[sender] < _MOST_OF_ONE
        if fits and is_name(name) and place.endswith(f".{board_token(name)}"):
            self._counts[sender] += place not in self._seen
            self._seen[place] = Notice(name, place, digest)
