"""What the bytes of a file say about its signatures, without any parser."""

import pytest

from vbdt.signing.check.coverage import count_signatures, covers_to_the_end, leaves_only_contents_open

FILE = b"head /Contents <3082abCD00> tail"
OPEN, CLOSE, END = FILE.index(b"<"), FILE.index(b">") + 1, len(FILE)


def test_a_proper_range_leaves_exactly_the_contents_open() -> None:
    assert leaves_only_contents_open(FILE, [0, OPEN, CLOSE, END - CLOSE])
    assert covers_to_the_end(FILE, [0, OPEN, CLOSE, END - CLOSE])


@pytest.mark.parametrize(
    "byte_range",
    [
        [0, OPEN, CLOSE],
        [0, OPEN, CLOSE, END - CLOSE, END, 0],
        [1, OPEN, CLOSE, END - CLOSE],
        [0, OPEN - 1, CLOSE, END - CLOSE],
        [0, OPEN + 1, CLOSE, END - CLOSE],
        [0, OPEN, CLOSE + 1, END - CLOSE - 1],
        [0, OPEN, CLOSE, END - CLOSE + 1],
        [0, OPEN, CLOSE, -1],
        [0, CLOSE, OPEN, END - OPEN],
        [0, -OPEN, CLOSE, END - CLOSE],
    ],
)
def test_any_other_range_hides_something(byte_range: list[int]) -> None:
    assert not leaves_only_contents_open(FILE, byte_range)


def test_a_range_that_ends_early_is_proper_but_does_not_reach_the_end() -> None:
    early = [0, OPEN, CLOSE, END - CLOSE - 1]
    assert leaves_only_contents_open(FILE, early)
    assert not covers_to_the_end(FILE, early)


def test_signatures_are_counted_in_the_bytes() -> None:
    assert count_signatures(b"/ByteRange [0 1 2 3] /ByteRange[0 1 2 3] /ByteRange 5") == 2
