"""What things are called on a hub, and what a desk may do there. The desk and the hub must agree, so it stands once.

A pointer package travels under `van.<to>.<from>`, a piece of a body under `than.<from>.<digest>.<n>`. The server lets a
desk write only its own id as `<from>` and read only the box that bears its id.
"""

import re

from vbdt.document.ids import DeskId
from vbdt.errors import BadInput

POINTERS = "VAN"
BODIES = "THAN"
POINTER_SUBJECTS = "van.*.*"
BODY_SUBJECTS = "than.*.*.*"
PIECE = 1 << 20
"""Bytes of one piece of a body."""
HEAD = "dau"
"""The last token of the small message that says: every piece of this body is there."""
NAME_HEADER = "Goi"
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,127}")


def token(desk: str) -> str:
    """The id of a desk (or site, or bridge) as part of a subject. Raises BadInput when it could mean something else."""
    if not _TOKEN.fullmatch(desk):
        raise BadInput(
            f"Mã «{desk[:60]}» không dùng được trên trục liên thông.", "Mã chỉ gồm chữ cái, chữ số, gạch nối."
        )
    return desk


def pointer_subject(to: DeskId, sender: DeskId) -> str:
    return f"van.{token(to)}.{token(sender)}"


def body_subject(sender: str, digest: str, piece: int | str) -> str:
    return f"than.{sender}.{digest}.{piece}"


def api(domain: str) -> str:
    """The prefix of the server's questions: our own server, or the one called `domain` behind a leaf link."""
    return f"$JS.{domain}.API" if domain else "$JS.API"


def next_subject(desk: DeskId, stream: str = POINTERS) -> str:
    """Where a desk asks for what lies in its box."""
    return f"{api('')}.CONSUMER.MSG.NEXT.{stream}.{token(desk)}"


def direct_subject(domain: str, subject: str) -> str:
    """Where the newest message under a body's subject is asked for."""
    return f"{api(domain)}.DIRECT.GET.{BODIES}.{subject}"


def inbox(desk: str) -> str:
    """Under which a desk hears answers, and nobody else does."""
    return f"_INBOX.{token(desk)}"


def rights(desk: DeskId, domains: tuple[str, ...] = ("",)) -> dict[str, dict[str, list[str]]]:
    """What the server allows a desk, in the words of its configuration. Everything else is refused."""
    me = token(desk)
    asked = [direct_subject(domain, "than.*.*.*") for domain in domains]
    allowed = [f"van.*.{me}", f"than.{me}.*.*", next_subject(desk), f"$JS.ACK.{POINTERS}.{me}.>", *asked]
    return {"publish": {"allow": allowed}, "subscribe": {"allow": [f"{inbox(desk)}.>"]}}
