"""Which copies the law knows, and the history that a copy begins."""

from dataclasses import replace
from datetime import date

import pytest

from tests.document.records import CLERK, LEAD, LEADER, OTHER, PDF, directory, event, facts
from vbdt.document.copies import COPY_KEYS, CopyKind, Medium, Original, is_copy
from vbdt.document.events import NO_HASH, Copied, Filed, Sent, Voided, read_event
from vbdt.document.history import after
from vbdt.document.ids import CaseFileId, PackageId, PersonId
from vbdt.document.kinds import COPIES, KINDS, kind_named, kind_of
from vbdt.document.rules import allowed, objection
from vbdt.document.states import Act, State
from vbdt.document.targets import Period, electronic, signed
from vbdt.errors import BadInput
from vbdt.law import load_copies

PAPER, ELECTRONIC = Medium.PAPER, Medium.ELECTRONIC
ORIGINAL = Original("quyet_dinh", "15/QĐ-UBND", date(2024, 3, 1), "Ủy ban nhân dân tỉnh", "Giao chỉ tiêu", "ab" * 32)


def copied(onto: Medium = ELECTRONIC, number: int = 1, kind: CopyKind = CopyKind.SAO_Y) -> Copied:
    return Copied(
        facts=replace(facts(kind.value), notation=f"{kind.symbol}-SNV"),
        pdf=PDF,
        of=ORIGINAL,
        made_from=PAPER,
        onto=onto,
        ordered_by=PersonId(f"nguoi-{LEADER}"),
        year=2024,
        number=number,
        dated=date(2024, 3, 4),
        previous_entry=NO_HASH,
        certificate="cd" * 32 if onto is ELECTRONIC else "",
        level="B-T" if onto is ELECTRONIC else "",
        compared=True,
    )


@pytest.mark.parametrize(
    ("kind", "made_from", "onto", "may"),
    [
        (CopyKind.SAO_Y, PAPER, PAPER, True),
        (CopyKind.SAO_Y, ELECTRONIC, PAPER, True),
        (CopyKind.SAO_Y, PAPER, ELECTRONIC, True),
        (CopyKind.SAO_Y, ELECTRONIC, ELECTRONIC, False),
        (CopyKind.SAO_LUC, PAPER, PAPER, True),
        (CopyKind.SAO_LUC, PAPER, ELECTRONIC, True),
        (CopyKind.SAO_LUC, ELECTRONIC, PAPER, True),
        (CopyKind.SAO_LUC, ELECTRONIC, ELECTRONIC, False),
        (CopyKind.TRICH_SAO, PAPER, PAPER, True),
        (CopyKind.TRICH_SAO, PAPER, ELECTRONIC, True),
        (CopyKind.TRICH_SAO, ELECTRONIC, ELECTRONIC, True),
        (CopyKind.TRICH_SAO, ELECTRONIC, PAPER, True),
    ],
)
def test_the_ways_of_article_25(kind: CopyKind, made_from: Medium, onto: Medium, may: bool) -> None:
    reason = load_copies().objection(kind, made_from, onto)
    assert (reason == "") is may
    if not may:
        assert f"Không có hình thức {kind.label.lower()} từ bản điện tử sang bản điện tử" in reason


def test_a_sao_luc_is_made_of_a_sao_y_and_nothing_else_is() -> None:
    law = load_copies()
    assert "từ bản sao y" in law.objection_to(CopyKind.SAO_LUC, "quyet_dinh")
    assert law.objection_to(CopyKind.SAO_LUC, "sao_y") == ""
    assert "bản gốc" in law.objection_to(CopyKind.SAO_Y, "sao_y")
    assert "bản gốc" in law.objection_to(CopyKind.TRICH_SAO, "sao_luc")
    assert law.open_to("cong_van", ELECTRONIC) == (
        (CopyKind.SAO_Y, PAPER),
        (CopyKind.TRICH_SAO, ELECTRONIC),
        (CopyKind.TRICH_SAO, PAPER),
    )
    assert law.open_to("sao_y", ELECTRONIC) == ((CopyKind.SAO_LUC, PAPER),)
    assert law.open_to("sao_luc", ELECTRONIC) == ()


def test_the_law_names_its_sources_and_every_kind() -> None:
    law = load_copies()
    assert {each.kind for each in law.rules} == set(CopyKind)
    assert law.valid_from == date(2020, 3, 5)
    assert (law.scan.dpi, law.scan.pdf_version) == (200, "1.4")
    assert all("30/2020" in words for words in (law.source, law.scan.source, law.decided_by))
    assert all("Điều 25" in each.source for each in law.rules)


def test_copies_are_kinds_that_nobody_drafts() -> None:
    assert {each.key for each in COPIES} == COPY_KEYS
    assert [each.abbreviation for each in COPIES] == ["SY", "SL", "TrS"]
    assert not {each.key for each in KINDS} & COPY_KEYS
    assert kind_named("bản trích sao") is kind_of("trich_sao")
    assert not is_copy("quyet_dinh")


def test_what_was_copied_in_one_line() -> None:
    assert ORIGINAL.words == "Quyết định số 15/QĐ-UBND ngày 01/03/2024 của Ủy ban nhân dân tỉnh: Giao chỉ tiêu"


def test_an_electronic_copy_begins_as_issued_and_is_sent_like_any_other() -> None:
    document = after(None, event(None, CLERK, copied()))
    assert (document.symbol, document.state, document.sealed) == ("01/SY-SNV", State.ISSUED, True)
    assert document.holder == document.mail_desk == CLERK
    desk = directory().desk(CLERK)
    assert allowed(document, desk) == (Act.SEND, Act.FILE)
    sent = after(document, event(document, CLERK, Sent(document.facts.recipients, PackageId("g"), "e")))
    assert sent.state is State.SENT
    assert len(sent.deliveries) == 1


def test_a_copy_on_paper_is_filed_or_voided_and_never_sent() -> None:
    document = after(None, event(None, CLERK, copied(PAPER)))
    assert (document.state, document.sealed) == (State.COPIED, False)
    assert allowed(document, directory().desk(CLERK)) == (Act.VOID, Act.FILE)
    with pytest.raises(BadInput):
        after(document, event(document, CLERK, Sent(document.facts.recipients, PackageId("g"), "e")))
    assert after(document, event(document, CLERK, Filed(CaseFileId("h")))).state is State.COPIED
    assert after(document, event(document, CLERK, Voided("Lãnh đạo không ký"))).state is State.VOIDED


def test_an_event_of_a_copy_reads_back() -> None:
    made = event(None, CLERK, replace(copied(kind=CopyKind.TRICH_SAO), pages=(1, 3)))
    assert read_event(made.canonical()) == made


def test_only_a_clerk_copies_and_only_the_agency_decides() -> None:
    known = directory()
    assert objection(None, event(None, CLERK, copied()), known) == ""
    assert "thẩm quyền" in objection(None, event(None, LEAD, copied()), known)
    stranger = replace(copied(), ordered_by=PersonId("nguoi-la"))
    assert "quyết định việc sao" in objection(None, event(None, CLERK, stranger), known)
    elsewhere = replace(known, persons=tuple(replace(each, agency=OTHER) for each in known.persons))
    assert objection(None, event(None, CLERK, copied()), elsewhere) != ""


def test_what_is_no_copy_does_not_begin_as_one() -> None:
    with pytest.raises(BadInput, match="bắt đầu"):
        after(None, event(None, CLERK, replace(copied(), facts=facts("quyet_dinh"))))


def test_a_copy_follows_nothing() -> None:
    document = after(None, event(None, CLERK, copied()))
    with pytest.raises(BadInput):
        after(document, event(document, CLERK, copied(number=2)))


def test_copies_count_as_signed_files_but_not_as_documents_issued() -> None:
    issued = after(None, event(None, CLERK, copied()))
    sent = after(issued, event(issued, CLERK, Sent(issued.facts.recipients, PackageId("g"), "e")))
    year = Period(date(2024, 1, 1), date(2024, 12, 31))
    assert electronic((sent,), year, 0).denominator == 0
    assert (signed((sent,), year).numerator, signed((sent,), year).denominator) == (1, 1)
