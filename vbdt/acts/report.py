"""Tell the sending agency what became of its document: edXML statuses 02 to 06 follow from our own history.

Only the desk that received the document speaks for the agency, whoever of the agency acted.
"""

from vbdt.acts.exchange_format import status_message
from vbdt.acts.office import Office
from vbdt.acts.post import post
from vbdt.document.events import Assigned, Event, Fact, Finished, Received, Refused, RegisteredIn, Started
from vbdt.document.model import Document, StatusCode
from vbdt.store.store import Writing
from vbdt.transport.package import PackageKind

STATUSES: dict[type[Fact], StatusCode] = {
    Received: StatusCode.ARRIVED,
    Refused: StatusCode.REFUSED,
    RegisteredIn: StatusCode.REGISTERED,
    Assigned: StatusCode.ASSIGNED,
    Started: StatusCode.IN_PROGRESS,
    Finished: StatusCode.FINISHED,
}


def report(office: Office, writing: Writing, document: Document, event: Event) -> None:
    """Queue the status that this event means to the sender, if it means one and we are the desk that tells it."""
    status = STATUSES.get(type(event.fact))
    if status is None or document.mail_desk != office.me.id:
        return
    if document.origin is None or document.origin_desk is None:
        return
    post(
        office,
        writing,
        PackageKind.STATUS,
        [document.origin_desk],
        facts={"edxml_id": document.edxml_id, "status": status.value},
        parts={"status.edxml": status_message(office, document, event, status)},
        document=document.id,
    )
