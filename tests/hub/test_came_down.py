"""What the bridge remembers is read again after a disk was full, or the current went, in the middle of a line."""

from pathlib import Path

import pytest

from vbdt.hub.came_down import CameDown

FIRST, SECOND, THIRD = ("1" * 64, "2" * 64, "3" * 64)


TORN = {
    "in the time": SECOND.encode() + b" 17",
    "in the name": SECOND.encode()[:40],
    "before the time": SECOND.encode() + b" ",
    "room and nothing in it": bytes(80),
    "a time and nothing after it": SECOND.encode() + b" 17" + bytes(2),
}


@pytest.mark.parametrize("torn", TORN.values(), ids=TORN)
def test_half_a_line_hides_none_of_the_others(tmp_path: Path, torn: bytes) -> None:
    notes = tmp_path / "notes.txt"
    CameDown(notes).add(FIRST)
    with notes.open("ab") as file:
        file.write(torn)

    CameDown(notes).add(THIRD)

    again = CameDown(notes)
    assert FIRST in again
    assert THIRD in again
    assert again.older(60) == ((SECOND,) if torn.endswith(b"17") else ())
    again.forget([FIRST])
    assert FIRST not in CameDown(notes)
    assert THIRD in CameDown(notes)
