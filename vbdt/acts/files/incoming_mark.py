"""Dấu «ĐẾN»: on a working copy made when it is asked for; the file received is evidence and is never touched.

The mark's place is part of the fact «Vào sổ đến», so every desk shows the same copy; what it says follows the work.
Decree 30/2020/NĐ-CP, articles 22 and 24, appendix IV.
"""

import re
from collections.abc import Iterator

from vbdt.acts.competence import require_seal
from vbdt.acts.files.outside import marked, page_frames, white_place
from vbdt.acts.office import Office
from vbdt.document.calendar import local_day
from vbdt.document.directory import Role
from vbdt.document.folding import normalise
from vbdt.document.model import Direction, Document, MarkPlace
from vbdt.document.verdict import FileVerdict, SignatureKind, Verdict
from vbdt.drafting.marks import Arrival, Drawn, incoming_mark
from vbdt.errors import BadInput, NotAllowed, UserError
from vbdt.signing.check.sandbox import sandbox
from vbdt.signing.keys.key import Key
from vbdt.signing.places import Place

RULE = "Nghị định 30/2020/NĐ-CP, Điều 22"
FIELD = "dau_den"


def has_mark(document: Document) -> bool:
    """Whether the document has arrived and stands in the incoming register: only then the mark has something to say."""
    return document.direction is Direction.INCOMING and document.arrival_number is not None


def marked_copy(office: Office, document: Document) -> bytes:
    """The working copy: the document as it came, with the mark, and without signatures of its own.

    Raises NotAllowed for a document that is not registered, BadInput for a file that cannot be drawn.
    """
    pdf = office.store.files.read(document.pdf)
    return marked(pdf, _drawn(office, document, pdf))


def marked_name(document: Document) -> str:
    """A file name for a copy with the mark: `den-12_05_QD-SNV.pdf` says which entry of the register it is."""
    plain = re.sub(r"[^\w-]+", "_", document.symbol or document.id)[:80]
    return f"den-{document.arrival_number}_{plain}.pdf"


def suggested_place(office: Office, document: Document) -> MarkPlace | None:
    """Where the mark would go by itself; None for a file that cannot be drawn, which is registered all the same."""
    try:
        return white_place(office.store.files.read(document.pdf))
    except BadInput:
        return None


def seal_mark(office: Office, document: Document, key: Key, *, unsigned_by_person: bool = False) -> bytes:
    """The document received with the mark as the agency's signature on it, added behind the signatures it came with.

    Refused unless the file is valid and carries the personal signature of its signer, or `unsigned_by_person` says that
    its lack is known; and unless the result is valid to a strict verifier, marks of others and all.
    """
    from vbdt.signing.fields import add_signature_fields
    from vbdt.signing.sign import sign as sign_pdf

    if not office.me.has(Role.CLERK):
        raise NotAllowed("Chỉ văn thư được ký dấu Đến bằng chữ ký số của cơ quan.", "Chuyển cho văn thư.", rule=RULE)
    require_seal(office, key)
    pdf = office.store.files.read(document.pdf)
    _require_valid(_verdict(office, pdf), document, unsigned_by_person)
    drawn = _drawn(office, document, pdf)
    name = _free_name(pdf)
    left, bottom, right, top = drawn.box
    place = Place(name, drawn.page, left, bottom, right - left, top - bottom)
    ready = add_signature_fields(pdf, (place,), after_others=True)
    made = sign_pdf(ready, key, name, image=drawn.pdf, timestamps=office.timestamps).pdf
    found = _verdict(office, made)
    if found.verdict is not Verdict.VALID:
        raise NotAllowed(f"Không ký được dấu Đến lên tệp này: {found.reason}", "Dùng bản làm việc có dấu Đến.")
    return made


def lacks_person(verdict: FileVerdict, document: Document) -> bool:
    """Whether no good signature on the file is the signer's own: by its field, or by the name in its certificate."""
    name = normalise(document.facts.signer.name).casefold()
    return not any(
        each.verdict is Verdict.VALID
        and (each.kind is SignatureKind.SIGNER or normalise(each.signer).casefold() == name)
        for each in verdict.signatures
    )


def _require_valid(verdict: FileVerdict, document: Document, unsigned_by_person: bool) -> None:
    if verdict.verdict is not Verdict.VALID:
        raise NotAllowed(
            f"Chỉ ký dấu Đến lên tệp có chữ ký số hợp lệ; tệp này: {verdict.reason}",
            "Dùng bản làm việc có dấu Đến.",
            rule=RULE,
        )
    if lacks_person(verdict, document) and not unsigned_by_person:
        raise NotAllowed(
            f"Tệp không có chữ ký số cá nhân của người ký ({document.facts.signer.name}).",
            "Xác nhận là văn bản thiếu chữ ký này rồi ký dấu Đến, hoặc hỏi lại nơi gửi.",
            rule=RULE,
        )


def _drawn(office: Office, document: Document, pdf: bytes) -> Drawn:
    if not has_mark(document) or document.arrival_number is None or document.arrived_at is None:
        raise NotAllowed("Văn bản chưa vào sổ đến nên chưa có dấu Đến.", "Vào sổ đến trước.", rule=RULE)
    said = Arrival(
        agency=office.directory.agency(document.agency).name,
        number=document.arrival_number,
        day=local_day(document.arrived_at),
        to=_handed_to(office, document),
        case_file=", ".join(_codes(office, document)),
    )
    place, known = document.mark or white_place(pdf), page_frames(pdf)
    if not 1 <= place.page <= len(known):
        raise BadInput(f"Tệp PDF không có trang {place.page} để đóng dấu Đến.", "Xem bản gốc.")
    shown = known[place.page - 1]
    try:
        return incoming_mark(shown, said, place)
    except UserError:  # a character that the font lacks, in a name or a code: the lines that must be there are plain
        return incoming_mark(shown, Arrival(said.agency, said.number, said.day), place)


def _handed_to(office: Office, document: Document) -> str:
    """Who answers for it now: the lead, before that the leader to whom it was presented."""
    desk = office.directory.find_desk(document.lead or document.leader or document.holder)
    return office.directory.person(desk.person).name if desk else ""


def _codes(office: Office, document: Document) -> Iterator[str]:
    """The case files it lies in, as far as this desk knows them."""
    if document.case_files:
        yield from (each.code for each in office.store.case_files() if each.id in document.case_files)


def _verdict(office: Office, pdf: bytes) -> FileVerdict:
    """With the pages looked at: a mark over signed text is no mark in free space."""
    return sandbox().verify(pdf, office.trust, at=office.clock())


def _free_name(pdf: bytes) -> str:
    """A field name that the file does not have: it may come from an office that stamped it likewise."""
    from vbdt.signing.fields import field_names

    taken = field_names(pdf)
    names = (FIELD, *(f"{FIELD}_{n}" for n in range(2, len(taken) + 3)))
    return next(each for each in names if each not in taken)
