"""What the tests of signing share besides fixtures."""

from dataclasses import dataclass

LEADER_PIN = "24681357"
AGENCY_PIN = "97531864"
PASSPHRASE = "mật khẩu thử"


@dataclass(frozen=True)
class Life:
    """The bytes of one decision after each step, and the names of the fields that its seal locks."""

    drafted: bytes
    signed: bytes
    numbered: bytes
    sealed: bytes
    locked: tuple[str, ...]
