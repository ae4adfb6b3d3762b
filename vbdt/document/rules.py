"""Who may do what, and who gets to see what. Pure judgements over a document, a desk and the tables of rules."""

from vbdt.document.directory import Desk, Directory, Role
from vbdt.document.ids import DeskId
from vbdt.document.model import Document
from vbdt.document.states import MOVES, Act, State
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


def may_see(document: Document, desk: Desk) -> bool:
    """Who of an agency gets a document's events and files.

    Clerks get everything of the agency, the archivist everything registered, others what they take or took part in.
    """
    if desk.agency != document.agency:
        return False
    if desk.has(Role.CLERK) or desk.id in document.participants:
        return True
    return desk.has(Role.ARCHIVIST) and document.state not in UNREGISTERED


def circle(document: Document, directory: Directory) -> tuple[DeskId, ...]:
    """The desks of the agency that get this document, in the directory's order."""
    return tuple(desk.id for desk in directory.desks_of(document.agency) if may_see(document, desk))
