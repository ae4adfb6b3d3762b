"""One package for one reader (gói tin): a pointer that says where its body lies and how to open it.

Signed outside by the sending desk, so that anyone may refuse junk without a key; inside, a letter to one reader,
signed again, binds that reader to that body. A small body lies inside the pointer. The layout is written down in
`docs/package-format.md`.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.document.codec import Json, canonical
from vbdt.document.ids import AgencyId, DeskId, PackageId
from vbdt.transport.age import CipherDamaged, NoKeyFits, decrypt, encrypt, is_identity
from vbdt.transport.body import SIZE_LIMIT, SMALL, Body, KeysOf, PackageKind, open_body
from vbdt.transport.keys import is_name, is_signed, public_key
from vbdt.transport.refusal import PackageRefused, Refusal, damaged
from vbdt.transport.wire import (
    SIGNATURE,
    VERSION,
    decoded,
    is_digest,
    is_id,
    is_time,
    strict_json,
    take_sized,
    with_length,
)

POINTER_LIMIT = 100_000
"""Bytes of a whole pointer, a small body included."""

_MAGIC = b"VBDT-GOI"
_LENGTH = 4
_HEADER_LIMIT = 2_000
_LETTER_LIMIT = 8_000
_HEADER_PURPOSE = b"vbdt package header 2\n"
_LETTER_PURPOSE = b"vbdt package letter 2\n"


@dataclass(frozen=True, slots=True)
class Header:
    """What anyone may read. `size` and `digest` (SHA-256, hex) are of all bytes behind the outer signature: the letter
    of `letter` bytes and, where more follow, the body."""

    version: int
    id: PackageId
    sender: DeskId
    kind: PackageKind
    created: datetime
    letter: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What one reader learns. `counter` numbers the packages from the sending desk to this one, from 1, so that a gap
    is noticed. `replaces` names an earlier package with the same content, sealed to a key that is no longer used."""

    id: PackageId
    sender: DeskId
    recipient: DeskId
    counter: int
    created: datetime
    body: Body
    replaces: PackageId | None = None
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Pointer:
    """An opened pointer. `inline` is a small body, None for one that lies on the carrier."""

    letter: Letter
    kind: PackageKind
    inline: bytes | None


@dataclass(frozen=True, slots=True)
class Package:
    """What a reader gets, every signature and digest checked. `sealed` is when the pointer was made, `created` when
    its content was; both are UTC and for people."""

    id: PackageId
    kind: PackageKind
    sender_agency: AgencyId
    sender_desk: DeskId
    recipient: DeskId
    counter: int
    created: datetime
    sealed: datetime
    parts: Mapping[str, bytes] = field(default_factory=dict)
    facts: Mapping[str, Json] = field(default_factory=dict)
    replaces: PackageId | None = None


def seal_pointer(letter: Letter, kind: PackageKind, key: Ed25519PrivateKey, reads: str, inline: bytes = b"") -> bytes:
    """The pointer's bytes before the inline body, which follows them as it is: it may be kept once for all readers.

    `reads` is the reader's age recipient. Raises BadInput when it is none, ValueError when the letter breaks the rules
    of the format, which is a defect of the caller.
    """
    if not _is_right(letter) or len(inline) > SMALL:
        raise ValueError(f"not a letter that may be sealed: {letter}")
    line = canonical(letter)
    sealed = encrypt(with_length(line) + key.sign(_LETTER_PURPOSE + line), reads)
    digest = hashlib.sha256(sealed)
    digest.update(inline)
    header = canonical(
        Header(
            version=VERSION,
            id=letter.id,
            sender=letter.sender,
            kind=kind,
            created=letter.created,
            letter=len(sealed),
            size=len(sealed) + len(inline),
            digest=digest.hexdigest(),
        )
    )
    return b"".join([_MAGIC, with_length(header), key.sign(_HEADER_PURPOSE + header), sealed])


def read_header(data: bytes) -> Header:
    """The header of a whole pointer, checked without any key: structure, size and digest.

    Raises PackageRefused: TOO_LARGE, DAMAGED, OUTDATED or UNSUPPORTED.
    """
    return _whole(data).header


def whole_size(beginning: bytes) -> int | None:
    """How many bytes the pointer has that starts with these (2,100 are enough); None when it is none."""
    try:
        found = _split(beginning)
    except PackageRefused:
        return None
    return len(_MAGIC) + _LENGTH + len(found.line) + SIGNATURE + found.header.size


def require_signed(data: bytes, keys_of: KeysOf) -> tuple[Header, Sequence[str]]:
    """The header of a whole pointer whose outer signature is right, and the keys of its sender. No reader's key is
    needed: whoever carries packages may refuse what was forged or damaged. Raises PackageRefused."""
    found = _whole(data)
    return found.header, _sender_keys(found, keys_of)


def open_pointer(data: bytes, identities: Sequence[str], me: DeskId, keys_of: KeysOf) -> Pointer:
    """The letter to this desk, both signatures checked. `identities` are all age identities that the desk ever read
    with. Raises PackageRefused."""
    found = _whole(data)
    keys = _sender_keys(found, keys_of)
    header, rest = found.header, found.rest
    try:
        plain = decrypt(bytes(rest[: header.letter]), identities)
    except NoKeyFits:
        raise PackageRefused(Refusal.NOT_FOR_US) from None
    except CipherDamaged:
        damaged()
    line, inner = take_sized(memoryview(plain), _LETTER_LIMIT)
    if not _signed_by_one(keys, bytes(inner), _LETTER_PURPOSE + line):
        raise PackageRefused(Refusal.ALTERED)
    letter = decoded(Letter, strict_json(line))
    if not _is_right(letter):
        damaged()
    if (letter.id, letter.sender, letter.created) != (header.id, header.sender, header.created):
        raise PackageRefused(Refusal.ALTERED)
    if letter.recipient != me:
        raise PackageRefused(Refusal.NOT_FOR_US)
    inline = bytes(rest[header.letter :]) if header.size > header.letter else None
    return Pointer(letter, header.kind, inline)


def open_package(pointer: Pointer, body: BinaryIO | None, keys_of: KeysOf) -> Package:
    """The content behind an opened pointer; `body` is the file that lay on the carrier, None for an inline one.

    Raises PackageRefused.
    """
    source = BytesIO(pointer.inline) if pointer.inline is not None else body
    if source is None:
        raise ValueError("this pointer's body lies apart")
    letter = pointer.letter
    content = open_body(source, letter.body, keys_of)
    if (content.sender_desk, content.kind) != (letter.sender, pointer.kind):
        raise PackageRefused(Refusal.ALTERED)
    return Package(
        id=letter.id,
        kind=content.kind,
        sender_agency=content.sender_agency,
        sender_desk=content.sender_desk,
        recipient=letter.recipient,
        counter=letter.counter,
        created=content.created,
        sealed=letter.created,
        parts=content.parts,
        facts=content.facts,
        replaces=letter.replaces,
    )


def _signed_by_one(keys: Sequence[str], signature: bytes, data: bytes) -> bool:
    return any(is_signed(public_key(key), signature, data) for key in keys)


def _is_right(letter: Letter) -> bool:
    """Whether the letter keeps the rules of the format."""
    return (
        letter.version == VERSION
        and is_identity(letter.body.identity)
        and is_id(letter.id)
        and (letter.replaces is None or is_id(letter.replaces))
        and is_name(letter.sender)
        and is_name(letter.recipient)
        and letter.counter >= 1
        and is_time(letter.created)
        and is_digest(letter.body.digest)
        and 0 < letter.body.size <= SIZE_LIMIT
    )


@dataclass(frozen=True, slots=True)
class _Split:
    """A pointer's header, the bytes it was read from, the outer signature, and what follows as far as it is there."""

    header: Header
    line: bytes
    outer: bytes
    rest: memoryview


def _whole(data: bytes) -> _Split:
    if len(data) > POINTER_LIMIT:
        raise PackageRefused(Refusal.TOO_LARGE)
    found = _split(data)
    if len(found.rest) != found.header.size or hashlib.sha256(found.rest).hexdigest() != found.header.digest:
        damaged()
    return found


def _sender_keys(found: _Split, keys_of: KeysOf) -> Sequence[str]:
    """The keys of the sender, by one of which the outer signature is right."""
    keys = keys_of(found.header.sender, found.header.created)
    if keys is None:
        raise PackageRefused(Refusal.UNKNOWN_SENDER)
    if not _signed_by_one(keys, found.outer, _HEADER_PURPOSE + found.line):
        raise PackageRefused(Refusal.ALTERED)
    return keys


def _split(data: bytes) -> _Split:
    if not data.startswith(_MAGIC):
        damaged()
    line, rest = take_sized(memoryview(data)[len(_MAGIC) :], _HEADER_LIMIT)
    values = strict_json(line)
    version = values.get("version")
    if isinstance(version, int) and version != VERSION:
        raise PackageRefused(Refusal.UNSUPPORTED if version > VERSION else Refusal.OUTDATED)
    header = decoded(Header, values)
    if not (
        header.version == VERSION
        and 0 < header.letter <= min(header.size, _LETTER_LIMIT)
        and header.size <= POINTER_LIMIT
        and is_id(header.id)
        and is_name(header.sender)
        and is_time(header.created)
        and is_digest(header.digest)
        and len(rest) >= SIGNATURE
    ):
        damaged()
    return _Split(header, line, bytes(rest[:SIGNATURE]), rest[SIGNATURE:])
