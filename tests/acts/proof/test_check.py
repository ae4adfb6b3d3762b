"""A document that was found false at the door stays false, however good its file looks by itself."""

from dataclasses import replace

from tests.acts.test_forgery import deliver, envelope, issued_pdf
from vbdt.acts.mail.exchange import exchange
from vbdt.acts.office import Office
from vbdt.acts.proof.check import verdict
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import letter
from vbdt.document.filters import Filter
from vbdt.document.ids import DocumentId
from vbdt.document.model import Direction
from vbdt.document.verdict import Verdict
from vbdt.transport.edxml.records import Code

Offices = dict[str, Office]


def arrival(office: Office) -> DocumentId:
    return office.store.documents(Filter(direction=Direction.INCOMING)).rows[0].id


def test_a_valid_file_without_the_seal_of_its_sender_is_not_from_it(offices: Offices, demo: Demo) -> None:
    send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    clerk = offices["tan-hoa-van-thu"]
    document = clerk.store.document(arrival(clerk))
    agencies = tuple(
        replace(each, seals=("00" * 32,)) if each.name == document.facts.issuer_name else each
        for each in clerk.directory.agencies
    )
    other = replace(clerk, directory=replace(clerk.directory, agencies=agencies))
    found = verdict(other, document.id)
    assert found.verdict is Verdict.INVALID
    assert f"Không có chữ ký số của {document.facts.issuer_name}" in found.reason


def test_a_paper_that_contradicts_its_envelope_stays_red(offices: Offices, demo: Demo) -> None:
    send_out(offices, letter(offices["snv-chuyen-vien"]), demo.province.pin, lambda _: None)
    settle(offices)
    clerk = offices["tan-hoa-van-thu"]
    assert verdict(clerk, arrival(clerk)).verdict is Verdict.VALID
    exchange(deliver(offices, envelope(offices["snv-van-thu"], issued_pdf(offices), code=Code("99", "SNV-CCHC"))))
    (lying,) = (
        each
        for each in clerk.store.documents(Filter(direction=Direction.INCOMING)).rows
        if each.verdict == Verdict.MODIFIED
    )
    found = verdict(clerk, lying.id)
    assert found.verdict is Verdict.MODIFIED
    assert "Số trên văn bản" in found.reason
    assert {each.verdict for each in found.signatures} == {Verdict.VALID}, "the file by itself is good"
