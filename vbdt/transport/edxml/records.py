"""One edXML message as frozen records, field for element in the order in which the Java SDK writes them.

Source: QCVN 102:2016/BTTTT (Circular 10/2016/TT-BTTTT) as files of the national exchange show it. Every value is the
text of its element, because partners write dates and numbers that no calendar knows; `dates.py` reads them. Absent and
empty are the same: an empty text or record is not written. The element of a field is its name in CamelCase unless a
`Tag` says otherwise.

Each record keeps in `extra` what it has no field for: whole elements as XML (starting with `<`) and attributes as
`@{namespace}name=value`. So a message that is read and written again loses nothing but surrounding white space.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, TypeAlias

from vbdt.document.model import StatusCode


@dataclass(frozen=True, slots=True)
class Tag:
    """The element of a field, and the wrapping element around repeated ones."""

    name: str
    inside: str = ""


class Aside:
    """Marks a field that no child element carries."""


Extra: TypeAlias = tuple[str, ...]


class BusinessType(StrEnum):
    """What the message does to its document (BussinessDocType)."""

    NEW = "0"
    RECALL = "1"
    UPDATE = "2"
    REPLACE = "3"

    @property
    def label(self) -> str:
        return {"0": "Văn bản mới", "1": "Thu hồi", "2": "Cập nhật", "3": "Thay thế"}[self.value]


class ReceiverChange(StrEnum):
    """What an update does to one receiver (ReceiverType)."""

    REMOVED = "0"
    ADDED = "1"


class Packing(StrEnum):
    """How an attachment lies in its base64 text: in a ZIP with one entry (Java SDK) or as it is (.NET style)."""

    ZIP = "zip"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A sending or receiving body. `organization_in_charge` is the name or code of its parent."""

    organ_id: str = ""
    organization_in_charge: str = ""
    organ_name: str = ""
    organ_add: str = ""
    email: str = ""
    telephone: str = ""
    fax: str = ""
    website: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Code:
    """Số and ký hiệu kept apart: `7816` and `VPCP-TTĐT`."""

    code_number: str = ""
    code_notation: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class PromulgationInfo:
    """Địa danh and date of issue, `yyyy/MM/dd`."""

    place: str = ""
    promulgation_date: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class DocumentType:
    """Kind of document. Partners number the kinds differently: only `type_name` can be trusted."""

    type: str = ""
    type_detail: str = ""
    type_name: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class SignerInfo:
    """Who signed: `competence` is TM., KT., TL. and the like."""

    competence: str = ""
    position: str = ""
    full_name: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class OtherInfo:
    """`priority`: 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc, 4 hỏa tốc hẹn giờ. `direction`: `true` or `false`."""

    priority: str = ""
    sphere_of_promulgation: str = ""
    typer_notation: str = ""
    promulgation_amount: str = ""
    page_amount: str = ""
    direction: str = ""
    appendixes: Annotated[tuple[str, ...], Tag("Appendix", inside="Appendixes")] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class ResponseFor:
    """The document that is answered. In a status message `organ_id` is the body that is told."""

    organ_id: str = ""
    code: str = ""
    promulgation_date: str = ""
    document_id: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class StaffInfo:
    """The official who acted, for a telephone call."""

    department: str = ""
    staff: str = ""
    email: str = ""
    mobile: str = ""
    department_id: str = ""
    staff_id: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class MessageHeader:
    """The facts of the document. `to_places` is the free text of Nơi nhận, not the addressed receivers."""

    from_: Annotated[Organisation, Tag("From")] = field(default_factory=Organisation)
    to: tuple[Organisation, ...] = ()
    document_id: str = ""
    code: Code = field(default_factory=Code)
    promulgation_info: PromulgationInfo = field(default_factory=PromulgationInfo)
    document_type: DocumentType = field(default_factory=DocumentType)
    subject: str = ""
    content: str = ""
    signer_info: SignerInfo = field(default_factory=SignerInfo)
    due_date: str = ""
    other_info: OtherInfo = field(default_factory=OtherInfo)
    response_for: tuple[ResponseFor, ...] = ()
    steering_type: str = ""
    task_codes: Annotated[tuple[str, ...], Tag("TaskCode", inside="ResponseForTask")] = ()
    application_type: str = ""
    to_places: Annotated[tuple[str, ...], Tag("Place", inside="ToPlaces")] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class TraceHeader:
    """One body the message went through. `timestamp` is `yyyy/MM/dd HH:mm:ss`, Vietnamese time."""

    organ_id: str = ""
    timestamp: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Receiver:
    """One change of the receiver list; `receiver_type` is a ReceiverChange."""

    organ_id: str = ""
    receiver_type: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class UpdateInfo:
    """What an update changes: `1` in `document_info` for the facts, in `document_receiver` for the receivers."""

    document_info: str = ""
    document_receiver: str = ""
    receivers: Annotated[tuple[Receiver, ...], Tag("Receiver", inside="ReceiverList")] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class ReplacementInfo:
    """A replaced document and the bodies for which it is replaced."""

    document_id: str = ""
    organ_ids: Annotated[tuple[str, ...], Tag("OrganId", inside="OrganIdList")] = ()
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Business:
    """What is done to which document (the standard spells it Bussiness). `paper` is `1` when a paper copy follows."""

    document_id: str = ""
    doc_type: Annotated[str, Tag("BussinessDocType")] = ""
    reason: Annotated[str, Tag("BussinessDocReason")] = ""
    paper: str = ""
    update_info: Annotated[UpdateInfo, Tag("BussinessDocumentInfo")] = field(default_factory=UpdateInfo)
    replacements: Annotated[tuple[ReplacementInfo, ...], Tag("ReplacementInfo", inside="ReplacementInfoList")] = ()
    staff: Annotated[tuple[StaffInfo, ...], Tag("StaffInfo")] = ()
    extra: Extra = ()

    @property
    def kind(self) -> BusinessType | None:
        """None when the code is not one of the four we know."""
        return next((each for each in BusinessType if each == self.doc_type), None)


@dataclass(frozen=True, slots=True)
class TraceHeaders:
    """The way of the message and its business part."""

    headers: Annotated[tuple[TraceHeader, ...], Tag("TraceHeader")] = ()
    business: Annotated[Business, Tag("Bussiness")] = field(default_factory=Business)
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """One line of the manifest, naming an attachment by `content_id` (with or without `cid:`)."""

    content_id: str = ""
    content_type: str = ""
    description: str = ""
    attachment_name: str = ""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file. `content` is its own bytes, unpacked; `entry_name` is what the ZIP around it called it."""

    content_id: str = ""
    attachment_name: str = ""
    description: str = ""
    content_type: str = ""
    field_name: str = ""
    mime_type: str = ""
    format: str = ""
    packing: Annotated[Packing, Aside()] = Packing.ZIP
    entry_name: Annotated[str, Aside()] = ""
    content: Annotated[bytes, Aside()] = b""
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Loose:
    """Something unknown that stood directly inside one of the outer elements, e.g. `edXMLHeader`."""

    inside: str
    xml: str


@dataclass(frozen=True, slots=True)
class EdxmlDocument:
    """A message that carries a document. `signature` is the XML of the envelope's signature; it proves nothing."""

    header: MessageHeader = field(default_factory=MessageHeader)
    traces: TraceHeaders = field(default_factory=TraceHeaders)
    signature: str = ""
    references: tuple[Reference, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    loose: tuple[Loose, ...] = ()


@dataclass(frozen=True, slots=True)
class EdxmlStatus:
    """A message that tells what became of a document; `status_code` is a StatusCode."""

    from_: Annotated[Organisation, Tag("From")] = field(default_factory=Organisation)
    response_for: ResponseFor = field(default_factory=ResponseFor)
    staff_info: StaffInfo = field(default_factory=StaffInfo)
    status_code: str = ""
    description: str = ""
    timestamp: str = ""
    extra: Extra = ()
    loose: Annotated[tuple[Loose, ...], Aside()] = ()

    @property
    def status(self) -> StatusCode | None:
        """None when the code is not one we know."""
        return next((each for each in StatusCode if each == self.status_code), None)


EdxmlMessage: TypeAlias = EdxmlDocument | EdxmlStatus
