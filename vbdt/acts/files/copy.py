"""Sao y, sao lục, trích sao: a copy with its number in the register of copies, electronic or to be signed with a pen.

Onto a file: the mark of ô 14 in the upper right corner of page 1 is the agency's signature. Ô 14 has no number, so the
token signs first, and number and fact are written down in one transaction. Onto paper: the pages with the form of
appendix III, template 3.1, its number printed; leader and seal are put to it by hand, so such a copy is `Đã sao ra
giấy` from the first, is filed or voided, and is never sent by wire.
"""

from dataclasses import dataclass, replace

from vbdt.acts.competence import require_capacity, require_seal
from vbdt.acts.desks.keeping import next_number
from vbdt.acts.files.annex_file import seal_with_mark
from vbdt.acts.files.copy_source import Paper, Ready, Wanted, read_source, require_words
from vbdt.acts.files.outside import excerpted
from vbdt.acts.office import Office
from vbdt.acts.proof.evidence import store_evidence
from vbdt.acts.proof.levels import RaisedFiles, lengthen, wait_if_needed
from vbdt.acts.record import record
from vbdt.acts.register import require_registrar
from vbdt.document.capacity import choices, head_title, leaders
from vbdt.document.copies import Medium, Original
from vbdt.document.directory import Book, Person, Role
from vbdt.document.events import Copied
from vbdt.document.ids import DocumentId, random_id
from vbdt.document.model import Changed, Facts, FileRef, Signer
from vbdt.document.registers import COPIED
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.drafting.copy_form import CopyForm, lay_foundation, print_copy
from vbdt.drafting.excerpt import overlaid
from vbdt.drafting.extract import inspect
from vbdt.drafting.marks import Drawn, copy_lines, text_mark
from vbdt.errors import NotAllowed, UserError
from vbdt.law import load_copies
from vbdt.signing.check.sandbox import sandbox
from vbdt.signing.keys.key import Key
from vbdt.store.store import Writing

RULE = "Nghị định 30/2020/NĐ-CP, Điều 27"


@dataclass(frozen=True, slots=True)
class Looked:
    """A copy before it is made: its pages with the mark or the form, and what there is to say about them."""

    pdf: bytes
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decider:
    """Somebody of the agency who may decide on a copy, and the ways (lines of capacity) to sign it, the usual first."""

    person: Person
    ways: tuple[tuple[str, ...], ...]


def deciders(office: Office) -> tuple[Decider, ...]:
    """The leaders, then those who may sign by order or authority (article 27: the head says who signs copies)."""
    directory, agency = office.directory, office.agency
    heads = leaders(directory, agency.id)
    others = tuple(each for each in directory.persons if each.agency == agency.id and each not in heads)
    top = head_title(heads)
    found = (Decider(each, choices(agency.name, each.title, top)) for each in (*heads, *others))
    return tuple(each for each in found if each.ways)


def copy(office: Office, wanted: Wanted, key: Key | None = None) -> Changed:
    """Make the copy. `key` is the agency's, for an electronic one.

    Raises NotAllowed for what law or role forbid, UserError for what is missing, BadInput for a file that is no use.
    """
    _require_copier(office)
    require_capacity(office, wanted.ordered_by, None, wanted.capacity)
    if wanted.onto is Medium.ELECTRONIC and key is None:
        raise UserError("Bản sao điện tử cần chữ ký số của cơ quan.", "Cắm USB chữ ký số của cơ quan rồi làm lại.")
    ready = read_source(office, _worded(wanted))
    if key is not None and wanted.onto is Medium.ELECTRONIC:
        return _copy_onto_file(office, wanted, ready, key)
    return _copy_onto_paper(office, wanted, ready)


def look(office: Office, wanted: Wanted) -> Looked:
    """The copy as it would be, without number and signature. Raises as `copy` does, but for words not yet written."""
    ready = read_source(office, wanted)
    if wanted.onto is Medium.ELECTRONIC:
        return Looked(overlaid(ready.files[0], _mark(office, wanted, ready.files[0])), ready.notes)
    form = _form(office, wanted)
    return Looked(print_copy(lay_foundation(_as_printed(ready), form), form), ready.notes)


def _as_printed(ready: Ready) -> tuple[bytes, ...]:
    """The slow part of a copy on paper: every file with its fields and signatures made part of the page."""
    return tuple(excerpted(each) for each in ready.files)


def _require_copier(office: Office) -> None:
    if not office.me.has(Role.CLERK):
        raise NotAllowed("Chỉ văn thư được làm bản sao của cơ quan.", "Chuyển cho văn thư.", rule=RULE)
    book = office.store.book(COPIED, office.today.year)
    require_registrar(office, office.store.find(book[-1].document) if book else None)


def _worded(wanted: Wanted) -> Wanted:
    """With the words of a paper made plain. Raises UserError for words, or a comparison, that are still missing."""
    paper = wanted.source
    if not isinstance(paper, Paper):
        return wanted
    if paper.scan is not None and not paper.compared:
        raise UserError("Chưa xác nhận đã đối chiếu tệp với bản giấy.", "Đối chiếu từng trang rồi đánh dấu xác nhận.")
    return replace(wanted, source=replace(paper, original=require_words(paper.original)))


def _copy_onto_file(office: Office, wanted: Wanted, ready: Ready, key: Key) -> Changed:
    require_seal(office, key)
    plain = ready.files[0]
    raised = lengthen(office, seal_with_mark(office, plain, _mark(office, wanted, plain), key))
    checked = _require_sound(office, raised)
    files, pdf = office.store.files, raised.main.pdf
    ref = files.add(pdf, "ban-sao.pdf", "application/pdf")
    evidence, looked = store_evidence(office, ref, checked), inspect(pdf)
    facts = _facts(office, wanted, ready.original, looked.pages)
    with office.store.write() as writing:
        fact = _copied(office, writing, wanted, ready.original, facts, ref)
        fact = replace(fact, certificate=key.certificate.fingerprint, level=raised.level)
        document = _recorded(office, writing, fact, looked.text)
        writing.keep_evidence(document, evidence)
        wait_if_needed(office, writing, document, raised.reason)
    return Changed(documents=(document,))


def _copy_onto_paper(office: Office, wanted: Wanted, ready: Ready) -> Changed:
    form = _form(office, wanted)
    foundation = lay_foundation(_as_printed(ready), form)
    with office.store.write() as writing:
        number, _ = next_number(office, writing, Book.OUTGOING, COPIED, office.today.year)
        pdf = print_copy(foundation, replace(form, number=number, dated=office.today))
        ref = office.store.files.add(pdf, "ban-sao.pdf", "application/pdf")
        looked = inspect(pdf)
        facts = _facts(office, wanted, ready.original, looked.pages)
        fact = _copied(office, writing, wanted, ready.original, facts, ref)
        document = _recorded(office, writing, fact, looked.text)
    return Changed(documents=(document,))


def _copied(office: Office, writing: Writing, wanted: Wanted, original: Original, facts: Facts, pdf: FileRef) -> Copied:
    """The fact with the next number of the register, which is taken here and now."""
    day = office.today
    number, previous = next_number(office, writing, Book.OUTGOING, COPIED, day.year)
    return Copied(
        facts=facts,
        pdf=replace(pdf, name=f"{number:02d}_{facts.notation}.pdf"),
        of=original,
        made_from=wanted.made_from,
        onto=wanted.onto,
        ordered_by=wanted.ordered_by,
        year=day.year,
        number=number,
        dated=day,
        previous_entry=previous,
        pages=wanted.pages,
        compared=isinstance(wanted.source, Paper) and wanted.source.compared,
    )


def _recorded(office: Office, writing: Writing, fact: Copied, text: str) -> DocumentId:
    document = DocumentId(random_id())
    record(office, writing, document, fact)
    writing.index(document, text)
    return document


def _facts(office: Office, wanted: Wanted, original: Original, pages: int) -> Facts:
    person = office.directory.person(wanted.ordered_by)
    return Facts(
        kind=wanted.kind.value,
        subject=original.words,
        issuer=office.agency.id,
        issuer_name=office.agency.name,
        notation=_notation(office, wanted),
        place=office.agency.place,
        signer=Signer(
            name=person.name,
            title=person.title,
            capacity=wanted.capacity[0] if len(wanted.capacity) > 1 else "",
            person=person.id,
        ),
        to_places=wanted.to_places,
        paper=wanted.onto is Medium.PAPER,
        pages=pages,
    )


def _form(office: Office, wanted: Wanted) -> CopyForm:
    return CopyForm(
        form=load_copies().rule(wanted.kind).form,
        agency=office.agency.name,
        notation=_notation(office, wanted),
        place=office.agency.place,
        capacity=wanted.capacity,
        signer=office.directory.person(wanted.ordered_by).name,
        recipients=wanted.to_places or ("Lưu: VT",),
        year=office.today.year,
    )


def _notation(office: Office, wanted: Wanted) -> str:
    """`SY-SNV`."""
    return f"{wanted.kind.symbol}-{office.agency.symbol}"


def _mark(office: Office, wanted: Wanted, pdf: bytes) -> Drawn:
    return text_mark(pdf, copy_lines(load_copies().rule(wanted.kind).form, office.agency.name, office.clock()))


def _require_sound(office: Office, raised: RaisedFiles) -> FileVerdict:
    """The check of a strict recipient, pages looked at: what lies below the mark was made by others."""
    found = sandbox().verify(raised.main.pdf, office.trust, at=office.clock())
    if found.verdict not in (Verdict.VALID, Verdict.VALID_UNTRUSTED):
        raise UserError(f"Bản sao sau khi ký không đạt kiểm tra: {found.reason}", "Chưa cấp số; báo quản trị.")
    return found
