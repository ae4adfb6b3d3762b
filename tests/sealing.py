"""Sealing by hand, as a sender's desk does it and as a hostile one might."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.document.codec import Json
from vbdt.document.ids import AgencyId, DeskId, PackageId, random_id
from vbdt.transport.body import Body, Content, PackageKind, seal_body
from vbdt.transport.package import Letter, seal_pointer


@dataclass(frozen=True)
class Mail:
    """What is to be sealed: content and address, with everything a forger might change."""

    kind: PackageKind
    agency: AgencyId
    sender: DeskId
    to: DeskId
    parts: dict[str, bytes] = field(default_factory=dict)
    facts: dict[str, Json] = field(default_factory=dict)
    counter: int = 1
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
    package: PackageId = field(default_factory=lambda: PackageId(random_id()))
    replaces: PackageId | None = None
    signed_as: DeskId | None = None


def content(mail: Mail) -> Content:
    return Content(mail.kind, mail.agency, mail.signed_as or mail.sender, mail.created, mail.parts, mail.facts)


def letter(mail: Mail, body: Body) -> Letter:
    return Letter(mail.package, mail.sender, mail.to, mail.counter, mail.created, body, mail.replaces)


def seal_inline(mail: Mail, key: Ed25519PrivateKey, reads: str) -> bytes:
    """One file with everything in it."""
    out = BytesIO()
    body = seal_body(content(mail), key, out)
    return seal_pointer(letter(mail, body), mail.kind, key, reads, out.getvalue()) + out.getvalue()


def seal_apart(mail: Mail, key: Ed25519PrivateKey, reads: str) -> tuple[bytes, bytes, Body]:
    """The pointer, the body's bytes, and how the pointer names them."""
    out = BytesIO()
    body = seal_body(content(mail), key, out)
    return seal_pointer(letter(mail, body), mail.kind, key, reads), out.getvalue(), body
