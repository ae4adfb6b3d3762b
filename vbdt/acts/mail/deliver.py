"""To other agencies: a sealed package where they have a mail desk, else a file for the software they use."""

from collections.abc import Mapping, Sequence

from vbdt.acts.mail.edxml_out import queue_file, takes_files
from vbdt.acts.mail.post import post
from vbdt.acts.office import Office
from vbdt.document.codec import Json
from vbdt.document.ids import AgencyId, DeskId, DocumentId, PackageId
from vbdt.document.reform import ended_words
from vbdt.errors import UserError
from vbdt.settings import NotSetUp, Section
from vbdt.store.store import Writing
from vbdt.transport.body import PackageKind


def require_reachable(office: Office, to: Sequence[AgencyId]) -> None:
    """Raise UserError for an agency that has ended, or that no carrier of ours reaches."""
    for each in to:
        agency = office.directory.agency(each)
        if not agency.exists_on(office.today):
            raise UserError(ended_words(office.directory, agency, office.today), "Gửi cho cơ quan kế nhiệm.")
        if agency.mail_desk is None and not office.settings.edxml_out:
            what = f"{agency.name} chưa có bàn văn thư trên hệ thống; chỉ gửi được qua tệp edXML."
            raise NotSetUp(f"{what} Bàn này chưa chọn thư mục gửi.", Section.EDXML)


def deliver(
    office: Office,
    writing: Writing,
    kind: PackageKind,
    to: Sequence[AgencyId],
    part: str,
    message: bytes,
    *,
    facts: Mapping[str, Json],
    document: DocumentId,
    package: PackageId | None = None,
) -> None:
    """Queue one message to agencies. Raises UserError when one of them cannot be reached."""
    desks: list[DeskId] = []
    for agency in to:
        if takes_files(office, agency):
            queue_file(office, writing, kind, agency, document, message)
        else:
            desks.append(office.directory.mail_desk(agency).id)
    if desks:
        post(office, writing, kind, desks, facts=facts, parts={part: message}, document=document, package=package)
