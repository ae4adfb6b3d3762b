"""Where signatures go and stand: records that everybody may know without reading a PDF."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a signature goes: page counted from 1; left, bottom, width and height in points from the lower left corner.

    Signing the field will lock the fields named in `lock` (FieldMDP INCLUDE).
    """

    field: str
    page: int
    left: float
    bottom: float
    width: float
    height: float
    lock: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """`page` counts from 1; `box` is left, bottom, right, top in points from the page's lower left corner."""

    page: int
    box: tuple[float, float, float, float]
    signed: bool
