"""Keep the desks of one agency in step: each gets the events it has not seen, with the files they name."""

from collections import defaultdict
from collections.abc import Iterator

from vbdt.acts.mail.post import post
from vbdt.acts.office import Office
from vbdt.document.events import Copied, Event, Issued, Received, Signed, SignedEvent, Stamped, Submitted
from vbdt.document.ids import DeskId
from vbdt.document.model import Document, FileRef
from vbdt.document.paper import PaperFilled, PaperNumbered
from vbdt.document.rules import circle
from vbdt.store.store import Writing
from vbdt.transport.body import PackageKind

BATCH = 40
"""Events in one package: each may name a few files, and a package holds 200 parts."""
BATCH_BYTES = 60_000_000
"""Bytes of files in one package, unless one event alone names more."""


def circulate(office: Office, writing: Writing, document: Document) -> None:
    """Queue what is new in this document for every desk that may see it.

    Desks that lack the same events share one package: a body is sealed once, whoever reads it.
    """
    behind: dict[int, list[DeskId]] = defaultdict(list)
    for desk in circle(document, office.directory, office.today):
        if desk != office.me.id:
            behind[writing.shared(document.id, desk)].append(desk)
    for known, desks in sorted(behind.items()):
        for events in _batches(writing.history(document.id, known)):
            post(
                office,
                writing,
                PackageKind.HISTORY,
                desks,
                facts={
                    "document": document.id,
                    "first": events[0].event.n,
                    "last": events[-1].event.n,
                    "desks": list(desks),
                },
                parts=_parts(office, events),
                document=document.id,
            )
        for desk in desks:
            writing.set_shared(document.id, desk, document.head_n)


def files_of(event: Event) -> Iterator[FileRef]:
    """The files an event names."""
    match event.fact:
        case Submitted() as fact:
            yield fact.pdf
            if fact.source is not None:
                yield fact.source
            yield from fact.annexes
        case Issued() as fact:
            yield fact.pdf
            yield from fact.annexes
        case Stamped() as fact:
            yield fact.pdf
            yield from fact.annexes or ()
        case Signed() | Copied() | PaperNumbered() as fact:
            yield fact.pdf
        case PaperFilled(pdf=FileRef() as pdf):
            yield pdf
        case Received() as fact:
            yield fact.pdf
            yield from fact.annexes
            yield fact.edxml


def _batches(events: tuple[SignedEvent, ...]) -> Iterator[tuple[SignedEvent, ...]]:
    batch: list[SignedEvent] = []
    size = 0
    for signed in events:
        more = sum(ref.size for ref in files_of(signed.event))
        if batch and (len(batch) == BATCH or size + more > BATCH_BYTES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(signed)
        size += more
    if batch:
        yield tuple(batch)


def _parts(office: Office, events: tuple[SignedEvent, ...]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    for signed in events:
        parts[f"event-{signed.event.n:06d}"] = signed.signature + signed.event.canonical()
        for ref in files_of(signed.event):
            parts[f"file-{ref.id}"] = office.store.files.read(ref)
    return parts
