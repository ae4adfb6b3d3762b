"""Sound files that other programs make, and beside each the forgery that looks like it.

The first are not called changed, the second never valid.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    StreamObject,
    pdf_name,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper, SimpleSigner
from pyhanko.sign.timestamps import HTTPTimeStamper

from tests.signing.attacks.forge import one_page, plain_pdf, stream, text
from tests.signing.hybrid import signed_hybrid
from tests.signing.office import PASSPHRASE
from vbdt.document.verdict import FileVerdict, Verdict
from vbdt.signing.check import words
from vbdt.signing.check.sandbox import sandbox
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.places import Place
from vbdt.signing.stand_ins.pki import Pki
from vbdt.signing.timestamps import HttpTimeStamps
from vbdt.signing.trust.anchors import Trust
from vbdt.signing.trust.certificates import read_certificate, store_of

Change = Callable[[IncrementalPdfFileWriter], None]
PLACES = (Place("mot", 1, 60, 60, 90, 40), Place("hai", 1, 200, 60, 90, 40))


def check(pdf: bytes, trust: Trust) -> FileVerdict:
    return sandbox().verify(pdf, trust)


def nothing(writer: IncrementalPdfFileWriter) -> None:
    """No change but the signature."""


@pytest.fixture(scope="session")
def signer(key_file: Path) -> SimpleSigner:
    made: SimpleSigner | None = SimpleSigner.load_pkcs12(str(key_file), passphrase=PASSPHRASE.encode())
    assert made is not None
    return made


def signed(pdf: bytes, field: str, signer: SimpleSigner, change: Change = nothing) -> bytes:
    """With one more signature in an existing field; `change` is made in the same update, as forgers and fools do."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    metadata = PdfSignatureMetadata(field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    out: BytesIO = PdfSigner(metadata, signer).sign_pdf(writer, existing_fields_only=True, bytes_reserved=16384)
    return out.getvalue()


def stamped(pdf: bytes, url: str, change: Change) -> bytes:
    """With a document time-stamp over an update that another program made."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    out: BytesIO = PdfTimeStamper(HTTPTimeStamper(url)).timestamp_pdf(writer, "sha256")
    return out.getvalue()


def twice(base: bytes, signer: SimpleSigner, change: Change = nothing) -> bytes:
    return signed(signed(add_signature_fields(base, PLACES), "mot", signer), "hai", signer, change)


LETTER = one_page(text("So tien: 1.000.000 dong"))


# The store of validation data (DSS)


def store(
    writer: IncrementalPdfFileWriter, *, entries: str = "/AB", lists: tuple[str, ...] = ("/Certs", "/CRLs")
) -> None:
    """Written anew with all it has, as EU DSS does with each archive time-stamp."""
    data = writer.add_object(StreamObject(stream_data=b"khong phai chung thu"))
    made = DictionaryObject({pdf_name(key): ArrayObject([data]) for key in lists})
    entry = writer.add_object(
        DictionaryObject({pdf_name("/Cert"): ArrayObject([data]), pdf_name("/TU"): pdf_name("/x")})
    )
    made[pdf_name("/VRI")] = DictionaryObject({pdf_name(entries * 20): entry})
    writer.root[pdf_name("/DSS")] = writer.add_object(made)
    writer.update_root()


def archived(signer: SimpleSigner, url: str, first: Change, second: Change) -> bytes:
    once = signed(add_signature_fields(LETTER, PLACES), "mot", signer)
    return stamped(stamped(once, url, first), url, second)


def test_a_store_that_is_written_anew(signer: SimpleSigner, timestamps: HttpTimeStamps, trust: Trust) -> None:
    found = check(archived(signer, timestamps.url, store, store), trust)
    assert (found.verdict, len(found.signatures)) == (Verdict.VALID, 3), found.reason


def _fewer(writer: IncrementalPdfFileWriter) -> None:
    store(writer, lists=("/Certs",))


def _stranger_in_the_store(writer: IncrementalPdfFileWriter) -> None:
    store(writer)
    writer.root["/DSS"][pdf_name("/Pages")] = writer.root.raw_get("/Pages")


def _shared(writer: IncrementalPdfFileWriter) -> None:
    """The page's fonts become an entry of the store, so that they may be written anew."""
    store(writer)
    fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    font = fonts.raw_get("/F")
    writer.root["/DSS"]["/VRI"][pdf_name("/CD" * 20)] = font
    font.get_object().clear()
    writer.mark_update(font.reference)


def _overwritten(writer: IncrementalPdfFileWriter) -> None:
    data = writer.root["/DSS"]["/Certs"].raw_get(0)
    data.get_object()._data = b"0\x03\x02\x01\x08"
    data.get_object()._encoded_data = None
    writer.mark_update(data.reference)


@pytest.mark.parametrize("forge", [_fewer, _stranger_in_the_store, _shared, _overwritten])
def test_a_store_that_is_misused(signer: SimpleSigner, timestamps: HttpTimeStamps, trust: Trust, forge: Change) -> None:
    verdict = check(archived(signer, timestamps.url, store, forge), trust).verdict
    assert verdict in (Verdict.MODIFIED, Verdict.UNKNOWN, Verdict.INVALID)


# References that lead nowhere


DANGLING = LETTER.replace(b"/Contents 4 0 R", b"/Contents[4 0 R 40 0 R]")


def _dangling() -> bytes:
    """The same page; offsets are made anew."""
    bodies = re.findall(rb"\d+ 0 obj\n(.*?)\nendobj", DANGLING, re.DOTALL)
    return plain_pdf(*bodies)


def test_a_reference_to_nothing_is_nothing(signer: SimpleSigner, trust: Trust) -> None:
    found = check(twice(_dangling(), signer), trust)
    assert (found.verdict, len(found.signatures)) == (Verdict.VALID, 2), found.reason


def test_what_is_brought_for_it_later_is_a_change(signer: SimpleSigner, trust: Trust) -> None:
    def bring(writer: IncrementalPdfFileWriter) -> None:
        writer._lastobj_id = 39
        evil = writer.add_object(StreamObject(stream_data=text("So tien: 9.000.000 dong", bottom=600)))
        assert evil.idnum == 40

    assert check(twice(_dangling(), signer, bring), trust).verdict is Verdict.MODIFIED


# Numbers called free


def _with_freed(pdf: bytes, number: int) -> bytes:
    """An update of cross-references alone that calls `number` free."""
    before = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    trailer = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", pdf, re.DOTALL)[-1]
    kept = re.sub(rb"/(?:Prev|Size)\s+\d+", b"", trailer)
    table = b"xref\n%d 1\n0000000000 00001 f \n" % number
    end = b"trailer\n<<%s/Size %d/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return pdf + table + end % (kept, max(number + 1, 60), before, len(pdf))


@pytest.mark.parametrize(("number", "expected"), [(50, Verdict.VALID), (4, Verdict.MODIFIED)])
def test_numbers_called_free(signer: SimpleSigner, trust: Trust, number: int, expected: Verdict) -> None:
    """A number that nobody used harms nobody; the words of the page are another matter."""
    once = signed(add_signature_fields(LETTER, PLACES), "mot", signer)
    found = check(signed(_with_freed(once, number), "hai", signer), trust)
    assert found.verdict is expected, found.reason


# A cross-reference stream whose number is used again


def _with_stream_table() -> bytes:
    """As PDFBox writes it: the stream takes the number behind /Size, so the next update takes it too."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = [0]
    for number, body in enumerate(re.findall(rb"\d+ 0 obj\n(.*?)\nendobj", LETTER, re.DOTALL), start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join((b"\x01" if each else b"\x00") + each.to_bytes(4, "big") + b"\0" for each in offsets)
    facts = b"<</Type/XRef/Size %d/W[1 4 1]/Root 1 0 R/ID[<00><00>]/Length %d>>" % (len(offsets), len(rows))
    start = len(out)
    out += b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(offsets), facts, rows, start)
    return bytes(out)


def test_the_number_of_a_cross_reference_stream_is_used_again(signer: SimpleSigner, trust: Trust) -> None:
    pdf = twice(_with_stream_table(), signer)
    assert pdf.count(b"6 0 obj") >= 2
    found = check(pdf, trust)
    assert found.verdict is Verdict.VALID, found.reason


# Signatures that are told twice, or only seem to be there


def test_one_signature_under_two_fields(signer: SimpleSigner, trust: Trust) -> None:
    def both(pdf: bytes, number: int) -> bytes:
        def share(writer: IncrementalPdfFileWriter) -> None:
            field = writer.root["/AcroForm"]["/Fields"][1]
            field[pdf_name("/V")] = IndirectObject(number, 0, writer)
            writer.update_container(field)

        return signed(pdf, "mot", signer, share)

    prepared = add_signature_fields(LETTER, PLACES)
    first = signed(prepared, "mot", signer)
    (number,) = (int(each) for each in re.findall(rb"/V (\d+) 0 R", first))
    found = check(both(prepared, number), trust)
    assert (found.verdict, [each.field for each in found.signatures]) == (Verdict.VALID, ["mot", "hai"]), found.reason


@pytest.mark.parametrize("seeming", [b"/ByteRange [0 10 20 30]", b"/ByteRange [0 0 0 0]", b"/ByteRange [ 1 2"])
def test_words_that_look_like_a_signature(signer: SimpleSigner, trust: Trust, seeming: bytes) -> None:
    """In a text or an attachment, which may itself be a signed PDF."""
    page = one_page(text("So tien: 1.000.000 dong"), b"6 0 obj\n" + stream(b"%PDF-1.4 " + seeming) + b"\nendobj")
    assert check(page, trust).verdict is Verdict.UNSIGNED
    found = check(signed(add_signature_fields(page, PLACES), "mot", signer), trust)
    assert found.verdict is Verdict.VALID, found.reason


def test_a_signature_over_this_file_that_no_field_names_stays_hidden(signer: SimpleSigner, trust: Trust) -> None:
    pdf = signed(add_signature_fields(LETTER, PLACES), "mot", signer)

    def forget(writer: IncrementalPdfFileWriter) -> None:
        field = writer.root["/AcroForm"]["/Fields"][0]
        del field["/V"]
        writer.update_container(field)

    found = check(signed(pdf, "hai", signer, forget), trust)
    assert (found.verdict, found.reason) == (Verdict.INVALID, words.HIDDEN_SIGNATURES.format(found=2, listed=1))


# Old files and odd clocks


def test_an_old_hybrid_file_is_read_with_indulgence_and_says_so(signer: SimpleSigner, trust: Trust) -> None:
    found = check(signed_hybrid(signer), trust)
    assert found.verdict is Verdict.VALID, found.reason
    assert words.HYBRID in found.warnings


class LateClock(SimpleSigner):
    """A signing program that calls Vietnamese local time UTC."""

    async def signed_attrs(
        self, data_digest: bytes, digest_algorithm: str, attr_settings: Any = None, *args: Any, **options: Any
    ) -> Any:
        local = replace(attr_settings, signing_time=datetime.now(UTC) + timedelta(hours=7))
        return await super().signed_attrs(data_digest, digest_algorithm, local, *args, **options)


def test_local_time_written_as_utc_is_understood_with_a_note(signer: SimpleSigner, trust: Trust) -> None:
    late = LateClock(signer.signing_cert, signer.signing_key, signer.cert_registry)
    writer = IncrementalPdfFileWriter(BytesIO(add_signature_fields(LETTER, PLACES)))
    metadata = PdfSignatureMetadata("mot", md_algorithm="sha256", subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED)
    out: BytesIO = PdfSigner(metadata, late).sign_pdf(writer, existing_fields_only=True)
    found = check(out.getvalue(), trust)
    assert found.verdict is Verdict.VALID, found.reason
    assert words.LOCAL_TIME in found.warnings
    (signature,) = found.signatures
    assert signature.signed_at is not None
    assert abs(signature.signed_at - datetime.now(UTC)) < timedelta(minutes=5)


# Certificates


def _self_signed(begin: datetime, days: int) -> SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Người tự cấp")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(7).not_valid_before(begin).not_valid_after(begin + timedelta(days=days))
    certificate = builder.sign(key, SHA256())
    private = keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    return SimpleSigner(asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER)), private, store_of())


def test_a_certificate_that_vouches_for_itself_is_unknown_here_and_no_forgery(trust: Trust) -> None:
    today = datetime.now(UTC)
    pdf = signed(add_signature_fields(LETTER, PLACES), "mot", _self_signed(today - timedelta(days=1), 30))
    assert check(pdf, trust).verdict is Verdict.VALID_UNTRUSTED
    later = sandbox().verify(pdf, trust, today + timedelta(days=100))
    assert later.verdict is Verdict.VALID_UNTRUSTED
    assert words.NOW_EXPIRED in later.warnings


def test_revocation_that_nobody_can_tell_is_a_visible_warning(signer: SimpleSigner, trust: Trust) -> None:
    pdf = signed(add_signature_fields(LETTER, PLACES), "mot", signer)
    found = check(pdf, replace(trust, crls=()))
    assert found.verdict is Verdict.VALID
    assert words.REVOCATION_UNCHECKED in found.warnings


def test_a_certificate_with_a_fault_in_its_encoding_is_read_all_the_same(pki: Pki) -> None:
    """Letters that a PrintableString may not hold (X.680) stand in certificates that are in use."""
    certificate = _self_signed(datetime.now(UTC), 30).signing_cert
    assert certificate is not None
    der = certificate.dump()
    name = "Người tự cấp".encode()
    faulty = der.replace(bytes([0x0C, len(name)]) + name, bytes([0x13, len(name)]) + name)
    assert faulty != der
    with pytest.raises(ValueError, match="parsing"):
        x509.load_der_x509_certificate(faulty).subject.rfc4514_string()
    assert read_certificate(faulty).subject


def test_fields_added_by_a_second_signer(signer: SimpleSigner, trust: Trust) -> None:
    """A form whose fields hold their widgets in /Kids behind a reference."""
    once = signed(add_signature_fields(LETTER, PLACES), "mot", signer)
    writer = IncrementalPdfFileWriter(BytesIO(once))
    metadata = PdfSignatureMetadata("ba", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    spec = SigFieldSpec("ba", on_page=0, box=(320, 60, 400, 100), combine_annotation=False)
    out: BytesIO = PdfSigner(metadata, signer, new_field_spec=spec).sign_pdf(writer)
    assert check(out.getvalue(), trust).verdict is Verdict.VALID
