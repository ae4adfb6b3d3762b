"""Tell the sending agency what became of its document: edXML statuses 02 to 06 follow from our own history.

Only the desk that received the document speaks for the agency, whoever of the agency acted.
"""

from vbdt.acts.exchange_format import status_message
from vbdt.acts.office import Office
from vbdt.acts.post import post
from vbdt.document.directory import Desk
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
    agency = office.directory.find_agency(document.origin) if document.origin else None
    return office.directory.find_desk(agency.mail_desk) if agency and agency.mail_desk else None


def report(office: Office, writing: Writing, document: Document, event: Event) -> None:
    """Queue the status that this event means to the sender, if it means one and we are the desk that tells it."""
    status = STATUSES.get(type(event.fact))
    if status is None or document.mail_desk != office.me.id:
        return
    teller = _desk_to_tell(office, document)
    if teller is None:
        return
    post(
        office,
        writing,
        PackageKind.STATUS,
        [teller.id],
        facts={"edxml_id": document.edxml_id, "status": status.value},
        parts={"status.edxml": status_message(office, document, event, status)},
        document=document.id,
    )
