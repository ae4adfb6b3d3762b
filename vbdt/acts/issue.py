"""Phát hành: number, date and annex references are filled in, then the agency's signature seals them."""

import re

from vbdt.acts.competence import require_capacity, require_leader, require_seal
from vbdt.acts.files.annex_file import keep_annexes, sign_annexes
from vbdt.acts.files.continue_file import ready_for_seal
from vbdt.acts.office import Office
from vbdt.acts.proof.evidence import store_evidence
from vbdt.acts.proof.levels import asking_once, lengthen, require_sound, wait_if_needed
from vbdt.acts.record import record
from vbdt.acts.sheet import Sheet, read_sheet
from vbdt.document.events import Issued
from vbdt.document.ids import DocumentId
from vbdt.document.model import Changed, Document
from vbdt.document.rules import allow
from vbdt.document.states import Act
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.drafting.extract import inspect
from vbdt.errors import UserError
from vbdt.signing.check.sandbox import sandbox
from vbdt.signing.keys.key import Key
from vbdt.signing.made import Prepared, Signed


def issue(office: Office, document: DocumentId, key: Key) -> Changed:
    """Fill in and seal with the agency's key.

    Refused unless the leader's signature on the stored file is still good, and the result verifies: a document that
    a recipient would reject never leaves the desk.
    """
    from vbdt.signing.sign import finish

    prepared = prepare_seal(office, document, key)
    return keep_seal(office, document, key, finish(prepared, key.sign_bytes(prepared.to_sign), office.timestamps))


def prepare_seal(office: Office, document: DocumentId, key: Key) -> Prepared:
    """All that can be checked and made before the token is needed."""
    from vbdt.signing.sign import prepare

    known = office.store.document(document)
    allow(known, Act.ISSUE, office.me)
    require_seal(office, key)
    files = office.store.files
    signed = files.read(known.pdf)
    require_leader(office, known, signed)
    sheet = _sheet(office, known)
    require_capacity(office, known.facts.signer.person, None, sheet.content.signer.capacity)
    ready = ready_for_seal(office, known, sheet, signed)
    return prepare(ready.pdf, key, ready.field, image=ready.image, lock=ready.lock)


def keep_seal(office: Office, document: DocumentId, key: Key, made: Signed) -> Changed:
    """Add time-stamp and long-term data for every signature, check what was made, store it and record the act."""
    known = office.store.document(document)
    patient = asking_once(office, made)
    raised = lengthen(patient, made, sign_annexes(patient, known, key))
    checked = _require_sound(office, raised.main.pdf, with_pages=_sheet(office, known).continued is not None)
    sound = [require_sound(office, annex) for annex in raised.annexes]
    pdf = office.store.files.add(raised.main.pdf, file_name(known), "application/pdf")
    annexes = keep_annexes(office, known, tuple(each.pdf for each in raised.annexes))
    fact = Issued(pdf, key.certificate.fingerprint, raised.level, annexes)
    text = inspect(raised.main.pdf).text
    evidence = store_evidence(office, pdf, checked, list(zip(annexes, sound, strict=True)))
    with office.store.write() as writing:
        record(office, writing, document, fact)
        writing.index(document, text)
        writing.keep_evidence(document, evidence)
        wait_if_needed(office, writing, document, raised.reason)
    return Changed(documents=(document,))


def file_name(document: Document) -> str:
    """A plain file name that says which document it is, whoever named it: `05_QĐ-SNV.pdf`."""
    return re.sub(r"[^\w-]+", "_", document.symbol)[:80] + ".pdf"


def _sheet(office: Office, document: Document) -> Sheet:
    if document.source is None:
        raise UserError("Không tìm thấy nội dung dự thảo của văn bản.", "Trả lại người soạn để trình lại.")
    return read_sheet(office.store.files.read(document.source))


def _require_sound(office: Office, pdf: bytes, *, with_pages: bool) -> FileVerdict:
    """`with_pages`: on pages that others signed, our marks are also looked at, as a recipient's verifier does."""
    from vbdt.signing.check.verify import verify

    judge = sandbox().verify if with_pages else verify
    verdict = judge(pdf, office.trust, at=office.clock())
    if verdict.verdict not in (Verdict.VALID, Verdict.VALID_UNTRUSTED):
        raise UserError(
            f"Văn bản sau khi đóng dấu không đạt kiểm tra: {verdict.reason}", "Chưa phát hành; báo quản trị."
        )
    return verdict
