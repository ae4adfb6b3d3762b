"""Soạn thảo: begin, keep, look at and throw away a draft. Drafts are plain rows, not events: nobody else knows them."""

from dataclasses import replace

from vbdt.acts.office import Office
from vbdt.acts.sheet import Sheet, read_sheet, write_sheet
from vbdt.document.capacity import choices, head_title, leaders
from vbdt.document.content import Block, BlockKind, Draft, Signer, paragraph
from vbdt.document.directory import COMMITTEE, Agency, Desk, Role, short_name
from vbdt.document.ids import DocumentId, random_id
from vbdt.document.kinds import SECRECY_RULE, Secrecy, kind_of, secret_words
from vbdt.document.model import Changed, Document
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.drafting.compose import compose
from vbdt.errors import NotAllowed
from vbdt.store.drafts import DraftRow


def begin(office: Office, kind: str, in_reply_to: Document | None = None) -> Sheet:
    """A new sheet with what the directory already knows: agency, place, notation, the first leader as signer."""
    agency = office.agency
    leader = next(iter(office.directory.desks_of(agency.id, Role.LEADER)), None)
    content = Draft(
        kind=kind,
        agency=agency.name,
        parent_agency=_parent_name(office, agency),
        notation=notation(kind, agency),
        place=agency.place,
        year=office.today.year,
        subject="",
        authority=_authority(office, leader) if kind == "quyet_dinh" else "",
        addressees=(in_reply_to.facts.issuer_name,) if in_reply_to else (),
        body=_first_blocks(kind),
        signer=_signer(office, leader, kind),
        recipients=("Như trên;" if kind == "cong_van" else "Như Điều 3;", "Lưu: VT."),
        seal=office.settings.seal_mm,
    )
    return Sheet(
        id=DocumentId(random_id()),
        content=content,
        recipients=(in_reply_to.origin,) if in_reply_to and in_reply_to.origin else (),
        signer=leader.person if leader else None,
        leader=leader.id if leader else None,
        in_reply_to=in_reply_to.id if in_reply_to else None,
    )


def save(office: Office, sheet: Sheet) -> Changed:
    """Keep the sheet. Raises NotAllowed for a state secret, before anything of it is written."""
    refuse_secrets(sheet)
    row = DraftRow(sheet.id, sheet.content.kind, sheet.content.subject, write_sheet(sheet), office.clock())
    with office.store.write() as writing:
        writing.save_draft(row)
    return Changed(drafts=True)


def open_sheet(office: Office, document: DocumentId) -> Sheet:
    """The sheet of a kept draft, or of a document that was returned to this desk to be mended."""
    for row in office.store.drafts():
        if row.id == document:
            return read_sheet(row.content)
    returned = office.store.document(document)
    allow(returned, Act.SUBMIT, office.me)
    if returned.source is None:
        raise NotAllowed("Văn bản này không được soạn tại đây nên không sửa được.", "Soạn một dự thảo mới.")
    return replace(read_sheet(office.store.files.read(returned.source)), id=returned.id)


def discard(office: Office, document: DocumentId) -> Changed:
    """Throw a draft away."""
    with office.store.write() as writing:
        writing.delete_draft(document)
    return Changed(drafts=True)


def preview(office: Office, sheet: Sheet) -> bytes:
    """The PDF as it would be submitted now, however incomplete."""
    refuse_secrets(sheet)
    return compose(sheet.content).pdf


def refuse_secrets(sheet: Sheet) -> None:
    """Raise NotAllowed when the sheet is marked, or stamped in its own text, as a state secret."""
    marks = [sheet.secrecy]
    marks += [secret_words(block.text) for block in sheet.content.body if block.table is None]
    marks += [secret_words(line) for line in sheet.content.subject.splitlines()]
    found = next((mark for mark in marks if mark is not Secrecy.NONE), None)
    if found is not None:
        raise NotAllowed(
            f"Văn bản độ mật «{found.label}» không được soạn, lưu hoặc gửi trên máy tính nối mạng.",
            "Soạn trên máy riêng không nối mạng; tại đây chỉ ghi số lượng để loại khỏi chỉ tiêu.",
            rule=SECRECY_RULE,
        )


def notation(kind: str, agency: Agency) -> str:
    """`QĐ-SNV` for a kind with an abbreviation, `SNV-VP` for công văn (Decree 30/2020, appendix I)."""
    abbreviation = kind_of(kind).abbreviation
    return f"{abbreviation}-{agency.symbol}" if abbreviation else f"{agency.symbol}-VP"


def _parent_name(office: Office, agency: Agency) -> str:
    """The line above the agency's name: the locality for a People's Committee, the superior body for others."""
    if agency.parent is None:
        return ""
    parent = office.directory.agency(agency.parent).name
    return parent.removeprefix(COMMITTEE).strip() if agency.name.startswith(COMMITTEE) else short_name(parent)


def _authority(office: Office, leader: Desk | None) -> str:
    if leader is None:
        return ""
    title = office.directory.person(leader.person).title
    return f"{title} {office.agency.name}".upper()


def _signer(office: Office, leader: Desk | None, kind: str) -> Signer:
    """The usual lines of capacity. A decision is the head's own; what a committee issues is signed in its name."""
    if leader is None:
        return Signer()
    person = office.directory.person(leader.person)
    head = head_title(leaders(office.directory, office.me.agency))
    ways = choices(office.agency.name, person.title, head)
    own = [way for way in ways if not way[0].startswith("TM.")] if kind == "quyet_dinh" else []
    return Signer((own or list(ways) or [()])[0], person.name)


def _first_blocks(kind: str) -> tuple[Block, ...]:
    if kind != "quyet_dinh":
        return ()
    return (paragraph("Căn cứ Luật Tổ chức chính quyền địa phương;", BlockKind.CAN_CU),)
