"""Ký số: the leader's PAdES signature in the field `nguoi_ky`; custody passes to the clerk."""

from vbdt.acts.files.own_fields import leader_field
from vbdt.acts.office import Office
from vbdt.acts.record import record
from vbdt.document.directory import Book, Desk, Role
from vbdt.document.events import Signed
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.errors import NotAllowed, UserError
from vbdt.signing.keys.key import Key
from vbdt.signing.made import Prepared
from vbdt.signing.made import Signed as SignedFile


def sign(office: Office, document: DocumentId, key: Key) -> Changed:
    """Sign with an open key. Raises NotAllowed when the certificate is not this leader's."""
    from vbdt.signing.sign import finish

    prepared = prepare_signature(office, document, key)
    return keep_signature(office, document, key, finish(prepared, key.sign_bytes(prepared.to_sign), office.timestamps))


def prepare_signature(office: Office, document: DocumentId, key: Key) -> Prepared:
    """All that can be checked and made before the token is needed."""
    from vbdt.signing.sign import prepare

    known = office.store.document(document)
    allow(known, Act.SIGN, office.me)
    _check_own(office, key)
    _clerk(office)
    image = office.settings.signature_image
    files = office.store.files
    pdf = files.read(known.pdf)
    return prepare(pdf, key, leader_field(pdf), image=files.read(image) if image else None)


def keep_signature(office: Office, document: DocumentId, key: Key, made: SignedFile) -> Changed:
    """Store the signed file, record the act and pass the document on.

    The file is stored before the event that names it: a crash in between leaves an unused file, never an event
    without one.
    """
    fact = Signed(
        pdf=office.store.files.add(made.pdf, "van-ban.pdf", "application/pdf"),
        certificate=key.certificate.fingerprint,
        level=made.level,
        to=_clerk(office).id,
    )
    with office.store.write() as writing:
        record(office, writing, document, fact)
    return Changed(documents=(document,))


def _clerk(office: Office) -> Desk:
    keeper = office.directory.keeper(office.me.agency, Book.OUTGOING)
    clerk = office.directory.desk_now(keeper) if keeper else office.directory.mail_desk(office.me.agency)
    if clerk is None or not clerk.has(Role.CLERK):
        raise UserError("Cơ quan chưa có bàn văn thư để chuyển văn bản đã ký.", "Báo quản trị danh bạ.")
    return clerk


def _check_own(office: Office, key: Key) -> None:
    known = office.person.certificates
    if known and key.certificate.fingerprint not in known:
        raise NotAllowed(
            f"Chứng thư số trên USB là của «{key.certificate.subject}», không phải của {office.person.name}.",
            "Cắm đúng USB ký số của mình rồi ký lại.",
            rule="Nghị định 30/2020/NĐ-CP, Điều 32",
        )
