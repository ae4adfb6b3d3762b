"""Signatures by algorithms and keys that are no longer allowed: right in themselves, and invalid all the same."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf

from vbdt.document.verdict import Verdict
from vbdt.signing.check.verify import verify
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.places import Place
from vbdt.signing.stand_ins.pki import Pki
from vbdt.signing.trust.anchors import Trust
from vbdt.signing.trust.certificates import store_of


def _signed(blank: bytes, pki: Pki, bits: int, digest: str, *, leaf_only: bool = False) -> bytes:
    key = rsa.generate_private_key(65537, bits)  # type: ignore[call-arg, unused-ignore]
    start = datetime.now(UTC) - timedelta(days=1)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Lê Thị Yếu")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(pki.sub.certificate.subject)
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(start).not_valid_after(start + timedelta(days=300))
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = builder.add_extension(usage, critical=True).sign(pki.sub.key, SHA256())
    private = keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    signer = SimpleSigner(
        asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER)),
        private,
        store_of() if leaf_only else store_of(pki.sub.der),
    )
    prepared = IncrementalPdfFileWriter(BytesIO(add_signature_fields(blank, [Place("ky", 1, 50, 50, 90, 30)])))
    metadata = PdfSignatureMetadata("ky", md_algorithm=digest, subfilter=SigSeedSubFilter.PADES)
    out: BytesIO = sign_pdf(prepared, metadata, signer)
    return out.getvalue()


@pytest.mark.parametrize(
    ("bits", "digest", "name"), [(2048, "sha1", "SHA-1"), (2048, "md5", "MD5"), (1024, "sha256", "RSA 1024 bit")]
)
def test_it_is_invalid_and_says_why(blank: bytes, pki: Pki, trust: Trust, bits: int, digest: str, name: str) -> None:
    verdict = verify(_signed(blank, pki, bits, digest), trust)
    assert verdict.verdict is Verdict.INVALID
    assert name in verdict.reason


@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
def test_what_is_allowed_is_valid(blank: bytes, pki: Pki, trust: Trust, digest: str) -> None:
    assert verify(_signed(blank, pki, 2048, digest), trust).verdict is Verdict.VALID


def test_a_signature_with_its_leaf_alone_is_completed_from_the_trust(blank: bytes, pki: Pki, trust: Trust) -> None:
    signed = _signed(blank, pki, 2048, "sha256", leaf_only=True)
    assert verify(signed, trust).verdict is Verdict.VALID
    assert verify(signed, Trust(trust.anchors)).verdict is Verdict.VALID_UNTRUSTED
