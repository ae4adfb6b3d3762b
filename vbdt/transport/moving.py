"""Two carriers at once, while a desk moves from one to the other: it sends by the new one and empties both.

Whoever does not know of the move yet still writes to the old box. What comes by both is known by its id to the store.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Protocol

from vbdt.document.ids import DeskId
from vbdt.errors import BadInput, UserError
from vbdt.transport.mailbox import Arrival, LinkState, Mailbox, Notice, Parcel, Wanted


class OpenMailbox(Mailbox, Protocol):
    """A mailbox that is opened and closed. `state` is how its line is; None for a carrier without one."""

    @property
    def state(self) -> LinkState | None: ...

    def remaining(self) -> int:
        """How many packages lie in our box. Raises UserError when nobody can tell."""
        ...

    def __enter__(self) -> "OpenMailbox": ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class MovingMailbox:
    """`former` may be gone already, a share or stick that was taken away: that is told and hinders nothing."""

    def __init__(self, current: OpenMailbox, former: OpenMailbox) -> None:
        self._current = current
        self._former = former
        self._by_former: set[str] = set()

    @property
    def state(self) -> LinkState | None:
        return self._current.state or self._former.state

    def remaining(self) -> int:
        return self._current.remaining() + self._former.remaining()

    def __enter__(self) -> "MovingMailbox":
        self._current.__enter__()
        with suppress(UserError):  # scanning it will say why, in every round
            self._former.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._former.__exit__(kind, error, trace)
        self._current.__exit__(kind, error, trace)

    def deliver(self, address: DeskId, name: str, data: bytes) -> None:
        self._current.deliver(address, name, data)

    def deliver_all(self, parcels: Sequence[Parcel]) -> list[UserError | None]:
        return self._current.deliver_all(parcels)

    def deliver_body(self, name: str, path: Path) -> None:
        self._current.deliver_body(name, path)

    def deliver_bodies(self, bodies: Mapping[str, Path]) -> dict[str, UserError]:
        return self._current.deliver_bodies(bodies)

    def fetch_body(self, name: str, size: int, into: Path) -> bool:
        """A body lies where its sender is: on either."""
        try:
            if self._current.fetch_body(name, size, into):
                return True
        except BadInput:
            raise
        except UserError:
            if self._former.fetch_body(name, size, into):
                return True
            raise
        return self._former.fetch_body(name, size, into)

    @property
    def is_far(self) -> bool:
        return self._current.is_far

    def bring(self, wanted: Sequence[Wanted]) -> set[str]:
        """What lies on the former one is asked for alone."""
        return self._current.bring(wanted)

    def forget_body(self, name: str) -> None:
        self.forget_bodies([name])

    def forget_bodies(self, names: Sequence[str]) -> None:
        self._current.forget_bodies(names)
        self._former.forget_bodies(names)

    def incoming(self) -> Iterator[Arrival]:
        """Trouble with one box is raised after the other has been emptied."""
        troubles: list[UserError] = []
        seen: set[str] = set()
        self._by_former.clear()
        for box in (self._current, self._former):
            try:
                for arrival in box.incoming():
                    if arrival.name in seen:
                        continue
                    seen.add(arrival.name)
                    if box is self._former:
                        self._by_former.add(arrival.name)
                    yield arrival
            except UserError as error:
                troubles.append(error)
        if troubles:
            raise troubles[0]

    def fetch(self, arrival: Arrival) -> bytes | None:
        return self._of(arrival.name).fetch(arrival)

    def settle(self, name: str) -> None:
        self._of(name).settle(name)

    def settle_all(self, names: Sequence[str]) -> None:
        for box in (self._current, self._former):
            mine = [name for name in names if self._of(name) is box]
            if mine:
                box.settle_all(mine)

    def quarantine(self, name: str, reason: str) -> None:
        self._of(name).quarantine(name, reason)

    def publish(self, name: str, data: bytes) -> None:
        self._current.publish(name, data)

    def published(self) -> tuple[Notice, ...]:
        return self._current.published()

    def read_published(self, notice: Notice) -> bytes | None:
        return self._current.read_published(notice)

    def flush(self) -> None:
        self._current.flush()

    def wait(self, seconds: float) -> bool:
        return self._current.wait(seconds)

    def wake(self) -> None:
        self._current.wake()

    def _of(self, name: str) -> OpenMailbox:
        return self._former if name in self._by_former else self._current
