"""Does one piece of a desk's work in a process of its own and hurts it there: `python -m tests.crash.driver`.

Told on its input, one JSON object a line: the province, the work, and what happens at which place. It answers with how
the process ended. Forked: starting Python takes longer than the work. With a folder and a size it puts a small disk
there first, which nobody outside of its name space sees.
"""

import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.crash.desks import WORK, Place, run_to_rest
from vbdt import crashpoints
from vbdt.acts.mail import receive
from vbdt.document.ids import DocumentId
from vbdt.errors import UserError
from vbdt.transport import courier
from vbdt.transport.hub import mailbox as hub_mailbox

__all__ = ["hub_mailbox"]  # what a desk on a hub imports late is here before the fork
FILLER = "day.bin"
"""The file that fills a small disk."""
Order = dict[str, Any]


@dataclass
class At:
    """Something happens at one of the visits of a place."""

    left: int
    happen: Callable[[], None]

    def __call__(self) -> None:
        self.left -= 1
        if self.left == 0:
            self.happen()

    def is_over(self) -> bool:
        return self.left <= 0


def main() -> None:
    # Else a machine under load comes by the same place more often than a quiet one.
    receive.LOCKED = courier.BATCH_SECONDS = 3600.0
    if sys.argv[1:]:
        folder, size = sys.argv[1:]
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder], check=True)
    for line in sys.stdin:
        print(json.dumps(obey(json.loads(line))), flush=True)


def obey(order: Order) -> Order:
    match order["do"]:
        case "copy":
            shutil.copytree(order["from"], order["folder"])
        case "remove":
            shutil.rmtree(order["folder"])
        case "free":
            Path(order["folder"], FILLER).unlink(missing_ok=True)
        case "work":
            return fork(order)
    return {}


def fork(order: Order) -> Order:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        work(order, writing)
    os.close(writing)
    with open(reading, "rb") as said:
        words = said.read()
    _, status = os.waitpid(child, 0)
    return {"killed": os.WIFSIGNALED(status), "signal": status & 127} | (json.loads(words) if words else {})


def work(order: Order, answer: int) -> None:
    """In the child; does not return."""
    said: Order = {"ended": "failed"}
    seen: Counter[str] = Counter()
    try:
        for name in order.get("places", []):
            crashpoints.ARMED[name] = partial(seen.update, [name])
        if order.get("at"):
            crashpoints.ARMED[order["at"]] = At(order["visit"], HAPPEN[order["what"]](order))
        keys = {name: bytes.fromhex(key) for name, key in order["keys"].items()}
        place = Place(Path(order["folder"]), keys, DocumentId(order["id"]), order["on_hub"])
        told = (WORK | {"rest": run_to_rest})[order["work"]](place)
        said = {"ended": "done", "words": " ".join(told), "seen": seen}
    except UserError as error:
        said = {"ended": "refused", "words": str(error)}
    except BaseException:  # noqa: BLE001 - the process ends here, and says why
        said = {"ended": "failed", "words": traceback.format_exc()}
    finally:
        os.write(answer, json.dumps(said).encode()[:60_000])
        os._exit(0)


def power(_: Order) -> Callable[[], None]:
    return lambda: os.kill(os.getpid(), signal.SIGKILL)


def server(order: Order) -> Callable[[], None]:
    return lambda: os.kill(int(order["server"]), signal.SIGKILL)


def full_disk(order: Order) -> Callable[[], None]:
    """Not one more byte fits on the disk."""

    def fill() -> None:
        with open(Path(order["disk"], FILLER), "wb", buffering=0) as file:
            for block in (1 << 20, 1 << 12, 1):
                try:
                    while True:
                        file.write(bytes(block))
                except OSError as error:
                    assert error.errno == errno.ENOSPC  # noqa: PT017 - what is wanted is the full disk

    return fill


def no_more_bytes(_: Order) -> Callable[[], None]:
    """The system lets this process write into no file any more, wherever it lies."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))

    return limit


HAPPEN: dict[str, Callable[[Order], Callable[[], None]]] = {
    "power": power,
    "server": server,
    "full disk": full_disk,
    "no more bytes": no_more_bytes,
}


if __name__ == "__main__":
    main()
