"""What a thousand rosters make of a province's directory, and that it is what each of them makes of it alone."""

import time
from datetime import UTC, date, datetime
from functools import reduce
from random import Random

import pytest

from vbdt.document.directory import Agency, Desk, Directory, Person, Role
from vbdt.document.events import NO_HASH
from vbdt.document.ids import AgencyId, DeskId, PersonId
from vbdt.document.roster import (
    VERSION,
    DeskAdmitted,
    PersonSet,
    RolesChanged,
    Roster,
    RosterEvent,
    RosterFact,
    SignedRosterEvent,
)
from vbdt.document.roster_changes import after, objection, with_roster, with_rosters
from vbdt.errors import BadInput

DAY = date(2025, 7, 1)
NOW = datetime(2025, 7, 1, tzinfo=UTC)
COUNT = 1_000
DESKS = 4


def province(count: int) -> Directory:
    agencies = (
        Agency(AgencyId(f"H30.{n}"), f"000.00.{n:04}", f"Xã {n}", "UBND", "Xã", "xa", None, DAY) for n in range(count)
    )
    return Directory(1, NOW, tuple(agencies))


def event(agency: str, n: int, fact: RosterFact) -> RosterEvent:
    return RosterEvent(AgencyId(agency), n, NO_HASH, NOW, "00", VERSION, fact)


def roster(number: int) -> Roster:
    """Four people with a desk each; the last desk's card bears a key that the first roster used."""
    agency = AgencyId(f"H30.{number}")
    facts: list[RosterFact] = []
    for k in range(DESKS):
        person = PersonId(f"p{number}-{k}")
        key = f"{number}-{k}" if k < DESKS - 1 else "0-0"
        facts.append(PersonSet(Person(person, agency, f"Người {k}", "Chuyên viên")))
        facts.append(DeskAdmitted(Desk(DeskId(f"d{number}-{k}"), agency, person, (Role.CLERK,), "age1", key, DAY)))
    events = (SignedRosterEvent(event(agency, n, fact), "") for n, fact in enumerate(facts, start=1))
    return Roster(agency, tuple(events))


def test_all_at_once_is_what_one_after_the_other_is() -> None:
    rosters = [roster(n) for n in range(30)]
    Random(3).shuffle(rosters)
    together = with_rosters(province(30), rosters)
    assert together == reduce(with_roster, rosters, province(30))
    assert len(together.persons) == 30 * DESKS
    assert len(together.desks) == 30 * (DESKS - 1), "a key belongs to one desk in the whole province"
    assert together.agency(AgencyId("H30.7")).mail_desk == "d7-0", "the first clerk gets the mail"


def test_a_province_of_a_thousand_agencies_is_put_together_at_once() -> None:
    """In a time that grows with its size: fifty milliseconds here, and once fifteen seconds."""
    rosters = [roster(n) for n in range(COUNT)]
    began = time.process_time()
    directory = with_rosters(province(COUNT), rosters)
    assert time.process_time() - began < 2
    assert len(directory.desks) == COUNT * (DESKS - 1)


def test_an_objection_is_said_and_raised() -> None:
    known = with_roster(province(2), roster(0))
    again = event("H30.1", 1, RolesChanged(DeskId("d0-0"), (Role.LEADER,)))
    assert objection(known, again) == "Bàn làm việc mã d0-0 không thuộc cơ quan này."
    with pytest.raises(BadInput, match="không thuộc cơ quan này"):
        after(known, again)
    keeper = event("H30.0", 9, RolesChanged(DeskId("d0-0"), (Role.LEADER,)))
    assert "giữ sổ" in objection(known, keeper)
    other = event("H30.0", 9, RolesChanged(DeskId("d0-1"), (Role.LEADER,)))
    assert after(known, other).desk(DeskId("d0-1")).roles == (Role.LEADER,)
