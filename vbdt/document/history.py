"""A document is what its history says. `after(document, event)` is the only place where a state changes.

Everything here is pure: the store keeps what comes out, acts decide what goes in, a receiving desk checks both.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from vbdt.document import changes
from vbdt.document.calendar import noon
from vbdt.document.changes import ChangeAnswered, ChangeAsked, Recalled, ReplacedBy, StoppedWaiting, Updated
from vbdt.document.copies import Medium, is_copy
from vbdt.document.events import (
    NO_HASH,
    Assigned,
    Copied,
    Event,
    Fact,
    Filed,
    Finished,
    GivenToSuccessor,
    Issued,
    Opened,
    OpinionAsked,
    OpinionGiven,
    PassedOn,
    Received,
    RecipientReported,
    Refused,
    Registered,
    RegisteredIn,
    Returned,
    ReturnRequested,
    Sent,
    Signed,
    SignedUnopened,
    Stamped,
    Started,
    Submitted,
    TakenOver,
    Voided,
    Withdrawn,
)
from vbdt.document.ids import DeskId
from vbdt.document.model import Asked, Change, Delivery, Direction, Document, Facts, FileRef, Opinion, StatusCode
from vbdt.document.paper import PaperFilled, PaperNumbered
from vbdt.document.registers import INCOMING
from vbdt.document.states import MOVES, Act, State
from vbdt.errors import BadInput

Id = TypeVar("Id", bound=str)

ACTS: dict[type[Fact], Act] = {
    Submitted: Act.SUBMIT,
    Returned: Act.RETURN,
    Signed: Act.SIGN,
    Registered: Act.REGISTER,
    Voided: Act.VOID,
    Issued: Act.ISSUE,
    Sent: Act.SEND,
    Updated: Act.UPDATE,
    Recalled: Act.RECALL,
    Refused: Act.REFUSE,
    RegisteredIn: Act.REGISTER_IN,
    Assigned: Act.ASSIGN,
    Started: Act.START,
    Finished: Act.FINISH,
    Filed: Act.FILE,
}
"""Which act a fact is the record of. Received and RecipientReported come from the courier, not from a person; Copied is
done to no document but begins one."""
STAYING = (
    RecipientReported,
    Opened,
    SignedUnopened,
    OpinionAsked,
    OpinionGiven,
    ReturnRequested,
    ChangeAsked,
    GivenToSuccessor,
    PassedOn,
    TakenOver,
)
"""Facts that are written down while the document stays what it is; by the last two it changes hands."""
STAMPED = (State.SIGNED, State.REGISTERED, State.ISSUED, State.SENT)
"""States in which the mail desk may raise the level of the signatures: from the leader's signature on."""
STAYING_IN: dict[type[Fact], tuple[State, ...]] = {
    Stamped: STAMPED,
    PaperFilled: (State.ON_PAPER,),
    StoppedWaiting: changes.GONE_OUT,  # `changes.settled` says what follows
}
"""The same, but in these states only."""


def after(document: Document | None, event: Event) -> Document:
    """The document after one more event.

    Raises BadInput when the event is not the next one of this history, not the holder's, or not a move of the table:
    a desk applies nothing that would have been refused where it was recorded.
    """
    if document is None:
        return _begin(event)
    _check_place(document, event)
    moved = replace(
        document,
        state=_next_state(document, event),
        head_n=event.n,
        head_hash=event.hash,
        changed_at=event.at,
        participants=_with(document.participants, (event.desk, *named_desks(event.fact))),
    )
    applied = _apply(moved, event)
    if applied.holder == document.holder:
        return applied
    return replace(applied, opened=False, requests=())


def named_desks(fact: Fact) -> tuple[DeskId, ...]:
    """The desks a fact names: they become participants."""
    match fact:
        case Assigned():
            return (fact.to, *fact.coordinators)
        case Submitted() | Returned() | Signed() | RegisteredIn() | Withdrawn() | PassedOn():
            return (fact.to,)
        case TakenOver():
            return (fact.closed,)
        case OpinionAsked():
            return (fact.of,)
        case ChangeAnswered():
            return (fact.by,)
    return ()


def _begin(event: Event) -> Document:
    if event.n != 1 or event.previous != NO_HASH:
        raise BadInput("Thiếu phần đầu của lịch sử văn bản.", "Chờ gói trước đến rồi tự xử lý tiếp.")
    match event.fact:
        case Submitted() as fact:
            return _submitted(event, fact)
        case Received() as fact:
            return _received(event, fact)
        case Copied() as fact if is_copy(fact.facts.kind):
            return _copied(event, fact)
        case PaperNumbered() as fact:
            return _on_paper(event, fact)
    raise BadInput("Lịch sử văn bản bắt đầu bằng một việc không hợp lệ.", "Đề nghị nơi gửi kiểm tra.")


def _born(event: Event, state: State, direction: Direction, facts: Facts, pdf: FileRef) -> Document:
    """What the first event says of every document; it lies on the desk that wrote it."""
    return Document(
        id=event.document,
        agency=event.agency,
        created_at=event.at,
        changed_at=event.at,
        head_n=event.n,
        head_hash=event.hash,
        direction=direction,
        state=state,
        holder=event.desk,
        facts=facts,
        pdf=pdf,
        participants=(event.desk,),
    )


def _submitted(event: Event, fact: Submitted) -> Document:
    return replace(
        _born(event, State.SUBMITTED, Direction.OUTGOING, fact.facts, fact.pdf),
        holder=fact.to,
        drafter=event.desk,
        leader=fact.to,
        source=fact.source,
        annexes=fact.annexes,
        note=fact.note,
        participants=_with((), (event.desk, fact.to)),
    )


def _received(event: Event, fact: Received) -> Document:
    return replace(
        _born(event, State.ARRIVED, Direction.INCOMING, fact.facts, fact.pdf),
        mail_desk=event.desk,
        annexes=fact.annexes,
        source=fact.edxml,
        number=fact.number,
        dated=fact.dated,
        edxml_id=fact.edxml_id,
        origin=fact.origin,
        origin_desk=fact.origin_desk,
        verdict=fact.verdict,
        verdict_reason=fact.verdict_reason,
        arrived_at=event.at,
    )


def _copied(event: Event, fact: Copied) -> Document:
    electronic = fact.onto is Medium.ELECTRONIC
    return replace(
        _born(event, State.ISSUED if electronic else State.COPIED, Direction.OUTGOING, fact.facts, fact.pdf),
        mail_desk=event.desk,
        number=fact.number,
        dated=fact.dated,
        issued_at=event.at,
        sealed=electronic,
    )


def _on_paper(event: Event, fact: PaperNumbered) -> Document:
    came = fact.register == INCOMING
    return replace(
        _born(event, State.ON_PAPER, Direction.INCOMING if came else Direction.OUTGOING, fact.facts, fact.pdf),
        mail_desk=event.desk,
        note=fact.reason,
        number=None if came else fact.number,
        arrival_number=fact.number if came else None,
        issued_at=None if came else event.at,
    )


def _check_place(document: Document, event: Event) -> None:
    if event.document != document.id or event.agency != document.agency:
        raise BadInput("Mục lịch sử không thuộc văn bản này.", "Đề nghị nơi gửi kiểm tra.")
    if event.n != document.head_n + 1 or event.previous != document.head_hash:
        raise BadInput("Lịch sử văn bản bị đứt hoặc rẽ nhánh.", "Giữ nguyên bản đang có và báo quản trị.")
    taken_over = isinstance(event.fact, TakenOver) and event.fact.closed == document.holder
    if event.desk != document.holder and not taken_over:
        raise BadInput("Việc này do bàn không giữ văn bản ghi nhận.", "Giữ nguyên bản đang có và báo quản trị.")


def _next_state(document: Document, event: Event) -> State:
    act = ACTS.get(type(event.fact))
    if act is None:
        if isinstance(event.fact, STAYING):
            return document.state
        if isinstance(event.fact, Withdrawn) and document.state is State.SIGNED and not document.opened:
            return State.SUBMITTED
        if document.state in STAYING_IN.get(type(event.fact), ()):
            return document.state
        if isinstance(event.fact, ReplacedBy) and document.state in changes.GONE_OUT:
            return State.REPLACED
        if isinstance(event.fact, ChangeAnswered) and document.asked is not None:
            return document.state  # what the answer makes of it, `changes.answered` says
        raise _misplaced()
    move = MOVES.get((document.state, act))
    if move is None:
        raise BadInput(
            f"Không thể {act.label.lower()} khi văn bản đang «{document.state.label}».",
            "Giữ nguyên bản đang có và báo quản trị.",
        )
    return move.to


def _apply(document: Document, event: Event) -> Document:
    """What each fact changes besides the state; one line a kind of fact."""
    at = event.at
    match event.fact:
        case Submitted() as f:
            again = replace(document, facts=f.facts, pdf=f.pdf, source=f.source, note=f.note, leader=f.to)
            return replace(again, holder=f.to, annexes=f.annexes)
        case Returned() as f:
            return replace(document, holder=f.to, note=f.note, lead=None, deadline=None)
        case PaperFilled() as f:
            arrived = noon(f.arrived) if f.arrived else None
            told = replace(document, facts=f.facts, dated=f.dated, arrived_at=arrived, paper_line=f.line)
            return replace(told, pdf=f.pdf or document.pdf)
        case Signed() as f:
            return replace(document, holder=f.to, pdf=f.pdf, note="", mail_desk=f.to)
        case Registered() as f:
            return replace(document, number=f.number, dated=f.dated)
        case Voided() | Refused() as f:
            return replace(document, note=f.reason)
        case Issued() as f:
            return replace(document, pdf=f.pdf, annexes=f.annexes, sealed=True, issued_at=at)
        case Stamped() as f:
            return replace(document, pdf=f.pdf, annexes=_stamped_annexes(document, f))
        case Sent() as f:
            deliveries = changes.begin(document, f.recipients, at)
            return replace(document, deliveries=deliveries, sent_at=document.sent_at or at, edxml_id=f.edxml_id)
        case RecipientReported() as f:
            told = replace(document, deliveries=after_report(document, f))
            return replace(told, state=changes.settled(told))
        case StoppedWaiting() as f:
            told = replace(document, deliveries=changes.stop_waiting(document, f.recipients, at))
            return replace(told, state=changes.settled(told))
        case Recalled() | Updated() | ReplacedBy() as f:
            return _changed(document, f, at)
        case ChangeAsked() as f if (
            document.direction is Direction.INCOMING and document.state not in changes.TAKEN_BACK
        ):
            return replace(document, asked=Asked(f.change, f.reason, f.package, at, f.facts, f.by))
        case ChangeAnswered() as f if document.asked is not None:
            return changes.answered(document, document.asked, f.agreed)
        case RegisteredIn() as f:
            return replace(document, holder=f.to, leader=f.to, arrival_number=f.number, mark=f.mark)
        case Assigned() as f:
            assigned = replace(document, holder=f.to, lead=f.to, coordinators=f.coordinators)
            return replace(assigned, instruction=f.instruction, deadline=f.deadline, leader=event.desk, note="")
        case Finished() as f:
            return replace(document, result=f.result, reply=f.reply, finished_at=at)
        case Opened():
            return replace(document, opened=True)
        case Started() | SignedUnopened() | GivenToSuccessor():
            return document
        case OpinionAsked() as f:
            return replace(document, opinions=(*document.opinions, Opinion(f.of, f.question)))
        case OpinionGiven() as f:
            return replace(document, opinions=tuple(_answered(each, f) for each in document.opinions))
        case Withdrawn() as f:
            return replace(document, holder=f.to, pdf=f.pdf, note=f.note)
        case PassedOn() as f:
            return _in_place_of(document, event.desk, f.to)
        case TakenOver() as f:
            return _in_place_of(document, f.closed, event.desk)
        case ReturnRequested() as f:
            return replace(document, requests=(*document.requests, f.note))
        case Filed() as f:
            return replace(document, case_files=_with(document.case_files, (f.case_file,)))
    raise _misplaced()


def _in_place_of(document: Document, before: DeskId, now: DeskId) -> Document:
    """The document with one desk where another was: what comes back, and who speaks for it, goes on there."""

    def swapped(desk: DeskId | None) -> DeskId | None:
        return now if desk == before else desk

    return replace(
        document,
        holder=now,
        mail_desk=swapped(document.mail_desk),
        drafter=swapped(document.drafter),
        leader=swapped(document.leader),
        lead=swapped(document.lead),
    )


def _misplaced() -> BadInput:
    return BadInput("Mục lịch sử không đúng chỗ.", "Giữ nguyên bản đang có và báo quản trị.")


def _changed(document: Document, fact: Recalled | Updated | ReplacedBy, at: datetime) -> Document:
    """What we asked of recipients. Only who has the document can be asked about it."""
    match fact:
        case Recalled() as f:
            asked, change, facts = f.recipients, Change.RECALL, document.facts
        case ReplacedBy() as f:
            asked, change, facts = f.recipients, Change.REPLACE, document.facts
        case Updated() as f:
            asked, change, facts = f.removed, Change.RECALL, f.facts or document.facts
    having = changes.holders(document)
    if not set(asked) <= set(having) or (isinstance(fact, Recalled) and not asked):
        raise BadInput("Việc thu hồi nêu nơi không nhận văn bản này.", "Giữ nguyên bản đang có và báo quản trị.")
    now = replace(document, deliveries=changes.ask(document, asked, change, at), facts=facts)
    if isinstance(fact, ReplacedBy):
        return replace(now, replaced_by=fact.by)
    if isinstance(fact, Updated):
        told = [each for each in changes.hearers(document) if each not in fact.removed] if fact.facts else []
        now = replace(now, deliveries=changes.ask(now, told, Change.UPDATE, at))
        return replace(now, deliveries=changes.begin(now, fact.added, at))
    return now


def _stamped_annexes(document: Document, stamped: Stamped) -> tuple[FileRef, ...]:
    """Time-stamps make no annex come, go or change its name."""
    if stamped.annexes is None:
        return document.annexes
    if [each.name for each in stamped.annexes] != [each.name for each in document.annexes]:
        raise BadInput("Tệp kèm theo không khớp với văn bản.", "Giữ nguyên bản đang có và báo quản trị.")
    return stamped.annexes


def _answered(opinion: Opinion, given: OpinionGiven) -> Opinion:
    """The latest answer of a colleague stands under every question asked of him and not yet answered."""
    return replace(opinion, answer=given.opinion) if opinion.of == given.by and not opinion.answer else opinion


def after_report(document: Document, report: RecipientReported) -> tuple[Delivery, ...]:
    """What is known of each recipient once this report is believed; the same as before when it is no news."""
    return tuple(_reported(each, report) for each in document.deliveries)


def _reported(delivery: Delivery, report: RecipientReported) -> Delivery:
    if delivery.recipient != report.recipient:
        return delivery
    if report.status is None:
        return replace(delivery, receipt_at=delivery.receipt_at or report.at)
    if report.status in (StatusCode.AGREED, StatusCode.DECLINED):
        return changes.answer(delivery, report.status is StatusCode.AGREED, report.at, report.note)
    if delivery.status is not None and report.status.value < delivery.status.value:
        return delivery  # statuses may overtake each other on the way; the furthest one stands
    if (delivery.status, delivery.note) == (report.status, report.note):
        return delivery
    return replace(delivery, status=report.status, status_at=report.at, note=report.note)


def _with(known: tuple[Id, ...], more: Iterable[Id]) -> tuple[Id, ...]:
    return tuple(dict.fromkeys((*known, *more)))
