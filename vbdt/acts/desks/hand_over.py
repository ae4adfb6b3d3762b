"""Bàn giao: a person's whole desk, or some documents of it, goes to a colleague; and what a closed desk held, to its
heir."""

import json
from collections.abc import Sequence

from vbdt.acts.circulate import circulate
from vbdt.acts.mail.post import post
from vbdt.acts.mail.send_again import send_unconfirmed
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.codec import canonical_json
from vbdt.document.directory import Desk
from vbdt.document.events import PassedOn, TakenOver
from vbdt.document.filters import Filter
from vbdt.document.ids import DeskId, DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.rules import may_see
from vbdt.document.states import State
from vbdt.errors import NotAllowed, UserError
from vbdt.store.store import Cursor, Writing
from vbdt.transport.body import PackageKind
from vbdt.transport.courier import Outcome
from vbdt.transport.package import Package

_PAGE = 200
PART = 25
"""Documents sent at a time to a desk that asked for all."""
_AGAIN = "xin_gui_lai"
_OWED = "cho_gui_lai"
"""Settings: who asked us for everything, and who still owes it to us."""
REPLACES = "thay_ban"
"""Setting of a new desk with the one of the lost computer in whose place it comes, until the colleagues were asked."""
ENDED = (
    *(State.FINISHED, State.REFUSED, State.RECALLED, State.REPLACED),
    *(State.VOIDED, State.SENT, State.COPIED, State.ON_PAPER),
)
"""States in which nobody waits for anything from the desk that holds the document."""
OPEN = tuple(each for each in State if each not in ENDED)


def held(office: Office, desk: DeskId | None = None, states: tuple[State, ...] = ()) -> tuple[Document, ...]:
    """The documents that lie on a desk, ours when none is named, newest first; with `states` only those in one."""
    found: list[Document] = []
    before = None
    while True:
        page = office.store.documents(Filter(holder=desk or office.me.id, states=states), _PAGE, before)
        found += page.rows
        if page.next is None:
            return tuple(found)
        before = page.next


def hand_over(office: Office, documents: Sequence[DocumentId], to: DeskId, note: str = "") -> Changed:
    """Pass documents of this desk on, all or none. Raises NotAllowed with the first that the colleague cannot take."""
    if not documents:
        raise UserError("Chưa chọn văn bản nào để bàn giao.", "Đánh dấu ít nhất một văn bản.")
    with office.store.write() as writing:
        for document in documents:
            record(office, writing, document, PassedOn(to, note.strip()))
    return Changed(documents=tuple(documents))


def closed_before_me(office: Office) -> tuple[Desk, ...]:
    """Desks that the roster closed and whose place this desk takes."""
    desks = office.directory.desks_of(office.me.agency)
    return tuple(each for each in desks if each.closed is not None and office.directory.desk_now(each.id) == office.me)


def to_take_over(office: Office) -> tuple[Document, ...]:
    """What closed desks held that is this desk's to take, as far as it is known here."""
    return tuple(document for desk in closed_before_me(office) for document in held(office, desk.id))


def take_over(office: Office, documents: Sequence[DocumentId], note: str = "", *, asked: bool = False) -> Changed:
    """Take documents of closed desks. Raises NotAllowed where the roster does not say so, and while a colleague still
    owes what he has: he may know of a later step. `asked`: somebody asked him, and he knows of none.
    """
    owing = () if asked else owed_by(office)
    if owing:
        names = ", ".join(office.directory.person(each.person).name for each in owing)
        raise NotAllowed(f"Bàn của {names} chưa gửi lại xong.", "Chờ gói về đủ, hoặc hỏi người đó rồi xác nhận.")
    with office.store.write() as writing:
        for document in documents:
            holder = writing.document(document).holder
            taken = record(office, writing, document, TakenOver(holder, note.strip()))
            if taken is not None:
                send_unconfirmed(office, writing, taken)
    return Changed(documents=tuple(documents))


def ask_again(office: Office) -> Changed:
    """Ask for everything this desk may see: of the mail desk, which has all of the agency, or of everybody where this
    desk is the mail desk itself."""
    mail = office.agency.mail_desk
    others = [each for each in office.directory.desks_of(office.me.agency) if each.works_on(office.today)]
    to = [each.id for each in others if each.id != office.me.id and (mail in (None, office.me.id) or each.id == mail)]
    if not to:
        raise UserError("Cơ quan không còn bàn nào khác để xin lại văn bản.", "Khôi phục từ bản sao lưu.")
    with office.store.write() as writing:
        post(office, writing, PackageKind.REQUEST, to, facts={"resend": True})
    return Changed(deliveries=True)


def ask_all_again(office: Office, writing: Writing) -> None:
    """Ask every working desk of the agency for everything this one may see, and wait for the word of each."""
    others = office.directory.desks_of(office.me.agency)
    to = [each.id for each in others if each.id != office.me.id and each.works_on(office.today)]
    if to:
        post(office, writing, PackageKind.REQUEST, to, facts={"resend": True})
    writing.set_setting(_OWED, canonical_json({str(each): False for each in to}))


def owed_by(office: Office) -> tuple[Desk, ...]:
    """Working desks that were asked for everything and have not said that they are through, or whose packages are still
    on their way."""
    if office.store.setting(REPLACES) is not None:  # the question has not even been asked
        others = office.directory.desks_of(office.me.agency)
        return tuple(each for each in others if each.id != office.me.id and each.works_on(office.today))
    data = office.store.setting(_OWED)
    if data is None:
        return ()
    under_way = {each.sender for each in office.store.gaps()} | {each.sender for each in office.store.parked()}
    owing = [DeskId(each) for each, through in json.loads(data).items() if not through or each in under_way]
    found = [office.directory.find_desk(each) for each in owing]
    return tuple(each for each in found if each is not None and each.works_on(office.today))


def hear_resent(office: Office, writing: Writing, package: Package) -> tuple[Outcome, Changed]:
    """A colleague says that he has sent everything. What he counted before this and has not come is waited for."""
    data = office.store.setting(_OWED)
    if data is not None:
        writing.set_setting(_OWED, canonical_json({**json.loads(data), package.sender_desk: True}))
    return Outcome.RECORDED, Changed(deliveries=True)


def hear_asked_again(office: Office, writing: Writing, package: Package) -> tuple[Outcome, Changed]:
    """A desk of our agency wants everything it may see: noted, and sent in parts, for it may be years of documents."""
    waiting = _asked_again(office)
    waiting[package.sender_desk] = None
    writing.set_setting(_AGAIN, canonical_json({str(each): place for each, place in waiting.items()}))
    return Outcome.RECORDED, Changed()


def send_what_was_asked(office: Office, limit: int = PART) -> bool:
    """Send the next part to a desk that asked; whether there was any."""
    waiting = _asked_again(office)
    if not waiting:
        return False
    desk, before = next(iter(waiting.items()))
    known = office.directory.find_desk(desk)
    page = office.store.documents(Filter(), limit, Cursor(before) if before is not None else None)
    with office.store.write() as writing:
        if known is not None and known.works_on(office.today):
            for document in page.rows:
                if may_see(document, known, office.directory):
                    writing.set_shared(document.id, desk, 0)
                    circulate(office, writing, document)
        if page.next is None or known is None:
            del waiting[desk]
            if known is not None and known.works_on(office.today):
                post(office, writing, PackageKind.REQUEST, [desk], facts={"resent": True})
        else:
            waiting[desk] = int(page.next)
        writing.set_setting(_AGAIN, canonical_json({str(each): place for each, place in waiting.items()}))
    return True


def _asked_again(office: Office) -> dict[DeskId, int | None]:
    data = office.store.setting(_AGAIN)
    return json.loads(data) if data else {}
