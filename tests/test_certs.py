"""The trust anchors are the ones their README names."""

import re
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256, HashAlgorithm

from vbdt import assets


def load(name: str) -> x509.Certificate:
    data = (assets.trust_anchors() / name).read_bytes()
    return x509.load_pem_x509_certificate(data) if b"-----BEGIN" in data else x509.load_der_x509_certificate(data)


def check_signature(certificate: x509.Certificate, issuer: x509.Certificate) -> None:
    key, algorithm = issuer.public_key(), certificate.signature_hash_algorithm
    assert isinstance(key, RSAPublicKey)
    assert isinstance(algorithm, HashAlgorithm)
    key.verify(certificate.signature, certificate.tbs_certificate_bytes, PKCS1v15(), algorithm)


def test_every_fingerprint_is_the_published_one() -> None:
    readme = (assets.trust_anchors() / "README.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `(\w+\.crt)` \| `([0-9A-F]{64})` \|$", readme, re.MULTILINE))
    files = {path.name: load(path.name).fingerprint(SHA256()).hex().upper() for path in _certificates()}
    assert files == told
    assert len(files) == 3


@pytest.mark.parametrize(
    ("name", "issuer"),
    [("rootcag2.crt", "rootcag2.crt"), ("cpcag2.crt", "rootcag2.crt"), ("vnrca256.crt", "vnrca256.crt")],
)
def test_each_is_signed_by_the_one_it_names(name: str, issuer: str) -> None:
    assert load(name).issuer == load(issuer).subject
    check_signature(load(name), load(issuer))


def test_no_private_key_lies_among_them() -> None:
    assert not [path.name for path in assets.trust_anchors().iterdir() if b"PRIVATE KEY" in path.read_bytes()]


def _certificates() -> list[Path]:
    return sorted(assets.trust_anchors().glob("*.crt"))
