"""Who may do what, and who gets to see what. Pure judgements over a document, a desk and the tables of rules."""

from datetime import date

from vbdt.document.calendar import local_day
from vbdt.document.changes import ChangeAnswered, ChangeAsked, ReplacedBy, StoppedWaiting, Updated
from vbdt.document.directory import Book, Desk, Directory, Role
from vbdt.document.events import (
    Assigned,
    Copied,
    Event,
    Fact,
    GivenToSuccessor,
    OpinionGiven,
    PassedOn,
    Received,
    RecipientReported,
    Registered,
    RegisteredIn,
    Returned,
    SecretCounted,
    Signed,
    Stamped,
    Submitted,
    TakenOver,
    Withdrawn,
)
from vbdt.document.history import ACTS, named_desks
from vbdt.document.ids import DeskId
from vbdt.document.model import Change, Direction, Document, Facts
from vbdt.document.paper import PaperFilled, PaperNumbered
from vbdt.document.registers import COPIED, INCOMING, book_of
from vbdt.document.roster import closed_before
from vbdt.document.states import ANSWERERS, ANYONE, CLERK, MOVES, Act, State
from vbdt.errors import NotAllowed

UNREGISTERED = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.SIGNED, State.ARRIVED, State.REFUSED)


def refusal(document: Document, act: Act, desk: Desk) -> str:
    """Why this desk may not do this act to this document now; empty when it may."""
    move = MOVES.get((document.state, act))
    if move is None:
        return f"Văn bản đang ở trạng thái «{document.state.label}», không thể {act.label.lower()}."
    if document.holder != desk.id:
        return f"Văn bản đang ở bàn làm việc khác nên không thể {act.label.lower()} tại đây."
    if not any(desk.has(role) for role in move.roles):
        names = ", ".join(role.label.lower() for role in move.roles)
        return f"Chỉ {names} được {act.label.lower()} văn bản này."
    return ""


def allow(document: Document, act: Act, desk: Desk) -> None:
    """Raise NotAllowed with the reason unless the desk may do the act."""
    reason = refusal(document, act, desk)
    if reason:
        raise NotAllowed(reason, "Tải lại danh sách để xem trạng thái mới nhất.")


def allowed(document: Document, desk: Desk) -> tuple[Act, ...]:
    """The acts open to this desk now, in story order: exactly the buttons that are enabled."""
    return tuple(act for act in Act if not refusal(document, act, desk))


def objection(document: Document | None, event: Event, directory: Directory, *, confirmed: bool = False) -> str:
    """Why this event may not be recorded, or believed when another desk recorded it; empty when it may.

    `confirmed`: a desk that works on has gone on from this event, so that it counts although the roster says by now
    that the desk which recorded it was closed: else two desks would have two histories for ever.

    The same judgement where it is made and where it arrives: the acting desk's role, and the roles of the desks that
    the fact names. Place and state are judged by `history.after`.
    """
    desk = directory.find_desk(event.desk)
    if desk is None or desk.agency != event.agency or desk.person != event.person:
        return "Việc này do một bàn không thuộc cơ quan ghi nhận."
    if closed_before(desk, event.at) and not confirmed:
        return f"Bàn đã ghi việc này đã đóng từ ngày {desk.valid_to:%d/%m/%Y}."
    wrong = _not_the_keeper(event, directory) or _not_ended(event, directory)
    if wrong:
        return wrong
    roles = _roles_for(document, event)
    if not any(desk.has(role) for role in roles):
        return "Việc này không thuộc thẩm quyền của bàn đã ghi nhận."
    named = {each: directory.find_desk(each) for each in named_desks(event.fact)}
    if any(each is None or each.agency != event.agency for each in named.values()):
        return "Văn bản chỉ được chuyển cho bàn làm việc trong cơ quan."
    if isinstance(event.fact, Copied) and not _decides(event.fact, event, directory):
        return "Người quyết định việc sao không thuộc cơ quan."
    if document is not None and _tells_of_another(document, event.fact):
        return "Thông tin cập nhật nói về một văn bản khác."
    wrong = _not_to_hand_over(document, event.fact, desk, directory)
    return wrong or _wrong_addressee(
        document, event.fact, [each for each in named.values() if each is not None], directory
    )


def _not_the_keeper(event: Event, directory: Directory) -> str:
    """Numbers of a book that was ever handed over are its keepers' alone, each within his term."""
    match event.fact:
        case Registered() as f:
            book, register = Book.OUTGOING, f.register
        case Copied() as f:
            book, register = Book.OUTGOING, COPIED
        case RegisteredIn() as f:
            book, register = Book.INCOMING, INCOMING
        case PaperNumbered() as f:
            book, register = book_of(f.register), f.register
        case _:
            return ""
    agency = directory.find_agency(event.agency)
    if agency is not None and agency.valid_to is not None and local_day(event.at) > agency.valid_to:
        return f"Sổ của {agency.name} đã đóng từ ngày {agency.valid_to:%d/%m/%Y}."
    if directory.may_have_numbered(event.agency, book, event.desk, (register, f.year, f.number)):
        return ""
    return f"Số {f.number:02d} không do bàn giữ {book.label.lower()} lúc đó cấp."


def _not_ended(event: Event, directory: Directory) -> str:
    if not isinstance(event.fact, GivenToSuccessor):
        return ""
    heirs = directory.heirs(event.agency, local_day(event.at))
    right = event.fact.agency != event.agency and any(each.id == event.fact.agency for each in heirs)
    return "" if right else "Văn bản chỉ được bàn giao cho cơ quan kế nhiệm của cơ quan đã kết thúc hoạt động."


def _not_to_hand_over(document: Document | None, fact: Fact, desk: Desk, directory: Directory) -> str:
    """Who is given a document can go on with it; what a closed desk held, its heir takes and nobody else."""
    match fact:
        case PassedOn(to=to):
            taker = directory.find_desk(to)
            if taker is None or to == desk.id or taker.closed is not None:
                return "Văn bản phải được bàn giao cho một bàn khác đang làm việc."
        case TakenOver(closed=closed):
            before, now = directory.find_desk(closed), directory.desk_now(closed)
            if before is None or before.closed is None or now is None or now.id != desk.id:
                return "Chỉ bàn kế nhiệm ghi trong danh bạ được tiếp quản văn bản của bàn đã đóng."
            taker = desk
        case _:
            return ""
    return unfit(document, taker) if document is not None else ""


def unfit(document: Document, desk: Desk) -> str:
    """Why a desk to which a document is handed over could not go on with it; empty when it could."""
    moves = [move for (state, _), move in MOVES.items() if state is document.state]
    if moves and not any(desk.has(role) for move in moves for role in move.roles):
        names = ", ".join(dict.fromkeys(role.label.lower() for move in moves for role in move.roles))
        return f"Bàn nhận bàn giao phải có vai trò {names}."
    return ""


def _tells_of_another(document: Document, fact: Fact) -> bool:
    """Whether a change says what none may: an update names another issuer, number or signer, a replacement itself."""
    match fact:
        case Updated(facts=Facts() as facts) | ChangeAsked(change=Change.UPDATE, facts=Facts() as facts):
            now = document.facts
            said = (facts.kind, facts.issuer, facts.notation, facts.place, facts.signer, facts.pages, facts.replaces)
            return said != (now.kind, now.issuer, now.notation, now.place, now.signer, now.pages, now.replaces)
        case ChangeAsked(change=Change.UPDATE) | ChangeAsked(change=Change.REPLACE, by=None):
            return True
        case ChangeAsked(by=str() as by) | ReplacedBy(by=by):
            return by == document.id
    return False


def _decides(copied: Copied, event: Event, directory: Directory) -> bool:
    """Whether who is said to have ordered a copy is of the agency (article 27); in what capacity, the act checks."""
    return any(each.id == copied.ordered_by and each.agency == event.agency for each in directory.persons)


def _roles_for(document: Document | None, event: Event) -> tuple[Role, ...]:
    act = ACTS.get(type(event.fact))
    if act is None:
        if isinstance(
            event.fact,
            Received | Copied | RecipientReported | ReplacedBy | StoppedWaiting | Withdrawn | Stamped | SecretCounted,
        ):
            return CLERK  # what the courier records, copies, time-stamps added, and counts of secrets
        if isinstance(event.fact, PaperNumbered | PaperFilled):
            return CLERK  # the printed book is theirs
        return ANYONE
    move = MOVES.get((document.state if document else State.DRAFT, act))
    return move.roles if move else ANYONE


def _wrong_addressee(document: Document | None, fact: Fact, named: list[Desk], directory: Directory) -> str:
    match fact:
        case Submitted() | RegisteredIn() if not named[0].has(Role.LEADER):
            return "Văn bản phải được trình lên bàn của lãnh đạo."
        case Signed() if not named[0].has(Role.CLERK):
            return "Văn bản đã ký phải được chuyển cho văn thư."
        case Assigned() if not any(named[0].has(role) for role in ANYONE):
            return "Người chủ trì không có bàn xử lý công việc."
        case ChangeAnswered() if not any(named[0].has(role) for role in ANSWERERS):
            return "Chỉ lãnh đạo hoặc văn thư được trả lời nơi gửi."
        case Withdrawn() if document is not None and fact.to != document.leader:
            return "Chữ ký chỉ được rút lại về bàn của người đã ký."
        case OpinionGiven() if document is not None and fact.by not in {each.of for each in document.opinions}:
            return "Ý kiến đến từ người không được hỏi."
        case Returned() if document is not None:
            owner = document.drafter if document.direction is Direction.OUTGOING else document.leader
            heir = directory.desk_now(owner) if owner else None
            mine = fact.to == owner or (heir is not None and fact.to == heir.id)
            return "" if mine else "Văn bản chỉ được trả lại cho người đã trình hoặc đã giao việc."
    return ""


def may_see(document: Document, desk: Desk, directory: Directory | None = None) -> bool:
    """Who of an agency gets a document's events and files.

    Clerks get everything of the agency, the archivist everything registered, others what they take or took part in;
    with `directory`, what closed desks whose place they took did.
    """
    if desk.agency != document.agency:
        return False
    if desk.has(Role.CLERK) or desk.id in document.participants:
        return True
    if directory is not None and any(directory.desk_now(each) == desk for each in document.participants):
        return True
    return desk.has(Role.ARCHIVIST) and document.state not in UNREGISTERED and not _came_to_nothing(document)


def _came_to_nothing(document: Document) -> bool:
    """Whether the document was taken back before it stood in any register."""
    return document.direction is Direction.INCOMING and document.arrival_number is None


def circle(document: Document, directory: Directory, today: date) -> tuple[DeskId, ...]:
    """The working desks of the agency that get this document, in the directory's order."""
    desks = directory.desks_of(document.agency)
    return tuple(desk.id for desk in desks if desk.works_on(today) and may_see(document, desk, directory))
