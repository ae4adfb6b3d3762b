"""A hub as `vbdt hub run` runs it, in a thread of the test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.hub.waits import wait_for
from vbdt.hub.layout import node_folder
from vbdt.hub.server import Server


@contextmanager
def running_by_command(folder: Path) -> Iterator[list[str]]:
    """The server as `vbdt hub run` runs it; gives what it tells."""
    told: list[str] = []
    server = Server(node_folder(folder), told.append)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        wait_for(lambda: "Trục đang chạy." in told)
        yield told
    finally:
        server.stop()
        thread.join(20)
