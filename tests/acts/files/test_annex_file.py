"""An annex in a file of its own goes the whole way: taken in, signed with the seal, sent, and good at the recipient."""

from dataclasses import replace

import pytest

from tests.drafting.foreign import locked, scan, turned
from vbdt.acts.draft import begin
from vbdt.acts.files.annex_file import attach, plain_name
from vbdt.acts.office import Office
from vbdt.acts.submit import submit
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import FINANCE, decision
from vbdt.document.filters import Filter
from vbdt.document.model import Direction
from vbdt.document.verdict import Level, SignatureKind, Verdict
from vbdt.drafting.compose import compose
from vbdt.errors import BadInput, NotAllowed
from vbdt.signing.check.verify import verify

Offices = dict[str, Office]


def test_each_annex_carries_the_agencys_signature_to_the_recipient(offices: Offices, demo: Demo) -> None:
    drafter, clerk, there = (offices[key] for key in ("snv-chuyen-vien", "snv-van-thu", "stc-van-thu"))
    pages = (("Bản đồ.pdf", turned(scan(pages=2), 90)), ("Biểu số liệu.pdf", compose(decision(drafter).content).pdf))
    attached = [attach(drafter, data, name) for name, data in pages]
    assert any("PDF/A" in note for note in attached[0][1])
    sheet = replace(decision(drafter), recipients=(FINANCE,), attachments=tuple(ref for ref, _ in attached))
    document = send_out(offices, sheet, demo.province.pin, lambda _: None)
    settle(offices)
    (arrived,) = there.store.documents(Filter(direction=Direction.INCOMING)).rows
    assert [each.name for each in arrived.annexes] == ["Bản đồ.pdf", "Biểu số liệu.pdf"]
    issued = clerk.store.document(document)
    for ours, theirs in zip(issued.annexes, arrived.annexes, strict=True):
        assert ours.sha256 == theirs.sha256
        found = verify(there.store.files.read(theirs), there.trust, at=there.clock())
        assert found.verdict is Verdict.VALID, found.reason
        seal, archive = found.signatures
        assert (seal.kind, seal.level) == (SignatureKind.AGENCY, Level.B_LTA)  # as the document that it goes with
        assert archive.kind is SignatureKind.TIME_STAMP
        assert archive.covers_whole_file


def test_two_annexes_of_one_name_are_refused(offices: Offices) -> None:
    drafter = offices["snv-chuyen-vien"]
    ref, _ = attach(drafter, scan(), "bieu.pdf")
    with pytest.raises(BadInput, match="cùng tên"):
        submit(drafter, replace(decision(drafter), attachments=(ref, replace(ref, name="Biểu.pdf"), ref)))


def test_a_locked_file_is_not_attached(offices: Offices) -> None:
    with pytest.raises(NotAllowed, match="bị khóa"):
        attach(offices["snv-chuyen-vien"], locked(scan(), ""), "x.pdf")


def test_a_sheet_begins_without_annexes(offices: Offices) -> None:
    assert begin(offices["snv-chuyen-vien"], "cong_van").attachments == ()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Biểu 01.pdf", "Biểu 01.pdf"),
        ("C:\\Người dùng\\..\\Biểu?.PDF", "Biểu.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("\u202e...", "phu-luc.pdf"),
    ],
)
def test_names_are_made_plain(given: str, kept: str) -> None:
    assert plain_name(given) == kept
