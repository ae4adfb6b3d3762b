"""Bản sao: made by the clerk under the seal or for pen and ink, numbered in one series, sent like any other paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.acts.test_forgery import forge, history
from tests.acts.test_hostile_mail import reason_for
from tests.acts.test_way_back import arrivals
from tests.drafting.foreign import scan, scanned
from tests.drafting.looks import failed_rules
from tests.drafting.sample_drafts import decision as sample
from vbdt.acts.figures import targets
from vbdt.acts.file import file, open_case_file
from vbdt.acts.files.copy import copy, look
from vbdt.acts.files.copy_source import Paper, Wanted, may_copy, open_ways
from vbdt.acts.keys import personal_key, seal_key
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.proof.check import verdict
from vbdt.acts.register import void
from vbdt.acts.register_in import register_in
from vbdt.acts.send import send
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import FINANCE, letter
from vbdt.document.capacity import choices, head_title, leaders
from vbdt.document.copies import CopyKind, Medium, Original
from vbdt.document.events import NO_HASH, Copied
from vbdt.document.ids import DocumentId, random_id
from vbdt.document.model import Document
from vbdt.document.registers import COPIED, check_book
from vbdt.document.states import State
from vbdt.document.targets import Period
from vbdt.document.verdict import SignatureKind, Verdict
from vbdt.drafting.compose import compose
from vbdt.drafting.extract import inspect
from vbdt.errors import NotAllowed, UserError
from vbdt.signing.check.verify import verify
from vbdt.store.integrity import check
from vbdt.store.tables import projected, rebuild

Offices = dict[str, Office]
ORIGINAL = Original("quyet_dinh", "15/QĐ-UBND", date(2026, 3, 5), "Ủy ban nhân dân tỉnh", "Giao chỉ tiêu biên chế")
YEAR = Period(date(2020, 1, 1), date(2099, 12, 31))


@pytest.fixture
def clerk(offices: Offices) -> Office:
    return offices["snv-van-thu"]


@pytest.fixture(scope="module")
def letter_sent(offices: Offices, demo: Demo) -> DocumentId:
    """A letter of two pages that the department issued and the commune has received."""
    sent = send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    return sent


def wanted(office: Office, kind: CopyKind, onto: Medium, source: DocumentId | Paper) -> Wanted:
    leader = next(
        each for each in office.directory.persons if each.agency == office.me.agency and "ám đốc" in each.title
    )
    return Wanted(kind, onto, source, leader.id, (leader.title.upper(),), to_places=("Sở Tài chính", "Lưu: VT"))


def on_paper(scan_: bytes | None = None, *, compared: bool = True) -> Paper:
    return Paper(ORIGINAL, scan_, compared)


def of_scan(office: Office, data: bytes | None = None) -> Wanted:
    return wanted(office, CopyKind.SAO_Y, Medium.ELECTRONIC, on_paper(data or scanned(200)))


def made(office: Office, pin: str, asked: Wanted) -> Document:
    if asked.onto is Medium.PAPER:
        return office.store.document(copy(office, asked).documents[0])
    with seal_key(office, pin) as key:
        return office.store.document(copy(office, asked, key).documents[0])


def begun(office: Office, document: Document) -> Copied:
    fact = office.store.history(document.id)[0].event.fact
    assert isinstance(fact, Copied)
    return fact


def test_a_scan_becomes_an_electronic_copy_that_another_agency_receives_as_valid(
    offices: Offices, demo: Demo, clerk: Office
) -> None:
    document = made(clerk, demo.province.pin, of_scan(clerk))
    assert (document.symbol.split("/")[1], document.state) == ("SY-SNV", State.ISSUED)
    assert document.facts.subject == ORIGINAL.words
    found = verify(clerk.store.files.read(document.pdf), clerk.trust, at=clerk.clock())
    assert found.verdict is Verdict.VALID, found.reason
    (signature,) = [each for each in found.signatures if each.kind is not SignatureKind.TIME_STAMP]
    assert signature.kind is SignatureKind.AGENCY
    assert "Sở Nội vụ" in signature.signer
    assert clerk.store.evidence(document.id)
    fact = begun(clerk, document)
    assert (fact.made_from, fact.onto, fact.compared) == (Medium.PAPER, Medium.ELECTRONIC, True)
    assert len(fact.of.sha256) == 64
    send(clerk, document.id, (FINANCE,))
    settle(offices)
    there = offices["stc-van-thu"]
    arrived = max(arrivals(there), key=lambda each: each.created_at)
    assert (arrived.symbol, arrived.facts.kind_record.name, arrived.verdict) == (document.symbol, "Bản sao y", "valid")
    assert arrived.facts.subject == ORIGINAL.words
    sent = clerk.store.document(document.id)
    assert sent.deliveries[0].status is not None


def test_the_mark_says_form_agency_and_time_and_has_no_number(demo: Demo, clerk: Office) -> None:
    document = made(clerk, demo.province.pin, of_scan(clerk))
    told = inspect(clerk.store.files.read(document.pdf))
    assert told.signed
    shown = inspect(look(clerk, of_scan(clerk)).pdf).text
    assert "SAO Y; Sở Nội vụ;" in shown
    assert "+07:00" in shown
    assert document.symbol not in shown


def test_a_pdf_a_stays_one(demo: Demo, clerk: Office) -> None:
    rewritten = compose(sample()).pdf
    asked = wanted(clerk, CopyKind.TRICH_SAO, Medium.ELECTRONIC, on_paper(rewritten))
    document = made(clerk, demo.province.pin, asked)
    rules = failed_rules(clerk.store.files.read(document.pdf))
    assert [each for each in rules if "SIGNATURE-BYTERANGE" not in each] == []


def test_an_excerpt_of_a_received_document_loses_its_signatures_and_has_ours(
    offices: Offices, demo: Demo, letter_sent: DocumentId
) -> None:
    commune, leader = offices["tan-hoa-van-thu"], offices["tan-hoa-lanh-dao"]
    arrived = next(each for each in arrivals(commune) if each.state is State.ARRIVED)
    assert not may_copy(commune, arrived)
    register_in(commune, arrived.id, leader.me.id)
    arrived = commune.store.document(arrived.id)
    way = choices_of(commune)
    asked = Wanted(CopyKind.TRICH_SAO, Medium.ELECTRONIC, arrived.id, leader.me.person, way, pages=(1,))
    document = made(commune, demo.province.pin, asked)
    found = verify(commune.store.files.read(document.pdf), commune.trust, at=commune.clock())
    assert found.verdict is Verdict.VALID, found.reason
    assert {each.field for each in found.signatures if each.kind is SignatureKind.AGENCY} == {"dau"}
    assert SignatureKind.SIGNER not in {each.kind for each in found.signatures}
    assert inspect(commune.store.files.read(document.pdf)).pages == 1
    fact = begun(commune, document)
    assert (fact.of.document, fact.of.sha256, fact.pages) == (arrived.id, arrived.pdf.sha256, (1,))
    assert commune.store.document(arrived.id).head_n == arrived.head_n


def choices_of(office: Office) -> tuple[str, ...]:
    people = leaders(office.directory, office.me.agency)
    return choices(office.agency.name, people[0].title, head_title(people))[0]


def test_a_sao_y_on_paper_is_printed_with_its_number_and_never_sent(clerk: Office, letter_sent: DocumentId) -> None:
    document = made(clerk, "", wanted(clerk, CopyKind.SAO_Y, Medium.PAPER, letter_sent))
    assert (document.state, document.sealed, document.facts.paper) == (State.COPIED, False, True)
    told = inspect(clerk.store.files.read(document.pdf))
    assert f"Số: {document.symbol}" in told.text
    assert "SAO Y" in told.text
    assert not told.signed
    with pytest.raises(NotAllowed, match="Đã sao ra giấy"):
        send(clerk, document.id, (FINANCE,))
    folder = open_case_file(clerk, "01.VT", "Tập lưu bản sao", "10 năm")
    file(clerk, document.id, folder.id)
    void(clerk, document.id, "Lãnh đạo không ký")
    entry = clerk.store.book(COPIED, clerk.today.year)[(document.number or 0) - 1]
    assert entry.void_reason == "Lãnh đạo không ký"


def test_a_photocopy_needs_only_the_form(clerk: Office) -> None:
    document = made(clerk, "", wanted(clerk, CopyKind.SAO_LUC, Medium.PAPER, on_paper()))
    assert document.facts.pages == 1
    assert document.facts.notation == "SL-SNV"
    assert begun(clerk, document).of.sha256 == ""


def test_numbers_of_all_copies_run_in_one_book_that_survives_a_rebuild(demo: Demo, clerk: Office) -> None:
    made(clerk, demo.province.pin, of_scan(clerk))
    made(clerk, "", wanted(clerk, CopyKind.TRICH_SAO, Medium.PAPER, on_paper()))
    book = clerk.store.book(COPIED, clerk.today.year)
    assert [each.number for each in book] == list(range(1, len(book) + 1))
    assert check_book(book) == ""
    assert check(clerk.store) == ()
    live = list(projected(clerk.store.connection))
    rebuild(clerk.store.connection)
    assert list(projected(clerk.store.connection)) == live


def test_copies_do_not_raise_the_share_of_electronic_documents(offices: Offices, demo: Demo, clerk: Office) -> None:
    before = targets(clerk, YEAR)
    document = made(clerk, demo.province.pin, of_scan(clerk))
    send(clerk, document.id, (FINANCE,))
    after = targets(clerk, YEAR)
    assert after[0].denominator == before[0].denominator
    assert (after[1].numerator, after[1].denominator) == (before[1].numerator + 1, before[1].denominator + 1)
    settle(offices)


Bend = Callable[[Office, Wanted], Wanted]


@pytest.mark.parametrize(
    ("bend", "words"),
    [
        (lambda _, asked: replace(asked, kind=CopyKind.SAO_LUC), "chỉ được thực hiện từ bản sao y"),
        (lambda _, asked: replace(asked, onto=Medium.ELECTRONIC), "Không có hình thức sao y từ bản điện tử"),
        (lambda _, asked: replace(asked, kind=CopyKind.TRICH_SAO, pages=(2,)), "không bỏ trang 1"),
        (lambda _, asked: replace(asked, kind=CopyKind.TRICH_SAO, pages=(1, 2)), "sao toàn bộ"),
        (lambda _, asked: replace(asked, kind=CopyKind.TRICH_SAO, pages=(1, 9)), "chỉ có 2 trang"),
        (lambda _, asked: replace(asked, kind=CopyKind.TRICH_SAO, pages=(1, 1)), "lặp lại"),
        (lambda _, asked: replace(asked, capacity=("CHỦ TỊCH",)), "danh bạ ghi chức vụ"),
        (lambda office, asked: replace(asked, ordered_by=stranger(office)), "không có trong danh bạ"),
    ],
)
def test_what_the_law_or_the_roster_forbids(
    demo: Demo, clerk: Office, letter_sent: DocumentId, bend: Bend, words: str
) -> None:
    book = clerk.store.book(COPIED, clerk.today.year)
    asked = bend(clerk, wanted(clerk, CopyKind.SAO_Y, Medium.PAPER, letter_sent))
    with pytest.raises(UserError, match=words), seal_key(clerk, demo.province.pin) as key:
        copy(clerk, asked, key)
    assert clerk.store.book(COPIED, clerk.today.year) == book


def stranger(office: Office) -> str:
    return next(each.id for each in office.directory.persons if each.agency != office.me.agency)


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        (on_paper(scan()), "102 dpi"),
        (on_paper(scanned(200), compared=False), "đối chiếu"),
        (on_paper(), "Chưa chọn tệp quét"),
        (replace(on_paper(scanned(200)), original=replace(ORIGINAL, subject=" ")), "trích yếu"),
        (replace(on_paper(scanned(200)), original=replace(ORIGINAL, subject="Tối mật")), "độ mật"),
        (on_paper(compose(sample()).pdf), "không phải ảnh quét"),
        (on_paper(b"no pdf"), "không phải là PDF"),
    ],
)
def test_a_scan_that_is_no_use_takes_no_number(demo: Demo, clerk: Office, paper: Paper, words: str) -> None:
    book = clerk.store.book(COPIED, clerk.today.year)
    asked = wanted(clerk, CopyKind.SAO_Y, Medium.ELECTRONIC, paper)
    with pytest.raises(UserError, match=words), seal_key(clerk, demo.province.pin) as key:
        copy(clerk, asked, key)
    assert clerk.store.book(COPIED, clerk.today.year) == book


def test_a_document_whose_signatures_are_not_good_is_not_copied(clerk: Office, letter_sent: DocumentId) -> None:
    asked = wanted(clerk, CopyKind.SAO_Y, Medium.PAPER, letter_sent)
    late = replace(clerk, clock=lambda: datetime(2050, 1, 1, tzinfo=UTC))
    assert verdict(late, letter_sent).verdict is not Verdict.VALID
    with pytest.raises(NotAllowed, match="chữ ký số hợp lệ"):
        look(late, asked)


def test_only_the_clerk_that_keeps_the_books_copies_and_only_with_the_seal(
    offices: Offices, demo: Demo, clerk: Office
) -> None:
    specialist, leader = offices["snv-chuyen-vien"], offices["snv-lanh-dao"]
    with pytest.raises(NotAllowed, match="Chỉ văn thư"):
        copy(specialist, of_scan(specialist))
    with pytest.raises(NotAllowed, match="không phải của"), personal_key(leader, demo.province.pin) as key:
        copy(clerk, of_scan(clerk), key)
    with pytest.raises(UserError, match="chữ ký số của cơ quan"):
        copy(clerk, of_scan(clerk))
    early = replace(
        clerk,
        clock=lambda: (
            clerk.store.document(clerk.store.book(COPIED, clerk.today.year)[-1].document).changed_at
            - timedelta(hours=1)
        ),
    )
    with pytest.raises(UserError, match="Đồng hồ"):
        copy(early, wanted(clerk, CopyKind.SAO_Y, Medium.PAPER, on_paper()))


def test_a_specialists_desk_cannot_record_a_copy(offices: Offices, demo: Demo, clerk: Office) -> None:
    specialist = offices["snv-chuyen-vien"]
    true = made(clerk, "", wanted(clerk, CopyKind.SAO_Y, Medium.PAPER, on_paper()))
    fact, data = begun(clerk, true), clerk.store.files.read(true.pdf)
    number, previous = len(clerk.store.book(COPIED, clerk.today.year)) + 1, NO_HASH
    ref = specialist.store.files.add(data, "x.pdf", "application/pdf")
    bent = replace(fact, pdf=ref, number=number, previous_entry=previous)
    forged = forge(specialist, DocumentId(random_id()), 1, NO_HASH, bent)
    settle(offices)
    assert "thẩm quyền" in reason_for(clerk, history(specialist, clerk, {ref: data}, forged))


def test_a_number_out_of_series_is_not_believed(offices: Offices, clerk: Office) -> None:
    archivist = offices["snv-luu-tru"]
    true = made(clerk, "", wanted(clerk, CopyKind.SAO_Y, Medium.PAPER, on_paper()))
    settle(offices)
    assert archivist.store.document(true.id).symbol == true.symbol
    data = clerk.store.files.read(true.pdf)
    for number, previous in ((true.number or 0, NO_HASH), ((true.number or 0) + 1, "ab" * 32)):
        bent = replace(begun(clerk, true), number=number, previous_entry=previous)
        forged = forge(clerk, DocumentId(random_id()), 1, NO_HASH, bent)
        assert "Số" in reason_for(archivist, history(clerk, archivist, {bent.pdf: data}, forged))
    exchange(clerk)


def test_the_ways_on_offer_follow_the_kind_of_document(
    offices: Offices, clerk: Office, letter_sent: DocumentId
) -> None:
    document = clerk.store.document(letter_sent)
    assert (CopyKind.SAO_Y, Medium.PAPER) in open_ways(document)
    assert (CopyKind.SAO_Y, Medium.ELECTRONIC) not in open_ways(document)
    assert (CopyKind.SAO_Y, Medium.ELECTRONIC) in open_ways(None)
    assert not may_copy(offices["snv-luu-tru"], document)
