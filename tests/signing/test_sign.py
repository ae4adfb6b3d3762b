"""The leader signs, the number comes in, the agency seals: in the eyes of our verifier, of pdfsig and of PDF/A."""

import subprocess
from io import BytesIO
from pathlib import Path

import page
import pytest
from pypdf import PdfReader, PdfWriter

from tests.signing.office import AGENCY_PIN, LEADER_PIN, PASSPHRASE, Life
from vbdt.document.verdict import Level, SignatureKind, TimeSource, Verdict
from vbdt.drafting import fields as drafting
from vbdt.drafting.fields import fill
from vbdt.drafting.places import Place as Shown
from vbdt.errors import BadInput, NotAllowed
from vbdt.signing.check.verify import verify
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.keys.tokens import open_token
from vbdt.signing.places import Place
from vbdt.signing.sign import sign
from vbdt.signing.stand_ins.softhsm import SoftHsm
from vbdt.signing.timestamps import HttpTimeStamps
from vbdt.signing.trust.anchors import Trust
from vbdt.signing.upgrade import raise_to_b_t

NOBODY_LISTENS = "http://127.0.0.1:9/"


def _pdfsig(path: Path) -> str:
    return subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=True).stdout


def _with_id(pdf: bytes) -> bytes:
    writer = PdfWriter(PdfReader(BytesIO(pdf)))
    writer.generate_file_identifiers()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _failed_rules(path: Path) -> list[str]:
    return [line for line in str(page.validate_pdf(str(path), profile="2b")).splitlines() if line.startswith("[")]


def test_both_signatures_are_valid_and_the_last_covers_everything(life: Life, trust: Trust) -> None:
    verdict = verify(life.sealed, trust)
    assert verdict.verdict is Verdict.VALID
    leader, seal = verdict.signatures
    assert (leader.kind, leader.signer, leader.level) == (SignatureKind.SIGNER, "Trần Văn Bình", Level.B_T)
    assert (seal.kind, seal.organisation, seal.level) == (SignatureKind.AGENCY, "Sở Nội vụ", Level.B_T)
    assert (leader.covers_whole_file, seal.covers_whole_file) == (False, True)
    assert seal.time_source is TimeSource.TIME_STAMP


def test_pdfsig_agrees(life: Life, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(life.sealed)
    report = _pdfsig(path)
    assert report.count("Signature is Valid.") == 2
    assert report.rindex("Total document signed") > report.index("Signature #2")


def test_the_file_stays_pdf_a(life: Life, tmp_path: Path) -> None:
    """A first signature breaks no rule; after a second the first range cannot reach the end, which one rule minds."""
    signed, sealed = tmp_path / "signed.pdf", tmp_path / "sealed.pdf"
    signed.write_bytes(life.signed)
    sealed.write_bytes(life.sealed)
    assert _failed_rules(signed) == []
    (only,) = _failed_rules(sealed)
    assert only.startswith("[PDFA2B-SIGNATURE-BYTERANGE-001]")


def test_a_number_changed_after_the_seal_is_caught_where_pdfsig_sees_nothing(
    life: Life, trust: Trust, tmp_path: Path
) -> None:
    path = tmp_path / "changed.pdf"
    path.write_bytes(fill(life.sealed, {"so": "Số: 16/QĐ-SNV"}))
    assert _pdfsig(path).count("Signature is Valid.") == 2
    assert verify(path.read_bytes(), trust).verdict is Verdict.MODIFIED


def test_a_number_without_the_seal_that_locks_it_counts_as_a_change(life: Life, trust: Trust) -> None:
    assert verify(life.signed, trust).verdict is Verdict.VALID
    assert verify(life.numbered, trust).verdict is Verdict.MODIFIED


def test_a_seal_that_locks_nothing_does_not_cover_for_a_number(blank: bytes, key_file: Path, trust: Trust) -> None:
    pdf = drafting.add_fields(_with_id(blank), (Shown("so", 1, 20, 20, 60, 6),), {"so": "Số:      /QĐ-SNV"})
    pdf = add_signature_fields(pdf, [Place("nguoi_ky", 1, 300, 100, 100, 40), Place("dau", 1, 200, 100, 80, 80)])
    with open_pkcs12(key_file, PASSPHRASE) as key:
        signed = sign(pdf, key, "nguoi_ky").pdf
        sealed = sign(fill(signed, {"so": "Số: 15/QĐ-SNV"}), key, "dau").pdf
        with pytest.raises(NotAllowed, match="không được chuẩn bị để khóa"):
            sign(signed, key, "dau", lock=["so"])
    verdict = verify(sealed, trust)
    assert [each.verdict for each in verdict.signatures] == [Verdict.MODIFIED, Verdict.VALID]
    assert verdict.verdict is Verdict.MODIFIED


def test_an_outage_of_the_time_stamp_server_leaves_a_signature_that_is_raised_later(
    life: Life, hsm: SoftHsm, timestamps: HttpTimeStamps, trust: Trust
) -> None:
    with open_token(hsm.module, "binh", LEADER_PIN) as key:
        waiting = sign(life.drafted, key, "nguoi_ky", timestamps=HttpTimeStamps(NOBODY_LISTENS, timeout=2))
    assert waiting.level is Level.B_B
    assert "chờ cấp dấu thời gian" in waiting.notice
    raised = raise_to_b_t(waiting.pdf, "nguoi_ky", timestamps)
    (signature,) = verify(raised, trust).signatures
    assert (signature.verdict, signature.level) == (Verdict.VALID, Level.B_T)


def test_only_the_last_signature_can_be_given_a_time_stamp(life: Life, timestamps: HttpTimeStamps) -> None:
    with pytest.raises(NotAllowed, match="sau cùng"):
        raise_to_b_t(life.sealed, "nguoi_ky", timestamps)


@pytest.mark.parametrize(("token", "pin"), [("binh", LEADER_PIN), ("so-noi-vu", AGENCY_PIN)])
def test_a_file_from_elsewhere_is_signed_with_either_kind_of_key(
    blank: bytes, hsm: SoftHsm, trust: Trust, token: str, pin: str
) -> None:
    pdf = add_signature_fields(blank, [Place("ky", 1, 100, 100, 120.5, 40)])
    with open_token(hsm.module, token, pin) as key:
        signed = sign(pdf, key, "ky", lock=["so"], reason="Sao y").pdf
    assert verify(signed, trust).verdict is Verdict.VALID


def test_what_cannot_be_signed_is_refused_in_words(
    life: Life, blank: bytes, small: bytes, hsm: SoftHsm, key_file: Path
) -> None:
    with open_pkcs12(key_file, PASSPHRASE) as key:
        with pytest.raises(NotAllowed, match="không có ô ký"):
            sign(blank, key, "nguoi_ky")
        with pytest.raises(NotAllowed, match="đã được ký"):
            sign(life.signed, key, "nguoi_ky")
        with pytest.raises(BadInput, match="không phải là PDF"):
            sign(b"GIF89a", key, "nguoi_ky")
        with pytest.raises(BadInput, match="bị hỏng"):
            sign(life.drafted[:5000], key, "nguoi_ky")
        with pytest.raises(BadInput, match="ảnh chữ ký"):
            sign(life.drafted, key, "nguoi_ky", image=b"\x89PNG\r\n\x1a\nrubbish")
        with pytest.raises(NotAllowed, match="đã có chữ ký số"):
            add_signature_fields(small, [Place("them", 1, 0, 0, 10, 10)])
        with pytest.raises(BadInput, match="không có trang 2"):
            add_signature_fields(blank, [Place("ky", 2, 0, 0, 10, 10)])
