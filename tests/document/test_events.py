"""Events are read for ever: bytes written by an earlier program stay what they were, hash and signature included."""

import hashlib

import pytest

from tests.document.records import CLERK, LEADER, PDF, event, received, story
from vbdt.document.events import RegisteredIn, Stamped, read_event
from vbdt.document.history import after
from vbdt.document.model import MarkPlace
from vbdt.errors import BadInput

BEFORE_THE_MARK = (
    '{"agency":"H30.07","at":"2024-03-04T03:00:00Z","desk":"van-thu","document":"van-ban",'
    '"fact":{"number":7,"previous_entry":"' + "0" * 64 + '","to":"lanh-dao","year":2024},'
    '"id":"viec-2","kind":"registered_in","n":2,"person":"nguoi-van-thu","previous":"' + "a" * 64 + '","version":1}'
).encode()
"""«Vào sổ đến» as it was written before the fact knew where the stamp stands."""


def test_an_event_from_before_the_mark_reads_and_keeps_its_hash() -> None:
    old = read_event(BEFORE_THE_MARK)
    assert old.fact == RegisteredIn(2024, 7, LEADER, "0" * 64, None)
    assert old.hash == hashlib.sha256(BEFORE_THE_MARK).hexdigest()


def test_the_place_of_the_mark_travels_with_the_event_and_stands_in_the_document() -> None:
    arrived = story((CLERK, received()))
    registered = event(arrived, CLERK, RegisteredIn(2024, 7, LEADER, "0" * 64, MarkPlace(1, 300, 520)))
    again = read_event(registered.canonical())
    assert again == registered
    assert after(arrived, again).mark == MarkPlace(1, 300, 520)


def test_a_time_stamp_from_before_annexes_had_one_reads_and_keeps_its_hash() -> None:
    fact = (
        '{"level":"B-LTA","pdf":{"id":"f1","media_type":"application/pdf","name":"van-ban.pdf",'
        '"sha256":"' + "00" * 32 + '","size":10}}'
    )
    data = BEFORE_THE_MARK.replace(b'"registered_in"', b'"stamped"')
    start, end = data.index(b'"fact":') + 7, data.index(b',"id"')
    data = data[:start] + fact.encode() + data[end:]
    old = read_event(data)
    assert old.fact == Stamped(PDF, "B-LTA", None)
    assert old.hash == hashlib.sha256(data).hexdigest()


def test_a_mark_that_says_nothing_is_not_canonical() -> None:
    with pytest.raises(BadInput):
        read_event(BEFORE_THE_MARK.replace(b'"fact":{', b'"fact":{"mark":null,'))
