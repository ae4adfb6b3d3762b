"""Thẩm quyền: is the signature on the paper really that of the person who signs for the agency?"""

from vbdt.acts.files.own_fields import leader_field
from vbdt.acts.office import Office
from vbdt.document.capacity import RULE, head_title, leaders, objection
from vbdt.document.directory import Person, Role
from vbdt.document.folding import normalise
from vbdt.document.ids import DeskId, PersonId
from vbdt.document.model import Document
from vbdt.document.verdict import SignatureVerdict, Verdict
from vbdt.errors import NotAllowed
from vbdt.signing.keys.key import Key

SIGNED_FIRST = "Nghị định 30/2020/NĐ-CP, Điều 32"
GOOD = (Verdict.VALID, Verdict.VALID_UNTRUSTED)


def require_leader(office: Office, document: Document, pdf: bytes) -> None:
    """Raise NotAllowed unless the file carries a good signature of the signer that the document names.

    A certificate listed for the person in the directory decides; where none is listed, the name in it must be theirs.
    """
    from vbdt.signing.check.verify import verify

    field = leader_field(pdf)
    found = [each for each in verify(pdf, office.trust, at=office.clock()).signatures if each.field == field]
    if not any(each.verdict in GOOD and _is_signer(office, document, each) for each in found):
        raise NotAllowed(
            f"Văn bản chưa có chữ ký số hợp lệ của người có thẩm quyền ({document.facts.signer.name}).",
            "Trả lại để ký lại.",
            rule=SIGNED_FIRST,
        )


def require_capacity(
    office: Office, signer: PersonId | None, leader: DeskId | None, lines: tuple[str, ...], kind: str | None = None
) -> None:
    """Raise NotAllowed unless the lines above the signature agree with the agency's roster (thể thức đề ký).

    `leader` is the desk that will sign, `kind` the kind of document; without it nobody asks whether a
    TUQ. was given for it today: that was asked when the document was submitted. Decree 30/2020, article 13.
    """
    directory, agency = office.directory, office.agency
    person = next((each for each in directory.persons if each.id == signer and each.agency == agency.id), None)
    if person is None:
        raise NotAllowed(f"Người ký không có trong danh bạ của {agency.name}.", "Chọn lại người ký.", rule=RULE)
    desk = directory.desk(leader) if leader is not None else None
    if desk is not None and desk.has(Role.LEADER) and desk.person != person.id:
        sits = directory.person(desk.person).name
        raise NotAllowed(
            f"Văn bản ghi người ký là {person.name} nhưng được trình {sits}.", "Trình đúng người ký.", rule=RULE
        )
    wrong = objection(lines, person.title, head_title(leaders(directory, agency.id)), agency.name)
    wrong = wrong or (_not_authorized(office, person, lines, kind) if kind is not None else "")
    if wrong:
        raise NotAllowed(wrong, "Sửa thể thức đề ký hoặc chọn lại người ký.", rule=RULE)


def _not_authorized(office: Office, person: Person, lines: tuple[str, ...], kind: str) -> str:
    """TUQ. needs the head's authorization in the roster, for this person, kind of document and day (article 13, 4)."""
    if not any(normalise(line).casefold().startswith("tuq.") for line in lines):
        return ""
    directory = office.directory
    heads = [each for each in leaders(directory, office.agency.id) if each.id != person.id]
    given = [directory.absence(each.id, office.today, kind) for each in heads]
    if any(each is not None and each.deputy == person.id for each in given):
        return ""
    return f"Danh bạ cơ quan không ghi ủy quyền cho {person.name} ký loại văn bản này hôm nay (TUQ.)."


def require_seal(office: Office, key: Key) -> None:
    """Raise NotAllowed unless the key is the one of the agency's seal, where the directory names one."""
    known = office.agency.seals
    if known and key.certificate.fingerprint not in known:
        raise NotAllowed(
            f"Chứng thư số đang dùng là của «{key.certificate.subject}», không phải của {office.agency.name}.",
            "Cắm USB chữ ký số của cơ quan rồi làm lại.",
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
