"""What things are called on a hub, and what a desk may do there. The desk and the hub must agree, so it stands once.

A pointer package travels under `van.<to>.<from>`, a piece of a body under `than.<from>.<digest>.<n>`, what is for
everybody under `danhba.<from>.<name>.<part>`. The server lets a desk write only its own id as `<from>` and read only
the box that bears its id.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vbdt.document.ids import DeskId
from vbdt.errors import BadInput

POINTERS = "VAN"
BODIES = "THAN"
PIECE = 1 << 20
"""Bytes of one piece of a body."""
HEAD = "dau"
"""The last token of the small message that says: every piece of this body is there."""
CONTENT = "noi"
"""The last token of what the head of a notice tells of."""
NAME_HEADER = "Goi"


@dataclass(frozen=True, slots=True)
class Names:
    """Streams of pointers, bodies and notices, and the first tokens of subjects: to send a package, of a box, of a
    body, of a notice."""

    pointers: str
    bodies: str
    board: str
    send: str
    box: str
    body: str
    notice: str


AT_HUB = Names(POINTERS, BODIES, "DANHBA", "van", "van", "than", "danhba")
AT_SITE = Names("XVAN", "XTHAN", "XDANHBA", "xdi", "xvan", "xthan", "xdanhba")
"""Other names than the hub's, so that nothing crosses the line between them but what is carried across on purpose."""
OUTGOING = "XDI"
"""The stream of a site in which packages for desks elsewhere wait for the line."""
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,127}")


def token(desk: str) -> str:
    """The id of a desk (or site, or bridge) as part of a subject. Raises BadInput when it could mean something else."""
    if not _TOKEN.fullmatch(desk):
        raise BadInput(
            f"Mã «{desk[:60]}» không dùng được trên trục liên thông.", "Mã chỉ gồm chữ cái, chữ số, gạch nối."
        )
    return desk


def pointer_subject(to: DeskId, sender: DeskId, names: Names = AT_HUB) -> str:
    return f"{names.send}.{token(to)}.{token(sender)}"


def body_subject(sender: str, digest: str, piece: int | str, names: Names = AT_HUB) -> str:
    return f"{names.body}.{sender}.{digest}.{piece}"


def api(domain: str) -> str:
    """The prefix of the server's questions: our own server, or the one called `domain` behind a leaf link."""
    return f"$JS.{domain}.API" if domain else "$JS.API"


def next_subject(desk: DeskId, stream: str = POINTERS, domain: str = "") -> str:
    """Where a desk asks for what lies in its box."""
    return f"{api(domain)}.CONSUMER.MSG.NEXT.{stream}.{token(desk)}"


def info_subject(desk: DeskId, names: Names = AT_HUB) -> str:
    """Where a desk asks how much lies in its box."""
    return f"{api('')}.CONSUMER.INFO.{names.pointers}.{token(desk)}"


def direct_subject(subject: str, names: Names = AT_HUB, domain: str = "") -> str:
    """Where the newest message under a body's subject is asked for."""
    return f"{api(domain)}.DIRECT.GET.{names.bodies}.{subject}"


def board_token(name: str) -> str:
    """The name of a notice as one token. Raises BadInput."""
    return token(name.replace(".", "_"))


def board_subject(place: str, part: str, names: Names = AT_HUB) -> str:
    """`place` is `<desk>.<name as a token>`."""
    return f"{names.notice}.{place}.{part}"


def _board_rights(names: Names, domain: str = "") -> list[str]:
    """Where notices are asked for: what came since, and the newest under one subject."""
    asked = f"{api(domain)}.DIRECT.GET.{names.board}"
    return [asked, f"{asked}.{names.notice}.*.*.*"]


def inbox(desk: str) -> str:
    """Under which a desk hears answers, and nobody else does."""
    return f"_INBOX.{token(desk)}"


def rights(desk: DeskId, names: Names = AT_HUB, upstream: str = "") -> dict[str, dict[str, list[str]]]:
    """What the server allows a desk, in the words of its configuration. Everything else is refused."""
    me = token(desk)
    allowed = [
        f"{names.send}.*.{me}",
        f"{names.body}.{me}.*.*",
        next_subject(desk, names.pointers),
        info_subject(desk, names),
        f"$JS.ACK.{names.pointers}.{me}.>",
        direct_subject(f"{names.body}.*.*.*", names),
        f"{names.notice}.{me}.*.*",
        *_board_rights(names),
    ]
    if names.box != names.send:
        allowed.append(f"{names.box}.*.{me}")  # what the server turns a package for a neighbour into
    if upstream:
        allowed.append(direct_subject(f"{AT_HUB.body}.*.*.*", AT_HUB, upstream))
    return {"publish": {"allow": allowed}, "subscribe": {"allow": [f"{inbox(desk)}.>"]}}


def line_rights(site: str, desks: Iterable[DeskId], hub: str) -> dict[str, dict[str, list[str]]]:
    """What the hub allows a site over its line: what it allows the site's desks, asked from afar, and no more.

    The server tells a leaf of its interest in `than.*.*.*` only when a right here ends in `>` (2.15.1).
    """
    allowed = [direct_subject(f"{AT_HUB.body}.*.*.*", AT_HUB, hub), direct_subject(f"{AT_HUB.body}.*.*.*")]
    allowed += [*_board_rights(AT_HUB, hub), *_board_rights(AT_HUB)]
    heard = [f"{inbox(site)}.>"]
    for desk in desks:
        me = token(desk)
        allowed += [f"van.*.{me}", f"than.{me}.>", f"danhba.{me}.>", f"$JS.ACK.{POINTERS}.{me}.>"]
        allowed += [next_subject(desk, POINTERS, hub), next_subject(desk)]
        heard.append(f"{inbox(desk)}.>")
    return {"publish": {"allow": allowed}, "subscribe": {"allow": heard}}
