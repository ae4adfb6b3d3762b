"""Watches one mailbox folder in a process that a test may stop for a while: `python -m tests.crash.watcher ROOT DESK`.

It says when it watches; then, for each line of its input, whether it was woken within that many seconds, and how many
packages it found. At the end it says whether the system told it that events were lost.
"""

import logging
import sys
import time
from pathlib import Path

from vbdt.document.ids import DeskId
from vbdt.transport.folder.mailbox import FolderMailbox


class Hearing(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record.getMessage())


def main() -> None:
    lost: list[str] = []
    logging.getLogger("watchdog").addHandler(Hearing(lost))
    root, desk = sys.argv[1:]
    with FolderMailbox(Path(root), DeskId(desk), patience=0.0) as mailbox:
        list(mailbox.incoming())
        print("watching", mailbox.is_watching, flush=True)
        for line in sys.stdin:
            began = time.monotonic()
            mailbox.wait(float(line))
            woken = time.monotonic() - began < float(line)
            print(woken, sum(1 for _ in mailbox.incoming()), flush=True)
    print(any("overflow" in each for each in lost), flush=True)


if __name__ == "__main__":
    main()
