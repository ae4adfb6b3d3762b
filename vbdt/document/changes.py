"""Thu hồi, cập nhật, thay thế: what becomes of a document that has already left its agency.

Source: Decree 30/2020/NĐ-CP, article 18 (recall), and Decision 28/2018/QĐ-TTg, article 9, as QCVN 102:2016 carries
them: the sender asks (message types 1, 2, 3), each recipient answers with status 15 or 16.

The sender's history says what was asked of whom; each recipient's delivery keeps the answer. At the receiver the desk
that holds the document writes down both the question and the answer. Everything here is pure; `history.after` uses it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from vbdt.document.ids import AgencyId, DeskId, DocumentId, PackageId
from vbdt.document.model import Asked, Change, Delivery, Document, Facts, StatusCode
from vbdt.document.states import State


@dataclass(frozen=True, slots=True)
class Recalled:
    """Thu hồi: the sender takes the document back from these recipients; until they answer nothing else is sent."""

    recipients: tuple[AgencyId, ...]
    reason: str
    package: PackageId


@dataclass(frozen=True, slots=True)
class Updated:
    """Cập nhật: recipients come (`package` carries the document to them) or go, or the facts told of it change.

    `facts` is None where they stay. What goes is asked to give the document back, as by a recall.
    """

    added: tuple[AgencyId, ...]
    removed: tuple[AgencyId, ...]
    facts: Facts | None
    reason: str
    package: PackageId


@dataclass(frozen=True, slots=True)
class ReplacedBy:
    """Thay thế: the agency sent a newer document in the place of this one to these recipients."""

    by: DocumentId
    recipients: tuple[AgencyId, ...]


@dataclass(frozen=True, slots=True)
class ChangeAsked:
    """The sender of an incoming document asks for a change; `package` is the message in which it did.

    `facts` is what an update says of the document now, `by` the document that replaces it.
    """

    change: Change
    reason: str
    package: PackageId
    facts: Facts | None = None
    by: DocumentId | None = None


@dataclass(frozen=True, slots=True)
class ChangeAnswered:
    """Đồng ý (status 15) or không đồng ý (16), decided at the desk `by`, written down by the desk that holds it."""

    by: DeskId
    agreed: bool
    reason: str = ""


TAKEN_BACK = (State.RECALLED, State.REPLACED)
"""States in which an incoming document asks for no work any more."""
GONE_OUT = (State.SENT, State.RECALLING, State.REPLACED)
"""States of a document that recipients have, and of which they may still report."""


def is_open(delivery: Delivery) -> bool:
    """Whether the recipient still owes an answer to the last thing asked of it."""
    return delivery.asked is not None and delivery.answer is None


def is_back(delivery: Delivery) -> bool:
    """Whether the recipient has it no more: it refused, or gave it back. It may be sent the document again."""
    if delivery.asked is Change.RECALL and delivery.answer is StatusCode.AGREED:
        return True
    return delivery.status is StatusCode.REFUSED


def holders(document: Document) -> tuple[AgencyId, ...]:
    """The recipients that have the document now."""
    return tuple(each.recipient for each in document.deliveries if not is_back(each))


def ask(document: Document, of: Iterable[AgencyId], change: Change, at: datetime) -> tuple[Delivery, ...]:
    """The deliveries once these recipients were asked."""
    wanted = set(of)
    return tuple(
        replace(each, asked=change, asked_at=at, answer=None, answered_at=None, answer_note=None)
        if each.recipient in wanted
        else each
        for each in document.deliveries
    )


def begin(document: Document, to: Iterable[AgencyId], at: datetime) -> tuple[Delivery, ...]:
    """The deliveries with new ones; a recipient that gave the document back begins anew."""
    known = {each.recipient: each for each in document.deliveries}
    fresh = {each: Delivery(each, at) for each in to if each not in known or is_back(known[each])}
    kept = tuple(fresh.pop(each.recipient, each) for each in document.deliveries)
    return kept + tuple(fresh.values())


def answer(delivery: Delivery, agreed: bool, at: datetime, note: str) -> Delivery:
    """The delivery with the recipient's answer; the same as before where nothing was asked or it is no news."""
    said = StatusCode.AGREED if agreed else StatusCode.DECLINED
    if not is_open(delivery):
        return delivery
    return replace(delivery, answer=said, answered_at=at, answer_note=note or None)


def settled(document: Document) -> State:
    """The sender's state after an answer: a recall ends when every recipient that was asked has answered."""
    if document.state is not State.RECALLING or any(
        is_open(each) and each.asked is Change.RECALL for each in document.deliveries
    ):
        return document.state
    return State.SENT if holders(document) else State.RECALLED


def answered(document: Document, asked: Asked, agreed: bool) -> Document:
    """The receiver's document after the answer."""
    free = replace(document, asked=None)
    if not agreed:
        return free
    match asked.change:
        case Change.RECALL:
            return replace(free, state=State.RECALLED, note=asked.reason)
        case Change.REPLACE:
            return replace(free, state=State.REPLACED, note=asked.reason, replaced_by=asked.by)
        case Change.UPDATE:
            return replace(free, facts=asked.facts or document.facts)
