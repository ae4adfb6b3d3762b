"""A small agency on a folder: real stores, keys and courier, without tokens, so that it is made in a moment."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict, Unpack

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.acts.desks.board import PROVINCE, ROSTER
from vbdt.acts.desks.desk import MadeDesk, NewDesk, admit, new_desk
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.app import build_office
from vbdt.document.directory import Administrator, Agency, Desk, Directory, Person, Role
from vbdt.document.events import Received
from vbdt.document.ids import AgencyId, DeskId, DocumentId, PackageId, PersonId, random_id
from vbdt.document.model import Facts, FileRef, Signer
from vbdt.document.roster import Roster, RosterFact
from vbdt.transport.directory import write_directory
from vbdt.transport.folder.mailbox import FolderMailbox
from vbdt.transport.roster import add_event, write_roster

SNV = AgencyId("H30.07")
PROVINCE_KEY = Ed25519PrivateKey.generate()
ADMINISTRATOR = Ed25519PrivateKey.generate()
DAY = datetime(2026, 3, 2, tzinfo=UTC)


def name_of(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def agency(mail_desk: DeskId | None = None) -> Agency:
    snv = Agency(SNV, "000.00.07.H30", "Sở Nội vụ", "SNV", "Hậu Giang", "Sở", None, DAY.date())
    return replace(snv, administrators=(Administrator(name_of(ADMINISTRATOR)),), mail_desk=mail_desk)


def person(name: str) -> Person:
    return Person(PersonId(name), SNV, name.title(), "Văn thư")


STAFF = {"hanh": (Role.CLERK,), "binh": (Role.LEADER,)}


class Changes(TypedDict, total=False):
    """What a newer directory says otherwise."""

    version: int
    agencies: tuple[Agency, ...]
    persons: tuple[Person, ...]
    desks: tuple[Desk, ...]


class Town:
    """One agency whose desks lie on a folder; `directory` is what its province says, `roster` its administrator."""

    def __init__(self, folder: Path, staff: Mapping[str, tuple[Role, ...]] = STAFF) -> None:
        self.folder = folder
        self.mailbox = folder / "hop-thu"
        self.mailbox.mkdir(parents=True)
        self.made = {name: self.desk(name, *roles) for name, roles in staff.items()}
        cards = tuple(each.card for each in self.made.values())
        people = tuple(person(each) for each in dict.fromkeys((*staff, "hanh", "binh", "lan")))
        self.directory = Directory(1, DAY, (agency(mail_desk=cards[0].id),), people, cards)
        for each in self.made.values():
            admit(each.store, self.signed(), name_of(PROVINCE_KEY))
        self.roster = Roster(SNV)

    def desk(self, name: str, *roles: Role) -> MadeDesk:
        wanted = NewDesk(SNV, PersonId(name), roles, self.mailbox, passphrase="mot cau dai")
        return new_desk(self.folder / name, wanted, DAY.date())

    def signed(self, **changes: Unpack[Changes]) -> bytes:
        return write_directory(replace(self.directory, **changes), PROVINCE_KEY)

    def administered_by(self, name: str) -> None:
        """From now on this desk writes the roster, and every desk has heard it."""
        by_desk = replace(self.directory.agencies[0], administrators=(Administrator(desk=self.id(name)),))
        self.directory = replace(self.directory, version=2, agencies=(by_desk,))
        self.put(PROVINCE, self.signed())
        self.sync()

    def tell(self, *facts: RosterFact) -> bytes:
        for fact in facts:
            self.roster = add_event(self.directory, self.roster, fact, ADMINISTRATOR, name_of(PROVINCE_KEY), DAY)
        return write_roster(self.roster)

    def put(self, name: str, data: bytes) -> None:
        FolderMailbox(self.mailbox, DeskId("quan-tri-tinh")).publish(name, data)

    def lying(self, name: str) -> bytes:
        return (self.mailbox / "danh-ba" / name).read_bytes()

    def office(self, name: str = "hanh") -> Office:
        return build_office(self.made[name].store)

    def id(self, name: str) -> DeskId:
        return self.made[name].card.id

    def close(self) -> None:
        for each in self.made.values():
            each.store.close()

    def announce(self, *facts: RosterFact) -> None:
        """The administrator writes, and it lies on the carrier."""
        self.put(ROSTER + SNV, self.tell(*facts))

    def sync(self, *names: str) -> list[str]:
        """Every desk exchanges until all is quiet; the problems that were told."""
        problems: list[str] = []
        for _ in range(3):
            for name in names or tuple(self.made):
                problems += exchange(self.office(name)).problems
        return problems


def paper(office: Office, words: str = "văn bản") -> FileRef:
    """A file of ours. Plain text: nobody starts a reader for it."""
    return office.store.files.add(words.encode(), "van-ban.txt", "text/plain")


def arrive(office: Office) -> DocumentId:
    """A document from elsewhere lies at this clerk's desk."""
    document = DocumentId(random_id())
    facts = Facts("cong_van", "V/v báo cáo", "H30.10", "Sở Tài chính", "STC", "Hậu Giang", Signer("Ai", "Giám đốc"))
    fact = Received(
        facts=facts,
        pdf=paper(office),
        annexes=(),
        edxml=paper(office, "edxml"),
        edxml_id=document,
        package=PackageId(random_id()),
        origin=AgencyId("H30.10"),
        origin_desk=DeskId("stc"),
        number=1,
        dated=None,
        verdict="",
        verdict_reason="",
    )
    with office.store.write() as writing:
        record(office, writing, document, fact)
    return document
