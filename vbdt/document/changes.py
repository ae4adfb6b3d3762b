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
from vbdt.errors import BadInput


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
class StoppedWaiting:
    """Ngừng chờ: the sender waits no more for what these recipients owe; should an answer come, it still counts."""

    recipients: tuple[AgencyId, ...]
    reason: str


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
    """Whether we wait for the recipient's answer to the last thing asked of it."""
    return _owes(delivery) and delivery.stopped_at is None


def _owes(delivery: Delivery) -> bool:
    return delivery.asked is not None and delivery.answer is None


def is_back(delivery: Delivery) -> bool:
    """Whether the recipient has it no more: it refused, or gave it back. It may be sent the document again."""
    if delivery.asked is Change.RECALL and delivery.answer is StatusCode.AGREED:
        return True
    return delivery.status is StatusCode.REFUSED


def holders(document: Document) -> tuple[AgencyId, ...]:
    """The recipients that have the document now."""
    return tuple(each.recipient for each in document.deliveries if not is_back(each))


def hearers(document: Document) -> tuple[AgencyId, ...]:
    """Who is told what is corrected: not who was asked to give the document back and is waited for no more.

    A status does not say which question it answers: a late yes to the recall must not pass for one to the update.
    """
    silent = {each.recipient for each in document.deliveries if each.asked is Change.RECALL and _given_up(each)}
    return tuple(each for each in holders(document) if each not in silent)


def _given_up(delivery: Delivery) -> bool:
    return _owes(delivery) and delivery.stopped_at is not None


def ask(document: Document, of: Iterable[AgencyId], change: Change, at: datetime) -> tuple[Delivery, ...]:
    """The deliveries once these recipients were asked."""
    wanted = set(of)
    return tuple(
        replace(each, asked=change, asked_at=at, answer=None, answered_at=None, answer_note=None, stopped_at=None)
        if each.recipient in wanted
        else each
        for each in document.deliveries
    )


def stop_waiting(document: Document, of: Iterable[AgencyId], at: datetime) -> tuple[Delivery, ...]:
    """The deliveries once these recipients are waited for no more. Raises BadInput for one that is not waited for."""
    given_up = set(of)
    if not given_up or not given_up <= {each.recipient for each in document.deliveries if is_open(each)}:
        raise BadInput("Việc ngừng chờ nêu nơi không còn nợ trả lời.", "Giữ nguyên bản đang có và báo quản trị.")
    return tuple(replace(each, stopped_at=at) if each.recipient in given_up else each for each in document.deliveries)


def begin(document: Document, to: Iterable[AgencyId], at: datetime) -> tuple[Delivery, ...]:
    """The deliveries with new ones; a recipient that gave the document back begins anew."""
    known = {each.recipient: each for each in document.deliveries}
    fresh = {each: Delivery(each, at) for each in to if each not in known or is_back(known[each])}
    kept = tuple(fresh.pop(each.recipient, each) for each in document.deliveries)
    return kept + tuple(fresh.values())


def answer(delivery: Delivery, agreed: bool, at: datetime, note: str) -> Delivery:
    """The delivery with the recipient's answer; the same as before where nothing was asked or it is no news."""
    said = StatusCode.AGREED if agreed else StatusCode.DECLINED
    if not _owes(delivery):
        return delivery
    return replace(delivery, answer=said, answered_at=at, answer_note=note or None)


def settled(document: Document) -> State:
    """The sender's state after an answer: a recall ends when nobody is waited for any more.

    Who answers after that may be the last one that had the document.
    """
    recalls = [each for each in document.deliveries if each.asked is Change.RECALL]
    if document.state is State.RECALLING and not any(map(is_open, recalls)):
        return State.SENT if holders(document) else State.RECALLED
    late = any(each.stopped_at is not None and is_back(each) for each in recalls)
    if document.state is State.SENT and late and not holders(document):
        return State.RECALLED
    return document.state


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
