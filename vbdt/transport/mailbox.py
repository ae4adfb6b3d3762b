"""What a mailbox is, whatever carries it: it may lose, repeat, reorder or damage packages, but it never lies still.

Two things travel: bodies, each put there once however many readers it has, under the SHA-256 of its bytes; and small
pointer packages, one in the box of each reader, which say how to find and open a body.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from vbdt.document.ids import DeskId
from vbdt.errors import UserError

SUFFIX = ".goi"
BODY_SUFFIX = ".than"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A package waiting in our box: its file name and size in bytes."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Parcel:
    """A package for another desk's box, with its file name."""

    address: DeskId
    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something published. `stamp` is another one when the content is; `place` tells two of one name apart."""

    name: str
    place: str
    stamp: str


@dataclass(frozen=True, slots=True)
class LinkState:
    """How the line to a carrier is that has one. `since` is when it came to be so, `contact` when the other end last
    said something (UTC); `server` is the one that serves us or did last; `trouble` a sentence, or empty; `ends` is when
    our certificate for the line is over."""

    connected: bool = False
    since: datetime | None = None
    contact: datetime | None = None
    server: str = ""
    trouble: str = ""
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The body that the package `package` (its file name) in our box points to, and the file it is to be put into."""

    package: str
    digest: str
    size: int
    into: Path


class Mailbox(Protocol):
    """Every method raises UserError, in words, when the medium fails; nothing is then half done.

    The name of a body is its digest: SHA-256 in 64 lower-case hexadecimal digits, without an ending.
    """

    def deliver(self, address: DeskId, name: str, data: bytes) -> None:
        """Put the package into another desk's box. On return it lies there durably and whole."""
        ...

    def deliver_all(self, parcels: Sequence[Parcel]) -> list[UserError | None]:
        """The same with many, in far less time than one by one; what became of each. Raises nothing."""
        ...

    def deliver_body(self, name: str, path: Path) -> None:
        """Put the body in the file `path` where every reader can fetch it; durable and whole on return.

        A body that is there is left as it is and costs little. The bytes are checked against the
        name as they are copied; BadInput when they are others.
        """
        ...

    def deliver_bodies(self, bodies: Mapping[str, Path]) -> dict[str, UserError]:
        """The same with many, by name; those that failed, and why. Raises nothing."""
        ...

    def fetch_body(self, name: str, size: int, into: Path) -> bool:
        """Stream the body into the file `into`; what an earlier call left there may be gone on from, or replaced.

        False when the body is not there yet, or is still being copied; `into` is then worth nothing. Raises BadInput
        when what lies there has more than `size` bytes. The caller checks the digest.
        """
        ...

    @property
    def is_far(self) -> bool:
        """Whether it saves time to ask for many bodies at once."""
        ...

    def bring(self, wanted: Sequence[Wanted]) -> set[str]:
        """Fetch many bodies at once; the digests of those that are whole in their files. What is
        not among them is asked for alone, and then it is told why it cannot be had. Raises nothing."""
        ...

    def forget_body(self, name: str) -> None:
        """Every reader has answered, or nobody will: the carrier need not keep it. No error when it is not there."""
        ...

    def forget_bodies(self, names: Sequence[str]) -> None:
        """The same with many, in far less time than one by one."""
        ...

    def incoming(self) -> Iterator[Arrival]:
        """Packages in our box, oldest first, without those still being copied."""
        ...

    def fetch(self, arrival: Arrival) -> bytes | None:
        """The package's bytes; None when it is no longer there."""
        ...

    def settle(self, name: str) -> None:
        """We have recorded it: put it away. No error when it is not there."""
        ...

    def settle_all(self, names: Sequence[str]) -> None:
        """The same with many, in far less time than one by one."""
        ...

    def quarantine(self, name: str, reason: str) -> None:
        """Set it aside for a person, with the reason beside it. Nothing in quarantine is ever deleted by a program."""
        ...

    def publish(self, name: str, data: bytes) -> None:
        """Put something signed where everybody finds it, in the place of what was called so before. Durable."""
        ...

    def published(self) -> tuple[Notice, ...]:
        """What lies there. Whoever reads it judges it by its signatures: anybody may have put it there."""
        ...

    def read_published(self, notice: Notice) -> bytes | None:
        """Its bytes; None when it is no longer there."""
        ...

    def flush(self) -> None:
        """Everything handed over so far is on the medium: it may be unplugged."""
        ...

    def wait(self, seconds: float) -> bool:
        """Until something arrives, `wake` is called, or the time is over; False for the last."""
        ...

    def wake(self) -> None:
        """End a `wait`, from any thread."""
        ...


def raise_first(failures: Iterable[UserError | None]) -> None:
    """For one package alone: its failure is raised."""
    for each in failures:
        if each is not None:
            raise each
