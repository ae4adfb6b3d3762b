"""One try of the line to a hub with a desk's file, before anything is moved there: nothing is taken, nothing sent."""

import time
from dataclasses import dataclass

from nats.aio.client import Client

from vbdt.document.ids import DeskId
from vbdt.errors import UserError
from vbdt.transport.hub.hub_pass import HubPass
from vbdt.transport.hub.link import CONNECT_TIMEOUT, PUBLISH_TIMEOUT, HubLink, said
from vbdt.transport.hub.names import AT_HUB, AT_SITE, Names, info_subject

_ASK = "Kiểm tra mạng, hoặc báo người vận hành trục."


@dataclass(frozen=True, slots=True)
class LineTrial:
    """`server` answered after `seconds`; `waiting` packages lie in the desk's box."""

    server: str
    seconds: float
    waiting: int


def try_line(hub_pass: HubPass) -> LineTrial:
    """Connect, and look at our own box. Raises UserError with the reason, as soon as it is known."""
    began = time.monotonic()
    link = HubLink(hub_pass)
    try:
        link.wait_until_known(CONNECT_TIMEOUT * len(hub_pass.servers))
        waiting = remaining(link, hub_pass.desk, AT_SITE if hub_pass.upstream else AT_HUB)
        return LineTrial(link.state.server, time.monotonic() - began, waiting)
    except UserError as error:
        raise UserError(error.what, _ASK) from None
    finally:
        link.close()


def remaining(link: HubLink, desk: DeskId, names: Names) -> int:
    """How many packages lie in the desk's box, those that somebody was handed and has not settled among them."""

    async def work(client: Client) -> int:
        reply = await link.request(client, info_subject(desk, names), b"", PUBLISH_TIMEOUT)
        answer = said(reply)
        try:
            return int(answer["num_pending"]) + int(answer["num_ack_pending"])
        except (KeyError, TypeError, ValueError):
            raise UserError("Trục liên thông chưa mở hộp thư của bàn này.", _ASK) from None

    return link.do(work, PUBLISH_TIMEOUT + 1)
