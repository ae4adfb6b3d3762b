"""Cơ quan kế nhiệm: the open work of an agency that has ended goes, sealed, to the mail desk of its successor.

Each desk gives what it holds, with the whole signed history. The successor checks that the sender's agency has ended
and that the directory names us after it, takes the document in as one that came, and enters it into its own register;
the old names and numbers stay as they are, and the history can be read beside it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from vbdt.acts.desks.hand_over import OPEN, held
from vbdt.acts.mail.post import post
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.calendar import local_day
from vbdt.document.codec import Json, canonical_json
from vbdt.document.directory import Agency
from vbdt.document.events import Event, GivenToSuccessor, Received, SignedEvent, read_event
from vbdt.document.history import after
from vbdt.document.ids import AgencyId, DocumentId, PackageId, random_id
from vbdt.document.model import Changed, Document, FileRef
from vbdt.errors import BadInput, NotAllowed, UserError
from vbdt.store.store import Writing
from vbdt.transport.body import PackageKind
from vbdt.transport.courier import Outcome
from vbdt.transport.keys import is_signed, public_key
from vbdt.transport.package import Package

HISTORY_FILE = "lich-su.json"
_SIGNATURE = 64


@dataclass(frozen=True, slots=True)
class Inherited:
    """A document of an ended agency as its last desk had it, checked against its own signed history."""

    fact: Received
    text: str


def successors(office: Office) -> tuple[Agency, ...]:
    """Who goes on with this agency's work; nobody while it exists."""
    heirs = office.directory.heirs(office.me.agency, office.today)
    return tuple(each for each in heirs if each.id != office.me.agency)


def to_give(office: Office) -> tuple[Document, ...]:
    """Open work on this desk that no successor has been given. What has ended stays, and is exported as case files."""
    return tuple(each for each in held(office, states=OPEN) if not _is_given(office, each.id))


def give_to_successor(office: Office, documents: Sequence[DocumentId], to: AgencyId | None = None) -> Changed:
    """Send each with its history to the successor's mail desk. Raises NotAllowed while our agency exists."""
    heirs = successors(office)
    if not heirs:
        raise NotAllowed(f"{office.agency.name} còn hoạt động.", "Chỉ bàn giao cho cơ quan kế nhiệm khi đã kết thúc.")
    chosen = [each for each in heirs if to in (None, each.id)]
    if len(chosen) != 1:
        names = ", ".join(f"{each.name} ({each.id})" for each in heirs)
        raise UserError(f"Cơ quan kế nhiệm: {names}.", "Chọn một cơ quan nhận.")
    desk = office.directory.mail_desk(chosen[0].id)
    for document in documents:
        with office.store.write() as writing:
            package = PackageId(random_id())
            record(office, writing, document, GivenToSuccessor(chosen[0].id, package))
            history = writing.history(document)
            post(
                office,
                writing,
                PackageKind.HISTORY,
                [desk.id],
                facts={"succession": document},
                parts=_parts(office, writing.document(document), history),
                document=document,
                package=package,
            )
    return Changed(documents=tuple(documents), deliveries=True)


def is_succession(package: Package) -> bool:
    return "succession" in package.facts


def may_inherit(office: Office, sender: AgencyId) -> bool:
    """Whether that agency has ended and this desk speaks for one that goes on with its work."""
    agency = office.directory.find_agency(sender)
    if agency is None or agency.id == office.me.agency or agency.exists_on(office.today):
        return False
    heirs = office.directory.heirs(agency.id, office.today)
    return any(each.id == office.me.agency for each in heirs) and office.agency.mail_desk == office.me.id


def prepare_inheritance(office: Office, package: Package) -> Inherited:
    """Check the history event by event, and keep the files. Raises BadInput for what does not hold."""
    if not may_inherit(office, package.sender_agency):
        raise BadInput("Gói bàn giao không đến từ cơ quan mà cơ quan này kế nhiệm.", "Báo quản trị danh bạ.")
    events = [_read(office, package, data) for name, data in sorted(package.parts.items()) if name.startswith("event-")]
    document: Document | None = None
    for each in events:
        document = after(document, each.event)
    last = events[-1].event.fact if events else None
    if document is None or not isinstance(last, GivenToSuccessor) or last.agency != office.me.agency:
        raise BadInput("Gói bàn giao không ghi bàn giao cho cơ quan này.", "Đề nghị nơi gửi kiểm tra.")
    pdf = _keep(office, package, document.pdf)
    annexes = tuple(_keep(office, package, each) for each in document.annexes)
    book: list[Json] = [
        {"event": json.loads(each.event.canonical()), "signature": each.signature.hex()} for each in events
    ]
    history = office.store.files.add(canonical_json(book), HISTORY_FILE, "application/json")
    ended = office.directory.agency(package.sender_agency)
    fact = Received(
        facts=document.facts,
        pdf=pdf,
        annexes=(*annexes, history),
        edxml=history,
        edxml_id=document.edxml_id or document.id,
        package=package.id,
        origin=document.origin or ended.id,
        origin_desk=document.origin_desk or package.sender_desk,
        number=document.number,
        dated=document.dated,
        verdict=document.verdict,
        verdict_reason=f"Nhận bàn giao từ {ended.name}. {document.verdict_reason}".strip(),
        handed_by=ended.id,
    )
    return Inherited(fact, document.facts.subject)


def record_inheritance(office: Office, writing: Writing, inherited: Inherited) -> tuple[Outcome, Changed]:
    """Once, however often it is sent."""
    if writing.received_as(inherited.fact.origin, inherited.fact.edxml_id) is not None:
        return Outcome.DUPLICATE, Changed()
    document = DocumentId(random_id())
    record(office, writing, document, inherited.fact)
    writing.index(document, inherited.text)
    return Outcome.RECORDED, Changed(documents=(document,))


def life_before(office: Office, document: Document) -> tuple[Event, ...]:
    """What happened to an inherited document at the agency that has ended; nothing for every other document."""
    book = next((each for each in document.annexes if each.name == HISTORY_FILE), None)
    history = office.store.history(document.id) if book is not None else ()
    first = history[0].event.fact if history else None
    if book is None or not isinstance(first, Received) or first.handed_by is None:
        return ()
    return tuple(read_event(canonical_json(each["event"])) for each in json.loads(office.store.files.read(book)))


def _parts(office: Office, document: Document, history: Sequence[SignedEvent]) -> dict[str, bytes]:
    parts = {f"event-{each.event.n:06d}": each.signature + each.event.canonical() for each in history}
    for ref in (document.pdf, *document.annexes):
        parts[f"file-{ref.id}"] = office.store.files.read(ref)
    return parts


def _is_given(office: Office, document: DocumentId) -> bool:
    return any(isinstance(each.event.fact, GivenToSuccessor) for each in office.store.history(document))


def _read(office: Office, package: Package, data: bytes) -> SignedEvent:
    signed = SignedEvent(read_event(data[_SIGNATURE:]), data[:_SIGNATURE])
    desk = office.directory.find_desk(signed.event.desk)
    if desk is None or desk.agency != package.sender_agency or signed.event.agency != package.sender_agency:
        raise BadInput("Lịch sử bàn giao có mục của bàn không thuộc cơ quan bàn giao.", "Đề nghị nơi gửi kiểm tra.")
    keys = desk.signing_keys(local_day(signed.event.at))
    if not any(is_signed(public_key(key), signed.signature, signed.event.canonical()) for key in keys):
        raise BadInput("Mục lịch sử không mang chữ ký của bàn đã ghi.", "Báo quản trị.")
    return signed


def _keep(office: Office, package: Package, ref: FileRef) -> FileRef:
    data = package.parts.get(f"file-{ref.id}")
    if data is None:
        raise BadInput("Gói bàn giao thiếu tệp của văn bản.", "Đề nghị nơi gửi gửi lại.")
    office.store.files.keep(ref, data)
    return ref
