"""Việc chờ trả lời giữa các cơ quan: what senders ask of us, where each question lies, and what others owe us."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vbdt.acts.mail.answer import may_answer
from vbdt.acts.mail.wishes import waiting
from vbdt.acts.office import Office
from vbdt.document.changes import is_open
from vbdt.document.filters import Filter
from vbdt.document.ids import AgencyId, DeskId, DocumentId
from vbdt.document.model import Change, Direction, Document
from vbdt.document.states import State
from vbdt.law import load_early_wait

LIMIT = 200


class Awaiting(StrEnum):
    """For whom a question waits."""

    US = "ta_tra_loi"
    HOLDER = "ban_khac_ghi"
    DOCUMENT = "van_ban_chua_den"
    OTHERS = "noi_nhan_tra_loi"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `agencies` are those who asked us, or whom we asked; `desk` is the colleague who is to write it
    down. `mine`: this desk may do something about it. `document` is None where it has not come; `until` is when such a
    question waits no longer."""

    awaiting: Awaiting
    change: Change
    agencies: tuple[AgencyId, ...]
    name: str
    reason: str
    since: datetime | None
    document: DocumentId | None = None
    desk: DeskId | None = None
    mine: bool = False
    until: datetime | None = None


def questions(office: Office) -> tuple[Question, ...]:
    """What this desk may decide first, then what it waits for."""
    found = [*_asked_of_us(office), *_on_its_way(office), *_asked_of_others(office)]
    return tuple(sorted(found, key=lambda each: not each.mine))


def _asked_of_us(office: Office) -> list[Question]:
    rows = office.store.documents(Filter(direction=Direction.INCOMING, asked=True), limit=LIMIT).rows
    return [
        Question(
            Awaiting.US,
            each.asked.change,
            _origin(each),
            each.facts.subject,
            each.asked.reason,
            each.asked.at,
            each.id,
            mine=may_answer(office, each),
        )
        for each in rows
        if each.asked is not None
    ]


def _on_its_way(office: Office) -> list[Question]:
    """Questions that nobody could write down yet: the document has not come, or its holder has not heard."""
    known, longest = waiting(office), load_early_wait()
    early = []
    for wish in known.early:
        until = wish.since + longest if wish.since else None
        agencies = (wish.origin,)
        early.append(
            Question(Awaiting.DOCUMENT, wish.change, agencies, wish.edxml_id, wish.reason, wish.since, until=until)
        )
    for each in known.passed:
        document = office.store.find(each.document)
        early.append(
            Question(
                Awaiting.HOLDER,
                each.fact.change,
                _origin(document) if document else (),
                document.facts.subject if document else "",
                each.fact.reason,
                each.since,
                document.id if document else None,
                each.to,
                mine=document is not None and each.to != office.me.id,
            )
        )
    return early


def _asked_of_others(office: Office) -> list[Question]:
    """Recalls that freeze a document of ours; the sender's desk may stop waiting."""
    rows = office.store.documents(Filter(direction=Direction.OUTGOING, states=(State.RECALLING,)), limit=LIMIT).rows
    found = []
    for each in rows:
        owing = [one for one in each.deliveries if is_open(one)]
        since = min((one.asked_at for one in owing if one.asked_at), default=None)
        agencies = tuple(one.recipient for one in owing)
        name, mine = each.facts.subject, each.holder == office.me.id
        found.append(Question(Awaiting.OTHERS, Change.RECALL, agencies, name, "", since, each.id, mine=mine))
    return found


def _origin(document: Document) -> tuple[AgencyId, ...]:
    return (document.origin,) if document.origin else ()
