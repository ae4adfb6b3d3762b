"""Streams and boxes on a running hub, as the record wants them. Doing it again changes nothing."""

import asyncio
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from nats.aio.client import Client
from nats.aio.msg import Msg

from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.hub.configuration import PATIENCE, box, site_streams, streams
from vbdt.hub.record import BRIDGE, Carrier, Hub
from vbdt.transport.hub.link import HubLink, said
from vbdt.transport.hub.names import AT_SITE, BODIES, HEAD, OUTGOING, POINTERS, api

TIMEOUT = 10.0
UPWARD = DeskId("len")
"""The box of a site that holds what goes to the hub."""
_MANY = 16
NO_STREAM = 10059
"""The server's number for: there is no such stream."""

Answer = dict[str, Any]


class Refused(Exception):
    """The server's error: its number and its own words."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code
        self.words = words


@dataclass(frozen=True, slots=True)
class Operator:
    """Asks the server's own questions as the administrator. `domain` is empty for our own server."""

    link: HubLink
    domain: str = field(default="")

    def ask(self, what: str, question: object = None) -> Answer:
        """Raises Refused, or UserError when nobody answers."""
        return self.link.do(lambda client: self._ask(client, what, question), TIMEOUT + 2)

    def ask_all(self, questions: Iterable[tuple[str, object]]) -> None:
        """Several at a time; raises what the first failure raises."""
        wanted = list(questions)

        async def work(client: Client) -> None:
            for start in range(0, len(wanted), _MANY):
                part = wanted[start : start + _MANY]
                await asyncio.gather(*(self._ask(client, what, question) for what, question in part))

        self.link.do(work, TIMEOUT + len(wanted))

    def all_of(self, what: str, key: str) -> list[Any]:
        """Every page of a listing."""
        found: list[Any] = []
        while True:
            page = self.ask(what, {"offset": len(found)})
            found += page.get(key) or []
            if not page.get(key) or len(found) >= page["total"]:
                return found

    async def _ask(self, client: Client, what: str, question: object) -> Answer:
        data = b"" if question is None else json.dumps(question).encode()
        answer: Answer = said(await self._reply(client, what, data))
        if error := answer.get("error"):
            raise Refused(int(error.get("err_code", 0)), str(error.get("description", "")))
        return answer

    async def _reply(self, client: Client, what: str, data: bytes) -> Msg:
        """Servers without a leader drop what they are asked: what only looks is asked again soon, in the same time."""
        subject, looks = f"{api(self.domain)}.{what}", any(each in what for each in ("INFO", "LIST", "NAMES"))
        for _ in range(4 if looks else 0):
            with suppress(TimeoutError):
                return await self.link.request(client, subject, data, TIMEOUT / 5)
        return await self.link.request(client, subject, data, TIMEOUT / 5 if looks else TIMEOUT)


def set_up(operator: Operator, hub: Hub, patience: int = PATIENCE) -> list[str]:
    """Make what is missing, change what differs, take down the boxes of removed desks. What was changed, in sentences;
    nothing the second time. `patience` is that of new boxes. Raises UserError."""
    changed: list[str] = []
    try:
        for name, settings in streams(hub, replicas=min(3, len(hub.nodes))).items():
            changed += set_up_stream(operator, name, settings)
        changed += set_up_boxes(operator, [each.desk for each in hub.members], list(hub.removed), patience)
        if any(each.carrier is Carrier.FOLDER for each in hub.members):
            _set_up_box(operator, BODIES, BRIDGE, f"than.*.*.{HEAD}", patience)
    except Refused as error:
        raise UserError(
            f"Máy chủ trục không lập được hộp thư: {error.words}.",
            "Kiểm tra hạn mức (--pointers-gb, --bodies-gb) và các máy chủ khác của cụm.",
        ) from error
    return changed


def set_up_site(operator: Operator, hub: Hub, patience: int = PATIENCE) -> None:
    """The same for the server of a site; `hub` names the site's desks only. Raises UserError."""
    try:
        for name, settings in site_streams(hub).items():
            set_up_stream(operator, name, settings)
        for each in hub.members:
            _set_up_box(operator, AT_SITE.pointers, each.desk, f"{AT_SITE.box}.{each.desk}.*", patience)
        _set_up_box(operator, OUTGOING, UPWARD, f"{AT_SITE.send}.*.*", patience)
        _set_up_box(operator, AT_SITE.bodies, UPWARD, f"{AT_SITE.body}.*.*.{HEAD}", patience)
    except Refused as error:
        raise UserError(
            f"Máy chủ của điểm không lập được hộp thư: {error.words}.", "Kiểm tra dung lượng đĩa."
        ) from error


def _set_up_box(operator: Operator, stream: str, name: str, subjects: str, patience: int) -> None:
    config = box(name, subjects, patience)
    operator.ask(f"CONSUMER.DURABLE.CREATE.{stream}.{name}", {"stream_name": stream, "config": config})


def set_up_stream(operator: Operator, name: str, settings: dict[str, object]) -> list[str]:
    """What was changed. Asks before it makes: a stream made twice would be reckoned twice against the disk."""
    try:
        known = operator.ask(f"STREAM.INFO.{name}")["config"]
    except Refused as error:
        if error.code != NO_STREAM:
            raise
        operator.ask(f"STREAM.CREATE.{name}", settings)
        return [f"Luồng {name}: đã lập."]
    differing = sorted(key for key, value in settings.items() if known.get(key) != value)
    if not differing:
        return []
    operator.ask(f"STREAM.UPDATE.{name}", settings)
    return [f"Luồng {name}: đã đổi {', '.join(differing)}."]


def set_up_boxes(operator: Operator, desks: list[str], removed: list[str], patience: int) -> list[str]:
    known = set(operator.all_of(f"CONSUMER.NAMES.{POINTERS}", "consumers"))
    wanted = [desk for desk in desks if desk not in known]
    gone = [desk for desk in removed if desk in known]
    operator.ask_all(
        (
            f"CONSUMER.DURABLE.CREATE.{POINTERS}.{desk}",
            {"stream_name": POINTERS, "config": box(desk, patience=patience)},
        )
        for desk in wanted
    )
    operator.ask_all((f"CONSUMER.DELETE.{POINTERS}.{desk}", None) for desk in gone)
    said = ((wanted, "Đã lập {} hộp thư."), (gone, "Đã bỏ {} hộp thư của bàn bị gỡ."))
    return [words.format(len(desks)) for desks, words in said if desks]
