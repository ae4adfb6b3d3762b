"""pyHanko is asynchronous inside; our functions are not, and each runs its own event loop to the end."""

import asyncio
from contextlib import suppress


def require_no_loop() -> None:
    """Fail loudly when called on a thread whose event loop is running: that is a defect of the caller."""
    with suppress(RuntimeError):
        asyncio.get_running_loop()
        raise AssertionError("signing and verifying block; call them from a worker thread")
