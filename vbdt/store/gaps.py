"""Chỗ thiếu: each desk counts what it sends to us, so a count that was jumped over is a package that never came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from vbdt.document.ids import DeskId
from vbdt.store.database import Connection
from vbdt.store.moments import maybe_moment, micros, moment

WIDEST, MOST = 1_000, 5_000
"""So many counts of one jump, the newest, and of one desk are watched at most: a desk that counts wildly must not fill
our store."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A package of `sender` that never came. `asked_at` is when it was last asked for."""

    sender: DeskId
    counter: int
    since: datetime
    asked_at: datetime | None


def hear(connection: Connection, sender: DeskId, counter: int, now: datetime) -> None:
    """A package with this count has come, in whatever order."""
    connection.run("DELETE FROM gaps WHERE sender = ? AND counter = ?", sender, counter)
    highest = connection.value("SELECT highest FROM heard WHERE sender = ?", sender)
    if highest is None:  # a desk that was heard before counts were watched begins where it is
        known = connection.value("SELECT count(*) FROM (SELECT 1 FROM inbox WHERE sender = ? LIMIT 2)", sender)
        highest = 0 if known <= 1 else counter - 1
    if counter <= highest:
        return
    if counter > highest + 1:
        room = MOST - connection.value("SELECT count(*) FROM gaps WHERE sender = ?", sender)
        missing = range(max(highest + 1, counter - WIDEST, counter - room), counter)
        connection.run_many(
            "INSERT OR IGNORE INTO gaps (sender, counter, since) VALUES (?, ?, ?)",
            [(sender, each, micros(now)) for each in missing],
        )
    connection.run("INSERT OR REPLACE INTO heard (sender, highest) VALUES (?, ?)", sender, counter)


def gaps(connection: Connection) -> tuple[Gap, ...]:
    """All of them, the oldest first."""
    rows = connection.rows("SELECT sender, counter, since, asked_at FROM gaps ORDER BY since, sender, counter")
    return tuple(Gap(sender, counter, moment(since), maybe_moment(asked)) for sender, counter, since, asked in rows)


def asked(connection: Connection, sender: DeskId, counters: Sequence[int], now: datetime) -> None:
    """The desk was asked to send these again."""
    connection.run_many(
        "UPDATE gaps SET asked_at = ? WHERE sender = ? AND counter = ?",
        [(micros(now), sender, each) for each in counters],
    )


def close(connection: Connection, sender: DeskId, counters: Sequence[int]) -> None:
    """The desk says that nothing will come under these counts."""
    connection.run_many("DELETE FROM gaps WHERE sender = ? AND counter = ?", [(sender, each) for each in counters])
