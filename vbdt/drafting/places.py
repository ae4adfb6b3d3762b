"""Where a field of our PDFs is, and what the two signature fields are called."""

from dataclasses import dataclass

from vbdt.drafting.law import LAW

LEADER = "nguoi_ky"
SEAL = "dau"
POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field is: page from 1; the upper left corner and the size in millimetres from the page's upper left.

    On a page that is shown turned clockwise by `turn` degrees, what the field says is turned against it.
    """

    name: str
    page: int
    x: float
    y: float
    width: float
    height: float
    turn: int = 0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in PDF points of an A4 page."""
        x, width, height = (value * POINTS_PER_MM for value in (self.x, self.width, self.height))
        top = (LAW["page"]["height"] - self.y) * POINTS_PER_MM
        return (round(x, 2), round(top - height, 2), round(x + width, 2), round(top, 2))
