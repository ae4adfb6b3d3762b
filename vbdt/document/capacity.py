"""The lines of capacity above a signature (thể thức đề ký): KT., TM., TL., TUQ., Q.

Source: Decree 30/2020/NĐ-CP, article 13 (who signs how) and appendix I, section II.7.
"""

from vbdt.document.directory import Directory, Person, Role
from vbdt.document.ids import AgencyId

SEPARATOR = " / "
"""Between the lines of a capacity where they stand in one field."""

_COUNCILS = ("ủy ban nhân dân", "hội đồng nhân dân")
_DEPUTY = "phó "


def leaders(directory: Directory, agency: AgencyId) -> tuple[Person, ...]:
    """The people who sit at the agency's leader desks, in the directory's order, each once."""
    desks = directory.desks_of(agency, Role.LEADER)
    return tuple(dict.fromkeys(directory.person(each.person) for each in desks))


def head_title(people: tuple[Person, ...]) -> str:
    """The title of the head of the agency, as far as the titles of its leaders tell; empty when they do not."""
    for person in people:
        if not person.title.casefold().startswith(_DEPUTY):
            return person.title
    deputy = next((person.title for person in people), "")
    return deputy[len(_DEPUTY) :].capitalize() if deputy else ""


def choices(agency_name: str, title: str, head: str) -> tuple[tuple[str, ...], ...]:
    """The ways a person of this title may sign, the usual one first; each a tuple of lines."""
    own, top = title.upper(), head.upper()
    if not own:
        return ()
    ways: list[tuple[str, ...]]
    if own == top:
        ways = [(own,), (f"Q. {own}",)]
    elif title.casefold().startswith(_DEPUTY):
        ways = [(f"KT. {top}", own)]
    else:
        ways = [(f"TL. {top}", own), (f"TUQ. {top}", own)]
    council = _council(agency_name)
    if council:
        together = [(f"TM. {council}", *way) for way in ways if not way[0].startswith(("TL.", "TUQ.", "Q."))]
        ways = together + ways
    return tuple(dict.fromkeys(ways))


def joined(lines: tuple[str, ...]) -> str:
    """The lines in one field: `KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC`."""
    return SEPARATOR.join(lines)


def split(text: str) -> tuple[str, ...]:
    """The lines that a field holds."""
    return tuple(line.strip() for line in text.split("/") if line.strip())


def _council(agency_name: str) -> str:
    return next((name.upper() for name in _COUNCILS if agency_name.casefold().startswith(name)), "")
