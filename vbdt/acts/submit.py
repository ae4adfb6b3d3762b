"""Trình ký: the PDF/A is made with its empty fields, and custody passes to the leader's desk."""

from vbdt.acts.competence import require_capacity
from vbdt.acts.draft import refuse_secrets
from vbdt.acts.files.annex_file import check_attachments
from vbdt.acts.files.take_in import composed_page
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.acts.sheet import Sheet, write_sheet
from vbdt.document.content import check
from vbdt.document.events import Submitted
from vbdt.document.model import Changed, Facts, Signer
from vbdt.document.rules import allow
from vbdt.document.states import DRAFTERS, Act
from vbdt.drafting.extract import inspect
from vbdt.errors import NotAllowed, UserError


def submit(office: Office, sheet: Sheet, note: str = "") -> Changed:
    """Submit a new draft, or a returned one again. Raises UserError with everything that is still missing."""
    refuse_secrets(sheet)
    if sheet.elsewhere is None:
        check(sheet.content)
    check_attachments(sheet.attachments)
    _allow(office, sheet)
    if sheet.leader is None:
        raise UserError("Chưa chọn lãnh đạo để trình ký.", "Chọn người ký rồi trình lại.")
    require_capacity(office, sheet.signer, sheet.leader, sheet.content.signer.capacity, sheet.content.kind)
    composed = composed_page(office, sheet)
    files = office.store.files
    fact = Submitted(
        facts=facts_of(office, sheet, composed.pages),
        pdf=files.add(composed.pdf, "van-ban.pdf", "application/pdf"),
        source=files.add(write_sheet(sheet), "du-thao.json", "application/json"),
        to=sheet.leader,
        note=note.strip(),
        annexes=sheet.attachments,
    )
    text = inspect(composed.pdf).text
    with office.store.write() as writing:
        record(office, writing, sheet.id, fact)
        writing.index(sheet.id, text)
        writing.delete_draft(sheet.id)
    return Changed(documents=(sheet.id,), drafts=True)


def _allow(office: Office, sheet: Sheet) -> None:
    known = office.store.find(sheet.id)
    if known is not None:
        allow(known, Act.SUBMIT, office.me)
    elif not any(office.me.has(role) for role in DRAFTERS):
        raise NotAllowed("Bàn làm việc này không có quyền soạn và trình văn bản.", "Nhờ chuyên viên hoặc văn thư.")


def facts_of(office: Office, sheet: Sheet, pages: int) -> Facts:
    """What others may know of the document without opening it."""
    content = sheet.content
    signer = office.directory.person(sheet.signer) if sheet.signer else None
    return Facts(
        kind=content.kind,
        subject=content.subject,
        issuer=office.agency.id,
        issuer_name=content.agency,
        notation=content.notation,
        place=content.place,
        signer=Signer(
            name=content.signer.name,
            title=signer.title if signer else content.signer.capacity[-1],
            capacity=content.signer.capacity[0] if len(content.signer.capacity) > 1 else "",
            person=sheet.signer,
        ),
        recipients=sheet.recipients,
        to_places=content.recipients,
        urgency=content.urgency,
        reply_by=sheet.reply_by,
        in_reply_to=sheet.in_reply_to,
        paper=sheet.paper,
        pages=pages,
        replaces=sheet.replaces or None,
    )
