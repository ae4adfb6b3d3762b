"""The store's part and the acts' part of a courier, as a few plain records; the carrier and the packages are real."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from vbdt.document.ids import DeskId, PackageId
from vbdt.transport.courier import Courier, FetchBody, NotNow, Outcome
from vbdt.transport.handing_over import Failure
from vbdt.transport.mailbox import Mailbox

SNV, XA = DeskId("snv-van-thu"), DeskId("xa-van-thu")
NOW = datetime(2024, 3, 5, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """One row of the outbox."""

    row: int
    package: PackageId
    desk: DeskId
    attempts: int
    body: str | None = None


@dataclass
class Desk:
    """What a store remembers for the courier, in memory: outbox rows with their bytes, counted attempts, events."""

    sealed: dict[PackageId, bytes] = field(default_factory=dict)
    folder: Path = Path()
    rows: list[Row] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    events: list[str] = field(default_factory=list)
    failures: list[tuple[str, datetime]] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    forgot: list[str] = field(default_factory=list)
    awaited: dict[str, datetime] = field(default_factory=dict)
    contact: datetime | None = None

    def due(self, now: datetime, limit: int) -> list[Row]:
        return self.rows[:limit]

    def pointer(self, row: int) -> bytes:
        return next(self.sealed[each.package] for each in self.rows if each.row == row)

    def body_path(self, digest: str) -> Path:
        return self.folder / digest

    def handed_over(self, rows: Sequence[int], now: datetime) -> None:
        self.rows = [each for each in self.rows if each.row not in rows]

    def to_forget(self) -> list[str]:
        return [digest for digest in self.ended if digest not in self.forgot]

    def forgotten(self, digests: Sequence[str]) -> None:
        self.forgot += digests

    def failed(self, failures: Sequence[Failure], now: datetime) -> None:
        self.failures += [(each.reason, each.retry_at) for each in failures]

    def attempts(self, name: str) -> int:
        return self.counts[name]

    def count_attempts(self, names: Sequence[str]) -> None:
        self.counts.update(names)
        self.events.append(f"counted {len(names)}")

    def forget_attempts(self, names: Sequence[str]) -> None:
        for name in names:
            del self.counts[name]

    def await_body(self, name: str, now: datetime) -> datetime:
        del self.counts[name]
        return self.awaited.setdefault(name, now)

    def fetched_path(self, digest: str) -> Path:
        return self.folder / f"{digest}.tmp"

    def quarantine_note(self, name: str, reason: str, at: datetime, data: bytes | None = None) -> None:
        self.events.append(f"quarantined: {reason}")

    def note_contact(self, now: datetime) -> None:
        self.contact = now


Judge = Callable[[bytes, FetchBody], Outcome | NotNow]
Record = Callable[[bytes], Outcome]


@dataclass(frozen=True)
class Acts:
    """What the acts do, in two functions: `judge` prepares a package, `write` records it."""

    judge: Judge
    write: Record | None = None
    batches: list[int] = field(default_factory=list)

    @contextmanager
    def together(self) -> Iterator[None]:
        yield

    def wants(self, data: bytes) -> tuple[str, int] | None:
        return None

    def prepare(self, data: bytes, fetch: FetchBody) -> tuple[bytes, Outcome] | NotNow:
        outcome = self.judge(data, fetch)
        return outcome if isinstance(outcome, NotNow) else (data, outcome)

    def record(self, prepared: Sequence[tuple[bytes, Outcome]]) -> list[Outcome | Exception]:
        self.batches.append(len(prepared))
        return [self._record(data, outcome) for data, outcome in prepared]

    def _record(self, data: bytes, outcome: Outcome) -> Outcome | Exception:
        try:
            return self.write(data) if self.write else outcome
        except Exception as error:  # noqa: BLE001 - what the courier is told
            return error


def courier(mailbox: Mailbox, desk: Desk, acts: Acts | Judge = lambda *_: Outcome.RECORDED) -> Courier[Any]:
    acts = acts if isinstance(acts, Acts) else Acts(acts)
    return Courier(mailbox, desk, desk, acts, lambda: NOW, Random(1))


Letters = Callable[[], tuple[PackageId, bytes]]
"""A new package for XA from SNV: its id and its bytes."""


BODY = b"than" * 50_000
DIGEST = hashlib.sha256(BODY).hexdigest()


def sender_with_body(folder: Path, letters: Letters, readers: list[DeskId]) -> Desk:
    package, data = letters()
    (folder / DIGEST).write_bytes(BODY)
    rows = [Row(n, package, desk, 0, DIGEST) for n, desk in enumerate(readers)]
    return Desk({package: data}, folder, rows)


def reading(seen: list[bytes]) -> Judge:
    def handle(_: bytes, fetch: FetchBody) -> Outcome | NotNow:
        path = fetch(DIGEST, len(BODY))
        if path is None:
            return NotNow.WAITING
        seen.append(path.read_bytes())
        return Outcome.RECORDED

    return handle
