"""How packages are spelt: lengths, signed lines of canonical JSON, names. What is not exactly so is damaged."""

import json
import re
from datetime import datetime, timedelta
from typing import NoReturn, TypeVar

from vbdt.document.codec import Json, canonical_json, decode
from vbdt.errors import BadInput
from vbdt.transport.refusal import damaged

T = TypeVar("T")

VERSION = 2
SIGNATURE = 64
_LENGTH = 4
_ID = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def is_digest(text: str) -> bool:
    return _DIGEST.fullmatch(text) is not None


def is_time(moment: datetime) -> bool:
    """UTC, and in a year that can be reckoned with in any time zone."""
    return moment.utcoffset() == timedelta(0) and 2000 <= moment.year < 9000


def with_length(line: bytes) -> bytes:
    """The bytes behind their length as u32, big-endian."""
    return len(line).to_bytes(_LENGTH, "big") + line


def take_sized(data: memoryview, limit: int) -> tuple[bytes, memoryview]:
    """What `with_length` wrote, and the rest."""
    size = int.from_bytes(data[:_LENGTH], "big")
    if len(data) < _LENGTH + size or size > limit:
        damaged()
    return bytes(data[_LENGTH : _LENGTH + size]), data[_LENGTH + size :]


def strict_json(line: bytes) -> dict[str, Json]:
    """The object in canonical JSON without fractions; there is one byte string for each value."""
    try:
        values = json.loads(line, parse_float=_no_fraction, parse_constant=_no_fraction)
        if not isinstance(values, dict) or canonical_json(values) != line:
            damaged()
    except (ValueError, RecursionError):
        damaged()
    return values


def decoded(kind: type[T], values: dict[str, Json]) -> T:
    """The record in the values; PackageRefused when a key is missing, too much, or of another type."""
    try:
        return decode(kind, values)
    except BadInput:
        damaged()


def _no_fraction(text: str) -> NoReturn:
    raise ValueError(text)
