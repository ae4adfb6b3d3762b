"""Everything the preview needs to know of one document, read in one go off the window's thread."""

from dataclasses import dataclass

from vbdt.acts.book import failures
from vbdt.acts.deeds import Deed, open_deeds
from vbdt.acts.desks.succession import life_before
from vbdt.acts.mail.duplicates import OFFERED, duplicates
from vbdt.acts.office import Office
from vbdt.acts.withdraw import is_withdrawing
from vbdt.document.deadlines import Due, due
from vbdt.document.events import Event
from vbdt.document.ids import CaseFileId, DocumentId
from vbdt.document.model import CaseFile, Document
from vbdt.document.rules import allowed
from vbdt.document.states import Act


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as this desk sees it now. `answers` are those that it replies to, is answered by, replaces, or that
    replace it.

    `failure` is why it could not be signed when last tried, `twins` are documents that may be the same.
    """

    document: Document
    acts: tuple[Act, ...]
    due: Due
    history: tuple[Event, ...]
    case_files: tuple[CaseFile, ...]
    answers: tuple[Document, ...]
    deeds: tuple[Deed, ...] = ()
    failure: str = ""
    twins: tuple[Document, ...] = ()
    withdrawing: bool = False


def see(office: Office, document: DocumentId) -> Seen:
    """Raises UserError when this desk does not have the document."""
    known = office.store.document(document)
    linked = (known.reply, known.facts.in_reply_to, *(known.facts.replaces or ()), known.replaced_by)
    found = [office.store.find(each) for each in linked if each]
    return Seen(
        document=known,
        acts=allowed(known, office.me),
        due=due(known, office.today, office.calendar),
        history=(*life_before(office, known), *(signed.event for signed in office.store.history(document))),
        case_files=_filed(office, known.case_files),
        answers=tuple(each for each in found if each is not None),
        deeds=open_deeds(office, known),
        failure=failures(office).get(document, ""),
        withdrawing=is_withdrawing(office, known),
        twins=duplicates(office, known) if known.state in OFFERED else (),
    )


def _filed(office: Office, wanted: tuple[CaseFileId, ...]) -> tuple[CaseFile, ...]:
    return tuple(each for each in office.store.case_files() if each.id in wanted) if wanted else ()


SIDE_ACTS = (Act.RETURN, Act.VOID, Act.UPDATE, Act.RECALL, Act.REFUSE, Act.FILE)
"""Acts that are never the main one: they turn back, or may always be done."""

ACT_ICONS = {
    Act.SUBMIT: "file-pen-line",
    Act.RETURN: "corner-up-left",
    Act.SIGN: "signature",
    Act.REGISTER: "hash",
    Act.VOID: "file-x",
    Act.ISSUE: "stamp",
    Act.SEND: "send",
    Act.UPDATE: "pencil-line",
    Act.RECALL: "undo-2",
    Act.REFUSE: "x",
    Act.REGISTER_IN: "book-open",
    Act.ASSIGN: "users",
    Act.START: "corner-up-right",
    Act.FINISH: "check",
    Act.FILE: "folder-plus",
}


DEED_ICONS = {
    Deed.ASK_OPINION: "circle-question-mark",
    Deed.PUT_ASIDE: "clock",
    Deed.TAKE_UP: "corner-up-right",
    Deed.GIVE_OPINION: "pencil-line",
    Deed.WITHDRAW: "undo-2",
    Deed.ASK_BACK: "undo-2",
    Deed.AGREE: "check",
    Deed.DECLINE: "x",
    Deed.STOP_WAITING: "hourglass",
    Deed.COPY: "copy",
}

BOOK_KEYS: dict[Act | Deed, str] = {
    Act.SIGN: "book_sign",
    Act.RETURN: "book_return",
    Deed.ASK_OPINION: "book_opinion",
    Deed.PUT_ASIDE: "book_aside",
    Deed.TAKE_UP: "book_aside",
}
"""What in the signature book has a key of its own, by the name of its shortcut."""


def main_act(seen: Seen) -> Act | None:
    """The act the document waits for at this desk: the first that leads it on. None while its sender waits for us."""
    if seen.document.asked is not None:
        return None
    return next((act for act in seen.acts if act not in SIDE_ACTS and _leads_on(seen, act)), None)


def _leads_on(seen: Seen, act: Act) -> bool:
    return not (act is Act.SEND and seen.document.deliveries)
