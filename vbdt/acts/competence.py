"""Thẩm quyền: is the signature on the paper really that of the person who signs for the agency?"""

from vbdt.acts.office import Office
from vbdt.document.directory import Person
from vbdt.document.folding import normalise
from vbdt.document.model import Document
from vbdt.document.verdict import SignatureVerdict, Verdict
from vbdt.errors import NotAllowed
from vbdt.signing.verify import verify

FIELD = "nguoi_ky"
SIGNED_FIRST = "Nghị định 30/2020/NĐ-CP, Điều 32"
GOOD = (Verdict.VALID, Verdict.VALID_UNTRUSTED)


def require_leader(office: Office, document: Document, pdf: bytes) -> None:
    """Raise NotAllowed unless the file carries a good signature of the signer that the document names.

    A certificate listed for the person in the directory decides; where none is listed, the name in it must be theirs.
    """
    found = [each for each in verify(pdf, office.trust, at=office.clock()).signatures if each.field == FIELD]
    if not any(each.verdict in GOOD and _is_signer(office, document, each) for each in found):
        raise NotAllowed(
            f"Văn bản chưa có chữ ký số hợp lệ của người có thẩm quyền ({document.facts.signer.name}).",
            "Trả lại để ký lại.",
            rule=SIGNED_FIRST,
        )


def _is_signer(office: Office, document: Document, signature: SignatureVerdict) -> bool:
    if signature.certificate is None:
        return False
    person = _signer(office, document)
    if person is not None and person.certificates:
        return signature.certificate.fingerprint in person.certificates
    return normalise(signature.signer).casefold() == normalise(document.facts.signer.name).casefold()


def _signer(office: Office, document: Document) -> Person | None:
    """The person of the agency that the document names as its signer."""
    wanted = document.facts.signer.person
    people = office.directory.persons
    return next((each for each in people if each.id == wanted and each.agency == document.agency), None)
