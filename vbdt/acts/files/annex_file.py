"""Phụ lục, văn bản kèm theo ở tệp riêng: taken in with the draft, signed by the agency when the document is issued.

Decree 30/2020/NĐ-CP, appendix I, III.1d: in the upper right corner of page 1 of each file stand number and symbol of
the document and the time of signing; no picture.
"""

from pathlib import PurePath

from vbdt.acts.files.outside import mended
from vbdt.acts.office import Office
from vbdt.document.content import clean
from vbdt.document.model import Document, FileRef
from vbdt.document.verdict import Verdict
from vbdt.drafting.marks import Drawn, annex_lines, text_mark
from vbdt.errors import BadInput, UserError
from vbdt.signing.keys.key import Key
from vbdt.signing.made import Signed
from vbdt.signing.places import Place

FIELD = "dau"
MAX_FILES = 20
LONGEST_NAME = 100


def attach(office: Office, data: bytes, name: str) -> tuple[FileRef, tuple[str, ...]]:
    """Store a PDF to go along with a draft; the reference and what there is to say about the file.

    Raises BadInput (no PDF, damaged, too large), NotAllowed (locked, already signed).
    """
    fit = mended(data)
    return office.store.files.add(fit.pdf, plain_name(name), "application/pdf"), fit.notes


def plain_name(name: str) -> str:
    """The last part of a file's name, without what no other system takes in a name; it ends in `.pdf`."""
    stem = PurePath(clean(name).replace("\\", "/")).name.removesuffix(".pdf").removesuffix(".PDF")
    kept = "".join(each for each in stem if each not in '<>:"/|?*').strip(" .")
    return f"{kept[:LONGEST_NAME] or 'phu-luc'}.pdf"


def check_attachments(attachments: tuple[FileRef, ...]) -> None:
    """Raise BadInput when the files cannot go along together."""
    if len(attachments) > MAX_FILES:
        raise BadInput(f"Văn bản kèm {len(attachments)} tệp, tối đa {MAX_FILES}.", "Gộp bớt các tệp kèm theo.")
    names = [each.name.casefold() for each in attachments]
    twice = next((each.name for each in attachments if names.count(each.name.casefold()) > 1), "")
    if twice:
        raise BadInput(f"Có hai tệp kèm theo cùng tên «{twice}».", "Đổi tên một tệp.")


def sign_annexes(office: Office, document: Document, key: Key) -> tuple[bytes, ...]:
    """Each annex file with the agency's signature on it. Raises UserError when one of them does not verify."""
    return tuple(_signed(office, document, each, key) for each in document.annexes)


def keep_annexes(office: Office, document: Document, made: tuple[bytes, ...]) -> tuple[FileRef, ...]:
    """Store what became of the annexes, in their order and under their names."""
    add = office.store.files.add
    return tuple(add(data, annex.name, "application/pdf") for annex, data in zip(document.annexes, made, strict=True))


def seal_with_mark(office: Office, pdf: bytes, drawn: Drawn, key: Key) -> Signed:
    """An unsigned file with the agency's signature, which shows the drawn mark. Whoever asks has to check it."""
    from vbdt.signing.fields import add_signature_fields
    from vbdt.signing.sign import sign as sign_pdf

    left, bottom, right, top = drawn.box
    place = Place(FIELD, drawn.page, left, bottom, right - left, top - bottom)
    ready = add_signature_fields(pdf, (place,))
    return sign_pdf(ready, key, FIELD, image=drawn.pdf, timestamps=office.timestamps)


def _signed(office: Office, document: Document, annex: FileRef, key: Key) -> bytes:
    from vbdt.signing.check.verify import verify

    pdf = office.store.files.read(annex)
    made = seal_with_mark(office, pdf, text_mark(pdf, annex_lines(document.symbol, office.clock())), key).pdf
    verdict = verify(made, office.trust, at=office.clock())
    if verdict.verdict not in (Verdict.VALID, Verdict.VALID_UNTRUSTED):
        what = f"Tệp kèm theo «{annex.name}» sau khi ký không đạt kiểm tra: {verdict.reason}"
        raise UserError(what, "Chưa phát hành; báo quản trị.")
    return made
