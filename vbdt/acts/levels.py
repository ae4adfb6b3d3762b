"""Nâng mức chữ ký: time-stamps and long-term data for documents already signed, without any key.

An outage of a service is a queue, not an error: the document goes on its way and its level is raised later. At the
desk that holds it, the history names the raised file; elsewhere (the archive, documents received) it is a copy beside.
Who was sent a document before keeps the bytes that were sent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.directory import Role
from vbdt.document.events import Event, Signed, Stamped
from vbdt.document.history import STAMPED
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document, FileRef
from vbdt.document.states import State
from vbdt.document.verdict import Level, Verdict
from vbdt.errors import Cancelled, NotAllowed, UserError
from vbdt.signing.levels import Raised, Services, lowest_level, raise_level, refresh_archive
from vbdt.signing.sign import Signed as SignedFile
from vbdt.signing.timestamps import TimeStamps, TimeStampUnavailable
from vbdt.signing.verify import verify
from vbdt.store.levels import ArchiveCopy
from vbdt.store.store import Writing

BEFORE_SEAL = (State.SIGNED, State.REGISTERED)
NO_STAMP = "Lãnh đạo đã ký khi chưa lấy được dấu thời gian."
Step = Callable[[int, int, str], None]
"""Hears `done` of `total` and what is being done; raises Cancelled when the work is no longer wanted."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one round over the queue did. `reasons` say once each why documents still wait."""

    raised: tuple[DocumentId, ...] = ()
    waiting: tuple[DocumentId, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def changed(self) -> Changed:
        return Changed(documents=self.raised)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of one document; `reason` is empty when it has a new archive time-stamp."""

    document: DocumentId
    reason: str = ""


def lengthen(office: Office, made: SignedFile) -> Raised:
    """A file just sealed, raised to the level of the settings or as far as can be now."""
    if office.timestamps is None or made.notice:  # the service was out a moment ago: no second time-out
        return Raised(made.pdf, made.level, made.notice)
    return raise_level(made.pdf, office.settings.level, _services(office), office.clock())


def wait_if_needed(office: Office, writing: Writing, document: DocumentId, raised: Raised) -> None:
    """Queue the document when it has not reached what is wanted of it now, else see that it waits no more."""
    if office.timestamps is not None and raised.reason:
        writing.wait_for_level(document, _wanted(office, writing.document(document)), raised.reason)
    else:
        writing.wait_no_more(document)


def note_unstamped(office: Office, writing: Writing, document: Document, event: Event) -> None:
    """Queue what the leader signed while no time-stamp could be had, at the desk that holds it now."""
    unstamped = isinstance(event.fact, Signed) and event.fact.level == Level.B_B
    if unstamped and office.timestamps is not None and _holds(office, document):
        writing.wait_for_level(document.id, Level.B_T, NO_STAMP)


def raise_waiting(office: Office, *, at_once: bool = False, step: Step | None = None) -> Tally:
    """Raise what waits and is due (all of it when `at_once`), one document after the other.

    A document that still cannot be raised stays in the queue with its reason and stops no other.
    Raises NotAllowed where no time-stamping service is configured.
    """
    now = office.clock()
    queue = office.store.levels_waiting(None if at_once else now)
    if not queue:
        return Tally()
    services = _services(office, once=True)
    raised: list[DocumentId] = []
    reasons: dict[DocumentId, str] = {}
    for n, row in enumerate(queue):
        known = office.store.find(row.document)
        if step is not None:
            step(n, len(queue), known.symbol or known.facts.subject if known else "")
        try:
            reason = _raise(office, services, row.document)
        except UserError as error:
            reason = str(error)
            with office.store.write() as writing:
                writing.wait_for_level(row.document, row.wanted, reason)
        if reason:
            reasons[row.document] = reason
        elif reason is not None:
            raised.append(row.document)
    return Tally(tuple(raised), tuple(reasons), tuple(dict.fromkeys(reasons.values())))


def refresh(office: Office, documents: Sequence[DocumentId], step: Step | None = None) -> tuple[Refreshed, ...]:
    """Give each document one more archive time-stamp, as the archivist does before the last one grows old.

    One that fails keeps what it has and stops no other. When `step` raises Cancelled, the outcomes so far come back.
    Raises NotAllowed unless the desk is an archivist's or a clerk's with a time-stamping service.
    """
    if not (office.me.has(Role.ARCHIVIST) or office.me.has(Role.CLERK)):
        raise NotAllowed("Chỉ lưu trữ hoặc văn thư được gia hạn dấu thời gian lưu trữ.")
    services = _services(office, once=True)
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


def archive_file(office: Office, document: Document) -> FileRef:
    """The document's file with the newest archive time-stamp that this desk has."""
    copy = office.store.archive_copy(document.id)
    return copy.file if copy is not None and copy.original == document.pdf.sha256 else document.pdf


def _raise(office: Office, services: Services, document: DocumentId) -> str | None:
    """Raise one document of the queue: why it still waits, empty when it arrived, None when it is no longer ours."""
    known = office.store.find(document)
    if known is None or not _holds(office, known):
        with office.store.write() as writing:
            writing.wait_no_more(document)
        return None
    pdf = office.store.files.read(known.pdf)
    raised = raise_level(pdf, _wanted(office, known), services, office.clock())
    if raised.pdf != pdf:
        _require_sound(office, raised.pdf)
        _record(office, known, raised)
    with office.store.write() as writing:
        wait_if_needed(office, writing, document, raised)
    return raised.reason


def _refresh(office: Office, services: Services, document: Document) -> None:
    pdf = office.store.files.read(archive_file(office, document))
    if lowest_level(pdf, services.trust) is Level.B_LTA:
        raised = Raised(refresh_archive(pdf, services, office.clock()), Level.B_LTA)
    else:
        raised = raise_level(pdf, Level.B_LTA, services, office.clock())
    if raised.reason:
        raise UserError(raised.reason)
    _require_sound(office, raised.pdf)
    if _holds(office, document) and document.state not in BEFORE_SEAL:
        _record(office, document, raised)
        return
    file = office.store.files.add(raised.pdf, document.pdf.name, document.pdf.media_type)
    with office.store.write() as writing:
        copy = ArchiveCopy(document.pdf.sha256, raised.level, office.clock(), file)
        writing.keep_archive_copy(document.id, copy)


def _record(office: Office, document: Document, raised: Raised) -> None:
    """Name the raised file in the history, unless another window changed the document meanwhile."""
    file = office.store.files.add(raised.pdf, document.pdf.name, document.pdf.media_type)
    with office.store.write() as writing:
        if writing.document(document.id).pdf != document.pdf:
            raise UserError("Văn bản vừa được đổi ở nơi khác.", "Chương trình sẽ tự làm lại sau.")
        record(office, writing, document.id, Stamped(file, raised.level))


def _holds(office: Office, document: Document) -> bool:
    return document.holder == office.me.id and document.state in STAMPED and office.me.has(Role.CLERK)


def _wanted(office: Office, document: Document) -> Level:
    """Before the seal only a time-stamp: everything else would stand between the leader's signature and the number."""
    return Level.B_T if document.state in BEFORE_SEAL else office.settings.level


def _require_sound(office: Office, pdf: bytes) -> None:
    verdict = verify(pdf, office.trust, at=office.clock())
    if verdict.verdict not in (Verdict.VALID, Verdict.VALID_UNTRUSTED):
        raise UserError(
            f"Tệp sau khi nâng mức không đạt kiểm tra: {verdict.reason}", "Giữ nguyên tệp cũ; báo quản trị."
        )


def _services(office: Office, once: bool = False) -> Services:
    if office.timestamps is None:
        raise NotAllowed("Chưa khai báo máy chủ cấp dấu thời gian.", "Vào Thiết lập, ghi địa chỉ máy chủ.")
    timestamps = _OneOutage(office.timestamps) if once else office.timestamps
    return Services(timestamps, office.revocation, office.trust)


class _OneOutage:
    """A time-stamping service that is not asked again in this round once it was out: time-outs are long."""

    def __init__(self, service: TimeStamps) -> None:
        self._service = service
        self._outage: TimeStampUnavailable | None = None

    def stamp(self, digest: bytes) -> bytes:
        if self._outage is not None:
            raise TimeStampUnavailable(self._outage.what)
        try:
            return self._service.stamp(digest)
        except TimeStampUnavailable as outage:
            self._outage = outage
            raise
