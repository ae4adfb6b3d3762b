"""Lưu trữ dài hạn: which documents' archive time-stamps grow old, and new ones for many of them in one act.

At the desk that holds a document, the history names the new file; elsewhere (the archive, documents received) it is a
copy beside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from vbdt.acts.holds import hold_of, signed_files
from vbdt.acts.office import Office
from vbdt.acts.proof.evidence import store_evidence
from vbdt.acts.proof.levels import BEFORE_SEAL, Step, holds, record_stamped, require_sound, services_of
from vbdt.document.directory import Role
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction, Document, FileRef
from vbdt.document.protection import Hold, Protection
from vbdt.document.states import State
from vbdt.document.verdict import Level
from vbdt.errors import Cancelled, NotAllowed, UserError
from vbdt.signing.made import Raised, Services
from vbdt.store.levels import ArchiveCopy

KEPT = (State.ISSUED, State.SENT)
UNWANTED = (State.REFUSED,)
NEVER = datetime.max.replace(tzinfo=UTC)
PAGE, PACE = 200, 50
"""Documents read at once; and those known already between two steps told."""
IN_TIME = timedelta(days=180)
"""Half a year before the end: time enough for a budget, a new authority, and what fails the first time."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one document; `reason` is empty when it has a new archive time-stamp."""

    document: DocumentId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Aged:
    """A signed document and what holds it now: of its files the one that is held the shortest."""

    document: Document
    held: Protection


def refresh(office: Office, documents: Sequence[DocumentId], step: Step | None = None) -> tuple[Refreshed, ...]:
    """Give each document one more archive time-stamp, as the archivist does before the last one grows old.

    Its annexes get one too. One that fails keeps what it has and stops no other. When `step` raises Cancelled, the
    outcomes so far come back. Raises NotAllowed unless the desk is an archivist's or a clerk's with a time-stamping
    service.
    """
    if not may_refresh(office):
        raise NotAllowed("Chỉ lưu trữ hoặc văn thư được gia hạn dấu thời gian lưu trữ.")
    services = services_of(office)
    done: list[Refreshed] = []
    for n, document in enumerate(documents):
        try:
            known = office.store.document(document)
            if step is not None:
                step(n, len(documents), known.symbol or known.facts.subject)
            _refresh(office, services, known)
            done.append(Refreshed(document))
        except Cancelled:
            break
        except UserError as error:
            done.append(Refreshed(document, str(error)))
    return tuple(done)


def may_refresh(office: Office) -> bool:
    return office.me.has(Role.ARCHIVIST) or office.me.has(Role.CLERK)


def needs_refresh(held: Protection, now: datetime) -> bool:
    """Whether it is time for a new archive time-stamp: none yet, or its authority's certificate ends before long."""
    return held.hold is not Hold.ARCHIVE or (held.until or NEVER) - now < IN_TIME


def ages(office: Office, step: Step | None = None) -> tuple[Aged, ...]:
    """The signed documents of this desk, the one to refresh first at the top.

    Those whose last proof has run out come first, then those that no archive time-stamp holds, then by the end of the
    certificate behind it. The first time each file is read, which takes a moment; `step` hears of that.
    """
    found = tuple(_signed_documents(office))
    aged = []
    for n, document in enumerate(found):
        if step is not None and (n % PACE == 0 or office.store.protection(document.pdf.sha256) is None):
            step(n, len(found), document.symbol or document.facts.subject)
        held = _held(office, document)
        if held.hold is not Hold.NONE:
            aged.append(Aged(document, held))
    now = office.clock()
    return tuple(sorted(aged, key=lambda each: _need(each.held, now)))


def archive_files(office: Office, document: Document) -> tuple[FileRef, ...]:
    """The document's file, then its annexes, each with the newest archive time-stamp that this desk has."""
    newest = _newest(office, document)
    return tuple(newest.get(each.sha256, each) for each in (document.pdf, *document.annexes))


def _signed_documents(office: Office) -> Iterator[Document]:
    before = None
    while True:
        page = office.store.documents(Filter(), limit=PAGE, before=before)
        for document in page.rows:
            outgoing = document.direction is Direction.OUTGOING
            if document.state in KEPT if outgoing else document.state not in UNWANTED:
                yield document
        before = page.next
        if before is None:
            return


def _held(office: Office, document: Document) -> Protection:
    main, *annexes = (hold_of(office, document, each) for each in archive_files(office, document))
    signed = [main, *(each for each in annexes if each.hold is not Hold.NONE)]
    return min(signed, key=lambda each: _need(each, office.clock()))


def _need(held: Protection, now: datetime) -> tuple[bool, bool, datetime]:
    until = held.until or NEVER
    return until > now, held.hold is Hold.ARCHIVE, until


def _newest(office: Office, document: Document) -> dict[str, FileRef]:
    """The archive copies of the document's present files, by the SHA-256 of the file that each continues."""
    return {each.original: each.file for each in office.store.archive_copies(document.id)}


def _refresh(office: Office, services: Services, document: Document) -> None:
    newest = _newest(office, document)
    if hold_of(office, document, document.pdf).hold is Hold.NONE:
        raise UserError("Văn bản không có chữ ký số còn nguyên vẹn.", "Không gia hạn được; giữ nguyên tệp.")
    made, checked = {}, {}
    for file in signed_files(office, document):
        pdf = office.store.files.read(newest.get(file.sha256, file))
        made[file.sha256] = renewed = _renewed(pdf, services, office.clock())
        checked[file.sha256] = require_sound(office, renewed)
    if holds(office, document) and document.state not in BEFORE_SEAL:
        record_stamped(office, document, made)
    else:
        _keep_beside(office, document, made)
    renewed_files = [
        (office.store.files.add(made[file.sha256].pdf, file.name, file.media_type), checked[file.sha256])
        for file in (document.pdf, *document.annexes)
        if file.sha256 in made
    ]
    evidence = store_evidence(office, *renewed_files[0], renewed_files[1:])
    with office.store.write() as writing:
        writing.keep_evidence(document.id, evidence)


def _renewed(pdf: bytes, services: Services, at: datetime) -> Raised:
    from vbdt.signing.levels import lowest_level, raise_level, refresh_archive

    if lowest_level(pdf, services.trust) is Level.B_LTA:
        return Raised(refresh_archive(pdf, services, at), Level.B_LTA)
    raised = raise_level(pdf, Level.B_LTA, services, at)
    if raised.reason:
        raise UserError(raised.reason)
    return raised


def _keep_beside(office: Office, document: Document, made: dict[str, Raised]) -> None:
    files = {each.sha256: each for each in (document.pdf, *document.annexes)}
    copies = []
    for sha256, raised in made.items():
        file = office.store.files.add(raised.pdf, files[sha256].name, files[sha256].media_type)
        copies.append(ArchiveCopy(sha256, raised.level, office.clock(), file))
    with office.store.write() as writing:
        for copy in copies:
            writing.keep_archive_copy(document.id, copy)
