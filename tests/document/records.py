"""Small records for the tests of the pure rules: one agency with three desks, and its documents."""

from datetime import UTC, date, datetime, timedelta

from vbdt.document.directory import Agency, Desk, Directory, Person, Role
from vbdt.document.events import NO_HASH, VERSION, Event, Fact, Received, Submitted
from vbdt.document.history import after
from vbdt.document.ids import AgencyId, DeskId, DocumentId, EventId, FileId, PackageId, PersonId
from vbdt.document.model import Document, Facts, FileRef, Signer

AGENCY = AgencyId("H30.07")
OTHER = AgencyId("H30.34.21")
CLERK, LEADER, LEAD, ARCHIVIST = (DeskId(name) for name in ("van-thu", "lanh-dao", "chuyen-vien", "luu-tru"))
DOCUMENT = DocumentId("van-ban")
START = datetime(2024, 3, 4, 1, 0, tzinfo=UTC)
PDF = FileRef(FileId("f1"), "van-ban.pdf", "application/pdf", 10, "00" * 32)


def desk(desk_id: DeskId, *roles: Role, agency: AgencyId = AGENCY) -> Desk:
    return Desk(desk_id, agency, PersonId(f"nguoi-{desk_id}"), roles, "age1x", "00", date(2024, 1, 1))


DESKS = (
    desk(CLERK, Role.CLERK),
    desk(LEADER, Role.LEADER),
    desk(LEAD, Role.SPECIALIST),
    desk(ARCHIVIST, Role.ARCHIVIST),
)


def directory() -> Directory:
    agency = Agency(
        AGENCY, "000.00.07.H30", "Sở Nội vụ", "SNV", "Hậu Giang", "Sở", None, date(2004, 1, 1), mail_desk=CLERK
    )
    persons = tuple(Person(each.person, AGENCY, f"Người {each.id}", "Cán bộ") for each in DESKS)
    return Directory(1, START, (agency,), persons, DESKS)


def facts(kind: str = "quyet_dinh", paper: bool = False) -> Facts:
    return Facts(
        kind=kind,
        subject="Thành lập Tổ kiểm tra",
        issuer=AGENCY,
        issuer_name="Sở Nội vụ",
        notation="QĐ-SNV",
        place="Hậu Giang",
        signer=Signer("Trần Văn Bình", "Giám đốc"),
        recipients=(OTHER,),
        paper=paper,
    )


def submitted(to: DeskId = LEADER) -> Submitted:
    return Submitted(facts(), PDF, None, to)


def received() -> Received:
    return Received(
        facts=facts(),
        pdf=PDF,
        annexes=(),
        edxml=PDF,
        edxml_id="000.00.07.H30,2024/03/04,05/QĐ-SNV",
        package=PackageId("goi"),
        origin=OTHER,
        origin_desk=DeskId("ban-gui"),
        number=5,
        dated=date(2024, 3, 4),
        verdict="valid",
        verdict_reason="",
    )


def event(known: Document | None, by: DeskId, fact: Fact, document: DocumentId = DOCUMENT) -> Event:
    """The next event of a history, one hour after the one before."""
    n = known.head_n + 1 if known else 1
    return Event(
        id=EventId(f"viec-{n}"),
        document=document,
        n=n,
        previous=known.head_hash if known else NO_HASH,
        agency=AGENCY,
        desk=by,
        person=PersonId(f"nguoi-{by}"),
        at=START + timedelta(hours=n),
        version=VERSION,
        fact=fact,
    )


def story(*steps: tuple[DeskId, Fact]) -> Document:
    """The document that a history leads to."""
    document: Document | None = None
    for by, fact in steps:
        document = after(document, event(document, by, fact))
    assert document is not None
    return document
