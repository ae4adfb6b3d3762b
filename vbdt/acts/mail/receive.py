"""Tiếp nhận: what arrives is verified, recorded, and only then acknowledged.

`prepare` is what the courier calls with the bytes of one package, `record` with all that it prepared. What they do to
the store happens in one transaction, each package alone in it; one seen before changes nothing and is answered again.
"""

import hashlib
import time
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from vbdt.acts.desks.succession import is_succession, prepare_inheritance, record_inheritance
from vbdt.acts.follow import follow
from vbdt.acts.mail.arrive import PART as DOCUMENT_PART
from vbdt.acts.mail.arrive import prepare_arrival, prepare_change, record_arrival
from vbdt.acts.mail.floor import require_floor
from vbdt.acts.mail.hear import hear_receipt, hear_status
from vbdt.acts.mail.post import post
from vbdt.acts.mail.reconcile import KEYS as RECONCILING
from vbdt.acts.mail.reconcile import hear_reconciling
from vbdt.acts.mail.unseal import unpack, unseal
from vbdt.acts.office import Office
from vbdt.acts.plea import hear_plea
from vbdt.crashpoints import reached
from vbdt.document.ids import DeskId, PackageId
from vbdt.document.model import Changed
from vbdt.errors import BadInput, UserError
from vbdt.store.store import Store, Writing
from vbdt.transport.body import Body, PackageKind
from vbdt.transport.courier import FetchBody, NotNow, Outcome
from vbdt.transport.package import Package, Pointer

Taking: TypeAlias = Callable[[Writing], tuple[Outcome, Changed]]
Taken: TypeAlias = tuple[Outcome, Changed]
LOCKED = 0.2
"""Seconds after which a transaction over many packages ends and another begins: people want to write, too."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A package that was opened and judged. `taking` is what it means here; nothing for one that was known."""

    office: Office
    pointer: Pointer
    digest: str
    taking: Taking

    @property
    def key(self) -> tuple[DeskId, PackageId]:
        """What it is known by."""
        letter = self.pointer.letter
        return letter.sender, letter.replaces or letter.id


def prepare(
    office: Office, data: bytes, fetch: FetchBody, before: Container[tuple[DeskId, PackageId]] = ()
) -> Prepared | NotNow:
    """Open and judge one package. Raises BadInput or NotAllowed with the reason when it must go to quarantine.

    `fetch` is asked for a body that lies apart, once, and not for a package that was taken in before. `before` are the
    keys of those that are prepared and not recorded.
    """
    pointer = unseal(office, data)
    letter = pointer.letter
    reached("receive.3 pointer opened")
    if any((letter.sender, each) in before for each in (letter.id, letter.replaces)):
        return NotNow.TWICE
    taking: Taking = _nothing
    if not _is_known(office, pointer):
        if pointer.kind is not PackageKind.RECEIPT:
            require_floor(office)
        body = None if pointer.inline is not None else _body(office, letter.body, fetch)
        if body is None and pointer.inline is None:
            return NotNow.WAITING
        taking = _taking(office, unpack(office, pointer, body), data, body)
    reached("receive.4 judged")
    return Prepared(office, pointer, hashlib.sha256(data).hexdigest(), taking)


def record(store: Store, prepared: Sequence[Prepared]) -> list[Taken | Exception]:
    """Each in a part of a transaction of its own: what one of them failed with stands in its place, the others stay."""
    found: list[Taken | Exception] = []
    while len(found) < len(prepared):
        found += _record_some(store, prepared[len(found) :])
    return found


def _record_some(store: Store, prepared: Sequence[Prepared]) -> list[Taken | Exception]:
    """One transaction: the first of them, and as many as there is time for. When all is undone, the first alone."""
    found: list[Taken | Exception] = []
    ends = time.monotonic() + LOCKED
    try:
        with store.write() as writing:
            for each in prepared:
                found.append(_attempt(writing, each))
                if time.monotonic() > ends:
                    break
    except UserError as error:  # nothing is recorded
        return [error] if len(prepared) == 1 else _record_some(store, prepared[:1])
    return found


def _attempt(writing: Writing, prepared: Prepared) -> Taken | Exception:
    try:
        with writing.attempt():
            return _take(writing, prepared)
    except UserError as error:
        if not writing.is_open:  # the disk: the whole transaction is undone
            raise
        return error
    except Exception as defect:  # one package's; the courier counts it
        if not writing.is_open:
            raise
        return defect


def _take(writing: Writing, prepared: Prepared) -> Taken:
    letter = prepared.pointer.letter
    first = writing.first_time(letter.sender, letter.id, prepared.digest)
    writing.hear_counter(letter.sender, letter.counter)
    outcome, changed = prepared.taking(writing) if first else (Outcome.DUPLICATE, Changed())
    reached("receive.5 taken in")
    if prepared.pointer.kind is not PackageKind.RECEIPT:
        _acknowledge(prepared.office, writing, prepared.pointer, prepared.digest)
    return outcome, changed


def body_wanted(office: Office, data: bytes) -> tuple[str, int] | None:
    """Digest and size of the body that this package needs from the carrier, None when none. Raises BadInput."""
    pointer = unseal(office, data)
    body = pointer.letter.body
    if (
        pointer.inline is not None
        or _is_known(office, pointer)
        or office.store.inbox.parked_body(body.digest).is_file()
    ):
        return None
    return body.digest, body.size


def _body(office: Office, body: Body, fetch: FetchBody) -> Path | None:
    """The file of the body: one that is kept here since the package waited, or what the carrier has."""
    kept = office.store.inbox.parked_body(body.digest)
    return kept if kept.is_file() else fetch(body.digest, body.size)


def _is_known(office: Office, pointer: Pointer) -> bool:
    """Whether this package, or the one whose content it repeats under a newer key, was taken in before."""
    letter = pointer.letter
    known = (letter.id, letter.replaces) if letter.replaces else (letter.id,)
    return any(office.store.has_received(letter.sender, each) for each in known)


def _taking(office: Office, package: Package, data: bytes, body: Path | None) -> Taking:
    """What to do in the transaction; slow work (reading, verifying signatures) is done before it begins."""
    match package.kind:
        case PackageKind.DOCUMENT:
            arrival = prepare_arrival(office, package)
            return lambda writing: record_arrival(office, writing, arrival)
        case PackageKind.HISTORY if package.sender_agency != office.me.agency or is_succession(package):
            inherited = prepare_inheritance(office, package)
            return lambda writing: record_inheritance(office, writing, inherited)
        case PackageKind.HISTORY:
            return lambda writing: follow(office, writing, package, data, body)
        case PackageKind.STATUS if DOCUMENT_PART in package.parts:
            asked = prepare_change(office, package)
            return lambda writing: record_arrival(office, writing, asked)
        case PackageKind.STATUS:
            return lambda writing: hear_status(office, writing, package)
        case PackageKind.REQUEST if any(key in package.facts for key in RECONCILING):
            return lambda writing: hear_reconciling(office, writing, package)
        case PackageKind.REQUEST:
            if office.directory.desk(package.sender_desk).agency != office.me.agency:
                raise BadInput("Gói nội bộ đến từ cơ quan khác.", "Báo quản trị danh bạ.")
            return lambda writing: hear_plea(office, writing, package)
        case PackageKind.RECEIPT:
            return lambda writing: hear_receipt(office, writing, package)
    raise BadInput("Gói loại này chưa được hỗ trợ.", "Cập nhật chương trình rồi nhận lại.")


def _nothing(_: Writing) -> tuple[Outcome, Changed]:
    return Outcome.DUPLICATE, Changed()


def _acknowledge(office: Office, writing: Writing, pointer: Pointer, digest: str) -> None:
    """The signed receipt: only this counts as delivery at the sender. A receipt is never receipted.

    A desk that has ended since gets none: what it sent in its time counts all the same.
    """
    sender = office.directory.desk(pointer.letter.sender)
    if sender.works_on(office.today):
        facts = {"package": pointer.letter.id, "sha256": digest, "at": office.clock().isoformat()}
        post(office, writing, PackageKind.RECEIPT, [sender.id], facts=facts)
