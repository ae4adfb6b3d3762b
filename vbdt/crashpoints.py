"""Places where a power cut would hurt most: the steps of sending and receiving, for the tests that cut it there.

`VBDT_CRASH_AT=name` or `name:3` makes the program kill itself there, or there the third time: no clean-up, no last
words. Unset, a place costs one look into an empty dictionary (under 50 ns).
"""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Cut:
    """The program ends at the visit that brings `left` to nought."""

    left: int = 1

    def __call__(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def wanted(text: str) -> dict[str, Callable[[], None]]:
    """What `VBDT_CRASH_AT` asks for: the place, and at which visit."""
    name, _, visit = text.partition(":")
    return {name: Cut(int(visit or 1))} if name else {}


ARMED = wanted(os.environ.get("VBDT_CRASH_AT", ""))
"""What happens at a place."""


def reached(name: str) -> None:
    """The program is at this place."""
    if name in ARMED:
        ARMED[name]()
