"""Our two signature fields in a file that may carry those of others by the same names.

A file from an office with the same program has `nguoi_ky` and `dau` already; ours are then `nguoi_ky_2` and `dau_2`.
Whoever adds fields adds them last, so of several the highest is ours.
"""

import re

from vbdt.drafting.places import LEADER, SEAL


def leader_field(pdf: bytes) -> str:
    """The field of our leader's signature. Raises BadInput for what cannot be read."""
    return _named(LEADER, max(_taken(pdf, LEADER), default=1))


def seal_field(pdf: bytes) -> str:
    """The field of our agency's signature. Raises BadInput for what cannot be read."""
    return _named(SEAL, max(_taken(pdf, SEAL), default=1))


def next_fields(pdf: bytes) -> tuple[str, str]:
    """Names for new fields of ours: the leader's, the seal's. Raises BadInput for what cannot be read."""
    leader, seal = (max(_taken(pdf, base), default=0) + 1 for base in (LEADER, SEAL))
    return _named(LEADER, leader), _named(SEAL, seal)


def _taken(pdf: bytes, base: str) -> list[int]:
    from vbdt.signing.fields import field_names

    found = (re.fullmatch(rf"{base}(?:_([0-9]{{1,4}}))?", name) for name in field_names(pdf))
    return [int(each[1] or 1) for each in found if each]


def _named(base: str, n: int) -> str:
    return base if n == 1 else f"{base}_{n}"
