"""One body for many readers: each opens it with his own key, others learn that it is not theirs."""

import pytest

from vbdt.errors import BadInput
from vbdt.transport.age import BodyDamaged, NoKeyFits, encrypt, new_identity, recipient_of
from vbdt.transport.envelope import disclose, enclose
from vbdt.transport.keys import DeskKeys


def test_every_one_of_many_readers_opens_it() -> None:
    identities = [new_identity() for _ in range(20)]
    sealed = enclose(b"than", [recipient_of(each) for each in identities])
    assert [disclose(memoryview(sealed), each) for each in identities] == [b"than"] * 20
    with pytest.raises(NoKeyFits):
        disclose(memoryview(sealed), new_identity())


def test_six_hundred_readers_lie_in_small_boxes(snv: DeskKeys, xa: DeskKeys) -> None:
    """The time to open grows with the square of a box's size, so no box may grow with the number of readers."""
    sealed = enclose(b"than", [snv.reads] * 599 + [xa.reads])
    assert int.from_bytes(sealed[:2], "big") == 75
    assert disclose(memoryview(sealed), xa.identity) == b"than"


def boxed(*boxes: bytes, body: bytes) -> memoryview:
    sized = b"".join(len(box).to_bytes(2, "big") + box for box in boxes)
    return memoryview(len(boxes).to_bytes(2, "big") + sized + body)


def test_bodies_that_a_hostile_sender_could_make(xa: DeskKeys) -> None:
    identity = new_identity()
    key = encrypt(identity.encode(), [xa.reads])
    long_header = encrypt(b"x", [recipient_of(identity)] * 40)
    for sealed in (
        memoryview(b""),
        memoryview(b"\0"),
        memoryview(b"\0\0"),
        memoryview(b"\xff\xff"),
        memoryview(b"\0\1\7\xff"),
        boxed(key, body=b""),
        boxed(key, body=long_header),
        boxed(key, body=encrypt(b"x", [xa.reads])),
        boxed(encrypt(b"not an identity", [xa.reads]), body=encrypt(b"x", [xa.reads])),
        boxed(encrypt(b"\xff", [xa.reads]), body=encrypt(b"x", [xa.reads])),
        boxed(b"junk", body=encrypt(b"x", [xa.reads])),
    ):
        with pytest.raises(BodyDamaged):
            disclose(sealed, xa.identity)


def test_a_body_needs_readers_and_their_keys() -> None:
    with pytest.raises(ValueError, match="0 readers"):
        enclose(b"x", [])
    with pytest.raises(BadInput):
        enclose(b"x", ["age1nonsense"])
