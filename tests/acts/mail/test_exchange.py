"""The mail goes on while an authority is slow: nobody's letter waits for somebody else's time-stamp."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.acts.proof.test_levels import CLERK, DRAFTER, signed_without_services
from vbdt.acts.mail.exchange import Rounds, Watch, exchange
from vbdt.acts.office import Office
from vbdt.acts.submit import submit
from vbdt.demo.make import Demo
from vbdt.demo.texts import letter
from vbdt.signing.timestamps import TimeStampUnavailable

Offices = dict[str, Office]
PATIENCE = 20.0
AT_ONCE = 3.0
"""Seconds that leaving may take; the slow authority takes all of PATIENCE."""


class Slow:
    """An authority that answers nobody until it is told to."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.answer = threading.Event()

    def stamp(self, digest: bytes) -> bytes:
        self.asked.set()
        self.answer.wait(PATIENCE)
        raise TimeStampUnavailable(f"Không kết nối được máy chủ cấp dấu thời gian ({len(digest)}).")


@contextmanager
def running(watch: Watch | Rounds) -> Iterator[None]:
    thread = threading.Thread(target=watch.run)
    thread.start()
    try:
        yield
    finally:
        before = time.monotonic()
        watch.stop()
        thread.join(PATIENCE)
        left = time.monotonic() - before
    assert left < AT_ONCE, "who is told to stop waits for no authority"


def window(office: Office) -> Watch:
    return Watch(office, lambda _: None, lambda _: None)


def several(office: Office) -> Rounds:
    return Rounds(lambda: [office])


@pytest.mark.parametrize("watch_of", [window, several])
def test_mail_comes_in_while_an_authority_is_slow(
    offices: Offices, demo: Demo, watch_of: Callable[[Office], Watch | Rounds]
) -> None:
    document, slow = signed_without_services(offices, demo), Slow()
    clerk = replace(offices[CLERK], timestamps=slow, clock=lambda: offices[CLERK].clock() + timedelta(minutes=2))
    with running(watch_of(clerk)):
        assert slow.asked.wait(PATIENCE)
        sheet = letter(offices[DRAFTER])
        submit(offices[DRAFTER], sheet)
        exchange(offices[DRAFTER])
        end = time.monotonic() + PATIENCE / 2
        while clerk.store.find(sheet.id) is None and time.monotonic() < end:
            time.sleep(0.05)
        assert clerk.store.find(sheet.id) is not None
        assert not slow.answer.is_set()
    slow.answer.set()
    (row,) = clerk.store.levels_waiting()
    assert (row.document, row.attempts) == (document, 0)  # an attempt that was broken off does not count
    with clerk.store.write() as writing:
        assert writing.take_up(document)
        writing.wait_no_more(document)
