"""What a mailbox is, whatever carries it: it may lose, repeat, reorder or damage packages, but it never lies still."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from vbdt.document.ids import DeskId

SUFFIX = ".goi"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A package waiting in our box: its file name and size in bytes."""

    name: str
    size: int


class Mailbox(Protocol):
    """Every method raises UserError, in words, when the medium fails; nothing is then half done."""

    def deliver(self, address: DeskId, name: str, data: bytes) -> None:
        """Put the package into another desk's box. On return it lies there durably and whole."""
        ...

    def incoming(self) -> Iterator[Arrival]:
        """Packages in our box, oldest first, without those still being copied."""
        ...

    def fetch(self, arrival: Arrival) -> bytes | None:
        """The package's bytes; None when it is no longer there."""
        ...

    def settle(self, name: str) -> None:
        """We have recorded it: put it away."""
        ...

    def quarantine(self, name: str, reason: str) -> None:
        """Set it aside for a person, with the reason beside it. Nothing in quarantine is ever deleted by a program."""
        ...

    def wait(self, seconds: float) -> None:
        """Until something arrives, `wake` is called, or the time is over."""
        ...

    def wake(self) -> None:
        """End a `wait`, from any thread."""
        ...
