"""Two agencies with four desks each at work over a hub of three servers, one of which dies: nothing lost or twice."""

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from vbdt.bench.soak import Count, soaked
from vbdt.bench.soak_carrier import HubCarrier
from vbdt.demo.make import make_demo, open_desks
from vbdt.demo.province import Province, Seat, read_province
from vbdt.demo.story import issue_one
from vbdt.demo.texts import letter
from vbdt.document.directory import Role
from vbdt.document.ids import AgencyId

HERE, THERE = AgencyId("H30.07"), AgencyId("H30.34.21")
SECONDS = 15.0
LETTERS = 5
"""Ready to be sent when the load begins; more are drafted, signed and sent under it."""


def two_agencies() -> Province:
    """Of the shipped province the department and the commune, which gets a fourth desk."""
    shipped = read_province()
    fourth = Seat("tan-hoa-luu-tru", THERE, "Trần Thị Sen", "Lưu trữ", (Role.ARCHIVIST,))
    desks = {seat.key: seat for seat in (*shipped.seats, fourth) if seat.agency in (HERE, THERE)}
    province = replace(shipped, seats=tuple(desks.values()))
    assert set(Counter(seat.agency for seat in province.seats).values()) == {4}
    return province


@dataclass
class OneDies:
    """The hub, one of whose servers is killed during the load and never comes back."""

    hub: HubCarrier
    dead: list[str] = field(default_factory=list)

    def forgot(self) -> bool:
        return False

    def cut(self, seconds: float) -> str:
        if not self.dead:
            self.dead.append(self.hub.kill_for_good())
            return self.dead[0]
        return ""

    def disturb(self, chance: Random) -> str:
        return ""

    def is_quiet(self) -> bool:
        return self.hub.is_quiet()

    def close(self) -> None:
        self.hub.close()


def test_one_of_three_servers_dies_under_the_load_of_two_agencies(tmp_path: Path) -> None:
    chance = Random(os.environ["VBDT_SEED"])
    demo = make_demo(tmp_path / "tinh", lambda _: None, two_agencies())
    with open_desks(demo) as offices:
        for _ in range(LETTERS):
            sheet = replace(letter(offices["snv-chuyen-vien"]), recipients=(THERE,))
            issue_one(offices, sheet, demo.province.pin, lambda _: None)
        carrier = OneDies(HubCarrier(tmp_path / "truc", offices, chance, nodes=3))
    try:
        with soaked(demo, carrier, chance) as province:
            loaded = replace(province, seconds=SECONDS, others=5, killed=0.0)
            assert loaded.shift(Count()) == ()
            assert carrier.dead, "it was during the load"
            rest = loaded.rest()
            assert rest.wrong == ()
            assert rest.sent >= LETTERS
    finally:
        carrier.close()
