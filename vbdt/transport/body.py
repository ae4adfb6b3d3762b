"""The body (thân) of a package: what is said, signed by its sender and encrypted once, however many will read it.

Nothing in it names a reader. It is encrypted to an age identity made for it alone, which only the pointers know; its
name is the SHA-256 of its encrypted bytes. The layout is written down in `docs/package-format.md`.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import BinaryIO, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.document.codec import Json, canonical_json, encode
from vbdt.document.ids import AgencyId, DeskId
from vbdt.errors import UserError
from vbdt.transport.age import CipherDamaged, decrypt_stream, encrypt_stream, new_identity, recipient_of
from vbdt.transport.keys import is_name, is_signed, public_key
from vbdt.transport.refusal import PackageRefused, Refusal, damaged
from vbdt.transport.wire import SIGNATURE, VERSION, decoded, is_time, strict_json, take_sized, with_length

SIZE_LIMIT = 200_000_000
"""Bytes of a body, unless the caller sets another limit."""
SMALL = 65_536
"""Bytes of an encrypted body that lies inside its pointers."""
PART_LIMIT = 200

_MANIFEST_LIMIT = 4_000_000
_PURPOSE = b"vbdt package body 2\n"
_OVERHEAD = 4_000  # bytes that encryption may add to a small body: header with up to one false stanza, tags
_BLOCK = 1 << 20

KeysOf = Callable[[DeskId, datetime], Sequence[str] | None]
"""The Ed25519 public keys (hex) by which a desk could sign at a time, as the directory has them; None for an unknown
desk."""


class PackageKind(StrEnum):
    """What a package carries."""

    DOCUMENT = "document"
    STATUS = "status"
    RECEIPT = "receipt"
    HISTORY = "history"
    DIRECTORY = "directory"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Content:
    """What a sender says. `facts` holds small JSON values without fractions. `created` is UTC."""

    kind: PackageKind
    sender_agency: AgencyId
    sender_desk: DeskId
    created: datetime
    parts: Mapping[str, bytes] = field(default_factory=dict)
    facts: Mapping[str, Json] = field(default_factory=dict)

    @property
    def is_small(self) -> bool:
        """Whether the encrypted body is certain to have at most SMALL bytes."""
        size = sum(map(len, self.parts.values()))  # first, for large parts take long to describe
        return size <= SMALL - _OVERHEAD and len(_manifest_bytes(self)) + size <= SMALL - _OVERHEAD


@dataclass(frozen=True, slots=True)
class Body:
    """An encrypted body: SHA-256 (hex) and number of its bytes, and the age identity that opens it."""

    digest: str
    size: int
    identity: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class _Manifest:
    """The signed part but its `facts`, which are free JSON."""

    version: int
    kind: PackageKind
    sender_agency: AgencyId
    sender_desk: DeskId
    created: datetime
    parts: tuple[_Part, ...]


def seal_body(content: Content, key: Ed25519PrivateKey, out: BinaryIO, size_limit: int = SIZE_LIMIT) -> Body:
    """Write the encrypted body into `out`, piece by piece.

    Raises UserError when it would be too large, ValueError when the content breaks the rules of the format, which is a
    defect of the caller, and what writing raises.
    """
    manifest = _manifest_bytes(content)
    if len(manifest) > _MANIFEST_LIMIT or sum(map(len, content.parts.values())) > size_limit - 2 * _MANIFEST_LIMIT:
        raise _too_large_to_send(size_limit)
    signature = key.sign(_PURPOSE + manifest)
    identity = new_identity()
    digest, size = hashlib.sha256(), 0

    def write(piece: bytes) -> None:
        nonlocal size
        digest.update(piece)
        size += len(piece)
        out.write(piece)

    encrypt_stream(_pieces(with_length(manifest) + signature, content), write, recipient_of(identity))
    return Body(digest.hexdigest(), size, identity)


def open_body(source: BinaryIO, body: Body, keys_of: KeysOf) -> Content:
    """What was said. The encrypted bytes are compared with their digest before any of them is decrypted, and nothing
    plain touches a disk. Raises PackageRefused."""
    _require_digest(source, body)
    plain = bytearray()
    try:
        decrypt_stream(source, plain.extend, body.identity)
    except CipherDamaged:
        damaged()
    return _read_plain(memoryview(plain), keys_of)


def _require_digest(source: BinaryIO, body: Body) -> None:
    start, digest, size = source.tell(), hashlib.sha256(), 0
    while size <= body.size and (block := source.read(_BLOCK)):
        digest.update(block)
        size += len(block)
    if size != body.size or digest.hexdigest() != body.digest:
        raise PackageRefused(Refusal.BODY_DIFFERS)
    source.seek(start)


def _read_plain(plain: memoryview, keys_of: KeysOf) -> Content:
    line, rest = take_sized(plain, _MANIFEST_LIMIT)
    values = strict_json(line)
    facts = values.pop("facts", None)
    manifest = decoded(_Manifest, values)
    if not isinstance(facts, dict) or manifest.version != VERSION or not is_time(manifest.created):
        damaged()
    keys = keys_of(manifest.sender_desk, manifest.created)
    if keys is None:
        raise PackageRefused(Refusal.UNKNOWN_SENDER)
    if not any(is_signed(public_key(key), bytes(rest[:SIGNATURE]), _PURPOSE + line) for key in keys):
        raise PackageRefused(Refusal.ALTERED)
    content = Content(
        kind=manifest.kind,
        sender_agency=manifest.sender_agency,
        sender_desk=manifest.sender_desk,
        created=manifest.created,
        parts=_parts(manifest.parts, rest[SIGNATURE:]),
        facts=facts,
    )
    if _problem(content) or len(manifest.parts) != len(content.parts):
        damaged()
    return content


def _parts(listed: tuple[_Part, ...], rest: memoryview) -> dict[str, bytes]:
    if len(listed) > PART_LIMIT or any(part.size < 0 for part in listed) or sum(p.size for p in listed) != len(rest):
        damaged()
    parts = {}
    start = 0
    for part in listed:
        content = bytes(rest[start : start + part.size])
        if hashlib.sha256(content).hexdigest() != part.digest:
            damaged()
        parts[part.name] = content
        start += part.size
    return parts


def _pieces(beginning: bytes, content: Content) -> Iterator[bytes]:
    yield beginning
    for part in content.parts.values():
        if part:
            yield part


def _problem(content: Content) -> str:
    """What breaks the rules of the format, in English for a programmer; empty when nothing does."""
    wrong = [name for name in (content.sender_desk, *content.parts) if not is_name(name)]
    if wrong:
        return f"not a name: {wrong[0]!r}"
    if len(content.parts) > PART_LIMIT:
        return f"more than {PART_LIMIT} parts"
    if not is_time(content.created):
        return "the time of creation is UTC"
    return ""


def _manifest_bytes(content: Content) -> bytes:
    problem = _problem(content)
    if problem:
        raise ValueError(problem)
    manifest = _Manifest(
        version=VERSION,
        kind=content.kind,
        sender_agency=content.sender_agency,
        sender_desk=content.sender_desk,
        created=content.created,
        parts=tuple(_Part(name, len(d), hashlib.sha256(d).hexdigest()) for name, d in content.parts.items()),
    )
    line = canonical_json({**cast(dict[str, Json], encode(manifest)), "facts": dict(content.facts)})
    try:
        strict_json(line)
    except PackageRefused:
        raise ValueError("facts hold text, whole numbers, booleans, lists and objects only") from None
    return line


def _too_large_to_send(limit: int) -> UserError:
    return UserError(
        f"Văn bản và tệp kèm theo vượt quá {limit // 1_000_000} MB, không gửi được trong một gói tin.",
        "Giảm dung lượng tệp quét hoặc tách bớt phụ lục.",
    )
