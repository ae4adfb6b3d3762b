"""Frozen records to plain JSON values and back, the same bytes every time.

Only what our records are made of: text, whole numbers, booleans, None, dates, UTC times, enums, tuples and other
records. Anything else is a defect in the record, not in the data.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from vbdt.errors import BadInput

T = TypeVar("T")
_PLAIN = (str, int, bool, type(None))
LATER = {"later": True}
"""Metadata of a field that a record did not have from the first, whose default is None: it is left out of the bytes
while it says nothing, so that what was hashed, signed and stored before it existed keeps its very bytes."""
Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def encode(value: object) -> Json:
    """The JSON value of a record; times as `2026-03-05T02:00:00Z`, dates as `2026-03-05`."""
    if type(value) in _PLAIN:
        return typing.cast(Json, value)
    match value:
        case Enum():
            return encode(value.value)
        case int() | str():
            return value
        case datetime():
            return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
        case date():
            return value.isoformat()
        case tuple():
            return [encode(each) for each in value]
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            told = ((name, getattr(value, name), later) for name, later in _fields(type(value)))
            return {name: encode(item) for name, item, later in told if item is not None or not later}
    raise TypeError(f"{type(value).__name__} has no JSON form")


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """Names of a record's fields that are told, and which of them are left out while they are None."""
    return tuple((each.name, each.metadata == LATER) for each in dataclasses.fields(kind) if each.init)


def canonical(record: object) -> bytes:
    """The one byte string of a record."""
    return canonical_json(encode(record))


def canonical_json(value: Json) -> bytes:
    """UTF-8 JSON with sorted keys and no white space (what RFC 8785 gives for our subset: no fractions)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def decode(kind: type[T], value: Json) -> T:
    """The record of type `kind` in a JSON value. Raises BadInput when shape or type differ."""
    try:
        return typing.cast(T, _decoder(typing.cast(Any, kind))(value))
    except _Wrong as wrong:
        raise _unreadable(".".join([kind.__name__, *reversed(wrong.path)])) from None


class _Wrong(Exception):
    """Where a value is not what it must be, the innermost field first."""

    def __init__(self, *path: str) -> None:
        self.path = [*path]


@cache
def _decoder(kind: Any) -> Callable[[Json], Any]:
    """How values of this type are read; found out once, for a directory has a hundred thousand of them."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        present = _decoder(next(option for option in get_args(kind) if option is not type(None)))
        return lambda value: None if value is None else present(value)
    if origin is tuple:
        return _list_decoder(_decoder(get_args(kind)[0]))
    if isinstance(kind, typing.NewType):
        return _decoder(kind.__supertype__)
    if dataclasses.is_dataclass(kind):
        return _record_decoder(typing.cast(type, kind))
    if issubclass(kind, datetime):
        return _reader(datetime.fromisoformat)
    if issubclass(kind, date):
        return _reader(date.fromisoformat)
    return _enum_decoder(kind) if issubclass(kind, Enum) else _plain_decoder(kind)


def _list_decoder(each: Callable[[Json], Any]) -> Callable[[Json], Any]:
    def read(value: Json) -> Any:
        if not isinstance(value, list):
            raise _Wrong
        return tuple([each(one) for one in value])

    return read


def _record_decoder(kind: type) -> Callable[[Json], Any]:
    def read(value: Json) -> Any:
        if not isinstance(value, dict):
            raise _Wrong
        known = _field_decoders(kind)
        given = {}
        for name, item in value.items():
            if name not in known:
                raise _Wrong(min(set(value) - set(known)))
            try:
                given[name] = known[name](item)
            except _Wrong as wrong:
                wrong.path.append(name)
                raise
        try:
            return kind(**given)
        except TypeError:
            raise _Wrong from None

    return read


@cache
def _field_decoders(kind: type) -> dict[str, Callable[[Json], Any]]:
    """Asked for with the first value, for a record may hold its like; all or nothing, for several threads read."""
    hints = get_type_hints(kind)
    return {name: _decoder(hints[name]) for name, _ in _fields(kind)}


def _reader(read_text: Callable[[str], Any]) -> Callable[[Json], Any]:
    def read(value: Json) -> Any:
        try:
            if isinstance(value, str):
                return read_text(value)
        except ValueError:
            pass
        raise _Wrong

    return read


def _enum_decoder(kind: type[Enum]) -> Callable[[Json], Any]:
    def read(value: Json) -> Any:
        try:
            return kind(value)
        except ValueError:
            raise _Wrong from None

    return read


def _plain_decoder(kind: type) -> Callable[[Json], Any]:
    def read(value: Json) -> Any:
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise _Wrong
        return value

    return read


def _unreadable(where: str) -> BadInput:
    return BadInput(f"Dữ liệu không đúng định dạng tại «{where}».", "Đề nghị nơi gửi kiểm tra và gửi lại.")
