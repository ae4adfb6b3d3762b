"""When a signature was made, by clocks that are wrong in a known way."""

from datetime import UTC, datetime, timedelta

import pytest

from vbdt.signing.check.moments import Claim, read_claim

NINE = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
"""Nine in the morning in Vietnam."""
LOCAL = NINE + timedelta(hours=7)
"""The same written down by a program that calls local time UTC."""
LATER = NINE + timedelta(days=30)
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


@pytest.mark.parametrize(
    ("signing_time", "dictionary", "proof", "at", "expected"),
    [
        (NINE, None, None, LATER, Claim(NINE)),
        (LOCAL, NINE, None, LATER, Claim(NINE, local=True)),
        (LOCAL, None, NINE + MINUTE, LATER, Claim(NINE, local=True)),
        (LOCAL, None, None, NINE + MINUTE, Claim(NINE, local=True)),
        (LOCAL, None, None, LATER, Claim(LOCAL)),
        (NINE + timedelta(hours=6), NINE, None, LATER, Claim(NINE + timedelta(hours=6))),
        (NINE + MINUTE, None, None, NINE, Claim(NINE + MINUTE)),
        (LOCAL + 2 * MINUTE, None, None, NINE, Claim(LOCAL + 2 * MINUTE, future=True)),
        (NINE.replace(tzinfo=None), None, None, LATER, Claim(NINE)),
        (None, NINE, None, LATER, Claim(NINE)),
        (None, None, None, LATER, Claim(None)),
    ],
    ids=[
        "right",
        "local time, told by the dictionary",
        "local time, told by a time-stamp",
        "local time, told by today's clock",
        "nothing tells",
        "six hours are no known fault",
        "a minute of skew",
        "future",
        "no zone",
        "only the dictionary",
        "nothing",
    ],
)
def test_the_claim(
    signing_time: datetime | None, dictionary: datetime | None, proof: datetime | None, at: datetime, expected: Claim
) -> None:
    assert read_claim(signing_time, dictionary, proof, at) == expected
