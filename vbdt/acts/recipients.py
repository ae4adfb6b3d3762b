"""Who can be sent to from this desk: agencies with a mail desk, and those reached by `.edxml` files."""

from vbdt.acts.office import Office
from vbdt.document.directory import Agency


def offered(office: Office) -> tuple[Agency, ...]:
    """The agencies of today without our own, in the directory's order."""
    return tuple(
        each for each in office.directory.agencies if each.exists_on(office.today) and each.id != office.me.agency
    )
