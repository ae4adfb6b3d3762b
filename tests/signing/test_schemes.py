"""Every kind of key, on tokens and in files, makes signatures that we, pdfsig and OpenSSL's arithmetic accept."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.signing.office import PASSPHRASE
from vbdt.document.verdict import Verdict
from vbdt.signing.check.verify import verify
from vbdt.signing.fields import add_signature_fields
from vbdt.signing.keys.key import Key
from vbdt.signing.keys.key_problems import KeyProblem, KeyRefused
from vbdt.signing.keys.pkcs12 import open_pkcs12
from vbdt.signing.keys.tokens import open_token
from vbdt.signing.places import Place
from vbdt.signing.sign import sign
from vbdt.signing.stand_ins.pki import Issued, KeyType, Pki, Subject
from vbdt.signing.stand_ins.softhsm import SoftHsm, add_token, make_softhsm
from vbdt.signing.trust.anchors import Trust
from vbdt.signing.trust.certificates import read_certificate

PIN = "11223344"
NAMES = {
    (KeyType.RSA_2048, False): ("sha256_rsa", "sha256"),
    (KeyType.RSA_2048, True): ("rsassa_pss", "sha256"),
    (KeyType.RSA_3072, False): ("sha256_rsa", "sha256"),
    (KeyType.RSA_4096, True): ("rsassa_pss", "sha256"),
    (KeyType.P_256, False): ("sha256_ecdsa", "sha256"),
    (KeyType.P_384, False): ("sha384_ecdsa", "sha384"),
}
"""What the signature must call itself, and the digest it must use."""


@pytest.fixture(scope="module")
def keys(pki: Pki) -> dict[KeyType, Issued]:
    return {each: pki.issue(Subject("Trần Văn Bình", "Sở Nội vụ", "Giám đốc"), each) for each in KeyType}


@pytest.fixture(scope="module")
def drawer(tmp_path_factory: pytest.TempPathFactory, pki: Pki, keys: dict[KeyType, Issued]) -> SoftHsm:
    """One token for each kind of key."""
    hsm = make_softhsm(tmp_path_factory.mktemp("drawer"))
    for kind, issued in keys.items():
        add_token(hsm, kind.value, PIN, [issued], [pki.sub])
    return hsm


@pytest.fixture
def tokens(drawer: SoftHsm) -> SoftHsm:
    drawer.activate()
    return drawer


@pytest.fixture
def to_sign(blank: bytes) -> bytes:
    return add_signature_fields(blank, [Place("ky", 1, 100, 100, 120, 40)])


@pytest.mark.parametrize(("kind", "pss"), NAMES, ids=lambda value: str(value))
def test_on_a_token(tokens: SoftHsm, to_sign: bytes, trust: Trust, tmp_path: Path, kind: KeyType, pss: bool) -> None:
    with open_token(tokens.module, kind.value, PIN, pss=pss) as key:
        _check(key, to_sign, trust, tmp_path, NAMES[kind, pss])


@pytest.mark.parametrize(("kind", "pss"), NAMES, ids=lambda value: str(value))
def test_in_a_file(
    keys: dict[KeyType, Issued], pki: Pki, to_sign: bytes, trust: Trust, tmp_path: Path, kind: KeyType, pss: bool
) -> None:
    path = tmp_path / "khoa.p12"
    keys[kind].write_pkcs12(path, PASSPHRASE, (pki.sub.certificate,))
    with open_pkcs12(path, PASSPHRASE, pss=pss) as key:
        _check(key, to_sign, trust, tmp_path, NAMES[kind, pss])


def _check(key: Key, to_sign: bytes, trust: Trust, folder: Path, names: tuple[str, str]) -> None:
    pdf = sign(to_sign, key, "ky").pdf
    assert verify(pdf, trust).verdict is Verdict.VALID
    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    info = signature.signer_info
    algorithm, digest = info["signature_algorithm"], info["digest_algorithm"]["algorithm"].native
    assert (algorithm["algorithm"].native, digest) == names
    if names[0] == "rsassa_pss":
        assert algorithm["parameters"]["salt_length"].native == 32
    if shutil.which("pdfsig"):
        assert "Signature is Valid" in _pdfsig(pdf, folder)


def _pdfsig(pdf: bytes, folder: Path) -> str:
    path = folder / "signed.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False, timeout=60).stdout


def test_a_key_that_asks_for_the_pin_each_time_signs_many(
    tmp_path: Path, pki: Pki, trust: Trust, to_sign: bytes
) -> None:
    hsm = make_softhsm(tmp_path / "hsm")
    issued = pki.issue(Subject("Lê Thị An", "Sở Nội vụ"))
    add_token(hsm, "the", PIN, [issued], [pki.sub], asks_each_time=True)
    with open_token(hsm.module, "the", PIN) as key:
        for _ in range(3):
            assert verify(sign(to_sign, key, "ky").pdf, trust).verdict is Verdict.VALID


def test_the_right_one_of_several_certificates_signs(tmp_path: Path, pki: Pki, trust: Trust, to_sign: bytes) -> None:
    """Two certificates of one person in one office, told apart by fingerprint alone."""
    hsm = make_softhsm(tmp_path / "hsm")
    both = [pki.issue(Subject("Lê Thị An", "Sở Nội vụ")) for _ in range(2)]
    add_token(hsm, "hai", PIN, both, [pki.sub])
    for issued in both:
        fingerprint = read_certificate(issued.der).fingerprint
        with open_token(hsm.module, "hai", PIN, fingerprint) as key:
            (signature,) = verify(sign(to_sign, key, "ky").pdf, trust).signatures
        assert signature.verdict is Verdict.VALID
        assert signature.certificate is not None
        assert signature.certificate.fingerprint == fingerprint


def test_a_key_that_is_not_the_certificates_is_found_out_before_the_file_is_made(
    tmp_path: Path, pki: Pki, to_sign: bytes
) -> None:
    mine, other = (pki.issue(Subject(name, "Sở Nội vụ")) for name in ("Lê Thị An", "Võ Văn Tư"))
    hsm = make_softhsm(tmp_path / "hsm")
    add_token(hsm, "lan", PIN, [Issued(mine.certificate, other.key)], [])
    with open_token(hsm.module, "lan", PIN) as key, pytest.raises(KeyRefused) as caught:
        sign(to_sign, key, "ky")
    assert caught.value.problem is KeyProblem.NO_KEY
    path = tmp_path / "lan.p12"
    Issued(other.certificate, other.key).write_pkcs12(path, PASSPHRASE, ())
    open_pkcs12(path, PASSPHRASE).close()
