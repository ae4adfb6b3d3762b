"""Tell the sending agency what became of its document: edXML statuses follow from our own history.

Only the desk that received the document speaks for the agency, whoever of the agency acted.
"""

from datetime import datetime

from vbdt.acts.mail.edxml_out import queue_file, takes_files
from vbdt.acts.mail.exchange_format import describe, status_message
from vbdt.acts.mail.post import post
from vbdt.acts.office import Office
from vbdt.document.changes import ChangeAnswered
from vbdt.document.codec import Json
from vbdt.document.directory import Desk, Person
from vbdt.document.events import Assigned, Event, Fact, Finished, Received, Refused, RegisteredIn, Started
from vbdt.document.model import Document, StatusCode
from vbdt.store.store import Writing
from vbdt.transport.body import PackageKind

STATUSES: dict[type[Fact], StatusCode] = {
    Received: StatusCode.ARRIVED,
    Refused: StatusCode.REFUSED,
    RegisteredIn: StatusCode.REGISTERED,
    Assigned: StatusCode.ASSIGNED,
    Started: StatusCode.IN_PROGRESS,
    Finished: StatusCode.FINISHED,
}


def _desk_to_tell(office: Office, document: Document) -> Desk | None:
    """The desk that sent the document or, when it is gone, the one that speaks for its agency now; None for nobody.

    A sender that can no longer be told must never stop the work here.
    """
    sender = office.directory.find_desk(document.origin_desk) if document.origin_desk else None
    if sender is not None and sender.works_on(office.today):
        return sender
    heirs = office.directory.heirs(document.origin, office.today) if document.origin else ()
    agency = heirs[0] if heirs else None
    successor = office.directory.find_desk(agency.mail_desk) if agency and agency.mail_desk else None
    return successor if successor is not None and successor.works_on(office.today) else None


def report(office: Office, writing: Writing, document: Document, event: Event) -> None:
    """Queue the status that this event means to the sender, if it means one and we are the desk that tells it."""
    status = _status(event.fact)
    if status is not None and _speaks(office, document):
        person = office.directory.person(event.person)
        _tell(office, writing, document, status, describe(office, event, status), person, event.at)


def _speaks(office: Office, document: Document) -> bool:
    """Whether this desk speaks for the agency about the document: the one it came to, or who took that one's place."""
    if document.mail_desk is None:
        return False
    now = office.directory.desk_now(document.mail_desk)
    return office.me.id in (document.mail_desk, now.id if now else None)


def tell(office: Office, writing: Writing, document: Document, status: StatusCode, description: str) -> None:
    """Queue a status that no event of ours means, now and in this desk's name."""
    _tell(office, writing, document, status, description or status.label, office.person, office.clock())


def _status(fact: Fact) -> StatusCode | None:
    if isinstance(fact, ChangeAnswered):
        return StatusCode.AGREED if fact.agreed else StatusCode.DECLINED
    return STATUSES.get(type(fact))


def _tell(
    office: Office, writing: Writing, document: Document, status: StatusCode, description: str, by: Person, at: datetime
) -> None:
    message = status_message(office, document, status, description, by, at)
    teller = _desk_to_tell(office, document)
    if teller is not None:
        facts: dict[str, Json] = {"edxml_id": document.edxml_id, "status": status.value}
        to, parts = [teller.id], {"status.edxml": message}
        post(office, writing, PackageKind.STATUS, to, facts=facts, parts=parts, document=document.id)
    elif document.origin is not None and not document.origin_desk and takes_files(office, document.origin):
        queue_file(office, writing, PackageKind.STATUS, document.origin, document.id, message)
