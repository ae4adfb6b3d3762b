"""Put a sealed package into the outbox in the running transaction. The bytes are fixed here; retries repeat them.

The content is sealed once, whoever reads it; every reader gets a pointer of his own.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO

from vbdt.acts.mail.floor import require_floor
from vbdt.acts.office import Office
from vbdt.document.codec import Json
from vbdt.document.directory import Desk
from vbdt.document.ids import DeskId, DocumentId, PackageId, random_id
from vbdt.errors import UserError
from vbdt.store.outbox import SealedBody, SealedPointer
from vbdt.store.store import Writing
from vbdt.transport.body import Body, Content, PackageKind, seal_body
from vbdt.transport.package import Letter, seal_pointer


def post(
    office: Office,
    writing: Writing,
    kind: PackageKind,
    to: Sequence[DeskId],
    *,
    facts: Mapping[str, Json],
    parts: Mapping[str, bytes] | None = None,
    document: DocumentId | None = None,
    package: PackageId | None = None,
    replaces: PackageId | None = None,
) -> PackageId:
    """Seal for the desks in `to` and queue one row per desk.

    Raises UserError when a desk is not in the directory or does not work any more, or the disk is nearly full.
    """
    if kind is not PackageKind.RECEIPT:
        require_floor(office)
    readers = [reader(office, desk) for desk in to]
    content = Content(kind, office.me.agency, office.me.id, office.clock(), dict(parts or {}), dict(facts))
    body = _sealed(office, writing, content)
    return post_pointers(office, writing, kind, readers, body, document=document, package=package, replaces=replaces)


def post_pointers(
    office: Office,
    writing: Writing,
    kind: PackageKind,
    readers: Sequence[Desk],
    body: SealedBody,
    *,
    document: DocumentId | None = None,
    package: PackageId | None = None,
    replaces: PackageId | None = None,
) -> PackageId:
    """Seal a pointer to a body for each reader, under one package id, and queue them."""
    package = package or PackageId(random_id())
    created = office.clock()

    def pointer(desk: Desk) -> SealedPointer:
        counter = writing.next_counter(desk.id)
        letter = Letter(
            id=package,
            sender=office.me.id,
            recipient=desk.id,
            counter=counter,
            created=created,
            body=Body(body.sha256, body.size, body.identity),
            replaces=replaces,
        )
        head = seal_pointer(letter, kind, office.keys.signing, desk.reads, body.inline or b"")
        return SealedPointer(desk.id, desk.reads, head, counter)

    writing.post(package, kind.value, body, [pointer(each) for each in readers], document)
    return package


def reader(office: Office, desk: DeskId) -> Desk:
    """The desk a package may be sealed to. Raises UserError when it is unknown or has ended."""
    found = office.directory.desk(desk)
    if not found.works_on(office.today):
        who = f"{office.directory.person(found.person).name} ({office.directory.agency(found.agency).name})"
        raise UserError(f"Bàn làm việc của {who} đã ngừng hoạt động.", "Chọn bàn hoặc cơ quan kế nhiệm trong danh bạ.")
    return found


def _sealed(office: Office, writing: Writing, content: Content) -> SealedBody:
    if content.is_small:
        inline = BytesIO()
        body = seal_body(content, office.keys.signing, inline)
        return SealedBody(body.digest, body.size, body.identity, inline.getvalue())
    with writing.body_file() as target:
        body = seal_body(content, office.keys.signing, target.file)
        target.keep(body.digest)
    return SealedBody(body.digest, body.size, body.identity)
