"""Asking slow services while ready to leave: who is told to stop goes at once, and the late answer finds nobody.

A time-stamping authority may take half a minute; a desk that is being closed does not wait for it.
"""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime
from functools import partial
from threading import Thread
from typing import Protocol, TypeVar

from cryptography import x509

from vbdt.errors import Cancelled
from vbdt.signing.timestamps import TimeStamps
from vbdt.signing.trust.answers import RevocationAnswer
from vbdt.signing.trust.sources import RevocationSource

T = TypeVar("T")
LOOK_UP = 0.1
"""Seconds between two looks at whether to stop."""


class Stop(Protocol):
    """Says whether to stop, as a `threading.Event` does."""

    def is_set(self) -> bool: ...


class LeavingTimeStamps:
    """A time-stamping service that is left when `stop` is set. Raises Cancelled then."""

    def __init__(self, service: TimeStamps, stop: Stop) -> None:
        self._service = service
        self._stop = stop

    def stamp(self, digest: bytes) -> bytes:
        return _asked(partial(self._service.stamp, digest), self._stop)


class LeavingRevocation:
    """A source of revocation answers that is left when `stop` is set. Raises Cancelled then."""

    def __init__(self, source: RevocationSource, stop: Stop) -> None:
        self._source = source
        self._stop = stop

    def answer(
        self, certificate: x509.Certificate, issuer: x509.Certificate, at: datetime, since: datetime | None = None
    ) -> RevocationAnswer | None:
        return _asked(partial(self._source.answer, certificate, issuer, at, since), self._stop)


def _asked(question: Callable[[], T], stop: Stop) -> T:
    """The answer, got on a thread that touches nothing of the desk and ends with the program."""
    answer: Future[T] = Future()

    def ask() -> None:
        try:
            answer.set_result(question())
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is raised where the question was asked
            answer.set_exception(error)

    Thread(target=ask, name="question", daemon=True).start()
    while not answer.done():
        if stop.is_set():
            raise Cancelled
        with suppress(TimeoutError):
            answer.exception(LOOK_UP)
    return answer.result()
