"""How much waits at each place of the side bar."""

from dataclasses import dataclass

from vbdt.acts.mail.traffic import aside
from vbdt.acts.office import Office
from vbdt.ui.lists.boxes import boxes
from vbdt.ui.lists.rows import count_rows


@dataclass(frozen=True, slots=True)
class Count:
    """`loud` counts stand in red: something came back, or waits for this person's signature."""

    number: int
    loud: bool = False


def count_places(office: Office) -> dict[str, Count]:
    """By the key of the place. Reads the store: not on the window's thread."""
    found = {"gui_nhan": Count(aside(office))}
    found["dau_thoi_gian"] = Count(len(office.store.levels_waiting()))
    for box in boxes(office):
        counted = [(chip, count_rows(office, chip.source)) for n, chip in enumerate(box.chips) if n == 0 or chip.waits]
        loud = any(chip.loud and number for chip, number in counted)
        found[box.key] = Count(sum(number for _, number in counted), loud)
    return found
