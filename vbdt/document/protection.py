"""What still holds a signed file, and until when: the newest time-stamp over it, or else the signatures alone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Hold(StrEnum):
    """From nothing to the strongest."""

    NONE = "khong"
    SIGNATURE = "chu_ky"
    TIME_STAMP = "dau_thoi_gian"
    ARCHIVE = "luu_tru"


@dataclass(frozen=True, slots=True)
class Protection:
    """`at` is when the time-stamp was made (or, without any, the signature by its own word), `until` when the
    certificate behind it ends. Past that moment nobody answers for the file any more. Both UTC."""

    hold: Hold
    at: datetime | None = None
    until: datetime | None = None
