"""What a check rests on is kept for the annexes as well: where they were signed, and where they arrived."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.drafting.foreign import scan
from vbdt.acts.files.annex_file import attach
from vbdt.acts.office import Office
from vbdt.acts.proof.evidence import check_and_keep, check_signed, kept_evidence
from vbdt.acts.proof.evidence_export import export_evidence
from vbdt.archive.bag import check_bag
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.filters import Filter
from vbdt.document.model import Document
from vbdt.document.verdict import Verdict

CLERK, COMMUNE, DRAFTER = "snv-van-thu", "tan-hoa-van-thu", "snv-chuyen-vien"
Offices = dict[str, Office]


@pytest.fixture(scope="module")
def sha256(offices: Offices, demo: Demo) -> str:
    """The file of a letter that was sent with one signed annex."""
    drafter = offices[DRAFTER]
    sheet = replace(letter(drafter), attachments=(attach(drafter, scan(), "Biểu.pdf")[0],))
    sent = send_out(offices, sheet, demo.province.pin, lambda _: None)
    settle(offices)
    return offices[CLERK].store.document(sent).pdf.sha256


def known(office: Office, sha256: str) -> Document:
    return next(each for each in office.store.documents(Filter()).rows if each.pdf.sha256 == sha256)


@pytest.mark.parametrize("desk", [CLERK, COMMUNE])
def test_the_check_of_an_annex_is_kept(offices: Offices, sha256: str, desk: str) -> None:
    office = offices[desk]
    document = known(office, sha256)
    (check,) = kept_evidence(office, document.id)
    (annex,) = check.annexes or ()
    assert (annex.pdf_sha256, annex.verdict.verdict) == (document.annexes[0].sha256, Verdict.VALID)
    assert annex.certificates
    assert {*annex.certificates, *annex.ocsps} <= set(check.files)


def test_it_is_exported_with_a_report_of_its_own(offices: Offices, sha256: str, tmp_path: Path) -> None:
    office = offices[COMMUNE]
    export_evidence(office, known(office, sha256).id, tmp_path / "ra")
    assert check_bag(tmp_path / "ra") == ()
    names = {path.name for path in (tmp_path / "ra").rglob("*.pdf")}
    assert {"bao-cao-01.pdf", "bao-cao-01-kem-theo-01.pdf", "kem-theo-01.pdf"} <= names


def test_a_check_by_hand_keeps_both(offices: Offices, sha256: str) -> None:
    office = offices[COMMUNE]
    document = known(office, sha256)
    check_and_keep(office, document.id, (document.pdf, *document.annexes))
    assert [len(each.annexes or ()) for each in kept_evidence(office, document.id)] == [1, 1]


def test_what_has_no_signature_is_not_checked_and_says_nothing(offices: Offices, sha256: str) -> None:
    office = offices[CLERK]
    plain = office.store.files.add(scan(), "quet.pdf", "application/pdf")
    table = office.store.files.add(b"/ByteRange", "bang.xlsx", "application/vnd.ms-excel")
    assert check_signed(office, (plain, table)) == ()
    document = known(office, sha256)
    check_and_keep(office, document.id, (document.pdf, plain))
    newest = office.store.files.read(office.store.evidence(document.id)[-1])
    assert "annexes" not in json.loads(newest)
