"""Encrypting one body to many readers so that opening stays quick and nobody sees who else got it.

The body is encrypted once to an identity made for it alone; that identity is encrypted, in boxes, to eight readers
each. One age file for all would do, but its header is parsed in time that grows with the square of the readers: 3.4 s
for 600, during which the whole program stands still. With boxes it is 0.1 s.
"""

from collections.abc import Iterator, Sequence

from vbdt.errors import BadInput
from vbdt.transport.age import BodyDamaged, NoKeyFits, decrypt, encrypt, new_identity, recipient_of

READERS_PER_BOX = 8
BOX_LIMIT = 2_000
"""Bytes of one box, and of the header of the body: bounds the time a hostile one can cost."""
BOXES_LIMIT = 250
_COUNT = 2


def enclose(plain: bytes, readers: Sequence[str]) -> bytes:
    """The encrypted body for the readers (`age1…`). Raises BadInput when a reader's key is not one."""
    identity = new_identity()
    groups = [readers[n : n + READERS_PER_BOX] for n in range(0, len(readers), READERS_PER_BOX)]
    boxes = [encrypt(identity.encode(), group) for group in groups]
    if not 0 < len(boxes) <= BOXES_LIMIT or any(len(box) > BOX_LIMIT for box in boxes):
        raise ValueError(f"{len(readers)} readers do not fit into one body")
    sized = [part for box in boxes for part in (_number(len(box)), box)]
    return b"".join([_number(len(boxes)), *sized, encrypt(plain, [recipient_of(identity)])])


def disclose(sealed: memoryview, identity: str) -> bytes:
    """The plain body. Raises NoKeyFits when it is for others, BodyDamaged when it is no such body."""
    boxes, body = _split(sealed)
    if b"\n---" not in bytes(body[:BOX_LIMIT]):
        raise BodyDamaged
    once = _one_time_identity(boxes, identity)
    try:
        return decrypt(bytes(body), once)
    except NoKeyFits:
        raise BodyDamaged from None


def _one_time_identity(boxes: list[bytes], identity: str) -> str:
    for found in _opened(boxes, identity):
        try:
            text = found.decode("ascii")
            recipient_of(text)
        except (UnicodeDecodeError, BadInput):
            raise BodyDamaged from None
        return text
    raise NoKeyFits


def _opened(boxes: list[bytes], identity: str) -> Iterator[bytes]:
    for box in boxes:
        try:
            yield decrypt(box, identity)
        except NoKeyFits:
            continue


def _split(sealed: memoryview) -> tuple[list[bytes], memoryview]:
    count, rest = _take_number(sealed)
    if not 0 < count <= BOXES_LIMIT:
        raise BodyDamaged
    boxes = []
    for _ in range(count):
        size, rest = _take_number(rest)
        if size > min(BOX_LIMIT, len(rest)):
            raise BodyDamaged
        boxes.append(bytes(rest[:size]))
        rest = rest[size:]
    return boxes, rest


def _number(value: int) -> bytes:
    return value.to_bytes(_COUNT, "big")


def _take_number(data: memoryview) -> tuple[int, memoryview]:
    if len(data) < _COUNT:
        raise BodyDamaged
    return int.from_bytes(data[:_COUNT], "big"), data[_COUNT:]
