"""Every act is one fact. An event carries one fact, its place in the document's history, and who recorded it.

Three rules make a history checkable by anyone who has it, without trusting a desk: event `n` names the hash of event
`n-1`; each is signed (Ed25519) by the desk that held the document; only the holder may add the next.
Facts hold ids, hashes and short words, never the text of a document, so that a file destroyed by lawful order breaks
no chain.
"""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias, cast

from vbdt.document.changes import ChangeAnswered, ChangeAsked, Recalled, ReplacedBy, StoppedWaiting, Updated
from vbdt.document.codec import LATER, Json, canonical_json, decode, encode
from vbdt.document.copies import Medium, Original
from vbdt.document.ids import AgencyId, CaseFileId, DeskId, DocumentId, EventId, PackageId, PersonId
from vbdt.document.kinds import Secrecy
from vbdt.document.model import Facts, FileRef, MarkPlace, StatusCode
from vbdt.document.paper import PaperFilled, PaperNumbered
from vbdt.errors import BadInput

NO_HASH = "0" * 64
"""What the first event of a history names as its predecessor."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """Trình ký. `source` is the draft's content, `pdf` the PDF/A made from it with empty fields.

    `annexes` are the files that go along, each signed by the agency when the document is issued.
    """

    facts: Facts
    pdf: FileRef
    source: FileRef | None
    to: DeskId
    note: str = ""
    annexes: tuple[FileRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """Trả lại, with the reason. Also the way back from a handler to the leader who assigned."""

    to: DeskId
    note: str


@dataclass(frozen=True, slots=True)
class Signed:
    """Ký số của người có thẩm quyền. `certificate` is the SHA-256 fingerprint; `level` e.g. `B-T`."""

    pdf: FileRef
    certificate: str
    level: str
    to: DeskId


@dataclass(frozen=True, slots=True)
class Registered:
    """Cấp số, vào sổ văn bản đi. The entry names the hash of the entry before it in the same register and year."""

    register: str
    year: int
    number: int
    dated: date
    previous_entry: str


@dataclass(frozen=True, slots=True)
class Voided:
    """Hủy số: the number stays in the register as an entry with a reason, never a hole and never used again."""

    reason: str


@dataclass(frozen=True, slots=True)
class Issued:
    """Phát hành: number and date filled in and locked by the agency's signature; `annexes` signed by it too."""

    pdf: FileRef
    certificate: str
    level: str
    annexes: tuple[FileRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamped:
    """Nâng mức chữ ký số: time-stamps and long-term data were added to the signatures, nothing else; without a key.

    `annexes` are all of the document's annexes, raised too or as they were; None where they were left alone.
    """

    pdf: FileRef
    level: str
    annexes: tuple[FileRef, ...] | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Sent:
    """Gửi: one package to the named agencies, under the edXML document id."""

    recipients: tuple[AgencyId, ...]
    package: PackageId
    edxml_id: str


@dataclass(frozen=True, slots=True)
class RecipientReported:
    """What a recipient told us, by receipt of the package (`status` None) or by an edXML status."""

    recipient: AgencyId
    status: StatusCode | None
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """Văn bản đến nơi: recorded and verified by the courier, before it is acknowledged.

    `handed_by` is the ended agency whose open work it was and goes on here; `origin` is then who sent it there.
    """

    facts: Facts
    pdf: FileRef
    annexes: tuple[FileRef, ...]
    edxml: FileRef
    edxml_id: str
    package: PackageId
    origin: AgencyId
    origin_desk: DeskId
    number: int | None
    dated: date | None
    verdict: str
    verdict_reason: str
    handed_by: AgencyId | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Copied:
    """Sao văn bản: a copy begins a history of its own, with its number in the register of copies.

    `facts.kind` says which kind of copy, `ordered_by` who decided on it, `pages` (from 1) what an excerpt took; empty
    for everything. `compared` is the clerk's word that the copy was compared with the paper. An electronic copy carries
    the agency's signature (`certificate`, `level`); what goes onto paper is signed with a pen.
    """

    facts: Facts
    pdf: FileRef
    of: Original
    made_from: Medium
    onto: Medium
    ordered_by: PersonId
    year: int
    number: int
    dated: date
    previous_entry: str
    certificate: str = ""
    level: str = ""
    pages: tuple[int, ...] = ()
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Từ chối tiếp nhận, with the reason that the sender is told."""

    reason: str


@dataclass(frozen=True, slots=True)
class RegisteredIn:
    """Vào sổ văn bản đến và trình người có thẩm quyền phân công. `mark` is where the stamp «ĐẾN» stands on copies."""

    year: int
    number: int
    to: DeskId
    previous_entry: str
    mark: MarkPlace | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Assigned:
    """Bút phê: exactly one lead, coordinators, a deadline, the leader's instruction."""

    to: DeskId
    coordinators: tuple[DeskId, ...]
    instruction: str
    deadline: date


@dataclass(frozen=True, slots=True)
class Started:
    """Bắt đầu xử lý."""


@dataclass(frozen=True, slots=True)
class Finished:
    """Hoàn thành xử lý: the result in words, and the replying document where there is one."""

    result: str
    reply: DocumentId | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """Lập hồ sơ: the document is put into a case file; it may be in several without copies."""

    case_file: CaseFileId


@dataclass(frozen=True, slots=True)
class Opened:
    """Đã xem: the holder has looked at the document. Until then the one before may take his act back."""


@dataclass(frozen=True, slots=True)
class SignedUnopened:
    """Ký không mở: the leader chose to sign in a batch without opening this document."""


@dataclass(frozen=True, slots=True)
class OpinionAsked:
    """Xin ý kiến: the holder asks a colleague; the document stays where it is."""

    of: DeskId
    question: str


@dataclass(frozen=True, slots=True)
class OpinionGiven:
    """Ý kiến: what the colleague answered, written down by the holder's desk when the answer came."""

    by: DeskId
    opinion: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Rút lại: the leader took his signature back before anybody opened the document; `pdf` is the unsigned file."""

    pdf: FileRef
    to: DeskId
    note: str


@dataclass(frozen=True, slots=True)
class ReturnRequested:
    """Đề nghị trả lại: it was too late to take the act back; the holder decides."""

    by: DeskId
    note: str


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Bàn giao: the holder hands the document to a colleague, who goes on with it in his place."""

    to: DeskId
    note: str = ""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Tiếp quản: the desk that the roster names takes what a closed desk held."""

    closed: DeskId
    note: str = ""


@dataclass(frozen=True, slots=True)
class GivenToSuccessor:
    """Bàn giao cho cơ quan kế nhiệm: our agency has ended, another one goes on with the document."""

    agency: AgencyId
    package: PackageId


@dataclass(frozen=True, slots=True)
class SecretCounted:
    """A state secret was handled on paper elsewhere: only the count is kept here, to be excluded from the targets."""

    secrecy: Secrecy
    count: int
    on: date


Fact: TypeAlias = (
    Submitted
    | Returned
    | Signed
    | Registered
    | Voided
    | Issued
    | Stamped
    | Sent
    | RecipientReported
    | Recalled
    | Updated
    | ReplacedBy
    | StoppedWaiting
    | Received
    | Copied
    | Refused
    | RegisteredIn
    | Assigned
    | Started
    | Finished
    | Filed
    | Opened
    | SignedUnopened
    | OpinionAsked
    | OpinionGiven
    | Withdrawn
    | ReturnRequested
    | ChangeAsked
    | ChangeAnswered
    | PassedOn
    | TakenOver
    | GivenToSuccessor
    | PaperNumbered
    | PaperFilled
    | SecretCounted
)

FACTS: dict[str, type[Fact]] = {
    "submitted": Submitted,
    "returned": Returned,
    "signed": Signed,
    "registered": Registered,
    "voided": Voided,
    "issued": Issued,
    "stamped": Stamped,
    "sent": Sent,
    "recipient_reported": RecipientReported,
    "recalled": Recalled,
    "updated": Updated,
    "replaced_by": ReplacedBy,
    "stopped_waiting": StoppedWaiting,
    "received": Received,
    "copied": Copied,
    "refused": Refused,
    "registered_in": RegisteredIn,
    "assigned": Assigned,
    "started": Started,
    "finished": Finished,
    "filed": Filed,
    "opened": Opened,
    "signed_unopened": SignedUnopened,
    "opinion_asked": OpinionAsked,
    "opinion_given": OpinionGiven,
    "withdrawn": Withdrawn,
    "return_requested": ReturnRequested,
    "change_asked": ChangeAsked,
    "change_answered": ChangeAnswered,
    "passed_on": PassedOn,
    "taken_over": TakenOver,
    "given_to_successor": GivenToSuccessor,
    "paper_numbered": PaperNumbered,
    "paper_filled": PaperFilled,
    "secret_counted": SecretCounted,
}
_NAMES = {fact: name for name, fact in FACTS.items()}

VERSION = 1
"""Version of the facts above. A changed fact gets a new version here and keeps a reader for the old one.

A field that is only added is `codec.LATER` and needs none: events written before it keep their bytes.
"""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where and when an event stands: place `n` in the document's history (from 1), after the event with hash
    `previous`, recorded `at` (UTC) by `person` at `desk`."""

    id: EventId
    document: DocumentId
    n: int
    previous: str
    agency: AgencyId
    desk: DeskId
    person: PersonId
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Event(Heading):
    """One fact in one document's history. Hashes are SHA-256 in hex."""

    fact: Fact

    @property
    def kind(self) -> str:
        return _NAMES[type(self.fact)]

    def canonical(self) -> bytes:
        """The bytes that are hashed, signed, stored and sent."""
        return canonical_json({**cast(dict[str, Json], encode(self)), "kind": self.kind})

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.canonical()).hexdigest()


@dataclass(frozen=True, slots=True)
class SignedEvent:
    """An event with the Ed25519 signature (64 bytes) of the desk that recorded it, over its canonical bytes."""

    event: Event
    signature: bytes


def read_event(data: bytes) -> Event:
    """The event in its canonical bytes. Raises BadInput for an unknown kind or version, or bytes not canonical."""
    try:
        line = json.loads(data)
    except (ValueError, RecursionError):
        raise _unreadable() from None
    if not isinstance(line, dict) or line.get("version") != VERSION or line.get("kind") not in FACTS:
        raise _unreadable()
    fact = decode(FACTS[line.pop("kind")], line.pop("fact", None))
    place = decode(Heading, line)
    event = Event(
        id=place.id,
        document=place.document,
        n=place.n,
        previous=place.previous,
        agency=place.agency,
        desk=place.desk,
        person=place.person,
        at=place.at,
        version=place.version,
        fact=fact,
    )
    try:
        same = event.canonical() == data
    except UnicodeEncodeError:
        raise _unreadable() from None
    if not same:
        raise _unreadable()
    return event


def _unreadable() -> BadInput:
    return BadInput("Lịch sử văn bản có mục không đọc được.", "Có thể nơi gửi dùng phiên bản mới hơn; hãy cập nhật.")
