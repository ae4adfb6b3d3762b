"""What the post has done and what hinders it, for the screen «Gửi nhận»; what a person must be told after a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from vbdt.acts.mail.edxml_folder import RefusedFile, folder_state, refused_files
from vbdt.acts.mail.edxml_out import OutFile, Stage, stages
from vbdt.acts.mail.questions import Question, questions
from vbdt.acts.office import Office
from vbdt.document.ids import DocumentId
from vbdt.settings import HUB
from vbdt.store.gaps import Gap
from vbdt.store.inbox import Awaited, Parked, Quarantined
from vbdt.store.outbox import PostingRow
from vbdt.transport.body import PackageKind

TOLD_AFTER = timedelta(days=1)
"""How long the post may take before a person is told."""
LIMIT = 500


@dataclass(frozen=True, slots=True)
class Traffic:
    """`gaps` are packages that others sent and that have not come for a day; `subjects` those of the documents that
    packages belong to, `contact` when the carrier last answered. `files` are `.edxml` files that leave through a
    folder, `refused_files` those that came by one and were not taken in, `troubles` what is wrong with the folders."""

    postings: tuple[PostingRow, ...]
    awaited: tuple[Awaited, ...]
    parked: tuple[Parked, ...]
    quarantined: tuple[Quarantined, ...]
    gaps: tuple[Gap, ...]
    files: tuple[tuple[OutFile, Stage], ...]
    refused_files: tuple[RefusedFile, ...]
    troubles: tuple[str, ...]
    questions: tuple[Question, ...]
    subjects: dict[DocumentId, str]
    carrier: str
    contact: datetime | None
    now: datetime

    @property
    def late(self) -> tuple[PostingRow, ...]:
        """What nobody has answered for a day."""
        return tuple(each for each in self.postings if is_late(each, self.now))

    @property
    def lying(self) -> int:
        """How many files have lain in the folder for a day without anybody taking them."""
        return sum(stage is Stage.WRITTEN and is_old(file, self.now) for file, stage in self.files)

    @property
    def stuck(self) -> int:
        """How much of what came has waited for a day for something that is missing."""
        since = [*(each.since for each in self.awaited), *(each.since for each in self.parked)]
        return sum(1 for each in since if each is not None and self.now - each >= TOLD_AFTER)

    @property
    def refused(self) -> tuple[Quarantined, ...]:
        """What lies in quarantine and nobody has tried again."""
        return tuple(each for each in self.quarantined if each.released_at is None)

    @property
    def silent(self) -> timedelta | None:
        """For how long the carrier has said nothing; None when it never has. Never below zero: clocks are set back."""
        return None if self.contact is None else max(timedelta(0), self.now - self.contact)


def is_late(row: PostingRow, now: datetime) -> bool:
    """Whether a day has gone without an answer to a package that is to be answered."""
    answered = row.received_at is not None or row.replaced_by is not None or row.kind == PackageKind.RECEIPT
    return not answered and now - row.posted_at >= TOLD_AFTER


def is_old(file: OutFile, now: datetime) -> bool:
    return file.written_at is not None and now - file.written_at >= TOLD_AFTER


def aside(office: Office) -> int:
    """How much came and was not taken in, by package or by file, and waits for a person."""
    return sum(each.released_at is None for each in office.store.quarantined()) + len(refused_files(office))


def read_traffic(office: Office) -> Traffic:
    """What waits first, then the newest. Reads the store: not on the window's thread."""
    store = office.store
    waiting = store.deliveries_waiting()
    known = {each.row for each in waiting}
    rest = tuple(each for each in store.postings(LIMIT) if each.row not in known)
    parked = store.parked()
    subjects: dict[DocumentId, str] = {}
    files = stages(office)
    rows = (each.document for each in waiting + rest)
    for document in (*rows, *(each.document for each in parked), *(each.document for each, _ in files)):
        if document is not None and document not in subjects:
            found = store.find(document)
            subjects[document] = found.facts.subject if found else ""
    return Traffic(
        postings=waiting + rest,
        awaited=store.awaited(),
        parked=parked,
        gaps=tuple(each for each in store.gaps() if office.clock() - each.since >= TOLD_AFTER),
        quarantined=store.quarantined(),
        files=files,
        refused_files=refused_files(office),
        troubles=folder_state(office).troubles,
        questions=questions(office),
        subjects=subjects,
        carrier=_carrier(office.settings.mailbox),
        contact=store.contact(),
        now=office.clock(),
    )


def _carrier(mailbox: str) -> str:
    return f"trục «{mailbox.removeprefix(HUB)}»" if mailbox.startswith(HUB) else mailbox
