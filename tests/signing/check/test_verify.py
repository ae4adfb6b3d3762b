"""Verdicts: whom we believe, what was revoked or has expired, and bytes that were made to deceive or are broken."""

import asyncio
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import cms
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps.requests_client import HTTPTimeStamper
from pypdf import PdfReader, PdfWriter

from tests.signing.office import PASSPHRASE, Life
from vbdt.document.verdict import FileVerdict, Level, SignatureKind, TimeSource, Verdict
from vbdt.signing.check import words
from vbdt.signing.check.verify import verify
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.places import Place
from vbdt.signing.sign import sign
from vbdt.signing.stand_ins.pki import Issued, KeyType, Pki, Subject, make_pki
from vbdt.signing.stand_ins.tsa import local_tsa
from vbdt.signing.timestamps import HttpTimeStamps
from vbdt.signing.trust.anchors import Trust, load_trust
from vbdt.signing.upgrade import raise_to_b_t

IN_2032 = datetime(2032, 6, 1, tzinfo=UTC)
"""After the signers' certificates of this session, before the time-stamper's."""


def _updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _signed_by(issued: Issued, pki: Pki, folder: Path, pdf: bytes, timestamps: HttpTimeStamps | None = None) -> bytes:
    issued.write_pkcs12(folder / "an.p12", PASSPHRASE, (pki.sub.certificate,))
    with open_pkcs12(folder / "an.p12", PASSPHRASE) as key:
        pdf = add_signature_fields(pdf, [Place("ky", 1, 50, 50, 90, 30)])
        return sign(pdf, key, "ky", timestamps=timestamps).pdf


def test_an_unsigned_file_is_just_that(life: Life, trust: Trust) -> None:
    assert verify(life.drafted, trust) == FileVerdict(Verdict.UNSIGNED, words.UNSIGNED)


def test_an_unknown_authority_is_neither_trusted_nor_called_false(life: Life) -> None:
    verdict = verify(life.sealed, Trust())
    assert verdict.verdict is Verdict.VALID_UNTRUSTED
    assert {each.verdict for each in verdict.signatures} == {Verdict.VALID_UNTRUSTED}
    assert {each.time_source for each in verdict.signatures} == {TimeSource.CLAIMED}


def test_a_person_may_add_an_anchor(life: Life, pki: Pki) -> None:
    verdict = verify(life.sealed, Trust().with_anchor(pki.root.der))
    assert verdict.verdict is Verdict.VALID
    assert all(words.REVOCATION_UNCHECKED in each.notes for each in verdict.signatures)


def test_a_revoked_certificate_is_refused_unless_the_time_stamp_is_older(tmp_path: Path, blank: bytes) -> None:
    pki = make_pki(tmp_path / "pki")
    an = pki.issue(Subject("Lê Thị An", "UBND xã Tân Hưng"), KeyType.P_256)
    plain = _signed_by(an, pki, tmp_path, blank)
    with local_tsa(pki) as url:
        stamped = _signed_by(an, pki, tmp_path, blank, HttpTimeStamps(url))
    assert verify(plain, load_trust(pki.folder)).verdict is Verdict.VALID
    hour = timedelta(hours=1)
    for pdf, moment, verdict, note in [
        (plain, datetime.now(UTC) + hour, Verdict.INVALID, words.REVOKED),
        (stamped, datetime.now(UTC) - hour, Verdict.INVALID, words.REVOKED),
        (stamped, datetime.now(UTC) + hour, Verdict.VALID, words.REVOKED_LATER),
    ]:
        pki.revoke(an.certificate, at=moment)
        (signature,) = verify(pdf, load_trust(pki.folder)).signatures
        assert signature.verdict is verdict
        assert note in signature.notes


def test_an_expired_certificate_needs_a_time_stamp_from_its_lifetime(life: Life, small: bytes, trust: Trust) -> None:
    stamped = verify(life.sealed, trust, IN_2032)
    assert stamped.verdict is Verdict.VALID
    plain = verify(small, trust, IN_2032)
    assert (plain.verdict, plain.signatures[0].level) == (Verdict.UNKNOWN, Level.B_B)
    assert words.NO_PROOF_OF_TIME in plain.reason


def test_signing_before_the_certificate_began_is_refused(small: bytes, trust: Trust) -> None:
    assert verify(small, trust, datetime(2020, 1, 1, tzinfo=UTC)).verdict is not Verdict.VALID


def test_one_changed_byte_of_the_content_is_caught(life: Life, trust: Trust) -> None:
    at = life.sealed.index(b"/MediaBox")
    changed = life.sealed[:at] + b"/mediaBox" + life.sealed[at + 9 :]
    assert verify(changed, trust).verdict in (Verdict.MODIFIED, Verdict.UNKNOWN)


def test_a_page_turned_after_the_seal_is_caught(life: Life, trust: Trust) -> None:
    def turn(writer: IncrementalPdfFileWriter) -> None:
        reference, _ = writer.find_page_for_modification(0)
        reference.get_object()["/Rotate"] = NumberObject(90)
        writer.update_container(reference.get_object())

    assert verify(_updated(life.sealed, turn), trust).verdict is Verdict.MODIFIED


def test_a_signature_value_that_is_not_the_signers_is_invalid(small: bytes, trust: Trust) -> None:
    start = small.index(b"/Contents <") + 11
    end = small.index(b">", start)
    message = cms.ContentInfo.load(bytes.fromhex(small[start:end].decode()))
    value = message["content"]["signer_infos"][0]["signature"]
    value.set(value.native[:-1] + bytes([value.native[-1] ^ 1]))
    forged = small[:start] + message.dump(force=True).hex().encode().ljust(end - start, b"0") + small[end:]
    verdict = verify(forged, trust)
    assert (verdict.verdict, verdict.signatures[0].notes[0]) == (Verdict.INVALID, words.WRONG_VALUE)


def test_a_time_stamp_of_something_else_is_invalid(small: bytes, trust: Trust, timestamps: HttpTimeStamps) -> None:
    class ForSomethingElse:
        def stamp(self, digest: bytes) -> bytes:
            return timestamps.stamp(sha256(digest).digest())

    verdict = verify(raise_to_b_t(small, "ky", ForSomethingElse()), trust)
    assert (verdict.verdict, verdict.signatures[0].notes[0]) == (Verdict.INVALID, words.WRONG_TIME_STAMP)


def test_a_document_time_stamp_protects_the_whole_file(life: Life, trust: Trust, timestamps: HttpTimeStamps) -> None:
    stamper = PdfTimeStamper(HTTPTimeStamper(timestamps.url))
    stamped = stamper.timestamp_pdf(IncrementalPdfFileWriter(BytesIO(life.sealed)), "sha256").getvalue()
    verdict = verify(stamped, trust)
    assert verdict.verdict is Verdict.VALID
    assert [each.kind for each in verdict.signatures][-1] is SignatureKind.TIME_STAMP
    assert [each.covers_whole_file for each in verdict.signatures] == [False, False, True]


def test_bytes_after_the_last_signature_are_caught(small: bytes, trust: Trust) -> None:
    verdict = verify(small + b"% and something that no signature covers\n", trust)
    assert verdict.verdict in (Verdict.MODIFIED, Verdict.UNKNOWN)


def test_blanks_at_the_end_are_no_change_of_content_and_no_pass(small: bytes, trust: Trust) -> None:
    verdict = verify(small + b"\r\n", trust)
    assert (verdict.verdict, verdict.reason) == (Verdict.UNKNOWN, words.BLANK_END)


def test_a_signature_taken_out_of_the_form_does_not_make_the_file_unsigned(small: bytes, trust: Trust) -> None:
    def hide(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/AcroForm"]
        writer.update_root()

    verdict = verify(_updated(small, hide), trust)
    assert verdict.verdict is Verdict.INVALID
    assert verdict.reason == words.HIDDEN_SIGNATURES.format(found=1, listed=0)


@pytest.mark.parametrize(("box", "expected"), [((0, 0, 595, 842), "modified"), ((50, 50, 150, 150), "valid")])
def test_a_later_mark_may_not_cover_the_page(
    small: bytes, key_file: Path, trust: Trust, box: tuple[int, int, int, int], expected: str
) -> None:
    def add(writer: IncrementalPdfFileWriter) -> None:
        append_signature_field(writer, SigFieldSpec("them", on_page=0, box=box))

    with open_pkcs12(key_file, PASSPHRASE) as key:
        covered = sign(_updated(small, add), key, "them").pdf
    assert verify(covered, trust).verdict == expected


def test_what_is_no_pdf_or_cannot_be_opened_gets_a_sentence(life: Life, trust: Trust) -> None:
    locked = PdfWriter(PdfReader(BytesIO(life.drafted)))
    locked.encrypt("mật khẩu", algorithm="AES-256")
    encrypted = BytesIO()
    locked.write(encrypted)
    cases = {
        b"": words.NOT_A_PDF,
        random.Random(1).randbytes(5000): words.NOT_A_PDF,
        b"%PDF-1.7\n" + random.Random(2).randbytes(5000): words.DAMAGED,
        life.sealed[: len(life.sealed) // 2]: words.DAMAGED,
        encrypted.getvalue(): words.ENCRYPTED,
        life.drafted + b"startxref\n0\n%%EOF\n" * 200: words.TOO_MANY_PARTS,
    }
    assert {pdf[:20]: verify(pdf, trust).reason for pdf in cases} == {pdf[:20]: why for pdf, why in cases.items()}
    assert {verify(pdf, trust).verdict for pdf in cases} == {Verdict.UNKNOWN}


def test_bytes_before_the_pdf_are_named_and_never_valid(life: Life, trust: Trust) -> None:
    verdict = verify(b"\xef\xbb\xbf" + life.sealed, trust)
    assert verdict.verdict is Verdict.UNKNOWN
    assert "3 byte lạ" in verdict.reason
    assert [each.signer for each in verdict.signatures] == ["Trần Văn Bình", "Sở Nội vụ"]


def test_no_damage_looks_valid(small: bytes, trust: Trust) -> None:
    """200 seeded changes always give a verdict; `valid` only when the change lies in the unsigned room of /Contents."""
    start = small.index(b"/Contents <") + 10
    end = small.index(b">", start)
    chance = random.Random(2026)
    for _ in range(200):
        at = chance.randrange(len(small))
        length = chance.choice((1, 1, 2, 16, 400))
        noise = chance.choice((b"", chance.randbytes(length), b"0" * length, small[:length]))
        damaged = small[:at] + noise + small[at + length :]
        verdict = verify(damaged, trust).verdict
        inside = start < at and at + length <= end and len(noise) == length
        assert verdict is not Verdict.VALID or inside or damaged == small


def test_verifying_inside_an_event_loop_is_a_defect_and_not_a_verdict(small: bytes, trust: Trust) -> None:
    async def wrong() -> None:
        verify(small, trust)

    with pytest.raises(AssertionError, match="worker thread"):
        asyncio.run(wrong())
