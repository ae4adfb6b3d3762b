"""When a signature was made: what the signer's clock said, and one known fault of signing programs."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

CLOCK_SKEW = timedelta(seconds=60)
"""Clocks of offices and time-stamping authorities differ that much in practice."""
VIETNAM_OFFSET = timedelta(hours=7)


@dataclass(frozen=True, slots=True)
class Claim:
    """The time that the signer's computer wrote down. `local` says that it was local time written as UTC."""

    time: datetime | None
    local: bool = False
    future: bool = False


def read_claim(
    signing_time: datetime | None, dictionary_time: datetime | None, proof: datetime | None, at: datetime
) -> Claim:
    """The claimed time, corrected by seven hours where another clock shows that it was local time called UTC.

    Several programs in use write Vietnamese local time as UTC: exactly 7 hours late. `dictionary_time` (/M of the
    signature, with its zone) or a time-stamp gives it away; without them, only a time in the future does.
    """
    claimed = _aware(signing_time) or _aware(dictionary_time)
    if claimed is None:
        return Claim(None)
    for other in (proof, _aware(dictionary_time)):
        if other is not None and abs(claimed - other - VIETNAM_OFFSET) <= CLOCK_SKEW:
            return Claim(claimed - VIETNAM_OFFSET, local=True)
    if claimed <= at + CLOCK_SKEW:
        return Claim(claimed)
    if claimed <= at + VIETNAM_OFFSET + CLOCK_SKEW and proof is None:
        return Claim(claimed - VIETNAM_OFFSET, local=True)
    return Claim(claimed, future=True)


def _aware(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
