"""What a place costs while nobody asks for it; whether the list of cases is true."""

import re
import timeit
from pathlib import Path

from vbdt.crashpoints import ARMED, Cut, reached, wanted


def test_a_place_costs_next_to_nothing() -> None:
    assert ARMED == {}
    seconds = min(timeit.repeat(lambda: reached("send.3 due"), number=100_000, repeat=5)) / 100_000
    assert seconds < 2e-6, "tens of nanoseconds on a quiet machine"


def test_which_place_is_wanted_and_when() -> None:
    assert wanted("") == {}
    assert wanted("send.3 due") == {"send.3 due": Cut(1)}
    assert wanted("send.3 due:4") == {"send.3 due": Cut(4)}


def test_every_case_that_the_list_names_is_a_test() -> None:
    here = Path(__file__).parent
    named = re.findall(r"`([\w./]+\.py)::(\w+)`", (here / "README.md").read_text("utf-8"))
    assert len(named) > 15
    for path, test in named:
        assert f"def {test}(" in (here / path).read_text("utf-8"), f"{path} has no {test}"
