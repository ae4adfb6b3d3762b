"""What is for everybody on a hub: the newest of each name and desk stays, first its content, then a head that tells it.

A desk can write under its own id only, so a wrong one hides nothing: readers see what everybody put there under a name,
and judge each by its signatures.
"""

import asyncio
import hashlib
import json
import zlib
from dataclasses import dataclass, field

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import NoRespondersError

from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.transport.hub_link import PUBLISH_TIMEOUT, HubLink
from vbdt.transport.hub_names import BOARD, CONTENT, HEAD, PIECE, api, board_subject, board_token, token
from vbdt.transport.keys import is_name
from vbdt.transport.mailbox import Notice

_LARGEST = 60_000_000
_BATCH = 256


@dataclass(slots=True)
class HubBoard:
    """Notices of desk `me`; `domain` is the hub's where it lies behind a leaf link. What was seen is kept."""

    link: HubLink
    me: DeskId
    domain: str = ""
    _seen: dict[str, Notice] = field(default_factory=dict, init=False)
    _last: int = field(default=0, init=False)

    def publish(self, name: str, data: bytes) -> None:
        """See Mailbox.publish."""
        packed = zlib.compress(data, 6)
        if len(packed) > PIECE:
            raise UserError(f"«{name}» quá lớn để đăng lên trục liên thông.", "Báo người vận hành trục.")
        digest = hashlib.sha256(data).hexdigest()
        head = json.dumps({"name": name, "sha256": digest}).encode()
        place = f"{token(self.me)}.{board_token(name)}"

        async def work(client: Client) -> None:
            for part, content in ((CONTENT, packed), (HEAD, head)):
                mark = {"Nats-Msg-Id": f"{digest}.{self.me}.{part}.{self._last}"}
                await self.link.publish(client, board_subject(place, part), content, mark)

        self.link.do(work, 4 * PUBLISH_TIMEOUT)

    def published(self) -> tuple[Notice, ...]:
        """See Mailbox.published."""
        while self.link.do(self._more, 4 * PUBLISH_TIMEOUT):
            pass
        return tuple(self._seen.values())

    def read(self, notice: Notice) -> bytes | None:
        """See Mailbox.read_published. What is not what its head tells is not there yet, or never will be."""
        subject = f"{api(self.domain)}.DIRECT.GET.{BOARD}.{board_subject(notice.place, CONTENT)}"

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
        """Take in heads that came since; whether there may be more."""
        heard: asyncio.Queue[Msg] = asyncio.Queue()
        where = client.new_inbox()
        subscription = await client.subscribe(where, cb=heard.put)
        wanted = {"batch": _BATCH, "seq": self._last + 1, "next_by_subj": board_subject("*.*", HEAD)}
        found = 0
        try:
            await client.publish(f"{api(self.domain)}.DIRECT.GET.{BOARD}", json.dumps(wanted).encode(), reply=where)
            while True:
                message = await heard.get()
                status = (message.headers or {}).get("Status")
                if status == "503":
                    raise NoRespondersError
                self.link.heard()
                if status:
                    return found == _BATCH
                found += 1
                self._note(message)
        finally:
            await subscription.unsubscribe()

    def _note(self, message: Msg) -> None:
        headers = message.headers or {}
        self._last = max(self._last, int(headers.get("Nats-Sequence", 0)))
        place = headers.get("Nats-Subject", "").removeprefix("danhba.").rpartition(".")[0]
        try:
            told = json.loads(message.data)
            name, digest = str(told["name"]), str(told["sha256"])
        except (ValueError, KeyError, TypeError):
            return
        if is_name(name) and place.endswith(f".{board_token(name)}"):
            self._seen[place] = Notice(name, place, digest)
