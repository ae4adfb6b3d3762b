"""Nâng mức chữ ký: time-stamps and long-term data for documents already signed, without any key.

An outage of a service is a queue, not an error: the document goes on its way and its level is raised later. At the
desk that holds it, the history names the raised files, its own and its annexes'. Who was sent a document before keeps
the bytes that were sent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from vbdt.acts.holds import signed_files
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.directory import Role
from vbdt.document.events import Event, Signed, Stamped
from vbdt.document.history import STAMPED
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document, FileRef
from vbdt.document.states import State
from vbdt.document.verdict import FileVerdict, Level, Verdict
from vbdt.errors import Cancelled, UserError
from vbdt.settings import NotSetUp, Section
from vbdt.signing.batch import UntilOutage
from vbdt.signing.made import LADDER, Raised, Services, Wanted
from vbdt.signing.made import Signed as SignedFile
from vbdt.store.levels import Waiting
from vbdt.store.store import Writing

BEFORE_SEAL = (State.SIGNED, State.REGISTERED)
NO_STAMP = "Lãnh đạo đã ký khi chưa lấy được dấu thời gian."
GRACE = "grace_period"
"""Setting: long-term data wait for an answer about revocation that was made after the signature."""
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
class RaisedFiles:
    """A document's own file and its annexes, raised together. The whole has the level of its lowest file."""

    main: Raised
    annexes: tuple[Raised, ...] = ()

    @property
    def level(self) -> Level:
        return min((each.level for each in (self.main, *self.annexes)), key=LADDER.index)

    @property
    def reason(self) -> str:
        """Why it is not at the level that was wanted; empty when it is."""
        return next((each.reason for each in (self.main, *self.annexes) if each.reason), "")


def asking_once(office: Office, made: SignedFile) -> Office:
    """The office for the annexes of a file just sealed: a service that is out is not waited for again, file by file."""
    if office.timestamps is None or made.notice:
        return replace(office, timestamps=None)
    return replace(office, timestamps=UntilOutage(office.timestamps))


def lengthen(office: Office, made: SignedFile, annexes: tuple[bytes, ...] = ()) -> RaisedFiles:
    """Files just sealed, raised to the level of the settings or as far as can be now."""
    from vbdt.signing.levels import raise_level

    if office.timestamps is None:
        return RaisedFiles(
            Raised(made.pdf, made.level, made.notice), tuple(Raised(each, Level.B_B) for each in annexes)
        )
    services, level, now = services_of(office), office.settings.level, office.clock()
    main = raise_level(made.pdf, level, services, now)
    return RaisedFiles(main, tuple(raise_level(each, level, services, now) for each in annexes))


def wait_if_needed(office: Office, writing: Writing, document: DocumentId, reason: str) -> None:
    """Queue the document when there is a reason why it is not at the level wanted of it now; else it waits no more."""
    if office.timestamps is not None and reason:
        writing.wait_for_level(document, _wanted(office, writing.document(document)), reason)
    else:
        writing.wait_no_more(document)


def note_unstamped(office: Office, writing: Writing, document: Document, event: Event) -> None:
    """Queue what the leader signed while no time-stamp could be had, at the desk that holds it now."""
    unstamped = isinstance(event.fact, Signed) and event.fact.level == Level.B_B
    if unstamped and office.timestamps is not None and holds(office, document):
        writing.wait_for_level(document.id, Level.B_T, NO_STAMP)


def raise_waiting(office: Office, *, at_once: bool = False, step: Step | None = None) -> Tally:
    """Raise what waits and is due (all of it when `at_once`), one document after the other.

    A document that still cannot be raised stays in the queue with its reason and stops no other; one that another
    window is raising is left to it. Raises NotAllowed where no time-stamping service is configured, and Cancelled when
    `step` or a service does; what was raised before stays raised.
    """
    queue = office.store.levels_waiting(None if at_once else office.clock())
    if not queue:
        return Tally()
    services = services_of(office)
    raised: list[DocumentId] = []
    reasons: dict[DocumentId, str] = {}
    for n, row in enumerate(queue):
        known = office.store.find(row.document)
        if step is not None:
            step(n, len(queue), known.symbol or known.facts.subject if known else "")
        reason = _try(office, services, row)
        if reason:
            reasons[row.document] = reason
        elif reason is not None:
            raised.append(row.document)
    return Tally(tuple(raised), tuple(reasons), tuple(dict.fromkeys(reasons.values())))


def has_grace(office: Office) -> bool:
    """Whether long-term data wait for an answer about revocation made after the signature."""
    return office.store.setting(GRACE) == b"1"


def set_grace(office: Office, wanted: bool) -> None:
    with office.store.write() as writing:
        writing.set_setting(GRACE, b"1" if wanted else b"0")


def services_of(office: Office) -> Services:
    """What raising needs, with a time-stamping service that is asked no more once it was out: time-outs are long.

    Raises NotAllowed where none is configured.
    """
    if office.timestamps is None:
        raise NotSetUp("Chưa khai báo máy chủ cấp dấu thời gian.", Section.TIME)
    wanted = Wanted.AFTER_SIGNING if has_grace(office) else Wanted.ANY
    return Services(UntilOutage(office.timestamps), office.revocation, office.trust, wanted)


def holds(office: Office, document: Document) -> bool:
    """Whether this desk may name raised files in the document's history."""
    return document.holder == office.me.id and document.state in STAMPED and office.me.has(Role.CLERK)


def record_stamped(office: Office, document: Document, raised: Mapping[str, Raised]) -> None:
    """Name the raised files in the history, unless another window changed the document meanwhile.

    `raised` is by the SHA-256 of the file that it was; files that are not in it stay as they are.
    """
    level = min((each.level for each in raised.values()), key=LADDER.index)
    pdf, *annexes = (_kept(office, file, raised.get(file.sha256)) for file in (document.pdf, *document.annexes))
    with office.store.write() as writing:
        now = writing.document(document.id)
        if (now.pdf, now.annexes) != (document.pdf, document.annexes):
            raise UserError("Văn bản vừa được đổi ở nơi khác.", "Chương trình sẽ tự làm lại sau.")
        record(office, writing, document.id, Stamped(pdf, level, tuple(annexes) if annexes else None))


def require_sound(office: Office, raised: Raised) -> FileVerdict:
    """Our own check of the raised file. Raises UserError unless it passes."""
    from vbdt.signing.check.verify import verify

    verdict = verify(raised.pdf, office.trust, at=office.clock())
    if verdict.verdict not in (Verdict.VALID, Verdict.VALID_UNTRUSTED):
        raise UserError(
            f"Tệp sau khi nâng mức không đạt kiểm tra: {verdict.reason}", "Giữ nguyên tệp cũ; báo quản trị."
        )
    return verdict


def _try(office: Office, services: Services, row: Waiting) -> str | None:
    """Raise one document of the queue: why it still waits, empty when it arrived, None when it is no longer ours."""
    with office.store.write() as writing:
        known = writing.find(row.document)
        if known is None or not holds(office, known):
            writing.wait_no_more(row.document)
            return None
        if not writing.take_up(row.document):
            return None
    try:
        reason = _raise(office, services, known)
    except Cancelled:
        with office.store.write() as writing:
            writing.put_down(row.document)
        raise
    except UserError as error:
        reason = str(error)
    with office.store.write() as writing:
        wait_if_needed(office, writing, row.document, reason)
    return reason


def _raise(office: Office, services: Services, document: Document) -> str:
    """Before the seal only the leader's file; annexes are signed when the document is issued."""
    from vbdt.signing.levels import raise_level

    files = (document.pdf,) if document.state in BEFORE_SEAL else signed_files(office, document)
    made: dict[str, Raised] = {}
    changed = False
    for file in files:
        before = office.store.files.read(file)
        raised = made[file.sha256] = raise_level(before, _wanted(office, document), services, office.clock())
        if raised.pdf != before:
            require_sound(office, raised)
            changed = True
    if changed:
        record_stamped(office, document, made)
    return next((each.reason for each in made.values() if each.reason), "")


def _kept(office: Office, file: FileRef, raised: Raised | None) -> FileRef:
    return file if raised is None else office.store.files.add(raised.pdf, file.name, file.media_type)


def _wanted(office: Office, document: Document) -> Level:
    """Before the seal only a time-stamp: everything else would stand between the leader's signature and the number."""
    return Level.B_T if document.state in BEFORE_SEAL else office.settings.level
