"""How edXML writes days, moments and document ids: `yyyy/MM/dd`, `yyyy/MM/dd HH:mm:ss` in Vietnamese time, no zone."""

from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "+07:00")
_DAY = "%Y/%m/%d"
_MOMENT = "%Y/%m/%d %H:%M:%S"


def day_text(day: date) -> str:
    return f"{day.year:04}/{day.month:02}/{day.day:02}"


def moment_text(moment: datetime) -> str:
    """`moment` must carry its zone."""
    local = moment.astimezone(VIETNAM)
    return f"{day_text(local.date())} {local:%H:%M:%S}"


def read_day(text: str) -> date | None:
    """The day at the start of a text, None when it names no day of the calendar (`2014/02/30` occurs)."""
    try:
        return datetime.strptime(text[:10], _DAY).replace(tzinfo=UTC).date()
    except ValueError:
        return None


def read_moment(text: str) -> datetime | None:
    """The moment in UTC, None when it names none."""
    try:
        return datetime.strptime(text, _MOMENT).replace(tzinfo=VIETNAM).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def document_id(organ_id: str, day: date, symbol: str) -> str:
    """The DocumentId that the exchange knows a document by, e.g. `000.00.00.G22,2015/09/30,7816/VPCP-TTĐT`."""
    return f"{organ_id},{day_text(day)},{symbol}"
