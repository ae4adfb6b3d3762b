"""Waiting for what a server does in its own time."""

import time
from collections.abc import Callable


def wait_for(done: Callable[[], object], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "in vain"
        time.sleep(0.05)
