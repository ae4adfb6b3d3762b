"""What a place costs while nobody asks for it."""

import timeit

from vbdt.crashpoints import ARMED, Cut, reached, wanted


def test_a_place_costs_next_to_nothing() -> None:
    assert ARMED == {}
    seconds = min(timeit.repeat(lambda: reached("send.3 due"), number=100_000, repeat=5)) / 100_000
    assert seconds < 2e-6, "tens of nanoseconds on a quiet machine"


def test_which_place_is_wanted_and_when() -> None:
    assert wanted("") == {}
    assert wanted("send.3 due") == {"send.3 due": Cut(1)}
    assert wanted("send.3 due:4") == {"send.3 due": Cut(4)}
