"""Times and days as the tables keep them: microseconds since 1970 UTC, which sort and compare as numbers."""

from datetime import UTC, date, datetime, time, timedelta

from vbdt.document.calendar import VIETNAM, local_day

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_PLACES_PER_DAY = 1 << 20


def utc_now() -> datetime:
    return datetime.now(UTC)


def micros(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def maybe_micros(moment: datetime | None) -> int | None:
    return None if moment is None else micros(moment)


def moment(value: int) -> datetime:
    return _EPOCH + value * _MICROSECOND


def maybe_moment(value: int | None) -> datetime | None:
    return None if value is None else moment(value)


def day_starts(day: date) -> int:
    """Midnight in Vietnam, in microseconds."""
    return micros(datetime.combine(day, time(), VIETNAM))


def places_of(created: datetime) -> tuple[int, int]:
    """First and last place that a document made on this day may take.

    Places run with the days, so that `ORDER BY place DESC` is «newest first» in lists and in the search index alike,
    and a full-text search can stop at the fiftieth hit. A day has room for 2^20 documents.
    """
    first = local_day(created).toordinal() * _PLACES_PER_DAY
    return first, first + _PLACES_PER_DAY - 1
