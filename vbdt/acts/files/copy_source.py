"""What is copied: a document of this desk or a paper in the clerk's hand, and whether it may be.

Decree 30/2020/NĐ-CP, articles 3, 25 and 27, appendix I, part II: an electronic document is copied only while its
signatures are good; a scan must be what the standard asks for and compared with its paper.
"""

from dataclasses import dataclass, replace
from hashlib import sha256

from vbdt.acts.desks.keeping import keeps
from vbdt.acts.files.outside import examined, excerpted, mended, text_outside
from vbdt.acts.office import Office
from vbdt.acts.proof.check import verdict
from vbdt.document.content import clean
from vbdt.document.copies import CopyKind, CopyLaw, Medium, Original
from vbdt.document.directory import Book, Role
from vbdt.document.ids import DocumentId, PersonId
from vbdt.document.kinds import SECRECY_RULE, Secrecy, secret_words
from vbdt.document.model import Document
from vbdt.document.states import State
from vbdt.document.verdict import SignatureKind, Verdict
from vbdt.drafting.extract import inspect
from vbdt.drafting.scan import check_scan, is_older
from vbdt.errors import BadInput, NotAllowed, UserError
from vbdt.law import load_copies

COPYABLE = (
    State.ISSUED,
    State.SENT,
    State.REGISTERED_IN,
    State.ASSIGNED,
    State.IN_PROGRESS,
    State.FINISHED,
)
"""Documents that are what they will be: issued here, or received and registered."""
BROKEN = (Verdict.MODIFIED.value, Verdict.INVALID.value)
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Paper:
    """A document on paper. `scan` is a PDF of it, or of what is taken from it; None when it is only photocopied.

    `compared` is the clerk's word that scan and paper are the same.
    """

    original: Original
    scan: bytes | None = None
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """The copy that is wanted, on whose decision and in what capacity (lines), and for whom in words; to which agencies
    it goes by wire is asked when it is sent.

    `pages` (from 1) are what an excerpt takes of an electronic document; `retyped` is the excerpt as a PDF of its own.
    """

    kind: CopyKind
    onto: Medium
    source: DocumentId | Paper
    ordered_by: PersonId
    capacity: tuple[str, ...]
    to_places: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    retyped: bytes | None = None

    @property
    def made_from(self) -> Medium:
        return Medium.PAPER if isinstance(self.source, Paper) else Medium.ELECTRONIC


@dataclass(frozen=True, slots=True)
class Ready:
    """The files that make up the copy, in their order; one for an electronic copy. `notes` are for a person to read."""

    original: Original
    files: tuple[bytes, ...]
    notes: tuple[str, ...] = ()


def keeps_books(office: Office) -> bool:
    """Whether this is the desk of the clerk who numbers copies."""
    return office.me.has(Role.CLERK) and keeps(office, Book.OUTGOING)


def may_copy(office: Office, document: Document) -> bool:
    """Whether the clerk of this desk may copy the document in any way."""
    return keeps_books(office) and document.state in COPYABLE and bool(open_ways(document))


def open_ways(document: Document | None) -> tuple[tuple[CopyKind, Medium], ...]:
    """The copies that may be made of a document; of a paper when there is none, whatever the paper is."""
    law = load_copies()
    if document is None:
        return tuple((rule.kind, onto) for rule in law.rules for one, onto in rule.ways if one is Medium.PAPER)
    return law.open_to(document.facts.kind, Medium.ELECTRONIC)


def read_source(office: Office, wanted: Wanted) -> Ready:
    """The pages to be copied, fit for it.

    Raises NotAllowed for what the law forbids, BadInput and UserError for what cannot be used.
    """
    law = load_copies()
    wrong = law.objection(wanted.kind, wanted.made_from, wanted.onto)
    if wrong:
        raise NotAllowed(wrong, "Chọn hình thức sao khác.", rule=law.rule(wanted.kind).source)
    if isinstance(wanted.source, Paper):
        return _of_paper(law, wanted, wanted.source)
    return _of_document(office, law, wanted, office.store.document(wanted.source))


def original_of(document: Document) -> Original:
    """How a copy names the document it was made of."""
    facts = document.facts
    return Original(
        kind=facts.kind,
        symbol=document.symbol,
        dated=document.dated,
        issuer_name=facts.issuer_name,
        subject=facts.subject,
        sha256=document.pdf.sha256,
        document=document.id,
    )


def require_words(original: Original) -> Original:
    """The words by which a paper is known, made plain. Raises UserError when some are missing or it is a secret."""
    plain = replace(
        original,
        symbol=clean(original.symbol).strip(),
        issuer_name=clean(original.issuer_name).strip(),
        subject=clean(original.subject).strip(),
    )
    if not plain.subject or not plain.issuer_name:
        raise UserError("Chưa ghi cơ quan ban hành hoặc trích yếu của bản giấy.", "Ghi đúng như trên bản giấy.")
    if max(len(plain.symbol), len(plain.issuer_name), len(plain.subject)) > LONGEST:
        raise BadInput(f"Trích yếu dài quá {LONGEST} ký tự.", "Ghi ngắn gọn.")
    _refuse_secret(plain.subject)
    return plain


def _of_paper(law: CopyLaw, wanted: Wanted, paper: Paper) -> Ready:
    if paper.scan is None:
        if wanted.onto is Medium.ELECTRONIC:
            raise UserError("Chưa chọn tệp quét của bản giấy.", "Chọn tệp PDF do máy quét lưu.")
        return Ready(paper.original, ())
    digest = sha256(paper.scan).hexdigest()
    if wanted.onto is Medium.PAPER:
        _refuse_secret(text_outside(paper.scan))
        return Ready(replace(paper.original, sha256=digest), (paper.scan,))
    fit = mended(paper.scan)
    _refuse_secret(fit.text)
    scan = examined(fit.pdf)
    if is_older(scan.version, law.scan.pdf_version):
        what = f"Tệp là PDF phiên bản {scan.version}, quy định từ {law.scan.pdf_version} trở lên."
        raise NotAllowed(what, "Đặt lại máy quét hoặc lưu lại tệp rồi chọn lại.", rule=law.scan.source)
    notes = check_scan(scan, law.scan, pictures_only=wanted.kind is not CopyKind.TRICH_SAO)
    return Ready(replace(paper.original, sha256=digest), (fit.pdf,), (*fit.notes, *notes))


def _of_document(office: Office, law: CopyLaw, wanted: Wanted, document: Document) -> Ready:
    rule = law.rule(wanted.kind).source
    if document.state not in COPYABLE:
        raise NotAllowed(
            f"Văn bản đang «{document.state.label}» nên chưa sao được.", "Chỉ sao văn bản đã phát hành hoặc đã vào sổ."
        )
    wrong = law.objection_to(wanted.kind, document.facts.kind)
    if wrong:
        raise NotAllowed(wrong, "Chọn hình thức sao khác.", rule=rule)
    _require_good(office, document)
    pdf, original = office.store.files.read(document.pdf), original_of(document)
    if wanted.kind is not CopyKind.TRICH_SAO:
        files, notes = _whole(office, document)
        return Ready(original, (pdf, *files), notes)
    if wanted.retyped is not None:
        fit = mended(wanted.retyped)
        _refuse_secret(fit.text)
        return Ready(original, (fit.pdf,), fit.notes)
    count = inspect(pdf).pages
    if not wanted.pages or wanted.pages[0] != 1:
        raise NotAllowed(
            "Bản trích sao phải có đủ thể thức nên không bỏ trang 1.",
            "Chọn trang 1, các trang cần trích và trang có chữ ký; hoặc chọn tệp trích sao đã soạn.",
            rule=rule,
        )
    if set(wanted.pages) == set(range(1, count + 1)):
        raise NotAllowed(
            "Chọn mọi trang là sao toàn bộ, không phải trích sao.",
            "Gửi chính văn bản điện tử, sao y ra giấy, hoặc chọn tệp trích sao đã soạn.",
            rule=rule,
        )
    note = "Bản trích sao phải có đủ thể thức: kiểm tra đã chọn cả trang có chức vụ, họ tên và chữ ký."
    return Ready(original, (excerpted(pdf, wanted.pages),), (note,))


def _whole(office: Office, document: Document) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """Files that go along with a document are part of a full copy; what is no PDF has to be printed elsewhere."""
    read = office.store.files.read
    printed = [each for each in document.annexes if each.media_type == "application/pdf"]
    left = [each.name for each in document.annexes if each not in printed]
    notes = (f"Tệp kèm theo {', '.join(left)} không phải PDF: in riêng và đóng kèm bản sao.",) if left else ()
    return tuple(read(each) for each in printed), notes


def _require_good(office: Office, document: Document) -> None:
    """Raise NotAllowed unless somebody's signatures are on the file and all of them are good now."""
    found = verdict(office, document.id)
    signed = any(each.kind is not SignatureKind.TIME_STAMP for each in found.signatures)
    reason = found.reason if found.verdict is not Verdict.VALID or not signed else ""
    if document.verdict in BROKEN:
        reason = document.verdict_reason or reason
    if reason:
        raise NotAllowed(
            f"Chỉ sao văn bản điện tử có chữ ký số hợp lệ; văn bản này: {reason}",
            "Đề nghị nơi gửi gửi lại, hoặc sao từ bản giấy.",
            rule="Nghị định 30/2020/NĐ-CP, Điều 5 và Điều 25",
        )


def _refuse_secret(text: str) -> None:
    if any(secret_words(line) is not Secrecy.NONE for line in text.splitlines()):
        raise NotAllowed(
            "Tài liệu có dấu độ mật không được sao trên máy tính nối mạng.",
            "Sao theo quy định của pháp luật về bảo vệ bí mật nhà nước.",
            rule=f"Nghị định 30/2020/NĐ-CP, Điều 27 khoản 2; {SECRECY_RULE}",
        )
