"""Vắng mặt: whose work goes to whom today, as the agency's roster says."""

from vbdt.acts.office import Office
from vbdt.document.directory import Absence, AbsenceReason, Desk, Role
from vbdt.document.ids import DeskId, PersonId
from vbdt.law import load_absences


def absence_reasons() -> tuple[AbsenceReason, ...]:
    """What may be said of an absence, as data."""
    return load_absences()


def reason_label(absence: Absence) -> str:
    """In words; empty where nobody said, or said what this program does not know yet."""
    return next((each.label for each in load_absences() if each.key == absence.reason), "")


def absences_to_come(office: Office, person: PersonId) -> tuple[Absence, ...]:
    """Those that go on or are still to begin, the earliest first."""
    found = [each for each in office.directory.absences or () if each.person == person]
    running = [each for each in found if each.until >= max(office.today, each.since)]
    return tuple(sorted(running, key=lambda each: each.since))


def absence_at(office: Office, desk: DeskId, kind: str = "") -> Absence | None:
    """The absence today of the person who sits at a desk, for this kind of document."""
    found = office.directory.find_desk(desk)
    return office.directory.absence(found.person, office.today, kind) if found else None


def deputy_desk(office: Office, absence: Absence, role: Role | None = None) -> Desk | None:
    """The desk at which the deputy does it: one with this role, where one is needed."""
    desks = office.directory.desks_of(absence.agency, role)
    return next((each for each in desks if each.person == absence.deputy and each.works_on(office.today)), None)


def proposed(office: Office, desk: DeskId, kind: str = "", role: Role | None = None) -> DeskId:
    """The desk itself or, while its person is away, the deputy's; deputies may be away, too."""
    passed: set[DeskId] = set()
    while desk not in passed:
        passed.add(desk)
        absence = absence_at(office, desk, kind)
        deputy = deputy_desk(office, absence, role) if absence else None
        if deputy is None:
            return desk
        desk = deputy.id
    return desk


def absence_words(office: Office, desk: DeskId, kind: str = "") -> str:
    """`vắng đến 30/11/2026, Nguyễn Văn A thay`; empty while the person is there."""
    absence = absence_at(office, desk, kind)
    if absence is None:
        return ""
    deputy = office.directory.person(absence.deputy).name
    return f"vắng đến {absence.until:%d/%m/%Y}, {deputy} thay"
