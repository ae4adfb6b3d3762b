"""Follow what another desk of our agency did: its signed events and their files, applied in the history's own order."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from vbdt.acts.circulate import files_of
from vbdt.acts.files.outside import read_outside
from vbdt.acts.mail.report import report
from vbdt.acts.mail.unseal import unpack, unseal
from vbdt.acts.mail.wishes import go_on
from vbdt.acts.office import Office
from vbdt.acts.proof.levels import note_unstamped
from vbdt.document.calendar import local_day
from vbdt.document.events import SecretCounted, SignedEvent, read_event
from vbdt.document.ids import DeskId, DocumentId
from vbdt.document.model import Changed
from vbdt.document.roster import closed_before
from vbdt.document.rules import objection
from vbdt.errors import BadInput
from vbdt.store.store import Writing
from vbdt.transport.courier import Outcome
from vbdt.transport.keys import is_signed, public_key
from vbdt.transport.package import Package

SIGNATURE = 64
"""Bytes of an Ed25519 signature, before the canonical bytes of the event."""


def follow(
    office: Office, writing: Writing, package: Package, data: bytes, body: Path | None
) -> tuple[Outcome, Changed]:
    """Apply the events we do not have; keep the package when earlier ones are still on their way.

    `data` is its pointer, `body` the file of a body that lies apart.

    Raises BadInput when an event is not signed by the desk it names, contradicts ours, or breaks the table of moves.
    """
    events = [_read(office, data) for name, data in sorted(package.parts.items()) if name.startswith("event-")]
    if not events:
        raise BadInput("Gói lịch sử không có mục nào.", "Đề nghị nơi gửi kiểm tra.")
    document = events[0].event.document
    if any(each.event.document != document for each in events):
        raise BadInput("Gói lịch sử trộn nhiều văn bản.", "Đề nghị nơi gửi kiểm tra.")
    known = writing.find(document)
    head = known.head_n if known else 0
    for signed in events:
        _check_known(writing, signed, head)
    fresh = [signed for signed in events if signed.event.n > head]
    if fresh and fresh[0].event.n > head + 1:
        _park(office, writing, document, package, data, body)
        return Outcome.PARKED, Changed()
    for place, signed in enumerate(fresh):
        _apply(office, writing, package, signed, confirmed=_goes_on(office, fresh[place + 1 :]))
    last = events[-1].event.n
    for desk in (*_others(office, package), package.sender_desk):
        if desk != office.me.id and writing.shared(document, desk) < last:
            writing.set_shared(document, desk, last)
    follow_parked(office, writing, document)
    go_on(office, writing, document)
    return Outcome.RECORDED, Changed(documents=(document,))


def _others(office: Office, package: Package) -> Iterator[DeskId]:
    """The desks of our agency that got the same events, as the sender says: they need not be told again."""
    named = package.facts.get("desks")
    for desk in named if isinstance(named, list) else ():
        found = office.directory.find_desk(DeskId(desk)) if isinstance(desk, str) else None
        if found is not None and found.agency == office.me.agency:
            yield found.id


def _park(
    office: Office, writing: Writing, document: DocumentId, package: Package, data: bytes, body: Path | None
) -> None:
    digest = None
    if body is not None:
        digest = unseal(office, data).letter.body.digest
        office.store.inbox.keep_body(digest, body)
    writing.park(document, package.sender_desk, package.id, data, digest)


def _read(office: Office, data: bytes) -> SignedEvent:
    signed = SignedEvent(read_event(data[SIGNATURE:]), data[:SIGNATURE])
    event = signed.event
    desk = office.directory.find_desk(event.desk)
    if desk is None:
        raise BadInput("Lịch sử do một bàn không có trong danh bạ ghi.", "Cập nhật danh bạ rồi nhận lại.")
    if event.agency != office.me.agency or isinstance(event.fact, SecretCounted):
        raise BadInput("Mục lịch sử không thuộc về nơi nhận này.", "Báo quản trị.")
    keys = desk.signing_keys(local_day(event.at))
    if not any(is_signed(public_key(key), signed.signature, event.canonical()) for key in keys):
        raise BadInput("Mục lịch sử không mang chữ ký của bàn đã ghi.", "Báo quản trị.")
    return signed


def _check_known(writing: Writing, signed: SignedEvent, head: int) -> None:
    """An event we already have must be the same one: two histories of one document cannot both be true."""
    event = signed.event
    if event.n <= head and writing.history(event.document, event.n - 1)[0].event.hash != event.hash:
        raise BadInput("Lịch sử văn bản có hai bản khác nhau.", "Giữ nguyên bản đang có và báo quản trị.")


def _goes_on(office: Office, later: list[SignedEvent]) -> bool:
    """Whether a desk that works on is among those who went on."""
    desks = ((each.event, office.directory.find_desk(each.event.desk)) for each in later)
    return any(desk is not None and not closed_before(desk, event.at) for event, desk in desks)


def _apply(office: Office, writing: Writing, package: Package, signed: SignedEvent, *, confirmed: bool) -> None:
    text = ""
    for ref in files_of(signed.event):
        data = package.parts.get(f"file-{ref.id}")
        if data is None:
            raise BadInput("Gói lịch sử thiếu tệp của văn bản.", "Đề nghị nơi gửi gửi lại.")
        office.store.files.keep(ref, data)
        if ref.media_type == "application/pdf" and not text:
            text = read_outside(data).text
    reason = objection(writing.find(signed.event.document), signed.event, office.directory, confirmed=confirmed)
    if reason:
        raise BadInput(reason, "Giữ nguyên bản đang có và báo quản trị.")
    document = writing.append(signed, heard=True)
    if document is None:
        return
    if text:
        writing.index(document.id, text)
    report(office, writing, document, signed.event)
    note_unstamped(office, writing, document, signed.event)


def follow_parked(office: Office, writing: Writing, document: DocumentId) -> None:
    """What came too early may be next now. What turns out to be wrong is set aside and stops nothing.

    What still has to wait has waited since it first came.
    """
    before = office.store.parked()
    for each in writing.take_parked(document):
        body = office.store.inbox.parked_body(each.body) if each.body else None
        try:
            with writing.attempt():
                follow(office, writing, unpack(office, unseal(office, each.data), body), each.data, body)
        except BadInput as refused:
            writing.forget_package(each.sender, each.package)
            name = f"{hashlib.sha256(each.data).hexdigest()[:32]}.goi"
            office.store.inbox.quarantine_note(name, str(refused), office.clock(), each.data, each.body)
    writing.keep_waiting(before)
