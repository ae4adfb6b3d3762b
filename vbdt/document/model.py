"""The records that lists, cards and acts pass around. All frozen; a change is a new record made by an event."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from vbdt.document.codec import LATER
from vbdt.document.ids import AgencyId, CaseFileId, DeskId, DocumentId, FileId, PackageId, PersonId
from vbdt.document.kinds import Kind, Urgency, kind_of
from vbdt.document.states import State


class Direction(StrEnum):
    OUTGOING = "di"
    INCOMING = "den"


@dataclass(frozen=True, slots=True)
class FileRef:
    """A stored file. `sha256` in hex of the plain bytes, `size` in bytes."""

    id: FileId
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """Where the mark «ĐẾN» stands: page from 1; its upper left corner as it is seen, in tenths of a millimetre."""

    page: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: `capacity` is the line before the post («KT. GIÁM ĐỐC», «TM. ỦY BAN NHÂN DÂN» or empty)."""

    name: str
    title: str
    capacity: str = ""
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What everyone who may see the document may know of it without opening it (Decree 30/2020, appendix VI).

    `issuer_name` is kept beside the code because old documents keep the names of their time. `paper` is true when a
    paper copy goes as well, which the target of electronic exchange counts apart. `replaces` are the documents, as this
    agency has them, in whose place this one comes.
    """

    kind: str
    subject: str
    issuer: str
    issuer_name: str
    notation: str
    place: str
    signer: Signer
    recipients: tuple[AgencyId, ...] = ()
    to_places: tuple[str, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    reply_by: date | None = None
    in_reply_to: DocumentId | None = None
    paper: bool = False
    pages: int = 0
    replaces: tuple[DocumentId, ...] | None = field(default=None, metadata=LATER)

    @property
    def kind_record(self) -> Kind:
        return kind_of(self.kind)


class StatusCode(StrEnum):
    """States the receiver reports to the sender (QCVN 102:2016 as the national exchange software uses it)."""

    ARRIVED = "01"
    REFUSED = "02"
    REGISTERED = "03"
    ASSIGNED = "04"
    IN_PROGRESS = "05"
    FINISHED = "06"
    TAKE_BACK = "13"
    AGREED = "15"
    DECLINED = "16"

    @property
    def label(self) -> str:
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    StatusCode.ARRIVED: "Đã đến",
    StatusCode.REFUSED: "Từ chối tiếp nhận",
    StatusCode.REGISTERED: "Đã tiếp nhận, vào sổ",
    StatusCode.ASSIGNED: "Đã phân công xử lý",
    StatusCode.IN_PROGRESS: "Đang xử lý",
    StatusCode.FINISHED: "Hoàn thành xử lý",
    StatusCode.TAKE_BACK: "Yêu cầu thu hồi",
    StatusCode.AGREED: "Đồng ý cập nhật, thu hồi",
    StatusCode.DECLINED: "Từ chối cập nhật, thu hồi",
}


class Change(StrEnum):
    """What a sender asks about a document that its recipients already have."""

    RECALL = "thu_hoi"
    UPDATE = "cap_nhat"
    REPLACE = "thay_the"

    @property
    def label(self) -> str:
        return {"thu_hoi": "Thu hồi", "cap_nhat": "Cập nhật", "thay_the": "Thay thế"}[self.value]


@dataclass(frozen=True, slots=True)
class Asked:
    """A change that the sender of an incoming document has asked for and nobody here has answered yet.

    `package` names the message; `facts` is what an update says now, `by` the document that replaces this one.
    """

    change: Change
    reason: str
    package: PackageId
    at: datetime
    facts: Facts | None = None
    by: DocumentId | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one recipient is known to have done with a document we sent. `status` is None until it answers.

    `asked` is what we asked about it last, `answer` (15 or 16) what the recipient said to that; from `stopped_at` on we
    waited no more.
    """

    recipient: AgencyId
    sent_at: datetime
    receipt_at: datetime | None = None
    status: StatusCode | None = None
    status_at: datetime | None = None
    note: str = ""
    asked: Change | None = field(default=None, metadata=LATER)
    asked_at: datetime | None = field(default=None, metadata=LATER)
    answer: StatusCode | None = field(default=None, metadata=LATER)
    answered_at: datetime | None = field(default=None, metadata=LATER)
    answer_note: str | None = field(default=None, metadata=LATER)
    stopped_at: datetime | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Opinion:
    """One colleague's opinion: asked, and perhaps already given."""

    of: DeskId
    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """The columns of the printed book that only paper has: how many copies, when they were handed on and to whom, who
    keeps the copy of the file, and the clerk's note."""

    copies: int = 0
    handed_on: date | None = None
    receiver: str = ""
    kept_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One official document as one agency has it: the state that its history of events leads to.

    `opened` says that the holder has looked at it; `requests` are pleas to return it, too late to be a right.
    `head` is the number and hash of the last event; `participants` are the desks that were ever named in the history.
    For an incoming document `edxml_id` and `origin` say what it is called and whose it was at the sender, and `asked`
    is what its sender wants changed and has no answer to yet. `paper_line` is what was written down of a number that
    the printed book alone gave; None for every other document, and while nothing was.
    """

    id: DocumentId
    direction: Direction
    agency: AgencyId
    state: State
    holder: DeskId
    facts: Facts
    pdf: FileRef
    created_at: datetime
    changed_at: datetime
    head_n: int
    head_hash: str
    participants: tuple[DeskId, ...]
    mail_desk: DeskId | None = None
    drafter: DeskId | None = None
    leader: DeskId | None = None
    annexes: tuple[FileRef, ...] = ()
    source: FileRef | None = None
    note: str = ""
    number: int | None = None
    dated: date | None = None
    issued_at: datetime | None = None
    sealed: bool = False
    sent_at: datetime | None = None
    deliveries: tuple[Delivery, ...] = ()
    edxml_id: str = ""
    origin: AgencyId | None = None
    origin_desk: DeskId | None = None
    verdict: str = ""
    verdict_reason: str = ""
    arrived_at: datetime | None = None
    arrival_number: int | None = None
    lead: DeskId | None = None
    coordinators: tuple[DeskId, ...] = ()
    instruction: str = ""
    deadline: date | None = None
    finished_at: datetime | None = None
    result: str = ""
    reply: DocumentId | None = None
    opened: bool = False
    opinions: tuple[Opinion, ...] = ()
    requests: tuple[str, ...] = ()
    case_files: tuple[CaseFileId, ...] = field(default=())
    mark: MarkPlace | None = field(default=None, metadata=LATER)
    asked: Asked | None = field(default=None, metadata=LATER)
    replaced_by: DocumentId | None = field(default=None, metadata=LATER)
    paper_line: PaperLine | None = field(default=None, metadata=LATER)

    @property
    def symbol(self) -> str:
        """Số và ký hiệu, e.g. `05/QĐ-SNV`; empty until numbered. Incoming ones keep the sender's."""
        if self.number is None:
            return ""
        return symbol_text(self.number, self.facts.notation)


def symbol_text(number: int, notation: str) -> str:
    """`05/QĐ-SNV`: two digits below ten (Decree 30/2020, appendix I)."""
    return f"{number:02d}/{notation}"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Hồ sơ công việc: a code of the yearly list (Danh mục hồ sơ), a title, and how many years it is kept."""

    id: CaseFileId
    code: str
    title: str
    year: int
    retention: str
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """What an act changed, for screens to decide whether to reload."""

    documents: tuple[DocumentId, ...] = ()
    drafts: bool = False
    deliveries: bool = False
    directory: bool = False
