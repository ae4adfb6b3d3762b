"""Frozen records to plain JSON values and back, the same bytes every time.

Only what our records are made of: text, whole numbers, booleans, None, dates, UTC times, enums, tuples and other
records. Anything else is a defect in the record, not in the data.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from vbdt.errors import BadInput

T = TypeVar("T")
LATER = {"later": True}
"""Metadata of a field that a record did not have from the first, whose default is None: it is left out of the bytes
while it says nothing, so that what was hashed, signed and stored before it existed keeps its very bytes."""
Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def encode(value: object) -> Json:
    """The JSON value of a record; times as `2026-03-05T02:00:00Z`, dates as `2026-03-05`."""
    match value:
        case Enum():
            return encode(value.value)
        case None | bool() | int() | str():
            return value
        case datetime():
            return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
        case date():
            return value.isoformat()
        case tuple():
            return [encode(each) for each in value]
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {field.name: encode(item) for field, item in _told(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _told(record: Any) -> Iterator[tuple["dataclasses.Field[Any]", object]]:
    for field in dataclasses.fields(record):
        item = getattr(record, field.name)
        if item is not None or field.metadata != LATER:
            yield field, item


def canonical(record: object) -> bytes:
    """The one byte string of a record."""
    return canonical_json(encode(record))


def canonical_json(value: Json) -> bytes:
    """UTF-8 JSON with sorted keys and no white space (what RFC 8785 gives for our subset: no fractions)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def decode(kind: type[T], value: Json) -> T:
    """The record of type `kind` in a JSON value. Raises BadInput when shape or type differ."""
    return typing.cast(T, _decode(kind, value, kind.__name__))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode(kind: Any, value: Json, where: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        options = [option for option in get_args(kind) if option is not type(None)]
        return None if value is None else _decode(options[0], value, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise _unreadable(where)
        return tuple(_decode(get_args(kind)[0], each, where) for each in value)
    if isinstance(kind, typing.NewType):
        return _decode(kind.__supertype__, value, where)
    if dataclasses.is_dataclass(kind):
        return _decode_record(kind, value, where)
    return _decode_plain(kind, value, where)


def _decode_record(kind: Any, value: Json, where: str) -> Any:
    if not isinstance(value, dict):
        raise _unreadable(where)
    hints = _hints(kind)
    unknown = set(value) - set(hints)
    if unknown:
        raise _unreadable(f"{where}.{sorted(unknown)[0]}")
    given = {name: _decode(hints[name], item, f"{where}.{name}") for name, item in value.items()}
    try:
        return kind(**given)
    except TypeError:
        raise _unreadable(where) from None


def _decode_plain(kind: Any, value: Json, where: str) -> Any:
    try:
        if isinstance(value, str) and issubclass(kind, datetime):
            return datetime.fromisoformat(value)
        if isinstance(value, str) and issubclass(kind, date):
            return date.fromisoformat(value)
        if issubclass(kind, Enum):
            return kind(value)
    except ValueError:
        raise _unreadable(where) from None
    if (kind is int and isinstance(value, bool)) or not isinstance(value, kind):
        raise _unreadable(where)
    return value


def _unreadable(where: str) -> BadInput:
    return BadInput(f"Dữ liệu không đúng định dạng tại «{where}».", "Đề nghị nơi gửi kiểm tra và gửi lại.")
