"""Ký tiếp: our leader and our seal behind the signatures of others, which stay what they were."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pypdfium2 import raw

from tests.drafting.foreign import scan
from tests.signing.hybrid import signed_hybrid
from vbdt.acts.draft import open_sheet
from vbdt.acts.files.own_fields import leader_field
from vbdt.acts.files.take_in import composed_page, take_in
from vbdt.acts.give_back import give_back
from vbdt.acts.keys import personal_key
from vbdt.acts.office import Office
from vbdt.acts.proof.check import verdict
from vbdt.acts.review import review
from vbdt.acts.sheet import Placed, Sheet
from vbdt.acts.submit import submit
from vbdt.demo.make import Demo
from vbdt.demo.story import send_out, settle
from vbdt.demo.texts import COMMUNE, decision
from vbdt.document.filters import Filter
from vbdt.document.model import Direction
from vbdt.document.verdict import SignatureKind, Verdict
from vbdt.drafting.compose import compose
from vbdt.drafting.extract import inspect
from vbdt.drafting.fields import field_values
from vbdt.drafting.mend import AlreadySigned, flattened, mend
from vbdt.errors import BadInput, NotAllowed
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.places import Place
from vbdt.signing.sign import sign
from vbdt.signing.stand_ins.pki import Subject, make_pki

Offices = dict[str, Office]


@pytest.fixture(scope="module")
def partner(offices: Offices, demo: Demo) -> dict[str, bytes]:
    """Files that the commune's leader signed: one made by the same program, one scanned."""
    drafter, leader = offices["snv-chuyen-vien"], offices["tan-hoa-lanh-dao"]
    composed = compose(decision(drafter).content).pdf
    scanned = add_signature_fields(mend(scan()).pdf, (Place("Signature1", 1, 60, 60, 120, 40),))
    with personal_key(leader, demo.province.pin) as key:
        return {
            "ours": sign(composed, key, "nguoi_ky").pdf,
            "scan": sign(scanned, key, "Signature1").pdf,
        }


def taken(office: Office, data: bytes) -> Sheet:
    sheet, _ = take_in(office, "quyet_dinh", data, "Liên tịch.pdf", go_on_signing=True)
    content = replace(sheet.content, subject="Quy chế phối hợp")
    return replace(sheet, content=content, recipients=(COMMUNE,))


def test_without_the_decision_it_is_refused(offices: Offices, partner: dict[str, bytes]) -> None:
    with pytest.raises(AlreadySigned, match="đã có chữ ký số"):
        take_in(offices["snv-chuyen-vien"], "quyet_dinh", partner["scan"], "x.pdf")


def test_the_decision_is_recorded_and_the_file_kept_as_it_came(offices: Offices, partner: dict[str, bytes]) -> None:
    office = offices["snv-chuyen-vien"]
    sheet, notes = take_in(office, "quyet_dinh", partner["scan"], "x.pdf", go_on_signing=True)
    assert sheet.continued is not None
    assert sheet.continued.signers == (offices["tan-hoa-lanh-dao"].person.name,)
    assert (sheet.continued.by, sheet.continued.verdict) == (office.me.person, "valid")
    assert sheet.elsewhere is not None
    assert office.store.files.read(sheet.elsewhere) == partner["scan"]
    assert [each.name for each in sheet.placed] == ["nguoi_ky", "dau"]
    assert "dưới con dấu" in notes[0]


def test_fields_left_blank_and_open_are_filled_and_all_is_valid(
    offices: Offices, demo: Demo, partner: dict[str, bytes]
) -> None:
    clerk = offices["snv-van-thu"]
    document = send_out(offices, taken(offices["snv-chuyen-vien"], partner["ours"]), demo.province.pin, lambda _: None)
    found = verdict(clerk, document)
    assert found.verdict is Verdict.VALID, found.reason
    mine = [each.field for each in found.signatures if each.kind is not SignatureKind.TIME_STAMP]
    assert mine == ["nguoi_ky", "nguoi_ky_2", "dau_2"]
    assert found.of_kind(SignatureKind.AGENCY) is not None
    known = clerk.store.document(document)
    pdf = clerk.store.files.read(known.pdf)
    assert pdf.startswith(partner["ours"])
    assert field_values(pdf)["so"] == f"Số: {known.symbol}"
    settle(offices)
    (arrived,) = offices["tan-hoa-van-thu"].store.documents(Filter(direction=Direction.INCOMING)).rows
    assert arrived.verdict == "valid", arrived.verdict_reason


def test_without_fields_the_seal_says_number_and_date(offices: Offices, demo: Demo, partner: dict[str, bytes]) -> None:
    clerk = offices["snv-van-thu"]
    document = send_out(offices, taken(offices["snv-chuyen-vien"], partner["scan"]), demo.province.pin, lambda _: None)
    found = verdict(clerk, document)
    assert found.verdict is Verdict.VALID, found.reason
    known = clerk.store.document(document)
    pdf = clerk.store.files.read(known.pdf)
    assert pdf.startswith(partner["scan"])
    shown = " ".join(inspect(flattened(pdf, raw.FLAT_PRINT)).text.split())
    assert f"Số: {known.symbol}" in shown
    assert "ngày" in shown


def test_what_waits_for_our_leader_is_judged_as_it_came(offices: Offices, partner: dict[str, bytes]) -> None:
    drafter, leader = offices["snv-chuyen-vien"], offices["snv-lanh-dao"]
    sheet = taken(drafter, partner["scan"])
    submit(drafter, sheet)
    settle(offices)
    assert verdict(leader, sheet.id).verdict is Verdict.VALID
    seen = review(leader, sheet.id)
    assert seen.obstacles == ()
    assert seen.place is not None
    assert leader_field(leader.store.files.read(seen.document.pdf)) == "nguoi_ky"
    give_back(leader, sheet.id, "Dời ô ký.")
    settle(offices)
    assert open_sheet(drafter, sheet.id).continued == sheet.continued


def test_number_and_date_need_white_ground(offices: Offices, partner: dict[str, bytes]) -> None:
    drafter = offices["snv-chuyen-vien"]
    sheet = taken(drafter, partner["scan"])
    over = tuple(
        Placed("dau", 1, 300, 830, 440, 460) if each.name == "dau" else each for each in sheet.placed
    )  # the scan has a line at 125 mm
    with pytest.raises(BadInput, match="chỗ trống để ghi số và ngày"):
        composed_page(drafter, replace(sheet, placed=over))


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> SimpleSigner:
    folder: Path = tmp_path_factory.mktemp("nguoi-la")
    pki = make_pki(folder / "tin-cay")
    pki.issue(Subject("Phạm Văn Lạ", "Công ty Lạ", "")).write_pkcs12(folder / "la.p12", "1", (pki.sub.certificate,))
    signer = SimpleSigner.load_pkcs12(str(folder / "la.p12"), passphrase=b"1")
    assert isinstance(signer, SimpleSigner)
    return signer


def signed_by(signer: SimpleSigner, certify: MDPPerm | None = None, lock: FieldMDPSpec | None = None) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(mend(scan()).pdf))
    append_signature_field(writer, SigFieldSpec("Sig", 0, (60, 60, 160, 100), field_mdp_spec=lock))
    about = PdfSignatureMetadata(field_name="Sig")
    if certify is not None:
        about = replace(about, certify=True, docmdp_permissions=certify)
    made = sign_pdf(writer, about, signer)
    return bytes(made.getvalue())


def test_what_forbids_to_go_on_is_said_in_one_sentence(
    offices: Offices, partner: dict[str, bytes], stranger: SimpleSigner
) -> None:
    for data, said in (
        (signed_by(stranger, MDPPerm.NO_CHANGES), "ký chứng nhận"),
        (signed_by(stranger, MDPPerm.FILL_FORMS), "ký chứng nhận"),
        (signed_by(stranger, lock=FieldMDPSpec(FieldMDPAction.ALL)), "khóa mọi ô"),
        (partner["scan"] + b"\n1 0 obj\nnull\nendobj\n", "Không ký tiếp được"),
        (scan(), "chưa có chữ ký số"),
        (signed_hybrid(stranger), "bảng tham chiếu kiểu cũ"),
    ):
        with pytest.raises(NotAllowed, match=said):
            take_in(offices["snv-chuyen-vien"], "quyet_dinh", data, "x.pdf", go_on_signing=True)


def test_a_stranger_is_gone_on_with_and_named(offices: Offices, stranger: SimpleSigner) -> None:
    sheet, notes = take_in(offices["snv-chuyen-vien"], "quyet_dinh", signed_by(stranger), "x.pdf", go_on_signing=True)
    assert sheet.continued is not None
    assert sheet.continued.verdict == "valid_untrusted"
    assert "Phạm Văn Lạ" in notes[0]
    assert "tin cậy" in notes[1]
