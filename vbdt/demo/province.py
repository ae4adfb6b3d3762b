"""Read the demo province from its one data file."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib import resources
from typing import Any

from vbdt.document.directory import Agency, Role
from vbdt.document.ids import AgencyId

FIRST_DAY = date(2004, 1, 1)
"""The day Hậu Giang became a province."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A desk to be made: whose it is, at which agency, and the folder it gets."""

    key: str
    agency: AgencyId
    person: str
    title: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Reform:
    """A day on which agencies end and others begin. `replaces` names the ended ones of each new agency."""

    day: date
    basis: str
    agencies: tuple[Agency, ...]
    replaces: Mapping[AgencyId, tuple[AgencyId, ...]]


@dataclass(frozen=True, slots=True)
class Province:
    """Everything in the file. PIN and passphrase are the same for all demo desks and protect nothing."""

    agencies: tuple[Agency, ...]
    seats: tuple[Seat, ...]
    reform: Reform
    pin: str
    passphrase: str


def read_province() -> Province:
    """The province shipped with the program."""
    data = tomllib.loads(resources.files(__package__).joinpath("province.toml").read_text("utf-8"))
    reform = data["reform"]
    return Province(
        agencies=tuple(_agency(each, FIRST_DAY) for each in data["agencies"]),
        seats=tuple(_seat(each) for each in data["desks"]),
        reform=Reform(
            day=reform["day"],
            basis=reform["basis"],
            agencies=tuple(_agency(each, reform["day"]) for each in reform["agencies"]),
            replaces={AgencyId(each["id"]): tuple(each["replaces"]) for each in reform["agencies"]},
        ),
        pin=data["pin"],
        passphrase=data["passphrase"],
    )


def after_reform(agencies: Sequence[Agency], reform: Reform) -> tuple[Agency, ...]:
    """The dated tree: ended agencies keep their names and point to their successors, new ones begin on the day."""
    heirs: dict[AgencyId, list[AgencyId]] = {}
    for new, ended in reform.replaces.items():
        for each in ended:
            heirs.setdefault(each, []).append(new)
    last_day = reform.day - timedelta(days=1)
    kept = tuple(
        replace(each, valid_to=last_day, successors=tuple(heirs[each.id])) if each.id in heirs else each
        for each in agencies
    )
    return kept + reform.agencies


def _agency(data: Mapping[str, Any], valid_from: date) -> Agency:
    parent = data.get("parent")
    return Agency(
        id=AgencyId(data["id"]),
        code102=data["code102"],
        name=data["name"],
        symbol=data["symbol"],
        place=data["place"],
        level=data["level"],
        parent=AgencyId(parent) if parent else None,
        valid_from=valid_from,
    )


def _seat(data: Mapping[str, Any]) -> Seat:
    roles = tuple(Role(each) for each in data["roles"])
    return Seat(data["key"], AgencyId(data["agency"]), data["person"], data["title"], roles)
