"""Taking what waits in a box and carrying it on: for the bridge, and for a site's own carrier."""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import NoRespondersError

from vbdt.errors import BadInput, UserError
from vbdt.transport.hub.link import PUBLISH_TIMEOUT, BoxFull, HubLink

_log = logging.getLogger(__name__)

BATCH = 100
LATER = 60.0
"""Seconds until what a full box did not take is tried again."""


def carry(link: HubLink, question: str, on: Callable[[Msg], bool]) -> int:
    """Carry on all that lies there, one by one; how many of them `on` says it carried.

    Each is acknowledged after `on` returned, and when it raised BadInput: that will never be carried, and must not hold
    up what comes after it. What is for a full box is given back for a while. When `on` raises another UserError, it and
    the rest are given back at once.
    """
    carried = 0
    while messages := pull(link, question):
        for n, message in enumerate(messages):
            try:
                carried += _carried(on, message)
                link.do(partial(_acknowledge, message), PUBLISH_TIMEOUT + 1)
            except BoxFull:
                link.do(partial(_put_off, message), PUBLISH_TIMEOUT)
            except UserError:
                with suppress(UserError):
                    _give_back(link, messages[n:])
                raise
    return carried


async def _acknowledge(message: Msg, _: Client) -> None:
    await message.ack_sync(PUBLISH_TIMEOUT)


async def _put_off(message: Msg, _: Client) -> None:
    await message.nak(delay=LATER)


def _carried(on: Callable[[Msg], bool], message: Msg) -> bool:
    try:
        return on(message)
    except BadInput as wrong:
        _log.warning("left behind, of %s: %s", message.subject, wrong)
        return False


def pull(link: HubLink, question: str) -> list[Msg]:
    """What lies there now, at most BATCH, to be acknowledged one by one. Raises UserError when nobody answers."""

    async def work(client: Client) -> list[Msg]:
        heard: asyncio.Queue[Msg] = asyncio.Queue()
        where = client.new_inbox()
        subscription = await client.subscribe(where, cb=heard.put)
        wanted = {"batch": BATCH, "max_bytes": 1_500_000, "no_wait": True}
        await client.publish(question, json.dumps(wanted).encode(), reply=where)
        found: list[Msg] = []
        try:
            while len(found) < BATCH:
                message = await heard.get()
                status = (message.headers or {}).get("Status")
                if status == "503":
                    raise NoRespondersError
                link.heard()
                if status:
                    break
                found.append(message)
        finally:
            await subscription.unsubscribe()
        return found

    return link.do(work, PUBLISH_TIMEOUT)


def _give_back(link: HubLink, messages: Sequence[Msg]) -> None:
    async def work(client: Client) -> None:
        for message in messages:
            await message.nak()
        await client.flush(1)

    link.do(work, PUBLISH_TIMEOUT)
