"""Records to JSON and back, the same bytes every time."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, make_dataclass, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbdt.document.codec import LATER, Json, canonical, decode, encode
from vbdt.document.kinds import Urgency
from vbdt.errors import BadInput


@dataclass(frozen=True, slots=True)
class Inner:
    name: str
    urgency: Urgency = Urgency.NORMAL


@dataclass(frozen=True, slots=True)
class Outer:
    at: datetime
    day: date | None
    items: tuple[Inner, ...] = ()
    count: int = 0
    flag: bool = False
    added: int | None = field(default=None, metadata=LATER)


records = st.builds(
    Outer,
    at=st.datetimes(timezones=st.just(UTC)),
    day=st.none() | st.dates(),
    items=st.lists(st.builds(Inner, st.text(), st.sampled_from(Urgency))).map(tuple),
    count=st.integers(),
    flag=st.booleans(),
    added=st.none() | st.integers(),
)


@given(records)
def test_what_is_written_reads_back(record: Outer) -> None:
    assert decode(Outer, encode(record)) == record


def test_the_canonical_form_has_sorted_keys_and_no_spaces() -> None:
    assert canonical(Inner("Đ")) == '{"name":"Đ","urgency":0}'.encode()


def test_a_field_that_came_later_is_in_the_bytes_only_where_it_says_something() -> None:
    old = Outer(datetime(2024, 3, 4, 1, tzinfo=UTC), None)
    assert b"added" not in canonical(old)
    assert b'"added":3' in canonical(replace(old, added=3))


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {"at": "2024-03-04T01:00:00Z"},
        {"at": "hôm qua", "day": None},
        {"at": "2024-03-04T01:00:00Z", "day": None, "count": True},
        {"at": "2024-03-04T01:00:00Z", "day": None, "extra": 1},
        {"at": "2024-03-04T01:00:00Z", "day": None, "items": [{"name": 3}]},
        {"at": "2024-03-04T01:00:00Z", "day": None, "items": [{"name": "a", "urgency": 9}]},
    ],
)
def test_another_shape_is_refused_with_the_place(value: Json) -> None:
    with pytest.raises(BadInput, match="Outer"):
        decode(Outer, value)


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("restless")
def test_two_threads_that_meet_a_kind_of_record_first_both_read_it() -> None:
    names = [f"field_{n}" for n in range(200)]
    with ThreadPoolExecutor(4) as pool:
        for round_ in range(20):
            kind = make_dataclass(f"Kind{round_}", [(name, tuple[Inner, ...]) for name in names])
            read = pool.map(lambda _, kind=kind: decode(kind, {name: [] for name in names}), range(4))
            assert len(list(read)) == 4
