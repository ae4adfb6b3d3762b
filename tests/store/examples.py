"""An office in miniature for the tests of the store: a pen that writes the next legal event of any document."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vbdt.document.events import NO_HASH, VERSION, Event, Fact, Received, SignedEvent, Submitted
from vbdt.document.ids import AgencyId, DeskId, DocumentId, EventId, FileId, PackageId, PersonId, random_id
from vbdt.document.model import Document, Facts, FileRef, Signer
from vbdt.store.outbox import SealedBody, SealedPointer
from vbdt.store.store import Writing

SNV = AgencyId("H30.14")
COMMUNE = AgencyId("H30.99.1")
CLERK, LEADER, SPECIALIST = DeskId("van-thu"), DeskId("lanh-dao"), DeskId("chuyen-vien")
PDF = FileRef(FileId("f" * 32), "van-ban.pdf", "application/pdf", 4, "0" * 64)
MORNING = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)


def facts(subject: str = "Về việc thực hiện kế hoạch cải cách hành chính", notation: str = "QĐ-SNV") -> Facts:
    return Facts(
        kind="quyet_dinh",
        subject=subject,
        issuer=SNV,
        issuer_name="Sở Nội vụ",
        notation=notation,
        place="Vị Thanh",
        signer=Signer("Nguyễn Văn Hòa", "GIÁM ĐỐC"),
    )


def received(subject: str = "Báo cáo tháng", number: int = 7, edxml_id: str = "") -> Received:
    return Received(
        facts=facts(subject, "BC-UBND"),
        pdf=PDF,
        annexes=(),
        edxml=PDF,
        edxml_id=edxml_id or random_id(),
        package=PackageId(random_id()),
        origin=COMMUNE,
        origin_desk=DeskId("van-thu-xa"),
        number=number,
        dated=date(2026, 3, 4),
        verdict="hop_le",
        verdict_reason="",
    )


@dataclass
class Pen:
    """Writes signed events one minute apart. The key is one for all desks: the store does not judge signatures."""

    at: datetime = MORNING
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    def begin(self, fact: Fact, desk: DeskId, document: DocumentId | None = None) -> SignedEvent:
        return self._sign(document or DocumentId(random_id()), 1, NO_HASH, desk, fact)

    def submit(self, subject: str = "", to: DeskId = LEADER) -> SignedEvent:
        written = facts(subject) if subject else facts()
        return self.begin(Submitted(written, PDF, None, to), SPECIALIST)

    def next(self, document: Document, fact: Fact) -> SignedEvent:
        """The next event, by the desk that holds the document."""
        return self._sign(document.id, document.head_n + 1, document.head_hash, document.holder, fact)

    def _sign(self, document: DocumentId, n: int, previous: str, desk: DeskId, fact: Fact) -> SignedEvent:
        self.at += timedelta(minutes=1)
        person = PersonId(f"nguoi-{desk}")
        event = Event(EventId(random_id()), document, n, previous, SNV, desk, person, self.at, VERSION, fact)
        return SignedEvent(event, self.key.sign(event.canonical()))


def post_sealed(
    writing: Writing,
    package: PackageId,
    desks: Sequence[DeskId],
    kind: str,
    document: DocumentId | None = None,
    body: bytes = b"sealed",
    inline: bool = False,
) -> str:
    """Queue a package as acts do, with plain bytes for sealed ones; the digest of its body."""
    digest = hashlib.sha256(body).hexdigest()
    if not inline:
        with writing.body_file() as file:
            file.file.write(body)
            file.keep(digest)
    pointers = [SealedPointer(desk, f"age1{desk}", f"{package} van cho {desk}".encode()) for desk in desks]
    writing.post(package, kind, SealedBody(digest, len(body), "key", body if inline else None), pointers, document)
    return digest
