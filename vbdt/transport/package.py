"""One sealed package (gói tin): signed by the sending desk, encrypted to its readers, refused when a byte differs.

The layout is written down in `docs/package-format.md`. A signature outside lets anyone refuse junk without a key; the
one inside, over recipients and digests of all parts, forbids re-addressing.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import NoReturn, TypeVar, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from vbdt.document.codec import Json, canonical, canonical_json, decode, encode
from vbdt.document.ids import AgencyId, DeskId, PackageId
from vbdt.errors import BadInput, UserError
from vbdt.transport.age import BodyDamaged, NoKeyFits
from vbdt.transport.envelope import BOXES_LIMIT, READERS_PER_BOX, disclose, enclose
from vbdt.transport.keys import is_name, is_signed, public_key

T = TypeVar("T")

VERSION = 1
SIZE_LIMIT = 200_000_000
"""Bytes of a whole sealed package, unless the caller sets another limit."""
PART_LIMIT = 200
RECIPIENT_LIMIT = BOXES_LIMIT * READERS_PER_BOX

_MAGIC = b"VBDT-GOI"
_LENGTH = 4
_SIGNATURE = 64
_HEADER_LIMIT = 2_000
_MANIFEST_LIMIT = 4_000_000
_HEADER_PURPOSE = b"vbdt package header 1\n"
_MANIFEST_PURPOSE = b"vbdt package manifest 1\n"
_ID = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class PackageKind(StrEnum):
    """What a package carries."""

    DOCUMENT = "document"
    STATUS = "status"
    RECEIPT = "receipt"
    HISTORY = "history"
    DIRECTORY = "directory"
    REQUEST = "request"


class Refusal(StrEnum):
    """Why a package is not accepted."""

    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    UNKNOWN_SENDER = "unknown_sender"
    ALTERED = "altered"
    NOT_FOR_US = "not_for_us"


_WORDS = {
    Refusal.DAMAGED: ("Gói tin bị hỏng hoặc chưa chép xong.", "Đề nghị nơi gửi gửi lại."),
    Refusal.TOO_LARGE: ("Gói tin vượt quá dung lượng cho phép.", "Đề nghị nơi gửi tách nhỏ hoặc gửi bằng cách khác."),
    Refusal.UNSUPPORTED: ("Gói tin do phiên bản phần mềm mới hơn tạo ra.", "Cập nhật phần mềm rồi nhận lại."),
    Refusal.UNKNOWN_SENDER: ("Không rõ nơi gửi: bàn gửi không có trong danh bạ.", "Cập nhật danh bạ rồi nhận lại."),
    Refusal.ALTERED: ("Gói tin đã bị sửa đổi hoặc mạo danh nơi gửi.", "Không dùng nội dung này; báo cho nơi gửi biết."),
    Refusal.NOT_FOR_US: ("Gói tin không gửi cho bàn làm việc này.", "Báo cho người quản lý hộp thư biết."),
}


class PackageRefused(BadInput):
    """The package goes to quarantine; `refusal` says why for programs, the sentence for people."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(*_WORDS[refusal])
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Header:
    """What anyone may read: `size` in bytes and `digest` (SHA-256, hex) of the encrypted body."""

    version: int
    id: PackageId
    sender: DeskId
    kind: PackageKind
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Package:
    """What the readers get. `counters` numbers the packages from the sending desk to each recipient, from 1, so that a
    recipient notices a gap. `facts` holds small JSON values without fractions. `created` is UTC."""

    id: PackageId
    kind: PackageKind
    sender_agency: AgencyId
    sender_desk: DeskId
    recipients: tuple[DeskId, ...]
    created: datetime
    counters: Mapping[DeskId, int]
    parts: Mapping[str, bytes] = field(default_factory=dict)
    facts: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class _Address:
    desk: DeskId
    counter: int


@dataclass(frozen=True, slots=True)
class _Manifest:
    """The signed inner part but its `facts`, which are free JSON."""

    version: int
    id: PackageId
    kind: PackageKind
    sender_agency: AgencyId
    sender_desk: DeskId
    recipients: tuple[_Address, ...]
    created: datetime
    parts: tuple[_Part, ...]


def seal(
    package: Package, signing_key: Ed25519PrivateKey, readers: Sequence[str], size_limit: int = SIZE_LIMIT
) -> bytes:
    """The bytes to send, made once and repeated on every retry. `readers` are age recipients of the recipients' desks.

    Raises UserError when the package would be too large, BadInput when a reader's key is not one, ValueError when the
    package breaks the rules of the format (names, counters), which is a defect of the caller.
    """
    manifest = _manifest_bytes(package)
    if len(manifest) > _MANIFEST_LIMIT or sum(map(len, package.parts.values())) > size_limit:
        raise _too_large_to_send(size_limit)
    inner = signing_key.sign(_MANIFEST_PURPOSE + manifest)
    plain = b"".join([_length(manifest), manifest, inner, *package.parts.values()])
    body = enclose(plain, readers)
    header = canonical(
        Header(VERSION, package.id, package.sender_desk, package.kind, len(body), hashlib.sha256(body).hexdigest())
    )
    outer = signing_key.sign(_HEADER_PURPOSE + header)
    sealed = b"".join([_MAGIC, _length(header), header, outer, body])
    if len(sealed) > size_limit:
        raise _too_large_to_send(size_limit)
    return sealed


def read_header(data: bytes, size_limit: int = SIZE_LIMIT) -> Header:
    """The header of a whole package, checked without any key: structure, size and digest of the body.

    Raises PackageRefused: TOO_LARGE, DAMAGED or UNSUPPORTED.
    """
    if len(data) > size_limit:
        raise PackageRefused(Refusal.TOO_LARGE)
    header, _, body = _split(data)
    if len(body) != header.size or hashlib.sha256(body).hexdigest() != header.digest:
        _damaged()
    return header


def whole_size(beginning: bytes) -> int | None:
    """How many bytes the package has that starts with these (2,100 are enough); None when it is no package."""
    try:
        header, _, _ = _split(beginning)
    except PackageRefused:
        return None
    return len(_MAGIC) + _LENGTH + len(canonical(header)) + _SIGNATURE + header.size


def open_sealed(
    data: bytes,
    identity: str,
    me: DeskId,
    signing_key_of: Callable[[DeskId], str | None],
    size_limit: int = SIZE_LIMIT,
) -> Package:
    """The package in sealed bytes, every signature and digest checked.

    `signing_key_of` gives a desk's Ed25519 public key in hex as the directory has it, None for an unknown desk.
    Raises PackageRefused.
    """
    header = read_header(data, size_limit)
    known = signing_key_of(header.sender)
    if known is None:
        raise PackageRefused(Refusal.UNKNOWN_SENDER)
    key = public_key(known)
    _, outer, body = _split(data)
    if not is_signed(key, outer, _HEADER_PURPOSE + canonical(header)):
        raise PackageRefused(Refusal.ALTERED)
    try:
        plain = disclose(body, identity)
    except NoKeyFits:
        raise PackageRefused(Refusal.NOT_FOR_US) from None
    except BodyDamaged:
        _damaged()
    package = _open_plain(plain, key)
    if (package.id, package.kind, package.sender_desk) != (header.id, header.kind, header.sender):
        raise PackageRefused(Refusal.ALTERED)
    if me not in package.recipients:
        raise PackageRefused(Refusal.NOT_FOR_US)
    return package


def _open_plain(plain: bytes, key: Ed25519PublicKey) -> Package:
    line, rest = _take_sized(memoryview(plain), _MANIFEST_LIMIT)
    if not is_signed(key, bytes(rest[:_SIGNATURE]), _MANIFEST_PURPOSE + line):
        raise PackageRefused(Refusal.ALTERED)
    values = _strict_json(line)
    facts = values.pop("facts", None)
    manifest = _decoded(_Manifest, values)
    if not isinstance(facts, dict) or manifest.version != VERSION:
        raise PackageRefused(Refusal.UNSUPPORTED)
    package = Package(
        id=manifest.id,
        kind=manifest.kind,
        sender_agency=manifest.sender_agency,
        sender_desk=manifest.sender_desk,
        recipients=tuple(each.desk for each in manifest.recipients),
        created=manifest.created,
        counters={each.desk: each.counter for each in manifest.recipients},
        parts=_parts(manifest.parts, rest[_SIGNATURE:]),
        facts=facts,
    )
    problem = _problem(package)
    if problem or len(manifest.parts) != len(package.parts):
        _damaged()
    return package


def _parts(listed: tuple[_Part, ...], rest: memoryview) -> dict[str, bytes]:
    if len(listed) > PART_LIMIT or any(part.size < 0 for part in listed) or sum(p.size for p in listed) != len(rest):
        _damaged()
    parts = {}
    start = 0
    for part in listed:
        content = bytes(rest[start : start + part.size])
        if hashlib.sha256(content).hexdigest() != part.digest:
            _damaged()
        parts[part.name] = content
        start += part.size
    return parts


def _problem(package: Package) -> str:
    """What breaks the rules of the format, in English for a programmer; empty when nothing does."""
    names = [package.sender_desk, *package.recipients, *package.parts]
    if not _ID.fullmatch(package.id):
        return "a package id is 32 hexadecimal digits"
    if not all(is_name(name) for name in names):
        return f"not a name: {next(name for name in names if not is_name(name))!r}"
    if len(package.parts) > PART_LIMIT:
        return f"more than {PART_LIMIT} parts"
    if not 0 < len(set(package.recipients)) == len(package.recipients) <= RECIPIENT_LIMIT:
        return "recipients must be named, once each"
    if set(package.counters) != set(package.recipients) or any(each < 1 for each in package.counters.values()):
        return "every recipient has a counter from 1"
    if package.created.tzinfo is None:
        return "the time of creation needs a zone"
    return ""


def _manifest_bytes(package: Package) -> bytes:
    problem = _problem(package)
    if problem:
        raise ValueError(problem)
    manifest = _Manifest(
        version=VERSION,
        id=package.id,
        kind=package.kind,
        sender_agency=package.sender_agency,
        sender_desk=package.sender_desk,
        recipients=tuple(_Address(desk, package.counters[desk]) for desk in package.recipients),
        created=package.created.astimezone(UTC),
        parts=tuple(_Part(name, len(d), hashlib.sha256(d).hexdigest()) for name, d in package.parts.items()),
    )
    line = canonical_json({**cast(dict[str, Json], encode(manifest)), "facts": dict(package.facts)})
    try:
        _strict_json(line)
    except PackageRefused:
        raise ValueError("facts hold text, whole numbers, booleans, lists and objects only") from None
    return line


def _split(data: bytes) -> tuple[Header, bytes, memoryview]:
    """Header, outer signature, and the body as far as it is there."""
    if not data.startswith(_MAGIC):
        _damaged()
    line, rest = _take_sized(memoryview(data)[len(_MAGIC) :], _HEADER_LIMIT)
    values = _strict_json(line)
    if isinstance(values.get("version"), int) and cast(int, values["version"]) > VERSION:
        raise PackageRefused(Refusal.UNSUPPORTED)
    header = _decoded(Header, values)
    if not (
        header.version == VERSION
        and header.size >= 0
        and _ID.fullmatch(header.id)
        and is_name(header.sender)
        and _DIGEST.fullmatch(header.digest)
        and len(rest) >= _SIGNATURE
    ):
        _damaged()
    return header, bytes(rest[:_SIGNATURE]), rest[_SIGNATURE:]


def _take_sized(data: memoryview, limit: int) -> tuple[bytes, memoryview]:
    size = int.from_bytes(data[:_LENGTH], "big")
    if len(data) < _LENGTH + size or size > limit:
        _damaged()
    return bytes(data[_LENGTH : _LENGTH + size]), data[_LENGTH + size :]


def _strict_json(line: bytes) -> dict[str, Json]:
    """The object in canonical JSON without fractions; there is one byte string for each value."""
    try:
        values = json.loads(line, parse_float=_no_fraction, parse_constant=_no_fraction)
        if not isinstance(values, dict) or canonical_json(values) != line:
            _damaged()
    except (ValueError, RecursionError):
        _damaged()
    return values


def _no_fraction(text: str) -> NoReturn:
    raise ValueError(text)


def _decoded(kind: type[T], values: dict[str, Json]) -> T:
    try:
        return decode(kind, values)
    except BadInput:
        _damaged()


def _length(line: bytes) -> bytes:
    return len(line).to_bytes(_LENGTH, "big")


def _damaged() -> NoReturn:
    raise PackageRefused(Refusal.DAMAGED) from None


def _too_large_to_send(limit: int) -> UserError:
    return UserError(
        f"Văn bản và tệp kèm theo vượt quá {limit // 1_000_000} MB, không gửi được trong một gói tin.",
        "Giảm dung lượng tệp quét hoặc tách bớt phụ lục.",
    )
